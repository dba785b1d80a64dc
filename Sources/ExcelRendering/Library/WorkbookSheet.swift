import CXLSXWriter
package import ExactValues
import SpreadsheetPackage

/// One sheet of a workbook that is being written.
package struct WorkbookSheet {
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  /// The name on its tab.
  package let name: String
  private var linkCount = 0
  /// The beginning of the address of each sheet that was linked to.
  private var addresses: [String: String] = [:]

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String) {
    self.sheet = sheet
    self.name = name
  }

  /// Where a link leads.
  package enum LinkTarget: Hashable, Sendable {
    /// A cell of a sheet of this workbook.
    case cell(sheet: String, CellPlace)
    /// A page of the web: http or https.
    case web(String)
  }

  private func check(_ place: CellPlace) throws(WorkbookError) {
    guard place.isInsideSheet else { throw .outsideSheet(sheet: name, row: place.row, column: place.column) }
  }

  private func check(_ text: String, at place: CellPlace) throws(WorkbookError) {
    try check(place)
    if text.utf8.count > WorkbookError.textLimit, text.utf16.count > WorkbookError.textLimit {
      throw .textTooLong(sheet: name, cell: place.text(), length: text.utf16.count)
    }
    try checkCharacters(of: text, sheet: name, cell: place.text())
  }

  /// Writes a text as a text, whatever it begins with.
  package mutating func write(
    _ text: String, at place: CellPlace, style: CellStyle, in book: inout Workbook
  ) throws(WorkbookError) {
    try write(text, at: place, format: book.format(style))
  }

  func write(
    _ text: String, at place: CellPlace, format: UnsafeMutablePointer<lxw_format>
  ) throws(WorkbookError) {
    try check(text, at: place)
    try ExcelRendering.check(
      worksheet_write_string(sheet, lxw_row_t(place.row), lxw_col_t(place.column), shieldingEscapes(text), format),
      doing: "writing \(name)!\(place.text())")
  }

  /// Writes a number, rounded to the 15 significant digits that Excel keeps.
  package mutating func write(
    _ number: DecimalNumber, at place: CellPlace, style: CellStyle, in book: inout Workbook
  ) throws(WorkbookError) {
    try write(number, at: place, format: book.format(style))
  }

  func write(
    _ number: DecimalNumber, at place: CellPlace, format: UnsafeMutablePointer<lxw_format>
  ) throws(WorkbookError) {
    try check(place)
    try ExcelRendering.check(
      worksheet_write_number(sheet, lxw_row_t(place.row), lxw_col_t(place.column), number.double15, format),
      doing: "writing \(name)!\(place.text())")
  }

  /// Writes a formula with the result that a reader sees before anything is computed.
  package mutating func write(
    formula: String, result: FormulaResult, at place: CellPlace, style: CellStyle, in book: inout Workbook
  ) throws(WorkbookError) {
    try write(formula: formula, result: result, at: place, format: book.format(style))
  }

  func write(
    formula: String, result: FormulaResult, at place: CellPlace, format: UnsafeMutablePointer<lxw_format>
  ) throws(WorkbookError) {
    try check(formula, at: place)
    let (row, column) = (lxw_row_t(place.row), lxw_col_t(place.column))
    let code =
      switch result {
      case .number(let number): worksheet_write_formula_num(sheet, row, column, formula, format, number.double15)
      case .text(let text): worksheet_write_formula_str(sheet, row, column, formula, format, text)
      }
    try ExcelRendering.check(code, doing: "writing the formula of \(name)!\(place.text())")
  }

  private mutating func beginning(of sheet: String) -> String {
    if let known = addresses[sheet] { return known }
    let quoted = sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    let address = "internal:'\(quoted)'!"
    addresses[sheet] = address
    return address
  }

  /// Makes a cell a link; its content is written afterwards.
  package mutating func link(
    _ place: CellPlace, to target: LinkTarget, tip: String? = nil
  ) throws(WorkbookError) {
    try check(place)
    guard linkCount < WorkbookError.linkLimit else { throw .tooManyLinks(sheet: name) }
    let address: String
    switch target {
    case .cell(let other, let cell):
      try check(cell)
      address = beginning(of: other) + cell.text()
    case .web(let text):
      guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
        throw .linkScheme(sheet: name, cell: place.text(), address: text)
      }
      address = text
    }
    try checkCharacters(of: address, sheet: name, cell: place.text())
    guard address.utf8.count <= WorkbookError.addressLimit else {
      throw .linkTooLong(sheet: name, cell: place.text(), length: address.utf8.count)
    }
    linkCount += 1
    // The empty text leaves the cell itself to the writer, so that a number stays a number.
    try ExcelRendering.check(
      worksheet_write_url_opt(sheet, lxw_row_t(place.row), lxw_col_t(place.column), address, nil, "", tip),
      doing: "linking \(name)!\(place.text())")
  }
}
