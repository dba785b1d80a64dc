extension StringProtocol {
  /// The text as lines no wider than a width: Chinese breaks between characters, other words at spaces.
  ///
  /// No line starts with a closing sign (`，。）」％`) or ends with an opening one (`（「“`); a word wider than the line is
  /// cut. The spaces at a break fall away. A line break of the text stays one, and an empty line stays empty.
  ///
  /// - Parameters:
  ///   - width: columns, at least 2; less counts as 2, the width of a Chinese character.
  ///   - hangingIndent: spaces before each line after the first of a paragraph; at most `width - 2`.
  package func wrapped(to width: Int, hangingIndent: Int = 0) -> [String] {
    let width = Swift.max(width, 2)
    let indent = Swift.min(Swift.max(hangingIndent, 0), width - 2)
    var lines: [String] = []
    for paragraph in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      appendWrapped(paragraph, width: width, indent: indent, to: &lines)
    }
    return lines
  }
}

/// A stretch of text that no line break may part, with the spaces before it.
private struct Piece {
  var spaces = 0
  var text = ""
  var width = 0
}

private func appendWrapped(_ paragraph: some StringProtocol, width: Int, indent: Int, to lines: inout [String]) {
  let margin = String(repeating: " ", count: indent)
  var line = ""
  var used = 0
  var isFresh = true
  func startLine() {
    lines.append(line)
    line = margin
    used = indent
    isFresh = true
  }
  for (number, piece) in pieces(of: paragraph).enumerated() {
    // Spaces at the head of a paragraph are its own indent; those at a break fall away.
    let spaces = isFresh && number > 0 ? 0 : piece.spaces
    if used + spaces + piece.width <= width {
      line += String(repeating: " ", count: spaces) + piece.text
      used += spaces + piece.width
      isFresh = false
      continue
    }
    if !isFresh { startLine() }
    for character in piece.text {
      let wide = character.displayWidth
      if used + wide > width, !isFresh { startLine() }
      line.append(character)
      used += wide
      isFresh = false
    }
  }
  lines.append(line)
}

private func pieces(of paragraph: some StringProtocol) -> [Piece] {
  var pieces: [Piece] = []
  var piece = Piece()
  var last: Character?
  for character in paragraph {
    if character == " " || character == "\t" {
      if !piece.text.isEmpty {
        pieces.append(piece)
        piece = Piece()
      }
      piece.spaces += 1
      last = nil
      continue
    }
    if let last, mayBreak(between: last, and: character) {
      pieces.append(piece)
      piece = Piece()
    }
    piece.text.append(character)
    piece.width += character.displayWidth
    last = character
  }
  if !piece.text.isEmpty { pieces.append(piece) }
  return pieces
}

private func mayBreak(between left: Character, and right: Character) -> Bool {
  if noLineStart.contains(right) || noLineEnd.contains(left) { return false }
  return left.displayWidth == 2 || right.displayWidth == 2
}

/// Signs that stand at the end of what they close: never at the head of a line (GB/T 15834).
private let noLineStart: Set<Character> = Set("，。、；：？！）］｝〉》」』】〕〗”’％‰℃…—～·,.;:?!)]}%°")
/// Signs that open what follows: never at the end of a line.
private let noLineEnd: Set<Character> = Set("（［｛〈《「『【〔〖“‘([{￥$")
