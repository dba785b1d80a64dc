extension SheetLayout {
  /// The first data row of a sheet's table, without measuring the rows where that can be told.
  static func firstRow(of sheet: SheetContent, styles: StyleSheet) -> Int {
    // Without rows a table is at its narrowest: lines that fit above it then fit in any case.
    var narrowest = sheet
    narrowest.table = sheet.table.map { TableContent(name: $0.name, columns: $0.columns, rows: RowSource([])) }
    let layout = SheetLayout(of: narrowest, styles: styles)
    return layout.lines.count == sheet.lines.count
      ? layout.firstRow : SheetLayout(of: sheet, styles: styles).firstRow
  }
}
