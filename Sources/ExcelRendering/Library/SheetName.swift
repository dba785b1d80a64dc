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

  /// A name made of words: short enough, without forbidden signs, and unlike the names taken, which it joins.
  static func fitted(_ words: String, besides taken: inout Set<String>) -> String {
    let clean = String(words.map { forbidden.contains(String($0)) || $0 == "'" ? " " : $0 })
    func cut(_ limit: Int) -> String {
      var name = clean
      while name.utf16.count > limit { name.removeLast() }
      return name
    }
    var name = cut(WorkbookError.sheetNameLimit)
    var number = 2
    while !taken.insert(key(name)).inserted {
      name = "\(cut(WorkbookError.sheetNameLimit - 5)) (\(number))"
      number += 1
    }
    return name
  }
}
