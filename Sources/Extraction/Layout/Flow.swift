/// The running text of a page in the order that it is read: paragraphs whose lines were parted by line ends, columns,
/// captions and headlines are whole again.
struct Flow {
  /// One paragraph: the pieces of the page that it consists of.
  struct Paragraph {
    enum Kind: Sendable {
      case body
      case heading
      case caption
      case byline
      case furniture
      case row
      /// A rule between two documents: no text of its own.
      case rule
    }

    var kind: Kind
    /// Where its lines stand in the shown text, in the order that they are read.
    var pieces: [Range<Int>]
    /// The places in `pieces` before which something else stood on the page.
    var gaps: [Int] = []
    /// Whether its mark-up says that it is the title of a document.
    var isTitle = false
  }

  private(set) var paragraphs: [Paragraph] = []

  private let text: [UInt32]
  private var lines: [PageLine] = []
  /// The paragraph whose last line does not end its sentence, and the line.
  private var open: (paragraph: Int, line: Int)?
  /// The paragraph that was put together from a label and its figure.
  private var poster: Int?
  /// Whether a heading or a body has been read.
  private var hasText = false
  private var separatesByBlanks = false
  private var indents = false
  private var width = 0

  init(_ shown: [UInt32]) {
    text = shown
    readLines()
    measure()
    var index = 0
    while index < lines.count {
      if let table = CellLines(text, lines, at: index) {
        open = nil
        for row in table.rows { paragraphs.append(Paragraph(kind: .row, pieces: row.map { lines[$0].range })) }
        index = table.end
      } else {
        take(index)
        index += 1
      }
    }
    lines = []
  }

  private mutating func readLines() {
    var start = 0
    var isAfterBlank = true
    let end = text.count
    var index = 0
    while index <= end {
      if index == end || text[index] == 0x0A {
        if var line = PageLine(text, start..<index) {
          line.isAfterBlank = isAfterBlank
          lines.append(line)
          isAfterBlank = false
        } else {
          isAfterBlank = true
        }
        start = index + 1
      }
      index += 1
    }
  }

  /// How this page parts paragraphs: by blank lines, by indents, and how wide its lines are.
  private mutating func measure() {
    var bodies = 0
    var afterBlank = 0
    var indented = 0
    var widths: [Int] = []
    for line in lines where line.role == .text {
      if line.count > 8 { widths.append(min(line.count, 200)) }
      guard line.commas + line.stops > 0 else { continue }
      bodies += 1
      if line.isAfterBlank { afterBlank += 1 }
      if line.indent >= 2 { indented += 1 }
    }
    separatesByBlanks = bodies > 0 && afterBlank * 3 >= bodies && lines.count > 1
    indents = indented * 4 >= bodies && indented > 1
    widths.sort()
    width = widths.isEmpty ? 0 : widths[widths.count * 9 / 10]
  }

  private mutating func take(_ index: Int) {
    let line = lines[index]
    switch line.role {
    case .rule:
      open = nil
      paragraphs.append(Paragraph(kind: .rule, pieces: []))
    case .markedHeading:
      open = nil
      var start = line.range.lowerBound
      while text[start] == 0x23 || Scalars.isSpace(text[start]) {
        start += 1
        if start == line.range.upperBound { return }
      }
      var heading = Paragraph(kind: .heading, pieces: [start..<line.range.upperBound])
      heading.isTitle = text[line.range.lowerBound + 1] != 0x23
      paragraphs.append(heading)
    case .row:
      open = nil
      // The line above the first row with as many cells is its heading.
      if index > 0, lines[index - 1].role != .row, !line.isAfterBlank, let last = paragraphs.last,
        last.pieces.count == 1,
        last.pieces[0] == lines[index - 1].range,
        LineWords.fields(text, lines[index - 1].range).count == LineWords.fields(text, line.range).count
      {
        paragraphs[paragraphs.count - 1].kind = .row
      }
      paragraphs.append(Paragraph(kind: .row, pieces: [line.range]))
    case .furniture: takeFurniture(index)
    case .caption: paragraphs.append(Paragraph(kind: .caption, pieces: [line.range]))
    case .byline: paragraphs.append(Paragraph(kind: .byline, pieces: [line.range]))
    case .item:
      begin(index)
    case .text: takeText(index)
    }
  }

