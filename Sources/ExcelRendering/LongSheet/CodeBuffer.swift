/// The codes of some rows of a table, as they are told; one for each thread.
final class CodeBuffer {
  private let codes: UnsafeMutableBufferPointer<CellCode>
  private let columns: Int
  private let coding: (any CellCoding)?

  init(_ table: TableContent) {
    columns = table.columns.count
    coding = table.rows.shortcuts?.coding
    // Blocks have the same number of rows but for the last, which has fewer.
    let rows = table.rows.count > 0 ? LongSheet.rows(of: 0, in: table).count : 0
    codes = .allocate(capacity: rows * columns)
    codes.initialize(repeating: .made)
  }

  deinit { codes.deallocate() }

  /// The codes of rows, row by row; valid until others are asked for.
  func codes(of rows: Range<Int>) -> UnsafeMutableBufferPointer<CellCode> {
    let told = UnsafeMutableBufferPointer(rebasing: codes[..<min(rows.count * columns, codes.count)])
    coding?.tell(rows, to: told)
    return told
  }
}
