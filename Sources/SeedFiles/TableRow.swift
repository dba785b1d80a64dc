import UserFiles

/// A row of a table whose columns are known by their position in a set of columns, whichever reader gives it.
protocol TableRow {
  func withBytes<Result>(of column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result
  func text(_ column: Int) -> String
  func isEmpty(_ column: Int) -> Bool
  func hasColumn(_ column: Int) -> Bool
  func place(_ column: Int) -> FilePlace
}

extension CSVRow: TableRow {}

/// A row of bytes with where each column stands in it.
struct PlacedRow: TableRow {
  let row: ByteCSVRow
  /// The field of each column; −1 for an optional one that the file does not have.
  let positions: [Int]

  func withBytes<Result>(of column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try body(bytes(column))
  }

  /// The bytes of a field; none for an absent column.
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    positions[column] < 0 ? UnsafeBufferPointer(start: nil, count: 0) : row.bytes(positions[column])
  }

  func text(_ column: Int) -> String { positions[column] < 0 ? "" : row.text(positions[column]) }
  func isEmpty(_ column: Int) -> Bool { positions[column] < 0 || row.isEmpty(positions[column]) }
  func hasColumn(_ column: Int) -> Bool { positions[column] >= 0 }
  func place(_ column: Int) -> FilePlace { positions[column] < 0 ? row.place : row.place(positions[column]) }
}
