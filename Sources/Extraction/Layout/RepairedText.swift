import PrintedForms

/// Running text with its flow repaired: what the recognisers read, every character with its place in the input.
struct RepairedText: Sendable {
  /// A paragraph of the repaired text.
  struct Paragraph: Sendable {
    let kind: Flow.Paragraph.Kind
    /// Its characters in the repaired text, without the line feed that ends it.
    let range: Range<Int>
    let isTitle: Bool
  }

  let text: ScalarText
  /// The input offset of each character.
  let origin: [Int32]
  let paragraphs: [Paragraph]

  init(_ page: InputPage) {
    let flow = Flow(page.shown)
    var builder = Builder(page: page)
    builder.scalars.reserveCapacity(page.shown.count + flow.paragraphs.count)
    builder.origin.reserveCapacity(page.shown.count + flow.paragraphs.count)
    for paragraph in flow.paragraphs { builder.add(paragraph) }
    text = ScalarText(scalars: builder.scalars)
    origin = builder.origin
    paragraphs = builder.paragraphs
  }

  /// Where a part of the repaired text stands in the input, from its first character to behind its last.
  func input(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else {
      let place = range.lowerBound < origin.count ? Int(origin[range.lowerBound]) : 0
      return place..<place
    }
    let first = Int(origin[range.lowerBound])
    let last = Int(origin[range.upperBound - 1])
    return min(first, last)..<max(first, last) + 1
  }

  private struct Builder {
    let page: InputPage
    var scalars: [UInt32] = []
    var origin: [Int32] = []
    var paragraphs: [Paragraph] = []

    mutating func add(_ paragraph: Flow.Paragraph) {
      let start = scalars.count
      var insideQuote = false
      var insideSingle = false
      var nextGap = 0
      for (number, piece) in paragraph.pieces.enumerated() {
        if number > 0 {
          let isGap = nextGap < paragraph.gaps.count && paragraph.gaps[nextGap] == number
          if isGap { nextGap += 1 }
          if paragraph.kind == .row {
            append(0x7C, at: paragraph.pieces[number - 1].upperBound)
          } else {
            separate(from: page.shown[piece.lowerBound], at: paragraph.pieces[number - 1].upperBound, isGap: isGap)
          }
        }
        copy(
          piece, start: start, isRow: paragraph.kind == .row, insideQuote: &insideQuote,
          insideSingle: &insideSingle)
      }
      paragraphs.append(
        Paragraph(kind: paragraph.kind, range: start..<scalars.count, isTitle: paragraph.isTitle))
      append(0x0A, at: paragraph.pieces.last?.upperBound ?? 0)
    }

    /// Parts two pieces where they must not run into one word or one number.
    private mutating func separate(from next: UInt32, at place: Int, isGap: Bool) {
      guard let last = scalars.last else { return }
      let next = Scalars.halfWidth(next)
      let latin = Scalars.isLatin(last) && Scalars.isLatin(next)
      let digits = isGap && (Scalars.isDigit(last) || last == 0x2E) && (Scalars.isDigit(next) || next == 0x2E)
      if latin || digits { append(0x20, at: place) }
    }

    private mutating func append(_ value: UInt32, at place: Int) {
      scalars.append(value)
      origin.append(Int32(page.inputOffset(min(place, max(page.shown.count - 1, 0)))))
    }

    private mutating func copy(
      _ piece: Range<Int>, start: Int, isRow: Bool, insideQuote: inout Bool, insideSingle: inout Bool
    ) {
      let shown = page.shown
      let isBarred = isRow && shown[piece.lowerBound] == 0x7C
      var index = piece.lowerBound
      while index < piece.upperBound {
        let raw = shown[index]
        if Scalars.isSpace(raw) {
          var next = index + 1
          while next < piece.upperBound, Scalars.isSpace(shown[next]) { next += 1 }
          if isRow, !isBarred {
            append(0x7C, at: index)
          } else if keepsSpace(before: next < piece.upperBound ? shown[next] : 0x0A, start: start) {
            append(0x20, at: index)
          }
          index = next
          continue
        }
        var value = Scalars.halfWidth(raw)
        if raw == 0xFF0C, index > piece.lowerBound, index + 1 < piece.upperBound, Self.isWideDigit(shown[index - 1]),
          Self.isWideDigit(shown[index + 1])
        {
          // A full-width comma between full-width digits groups them.
          value = 0x2C
        }
        if value == 0x22 {
          value = insideQuote ? 0x201D : 0x201C
          insideQuote.toggle()
        } else if value == 0x27, standsInChinese(shown, index, in: piece) {
          value = insideSingle ? 0x2019 : 0x2018
          insideSingle.toggle()
        } else if value == 0x2A || value == 0x60 {
          // Marks of emphasis in Markdown.
          index += 1
          continue
        } else if value == 0x300E || value == 0x300C {
          value = 0x201C
        } else if value == 0x300F || value == 0x300D {
          value = 0x201D
        }
        if Scalars.isDigit(value), endsWithGDP { append(0x20, at: index) }
        append(value, at: index)
        index += 1
      }
    }

    /// Whether the text so far ends with GDP, which a figure may follow without a space and is not part of.
    private var endsWithGDP: Bool {
      let count = scalars.count
      return count >= 3 && scalars[count - 1] == 0x50 && scalars[count - 2] == 0x44 && scalars[count - 3] == 0x47
    }

    /// Whether a straight single quote stands beside Chinese, so that it is no apostrophe.
    private func standsInChinese(_ shown: [UInt32], _ index: Int, in piece: Range<Int>) -> Bool {
      let before = index > piece.lowerBound ? shown[index - 1] : 0x4E00
      let after = index + 1 < piece.upperBound ? shown[index + 1] : 0x4E00
      return Scalars.isChinese(before) || Scalars.isChinese(after)
    }

    /// Whether a space parts two words or numbers that would run together without it: only between two that are both
    /// written in Latin letters or digits.
    private func keepsSpace(before next: UInt32, start: Int) -> Bool {
      guard scalars.count > start, let last = scalars.last else { return false }
      let next = Scalars.halfWidth(next)
      let isWord = { (value: UInt32) in Scalars.isLatin(value) || Scalars.isDigit(value) }
      // 1, 234 is two numbers.
      return (isWord(last) || last == 0x2C) && isWord(next)
    }

    private static func isWideDigit(_ value: UInt32) -> Bool { value >= 0xFF10 && value <= 0xFF19 }
  }
}
