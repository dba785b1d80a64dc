/// The rules of Excel for the name of a table.
enum TableName {
  /// Whether a table may have a name: a letter or `_` first, then letters, digits, `_` and `.`; at most 255
  /// characters; nothing that reads as a cell.
  static func isValid(_ name: String) -> Bool {
    guard let first = name.first, first.isLetter || first == "_", name.utf16.count <= WorkbookError.shortTextLimit,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
    else { return false }
    return !readsAsCell(name)
  }

  private static func readsAsCell(_ name: String) -> Bool {
    if ["r", "c"].contains(name.lowercased()) { return true }
    let letters = name.prefix { $0.isASCII && $0.isLetter }
    let digits = name.dropFirst(letters.count)
    let isA1 = (1...3).contains(letters.count) && !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
    return isA1 || readsAsRowColumn(name.uppercased())
  }

  private static func readsAsRowColumn(_ name: String) -> Bool {
    guard name.hasPrefix("R") else { return false }
    let sides = name.dropFirst().split(separator: "C", omittingEmptySubsequences: false)
    return sides.count == 2 && sides.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }
}
