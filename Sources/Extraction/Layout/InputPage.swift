package import PrintedForms

/// The text of one document as it came in, with its lines.
package struct InputPage: Sendable {
  /// A line and a column, both from 1; columns count Unicode scalars.
  package struct Place: Hashable, Sendable {
    package let line: Int
    package let column: Int
  }

  /// Every character of the input.
  package let text: ScalarText
  /// The characters that are text: all of them, or those outside the tags of HTML.
  let shown: [UInt32]
  /// Where each shown character stands in the input; nil where all are shown.
  let shownAt: [Int32]?
  private let lineStarts: [Int32]

  /// Makes a page of plain text or Markdown.
  package init(plain text: ScalarText) {
    self.init(text, shown: text.scalars, at: nil)
  }

  /// Makes a page of HTML: tags, scripts and styles are not shown, blocks end lines, references are the characters that
  /// they stand for.
  package init(html text: ScalarText) {
    var reader = HTMLText(text.scalars)
    reader.read()
    self.init(text, shown: reader.shown, at: reader.shownAt)
  }

  /// Makes a page of text whose first characters say whether it is HTML.
  package init(_ text: ScalarText) {
    if Self.isHTML(text.scalars) { self.init(html: text) } else { self.init(plain: text) }
  }

  /// Whether a text begins as HTML does: with a tag, and with `<html`, `<body`, `<div` or `<p` among its first characters.
  private static func isHTML(_ scalars: [UInt32]) -> Bool {
    guard let first = scalars.prefix(200).firstIndex(where: { $0 > 0x20 && $0 != 0xFEFF }), scalars[first] == 0x3C
    else {
      return false
    }
    let head = scalars[first..<min(scalars.count, first + 600)]
    let signs = ["<html", "<!doctype html", "<body", "<div", "<p>", "<p ", "<table", "<article"].map {
      $0.unicodeScalars.map(\.value)
    }
    for index in head.indices where scalars[index] == 0x3C {
      for sign in signs where index + sign.count <= scalars.count {
        if zip(scalars[index..<index + sign.count], sign).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) { return true }
      }
    }
    return false
  }

  private init(_ text: ScalarText, shown: [UInt32], at places: [Int32]?) {
    self.text = text
    self.shown = shown
    shownAt = places
    var feeds = 0
    for value in text.scalars where value == 0x0A { feeds += 1 }
    var starts: [Int32] = []
    starts.reserveCapacity(feeds + 1)
    starts.append(0)
    for (index, value) in text.scalars.enumerated() where value == 0x0A { starts.append(Int32(index + 1)) }
    lineStarts = starts
  }

  /// The line and column of an offset.
  package func place(_ offset: Int) -> Place {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return Place(line: low + 1, column: offset - Int(lineStarts[low]) + 1)
  }

  /// The number of lines.
  package var lineCount: Int { lineStarts.count }

  /// The offsets of a line, counted from 1, without its line feed.
  package func line(_ number: Int) -> Range<Int> {
    let start = Int(lineStarts[number - 1])
    let end = number < lineStarts.count ? Int(lineStarts[number]) - 1 : text.count
    return start..<max(start, end)
  }
}
