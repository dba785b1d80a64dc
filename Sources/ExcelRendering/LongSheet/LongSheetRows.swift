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

  func makeScratch() -> LongSheetScratch {
    LongSheetScratch(looks, columnCount: table.columns.count) { look, column in
      layout.wrap(of: look.style(in: styles), column: column, styles: styles)
    }
  }

  func write(block: Int, to writer: RowWriter, with scratch: inout LongSheetScratch) throws {
    for row in LongSheet.rows(of: block, in: table) {
      let line = layout.firstRow + row
      writer.startRow(line + 1, takesHeight: true)
      var height = styles.rowHeight
      for column in table.columns.indices {
        height = max(height, try write(row, column, line: line, to: writer, with: &scratch))
      }
      // A height has as many digits as are seen.
      writer.endRow(height: (min(height, SheetLayout.greatestHeight) * 100).rounded() / 100)
    }
  }

  /// Writes a cell, or copies it where one that follows from the same was written before; the height it needs.
  private func write(
    _ row: Int, _ column: Int, line: Int, to writer: RowWriter, with scratch: inout LongSheetScratch
  ) throws(WorkbookError) -> Double {
    let memo = table.rows.shortcuts?.memo(row, column)
    if let memo, let height = scratch.copy(memo, column, to: writer) { return height }
    guard let cell = scratch.row.cell(row, column, of: table) else { throw empty(line, scratch.row.count) }
    guard let style = scratch.looks.place(of: CellLook(cell, in: table.columns[column]), in: column) else {
      // The same row came out another way than when the looks were gathered, which `RowSource` forbids.
      throw .library(code: 0, doing: "writing \(sheet)!\(CellPlace(row: line, column: column).text())")
    }
    try write(cell.value, column, style, line: line, to: writer)
    var height = 0.0
    if case .text(let text) = cell.value { height = scratch.wrap(style, column)?.height(of: text) ?? 0 }
    if let memo { scratch.keep(memo, column, height, from: writer) }
    return height
  }

  private func write(
    _ value: CellContent.Value, _ column: Int, _ style: Int, line: Int, to writer: RowWriter
  ) throws(WorkbookError) {
    switch value {
    case .text(let text):
      guard !text.isEmpty else { throw empty(line, column) }
      try check(text, line, column)
      try write { () throws(PackageError) in try writer.write(text, column: column, style: style) }
    case .number(let number, _):
      if let digits = Int64(exactly: number.significand), number.exponent <= 0,
        writer.write(digits: digits, decimals: -number.exponent, column: column, style: style)
      {
        return
      }
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
