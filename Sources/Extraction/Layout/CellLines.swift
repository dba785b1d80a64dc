/// A table whose cells stand each on a line of its own with blank lines between, as a PDF gives them.
struct CellLines {
  /// The lines of each row, its cells in order; the first row is the heading.
  private(set) var rows: [[Int]] = []
  /// The line behind the last cell.
  let end: Int

  /// A row is some words, then some numbers, as many in each; the heading has as many cells as a row.
  private static let longestRow = 12

  /// Reads the table that begins at a line; nil where none does.
  init?(_ text: [UInt32], _ lines: [PageLine], at start: Int) {
    guard Self.isCell(lines, start), !Self.isNumber(text, lines[start]) else { return nil }
    // The heading and the words of the first row, up to its first number.
    var first = start + 1
    while first < lines.count, first - start <= 2 * Self.longestRow, Self.continues(lines, first),
      !Self.isNumber(text, lines[first])
    { first += 1 }
    guard first < lines.count, Self.continues(lines, first), Self.isNumber(text, lines[first]) else { return nil }
    let numbers = Self.run(text, lines, from: first, areNumbers: true)
    let words = Self.run(text, lines, from: first + numbers, areNumbers: false)
    let width = words + numbers
    guard words >= 1, words <= 3, width >= 3, width <= Self.longestRow, first - start == width + words else {
      return nil
    }
    var next = start + width
    rows = [Array(start..<next)]
    while Self.isRow(text, lines, from: next, words: words, numbers: numbers) {
      rows.append(Array(next..<next + width))
      next += width
    }
    guard rows.count >= 3 else { return nil }
    end = next
  }

  /// Whether a row of so many words and numbers begins at a line.
  private static func isRow(_ text: [UInt32], _ lines: [PageLine], from start: Int, words: Int, numbers: Int) -> Bool {
    guard start + words + numbers <= lines.count else { return false }
    for index in start..<start + words + numbers {
      guard continues(lines, index), isNumber(text, lines[index]) == (index >= start + words) else { return false }
    }
    return true
  }

  /// How many lines from one on are cells of a kind.
  private static func run(_ text: [UInt32], _ lines: [PageLine], from start: Int, areNumbers: Bool) -> Int {
    var index = start
    while index < lines.count, index - start < longestRow, continues(lines, index),
      isNumber(text, lines[index]) == areNumbers
    { index += 1 }
    return index - start
  }

  private static func continues(_ lines: [PageLine], _ index: Int) -> Bool {
    lines[index].isAfterBlank && isCell(lines, index)
  }

  private static func isCell(_ lines: [PageLine], _ index: Int) -> Bool {
    let line = lines[index]
    return line.count <= 16 && line.commas + line.stops == 0
  }

  private static func isNumber(_ text: [UInt32], _ line: PageLine) -> Bool {
    line.hasDigit && LineWords.isNumber(text, line.range)
      || line.count == 1 && (line.first == 0x2014 || line.first == 0x2D)
  }
}
