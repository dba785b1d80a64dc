/// What Excel allows as the name of a sheet.
enum SheetName {
  /// The signs that links and formulas need for themselves.
  private static let forbidden = ["[", "]", ":", "*", "?", "/", "\\"]

  /// Throws what is wrong with a name.
  static func check(_ name: String) throws(WorkbookError) {
    guard !name.isEmpty else { throw .sheetNameEmpty }
    let length = name.utf16.count
    guard length <= WorkbookError.sheetNameLimit else { throw .sheetNameTooLong(name: name, length: length) }
    for sign in forbidden where name.contains(sign) { throw .sheetNameSign(name: name, sign: sign) }
    if name.hasPrefix("'") || name.hasSuffix("'") { throw .sheetNameApostrophe(name: name) }
    try checkCharacters(of: name, sheet: name, cell: "A1")
  }

  /// What tells two sheets apart: Excel does not tell capitals apart.
  static func key(_ name: String) -> String { name.lowercased() }
}
