import ExactValues
import SpreadsheetPackage

/// The rows of a long sheet's table, as they are poured into its part.
struct LongSheetRows: SheetRows {
  let sheet: String
  let table: TableContent
  let layout: SheetLayout
  let styles: StyleSheet
  let looks: [CellLook]

  var blockCount: Int { LongSheet.blockCount(of: table) }

  func makeScratch() -> LookIndex { LookIndex(looks, columnCount: table.columns.count) }

  func write(block: Int, to writer: RowWriter, with index: inout LookIndex) throws {
    for row in LongSheet.rows(of: block, in: table) {
      try write(table.rows[row], line: layout.firstRow + row, to: writer, with: &index)
    }
  }

  private func write(
    _ row: RowContent, line: Int, to writer: RowWriter, with index: inout LookIndex
  ) throws(WorkbookError) {
    guard row.cells.count == table.columns.count else { throw empty(line, row.cells.count) }
    // A height has as many digits as libxlsxwriter would print.
    let height = layout.height(of: row, in: table, styles: styles)
    writer.startRow(line + 1, height: (height * 100).rounded() / 100)
    for (column, cell) in row.cells.enumerated() {
      guard let style = index.place(of: CellLook(cell, in: table.columns[column]), in: column) else {
        // The same row came out another way than when the looks were gathered, which `RowSource` forbids.
        throw .library(code: 0, doing: "writing \(sheet)!\(CellPlace(row: line, column: column).text())")
      }
      switch cell.value {
      case .text(let text):
        guard !text.isEmpty else { throw empty(line, column) }
        try check(text, line, column)
        try write { () throws(PackageError) in try writer.write(text, column: column, style: style) }
      case .number(let number, _):
        writer.write(number.double15, column: column, style: style)
      case .formula(let formula, let result, _):
        let text = String(formula.text(firstRow: layout.firstRow).dropFirst())
        try check(text, line, column)
        let shown: RowWriter.Result =
          switch result {
          case .number(let number): .number(number.double15)
          case .text(let text): .text(text)
          }
        try write { () throws(PackageError) in
          try writer.write(formula: text, result: shown, column: column, style: style)
        }
      }
    }
    writer.endRow()
  }

  private func write(_ body: () throws(PackageError) -> Void) throws(WorkbookError) {
    do { try body() } catch { throw WorkbookError(error, sheet: sheet) }
  }

  private func check(_ text: String, _ line: Int, _ column: Int) throws(WorkbookError) {
    try checkCharacters(of: text, sheet: sheet, cell: CellPlace(row: line, column: column).text())
  }

  private func empty(_ line: Int, _ column: Int) -> WorkbookError {
    .emptyCell(sheet: sheet, cell: CellPlace(row: line, column: column).text())
  }
}

extension WorkbookError {
  /// What a fault of the package means for the workbook.
  init(_ error: PackageError, sheet: String = "") {
    switch error {
    case .textTooLong(let row, let column, let length):
      self = .textTooLong(sheet: sheet, cell: CellPlace(row: row - 1, column: column - 1).text(), length: length)
    default: self = .package(error)
    }
  }
}
