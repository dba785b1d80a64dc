/// A whole workbook before it is written.
package struct WorkbookContent: Sendable {
  package let sheets: [SheetContent]
  package let styles: StyleSheet
  package let properties: Workbook.Properties

  /// Makes a workbook's content.
  package init(sheets: [SheetContent], styles: StyleSheet, properties: Workbook.Properties) {
    self.sheets = sheets
    self.styles = styles
    self.properties = properties
  }

  /// Where each sheet's parts stand, in the order of the sheets.
  package func layouts() -> [SheetLayout] { sheets.map { SheetLayout(of: $0, styles: styles) } }
}

/// A cell of a finished workbook, as a reader names it.
package struct CellAddress: Hashable, Sendable, CustomStringConvertible {
  package let sheet: String
  package let place: CellPlace

  /// `Comparison!C7`.
  package var description: String { "\(sheet)!\(place.text())" }
}

extension WorkbookContent {
  /// Every fact that a cell stands on, with all its cells.
  package func cellsByFact() -> [String: [CellAddress]] { cells(standingOn: nil, about: nil) }

  /// The cells that stand on some facts, by fact.
  ///
  /// - Parameter hint: what all of the facts are about; nil where they may be about anything.
  package func cells(standingOn wanted: Set<String>?, about hint: FactHint?) -> [String: [CellAddress]] {
    var found: [String: [CellAddress]] = [:]
    for sheet in sheets {
      guard let table = sheet.table else { continue }
      // A sheet is laid out only where one of its cells is wanted.
      var firstRow: Int?
      for index in 0..<table.rows.count {
        if let hint, let mayStandOn = table.rows.mayStandOn, !mayStandOn(index, hint) { continue }
        for (column, cell) in table.rows[index].cells.enumerated() {
          for fact in cell.standsOn where wanted?.contains(fact) ?? true {
            let top = firstRow ?? SheetLayout.firstRow(of: sheet, styles: styles)
            firstRow = top
            let place = CellPlace(row: top + index, column: column)
            found[fact, default: []].append(CellAddress(sheet: sheet.name, place: place))
          }
        }
      }
    }
    return found
  }

  /// The cell of a table at an address such as `Comparison!C7`; nil where no table has one.
  package func cell(at address: String) -> CellContent? {
    guard let mark = address.lastIndex(of: "!") else { return nil }
    let wanted = address[..<mark].filter { $0 != "'" }.lowercased()
    let place = address[address.index(after: mark)...].filter { $0 != "$" }.uppercased()
    for sheet in sheets where sheet.name.lowercased() == wanted {
      guard let table = sheet.table else { return nil }
      let firstRow = SheetLayout.firstRow(of: sheet, styles: styles)
      let digits = place.drop { $0.isLetter }
      guard let row = Int(digits), (0..<table.rows.count).contains(row - 1 - firstRow) else { return nil }
      let cells = table.rows[row - 1 - firstRow].cells
      return cells.indices.first { CellPlace(row: row - 1, column: $0).text() == place }.map { cells[$0] }
    }
    return nil
  }
}
