package import SpreadsheetPackage

/// Why a workbook cannot be written; each says the place and the limit.
package enum WorkbookError: Error, Hashable, Sendable {
  case sheetNameEmpty
  case sheetNameTooLong(name: String, length: Int)
  case sheetNameSign(name: String, sign: String)
  case sheetNameApostrophe(name: String)
  case sheetNameTaken(name: String, by: String)
  case textTooLong(sheet: String, cell: String, length: Int)
  case controlCharacter(sheet: String, cell: String, code: UInt32)
  case outsideSheet(sheet: String, row: Int, column: Int)
  case tooManyLinks(sheet: String)
  case linkTooLong(sheet: String, cell: String, length: Int)
  case linkScheme(sheet: String, cell: String, address: String)
  case linkNowhere(sheet: String, cell: String, target: String)
  case emptyCell(sheet: String, cell: String)
  case emptyTable(sheet: String)
  case tableName(sheet: String, name: String)
  case tableNameTaken(sheet: String, name: String)
  case headerTaken(sheet: String, header: String)
  case headerTooLong(sheet: String, header: String, length: Int)
  case pageTextTooLong(sheet: String, length: Int)
  case chartRange(sheet: String, chart: String)
  case chartText(sheet: String, chart: String)
  case propertyTooLong(name: String, length: Int)
  case cannotCreate(path: String, reason: String)
  case temporaryFolder(path: String, reason: String)
  /// What kept a long sheet's rows from being poured into the file.
  case package(PackageError)
  /// What libxlsxwriter said, where none of the checks above foresaw it.
  case library(code: Int, doing: String)

  /// Characters that a sheet's name may have.
  package static let sheetNameLimit = 31
  /// Characters that a cell's text may have, counted as Excel does in UTF-16 units.
  package static let textLimit = 32_767
  /// Links that a sheet may have.
  package static let linkLimit = 65_530
  /// Characters that an address may have.
  package static let addressLimit = 2079
  /// Characters that a table's header, a page's header or footer and a document property may have.
  package static let shortTextLimit = 255
}

extension WorkbookError: CustomStringConvertible {
  /// One sentence with the place, the limit and the way out.
  package var description: String {
    switch self {
    case .sheetNameEmpty:
      "a sheet has no name; give it one in the labels"
    case .sheetNameTooLong(let name, let length):
      "the sheet name '\(name)' has \(length) characters, and Excel allows \(Self.sheetNameLimit)"
    case .sheetNameSign(let name, let sign):
      "the sheet name '\(name)' has a '\(sign)', and Excel forbids [ ] : * ? / \\ there"
    case .sheetNameApostrophe(let name):
      "the sheet name \"\(name)\" begins or ends with an apostrophe, which Excel forbids"
    case .sheetNameTaken(let name, let other):
      "the sheet name '\(name)' is taken by '\(other)' (Excel does not tell capitals apart)"
    case .textTooLong(let sheet, let cell, let length):
      "the text for \(sheet)!\(cell) has \(length) characters, and a cell holds \(Self.textLimit); shorten it in its source file"
    case .controlCharacter(let sheet, let cell, let code):
      "the text for \(sheet)!\(cell) has the control character U+\(Self.hexadecimal(code)), which a workbook cannot hold; remove it"
    case .outsideSheet(let sheet, let row, let column):
      "row \(row + 1), column \(column + 1) is outside sheet '\(sheet)': Excel has \(CellPlace.rowLimit) rows and \(CellPlace.columnLimit) columns"
    case .tooManyLinks(let sheet):
      "sheet '\(sheet)' needs more than \(Self.linkLimit) links, which Excel does not open; leave the link of a column out in workbook.yaml"
    case .linkTooLong(let sheet, let cell, let length):
      "the address for \(sheet)!\(cell) has \(length) characters, and Excel allows \(Self.addressLimit)"
    case .linkScheme(let sheet, let cell, let address):
      "the address '\(address)' for \(sheet)!\(cell) is neither http nor https, so it is not made a link"
    case .linkNowhere(let sheet, let cell, let target):
      "\(sheet)!\(cell) links to '\(target)', which is not in the workbook"
    case .emptyCell(let sheet, let cell):
      "\(sheet)!\(cell) would be empty inside a table; a shorthand must stand there"
    case .emptyTable(let sheet):
      "the table of sheet '\(sheet)' has no columns or no rows"
    case .tableName(let sheet, let name):
      "'\(name)' cannot name the table of sheet '\(sheet)': begin with a letter, use letters, digits and _ and no cell address"
    case .tableNameTaken(let sheet, let name):
      "the table name '\(name)' of sheet '\(sheet)' is used twice; table names are unique in a workbook"
    case .headerTaken(let sheet, let header):
      "two columns of sheet '\(sheet)' are headed '\(header)'; change one label"
    case .headerTooLong(let sheet, let header, let length):
      "the heading '\(header)' of sheet '\(sheet)' has \(length) characters, and Excel allows \(Self.shortTextLimit)"
    case .pageTextTooLong(let sheet, let length):
      "the page header or footer of sheet '\(sheet)' has \(length) characters, and Excel allows \(Self.shortTextLimit)"
    case .chartRange(let sheet, let chart):
      "the chart '\(chart)' of sheet '\(sheet)' has no values to draw"
    case .chartText(let sheet, let chart):
      "the chart '\(chart)' of sheet '\(sheet)' needs a title and an alternative text, each at most \(Self.shortTextLimit) characters"
    case .propertyTooLong(let name, let length):
      "the document property '\(name)' has \(length) characters, and Excel allows \(Self.shortTextLimit)"
    case .cannotCreate(let path, let reason):
      "cannot write \(path): \(reason)"
    case .temporaryFolder(let path, let reason):
      "cannot write temporary files in \(path): \(reason); set TMPDIR to a folder with room"
    case .package(let error):
      error.description
    case .library(let code, let doing):
      "libxlsxwriter failed with code \(code) while \(doing)"
    }
  }

  private static func hexadecimal(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
