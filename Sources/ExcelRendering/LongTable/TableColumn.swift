import SpreadsheetPackage
import UserFiles

/// What the column of a CSV file is on the sheet.
package enum TableColumn: Hashable, Sendable {
  case text
  /// Numbers, in a number format of Excel; nil shows each as it is.
  case number(format: String?)
}

/// What is known of a column so far.
struct ColumnFacts: Sendable {
  /// Whether every field that is not empty is a plain decimal.
  var isNumeric = true
  var hasValues = false
  var hasDecimals = false
  /// The most columns of a screen that a text of the first rows takes.
  var width = 0

  mutating func merge(_ other: ColumnFacts) {
    isNumeric = isNumeric && other.isNumeric
    hasValues = hasValues || other.hasValues
    hasDecimals = hasDecimals || other.hasDecimals
    width = max(width, other.width)
  }
}

/// What a scan of a CSV file finds: the facts of its columns, and what no cell can hold.
struct TableFacts: Sendable {
  var columns: [ColumnFacts]
  var mistakes: [Mistake] = []
  private var rowCount = 0
  /// Columns that the user says are numbers.
  private let forced: [Bool]

  /// Rows of each block that are measured for widths.
  private static let measuredRows = 64
  /// Mistakes of a block that are kept.
  private static let mistakeLimit = 200

  init(columnCount: Int, forced: [Bool]) {
    columns = Array(repeating: ColumnFacts(), count: columnCount)
    self.forced = forced
  }

  mutating func add(_ row: ByteCSVRow) {
    let isMeasured = rowCount < Self.measuredRows
    rowCount += 1
    for column in columns.indices {
      let count = row.byteCount(column)
      guard count > 0 else { continue }
      if columns[column].isNumeric { addNumber(row, column) }
      if count > PackageError.textLimit { checkLength(row, column) }
      if isMeasured { columns[column].width = max(columns[column].width, Self.width(row.bytes(column))) }
    }
  }

  private mutating func addNumber(_ row: ByteCSVRow, _ column: Int) {
    columns[column].hasValues = true
    if let number = PlainDecimal(row.bytes(column)) {
      if number.hasDecimals { columns[column].hasDecimals = true }
    } else if !forced[column] {
      columns[column].isNumeric = false
    } else if mistakes.count < Self.mistakeLimit {
      mistakes.append(
        Mistake(
          at: row.place(column), rule: "not-a-number", "'\(row.text(column).prefix(60))' is no plain number",
          hint: "write digits with a decimal point, no leading zeros and at most 15 digits, or leave the field empty"))
    }
  }

  private mutating func checkLength(_ row: ByteCSVRow, _ column: Int) {
    let length = utf16Count(row.bytes(column))
    guard length > PackageError.textLimit, mistakes.count < Self.mistakeLimit else { return }
    mistakes.append(
      Mistake(
        at: row.place(column), rule: "text-too-long",
        "this text has \(length) characters, and a cell holds \(PackageError.textLimit)", hint: "shorten it"))
  }

  /// The columns of a screen that the longest line of a text takes, a wide sign two; reckoned from its bytes.
  private static func width(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var (longest, line) = (0, 0)
    for byte in text {
      if byte == 0x0A {
        longest = max(longest, line)
        line = 0
      } else if byte & 0xC0 != 0x80 {
        line += byte >= 0xE1 ? 2 : 1
      }
    }
    return max(longest, line)
  }

  mutating func merge(_ other: TableFacts) {
    for column in columns.indices { columns[column].merge(other.columns[column]) }
    mistakes += other.mistakes
  }
}
