/// One line of a page that is not blank, and what can be told from it alone.
struct PageLine {
  /// What a line is by itself.
  enum Role {
    /// Part of the running text, or a heading: the lines around it decide.
    case text
    /// A heading that its mark-up names: `## …`.
    case markedHeading
    /// Words under a picture.
    case caption
    /// Who wrote it.
    case byline
    /// What the page says of itself: view counts, licence numbers, page numbers.
    case furniture
    /// The first line of a list's member.
    case item
    /// A row of a table: cells between bars or tabs.
    case row
    /// A rule between two documents.
    case rule
  }

  /// The characters without the space around them, counted in the shown text.
  let range: Range<Int>
  /// How many characters are not space.
  var count = 0
  var commas = 0
  var stops = 0
  var hasDigit = false
  var hasColon = false
  /// Whether it begins with a label and a colon: 最多专利：….
  var isLabelled = false
  var indent = 0
  var isAfterBlank = false
  var role = Role.text
  var first: UInt32 = 0
  var last: UInt32 = 0

  /// Reads a line; nil for a blank one.
  init?(_ text: [UInt32], _ whole: Range<Int>) {
    var start = whole.lowerBound
    var end = whole.upperBound
    while start < end, Scalars.isSpace(text[start]) {
      indent += text[start] == 0x3000 ? 2 : 1
      start += 1
    }
    while end > start, Scalars.isSpace(text[end - 1]) { end -= 1 }
    guard start < end else { return nil }
    range = start..<end
    first = text[start]
    last = text[end - 1]
    for value in text[start..<end] {
      // Most of Chinese is none of what follows.
      if value >= 0x4E00, value <= 0x9FFF {
        count += 1
        continue
      }
      if Scalars.isSpace(value) { continue }
      count += 1
      if value < 0x80 {
        if Scalars.isDigit(value) { hasDigit = true }
        if value == 0x2C || value == 0x3B { commas += 1 }
        if value == 0x21 || value == 0x3F { stops += 1 }
        if value == 0x3A {
          if !hasColon, count <= 12 { isLabelled = true }
          hasColon = true
        }
      } else if value == 0x3002 || value == 0xFF01 || value == 0xFF1F || value == 0xFF1B {
        stops += 1
      } else if value == 0xFF0C {
        commas += 1
      } else if value >= 0xFF10, value <= 0xFF19 {
        hasDigit = true
      } else if value == 0xFF1A {
        if !hasColon, count <= 12 { isLabelled = true }
        hasColon = true
      }
    }
    role = LineWords.role(of: self, in: text)
  }

  /// Whether the line ends as a sentence does, closing quotes and brackets aside.
  func isClosed(_ text: [UInt32]) -> Bool {
    var index = range.upperBound - 1
    while index > range.lowerBound,
      Scalars.closesQuote(text[index]) || Scalars.closesBracket(text[index]) || text[index] == 0x22
        || text[index] == 0x27
    {
      index -= 1
    }
    let value = text[index]
    return Scalars.endsSentence(value) || Scalars.isSemicolon(value) || value == 0x2026
  }

  /// Whether the line could be a heading: short, one phrase, without the marks of a sentence inside it.
  var looksLikeHeading: Bool {
    stops == 0 && commas <= 1 && count <= 36 && !Scalars.isComma(last) && last != Scalars.listComma
      && !Scalars.isColon(last)
  }

  /// Whether the line is a crumb of a headline that was set vertically.
  var isCrumb: Bool { count <= 2 && !hasDigit && stops == 0 && commas == 0 }
}
