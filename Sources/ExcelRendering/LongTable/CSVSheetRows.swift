import SpreadsheetPackage
import UserFiles

/// The rows of a CSV file as rows of a sheet.
struct CSVSheetRows: SheetRows {
  let file: ByteCSV
  let path: String
  let columns: [TableColumn]
  /// The blocks of the file that have rows of this sheet, each with those rows, counted from 0 in the file.
  let pieces: [(block: ByteCSVBlock, rows: Range<Int>)]
  /// The row of the file that stands first on the sheet.
  let firstRow: Int

  var blockCount: Int { pieces.count }

  func makeScratch() -> ByteCSVBuffer { ByteCSVBuffer() }

  func write(block: Int, to writer: RowWriter, with buffer: inout ByteCSVBuffer) throws {
    let (block, rows) = pieces[block]
    let isNumber = columns.map { $0 != .text }
    var index = block.firstRow
    let isSame = try file.rows(of: block, with: buffer) { row in
      defer { index += 1 }
      guard rows.contains(index) else { return }
      writer.startRow(index - firstRow + TableFrame.patternRow)
      for column in 0..<row.count where !row.isEmpty(column) {
        let bytes = row.bytes(column)
        if isNumber[column] {
          guard let number = PlainDecimal(bytes) else { throw PackageError.inputChanged(path: path) }
          let shortest = UnsafeBufferPointer(rebasing: bytes.prefix(number.shortestCount))
          writer.write(number: shortest, column: column, style: column)
        } else {
          try writer.write(bytes, holdsMarkup: row.holdsMarkup(column), column: column, style: column)
        }
      }
      writer.endRow()
    }
    guard isSame else { throw PackageError.inputChanged(path: path) }
  }
}
