/// Links from cells of a poured sheet to the first cell of rows of the workbook, as the sheet's part has them.
package struct LinkList: Sendable {
  /// What stands before the number of the row for each sheet of the workbook: `'Its name'!A`, escaped.
  private let beginnings: [[UInt8]]
  private var letters: [[UInt8]] = []
  private(set) var xml: [UInt8] = []

  /// Makes an empty list.
  ///
  /// - Parameter sheets: the names of the workbook's sheets.
  package init(sheets: [String]) {
    beginnings = sheets.map { name in
      var escaped = ""
      for character in name {
        switch character {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "'": escaped += "''"
        default: escaped.append(character)
        }
      }
      return Array("'\(escaped)'!A".utf8)
    }
  }

  /// Adds a link; rows and columns count from 0, sheets as they were given.
  package mutating func add(row: Int, column: Int, toSheet sheet: Int, row target: Int) {
    while letters.count <= column { letters.append(Array(columnLetters(letters.count).utf8)) }
    xml += "<hyperlink ref=\"".utf8
    xml += letters[column]
    append(row + 1)
    xml += "\" location=\"".utf8
    xml += beginnings[sheet]
    append(target + 1)
    xml += "\" display=\"\"/>".utf8
  }

  private mutating func append(_ number: Int) {
    let digits = Piece(decimal: number)
    for index in 0..<digits.count { xml.append(digits.first[index]) }
  }
}