  private mutating func takeText(_ index: Int) {
    let line = lines[index]
    if let last = paragraphs.last, last.kind == .caption, !line.isAfterBlank, index > 0,
      lines[index - 1].role == .caption,
      !lines[index - 1].isClosed(text), lines[index - 1].count >= width - 2
    {
      paragraphs[paragraphs.count - 1].pieces.append(line.range)
      return
    }
    if isPosterFigure(index) {
      paragraphs[paragraphs.count - 1].pieces.append(line.range)
      paragraphs[paragraphs.count - 1].kind = .body
      open = nil
      poster = paragraphs.count - 1
      return
    }
    guard let current = open else {
      if line.isCrumb, joinsHeading(line) { return }
      begin(index)
      return
    }
    let isAdjacent = current.line == index - 1 && !line.isAfterBlank
    if isAdjacent {
      if startsAnew(index) { begin(index) } else { join(index) }
    } else if isCrumbOfFigure(line), standsInFigure(index) {
      open = nil
      paragraphs.append(Paragraph(kind: .heading, pieces: [line.range]))
    } else if line.isCrumb {
      if !joinsHeading(line) { paragraphs.append(Paragraph(kind: .heading, pieces: [line.range])) }
    } else if line.looksLikeHeading, line.commas == 0, !continues(line), !isCutInCount(index) {
      paragraphs.append(Paragraph(kind: .heading, pieces: [line.range]))
    } else if indents && line.indent >= 2 || isFigureCut(current.line, from: line) {
      begin(index)
    } else {
      join(index)
    }
  }

  /// Whether a line ends in digits and another, with lines between them, begins with what a figure goes on with.
  private func isFigureCut(_ open: Int, from line: PageLine) -> Bool {
    figureEnd(lines[open]) == .digits && (Scalars.continuesFigure(line.first) || mayGoOn(line))
  }

  /// Whether a line begins with a digit, or with what stands between two.
  private func mayGoOn(_ line: PageLine) -> Bool {
    let first = Scalars.halfWidth(line.first)
    return Scalars.isDigit(first) || Scalars.joinsDigits(first)
  }

  /// Takes page furniture out of the flow. What looks like a page number but may be part of the figure around it joins
  /// the figure, or ends the flow: no figure is put together from what stands on both sides of it.
  private mutating func takeFurniture(_ index: Int) {
    let line = lines[index]
    if let current = open, standsInFigure(index) {
      let isAdjacent = current.line == index - 1 && !line.isAfterBlank
      if LineWords.isLoneNumber(text, line.range), isAdjacent, figureEnd(lines[current.line]) != .numeral {
        join(index)
        return
      }
      open = nil
    }
    // 增长, 2, 6.00%: whether the digits are the page's or the figure's, nothing tells; the figure below stands alone.
    if line.hasDigit, index + 1 < lines.count, !lines[index + 1].isAfterBlank, mayGoOn(lines[index + 1]) {
      open = nil
    }
    paragraphs.append(Paragraph(kind: .furniture, pieces: [line.range]))
  }

  /// Whether the open line ends inside a figure, or the line below begins with what only the end of a figure begins with.
  private func standsInFigure(_ index: Int) -> Bool {
    guard let current = open else { return false }
    if figureEnd(lines[current.line]) != .none { return true }
    guard index + 1 < lines.count else { return false }
    return Scalars.continuesFigure(lines[index + 1].first)
  }

  /// Whether so short a line holds a digit, or nothing but numerals.
  private func isCrumbOfFigure(_ line: PageLine) -> Bool {
    line.count <= 2 && line.hasDigit || text[line.range].allSatisfy { Scalars.isNumeral($0) }
  }

  private enum FigureEnd {
    /// Digits, with a sign, a point or a comma: more digits may follow.
    case digits
    /// A Chinese numeral, which may be part of a word as well.
    case numeral
    case none
  }

