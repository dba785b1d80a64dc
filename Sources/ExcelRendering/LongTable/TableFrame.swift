import CXLSXWriter
import SpreadsheetPackage

/// The workbook of a long table but for its rows: header, formats, filter, widths and print set-up.
struct TableFrame {
  let header: [String]
  let columns: [TableColumn]
  /// In characters.
  let widths: [Double]
  /// The sheets, each with its name and how many rows it takes.
  let sheets: [(name: String, rowCount: Int)]

  /// The row, from 1, that shows the styles of the columns and makes place for the first row of the table.
  static let patternRow = 2

  /// Midnight of 1 January 1980, which all entries of the package bear too: the same table gives the same bytes.
  private static let created = 315_532_800

  func write(to path: String) throws(WorkbookError) {
    var book = try Workbook(
      path: path,
      properties: Workbook.Properties(
        title: sheets.first?.name ?? "", author: "", language: "", created: Self.created))
    for sheet in sheets {
      var written = try book.addSheet(named: sheet.name)
      try write(sheet.rowCount, to: &written, in: &book)
    }
    try book.close()
  }

  private func write(_ rowCount: Int, to sheet: inout WorkbookSheet, in book: inout Workbook) throws(WorkbookError) {
    var bold = CellStyle(font: "Calibri", size: 11)
    bold.isBold = true
    bold.vertical = .bottom
    for (column, name) in header.enumerated() where !name.isEmpty {
      try sheet.write(name, at: CellPlace(row: 0, column: column), style: bold, in: &book)
    }
    let pointer = sheet.sheet
    let lastColumn = lxw_col_t(header.count - 1)
    for (column, content) in columns.enumerated() {
      let place = lxw_col_t(column)
      var format: UnsafeMutablePointer<lxw_format>?
      if case .number(let text?) = content {
        var style = CellStyle(font: "Calibri", size: 11)
        style.vertical = .bottom
        style.numberFormat = text
        format = try book.format(style)
      }
      try check(worksheet_set_column(pointer, place, place, widths[column], nil), doing: "setting a column's width")
      try check(
        worksheet_write_number(pointer, lxw_row_t(Self.patternRow - 1), place, 0, format), doing: "writing the styles")
    }
    worksheet_freeze_panes(pointer, 1, 0)
    try check(worksheet_autofilter(pointer, 0, 0, lxw_row_t(rowCount), lastColumn), doing: "setting the filter")
    worksheet_set_landscape(pointer)
    // 9 is A4.
    worksheet_set_paper(pointer, 9)
    worksheet_fit_to_pages(pointer, 1, 0)
    try check(worksheet_repeat_rows(pointer, 0, 0), doing: "repeating the header row")
  }
}