  /// The part of a figure that a line ends with.
  private func figureEnd(_ line: PageLine) -> FigureEnd {
    let last = Scalars.halfWidth(line.last)
    // 第: an ordinal's number follows.
    if Scalars.isDigit(last) || Scalars.isMinus(last) || last == 0x7B2C { return .digits }
    if Scalars.isNumeral(last) { return .numeral }
    guard Scalars.joinsDigits(last) else { return .none }
    var place = line.range.upperBound - 2
    while place > line.range.lowerBound, Scalars.isSpace(text[place]) { place -= 1 }
    guard place >= line.range.lowerBound, Scalars.isDigit(Scalars.halfWidth(text[place])) else { return .none }
    return .digits
  }

  /// Whether a line is the figure, the unit or the growth of what the short lines directly above it name.
  private func isPosterFigure(_ index: Int) -> Bool {
    let line = lines[index]
    guard index > 0, !line.isAfterBlank, line.count <= 14, let last = paragraphs.last,
      last.pieces.last == lines[index - 1].range
    else {
      return false
    }
    let first = Scalars.halfWidth(line.first)
    // 同比增长6.4% below its figure
    if line.hasDigit, line.commas + line.stops == 0, saysChange(line) {
      return last.kind == .heading && !lines[index - 1].hasDigit || poster == paragraphs.count - 1
        || last.pieces.count == 2 && last.pieces.allSatisfy { $0.count <= 14 }
    }
    let isFigure = Scalars.isDigit(first) || first == 0x2B || first == 0x2D || first == 0x2191 || first == 0x2193
    if last.kind == .heading, !lines[index - 1].hasDigit { return isFigure && line.commas + line.stops == 0 }
    guard poster == paragraphs.count - 1 else { return false }
    return first == 0x2B || first == 0x2D || first == 0x2191 || first == 0x2193 || line.count <= 3 && !line.hasDigit
  }

  /// Whether a line begins with a word of change: 同比, 增长, 下降, 较.
  private func saysChange(_ line: PageLine) -> Bool {
    guard line.range.count >= 3 else { return false }
    switch (line.first, text[line.range.lowerBound + 1]) {
    case (0x540C, 0x6BD4), (0x589E, 0x957F), (0x4E0B, 0x964D), (0x8F83, _), (0x6BD4, 0x4E0A): return true
    default: return false
    }
  }

  /// Whether a line directly below an unfinished one starts a paragraph of its own.
  private func startsAnew(_ index: Int) -> Bool {
    if indents, lines[index].indent >= 2 { return true }
    if separatesByBlanks { return false }
    let before = lines[index - 1]
    if before.isLabelled, lines[index].isLabelled, before.hasDigit { return true }
    // A list without marks: short lines, each with a figure, none of which fills the width.
    return before.count <= 40 && before.count < width - 4 && before.hasDigit && lines[index].hasDigit
      && before.commas + before.stops <= 2 && before.hasColon == lines[index].hasColon
      && (before.hasColon || isEnd(before))
  }

  /// Whether a line ends as a figure does: with a digit, a sign of per cent, a unit.
  private func isEnd(_ line: PageLine) -> Bool {
    switch line.last {
    case 0x30...0x39, 0x25, 0xFF05, 0x5143, 0x5BB6, 0x4E2A, 0x9879, 0x4EF6, 0x4EBA, 0x540D, 0x500D, 0x70B9: true
    default: false
    }
  }

  /// Whether a line behind a gap can only be the rest of a sentence: it begins with a figure.
  private func continues(_ line: PageLine) -> Bool {
    Scalars.isDigit(Scalars.halfWidth(line.first)) && line.count > 2
  }

  private mutating func join(_ index: Int) {
    guard let current = open else { return }
    let line = lines[index]
    if current.line != index - 1 {
      paragraphs[current.paragraph].gaps.append(paragraphs[current.paragraph].pieces.count)
    }
    paragraphs[current.paragraph].pieces.append(line.range)
    paragraphs[current.paragraph].kind = .body
    open = line.isClosed(text) ? nil : (current.paragraph, index)
  }

  private mutating func begin(_ index: Int) {
    let line = lines[index]
    // A figure behind a comma is of a sentence, unless the line is the page's headline.
    let isPhrase = line.commas == 0 || !line.hasDigit || !hasText
    let isListed = line.role == .item && line.hasDigit && Scalars.isListMark(line.first)
    let isHeading =
      !isListed && (line.looksLikeHeading && isPhrase || isTitle(index)) && !isFirstOfMany(index)
      && !isCutInCount(index)
    hasText = true
    paragraphs.append(Paragraph(kind: isHeading ? .heading : .body, pieces: [line.range]))
    open = isHeading || line.isClosed(text) ? nil : (paragraphs.count - 1, index)
  }

  /// Whether a line ends in digits whose unit or decimals begin the next: 集中签约项目12, 个，总投资…; 增长10., 5%.
  private func isCutInCount(_ index: Int) -> Bool {
    guard index + 1 < lines.count, !lines[index + 1].isAfterBlank, lines[index + 1].role == .text else { return false }
    if lines[index].last == 0x2E {
      // A number by itself is a list's as well: 1., 5家企业….
      return figureEnd(lines[index]) == .digits && Scalars.isDigit(lines[index + 1].first)
        && text[lines[index].range].contains { $0 != 0x2E && !Scalars.isDigit($0) && !Scalars.isSpace($0) }
    }
    guard Scalars.isDigit(lines[index].last) else { return false }
    switch lines[index + 1].first {
    // 个 家 项 亿 万 元 人 名 件 户 台 次 条 % ％ 倍
    case 0x4E2A, 0x5BB6, 0x9879, 0x4EBF, 0x4E07, 0x5143, 0x4EBA, 0x540D, 0x4EF6, 0x6237, 0x53F0, 0x6B21, 0x6761, 0x25,
      0xFF05, 0x500D:
      return true
    default: return false
    }
  }

  /// Whether the page's first line is its title though a call or a question stands in it: 开门红！…增长7.3%.
  private func isTitle(_ index: Int) -> Bool {
    let line = lines[index]
    guard !hasText, line.stops > 0, line.commas <= 1, line.count <= 40, !Scalars.isComma(line.last),
      index + 1 < lines.count, lines[index + 1].isAfterBlank || lines[index + 1].role != .text
    else { return false }
    return !text[line.range].contains { $0 == 0x3002 || $0 == 0xFF1B }
  }

  /// Whether a short line is the first of a paragraph broken into short lines rather than a heading.
  private func isFirstOfMany(_ index: Int) -> Bool {
    guard index + 1 < lines.count, !lines[index + 1].isAfterBlank, lines[index + 1].role == .text else { return false }
    let next = lines[index + 1]
    if indents, next.indent >= 2 { return false }
    if separatesByBlanks { return true }
    // The width of the lines that follow it down to the end of the paragraph.
    var widest = 0
    for other in lines[(index + 1)...].prefix(6) {
      if other.isAfterBlank || other.role != .text { break }
      widest = max(widest, breadth(other))
    }
    // The line below is as full, or ends the paragraph.
    guard next.count >= lines[index].count - 2 || next.isClosed(text) else { return false }
    // The first line may begin with an indent that is lost.
    let own = breadth(lines[index])
    return own <= widest + 4 && own >= widest - (lines[index].commas > 0 ? 8 : 4) && widest <= 120
  }

  /// How wide a line is set: a Chinese character is twice as wide as a digit.
  private func breadth(_ line: PageLine) -> Int {
    line.range.reduce(0) { $0 + (Scalars.isSpace(text[$1]) ? 0 : text[$1] < 0x80 ? 1 : 2) }
  }

  /// Takes a crumb as the rest of the heading before it, where there is one.
  private mutating func joinsHeading(_ line: PageLine) -> Bool {
    guard let last = paragraphs.last, last.kind == .heading else { return false }
    paragraphs[paragraphs.count - 1].pieces.append(line.range)
    return true
  }
}
