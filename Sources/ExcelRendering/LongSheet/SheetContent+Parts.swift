extension SheetContent {
  /// Rows of a table on one sheet; below Excel's limit by the lines that may stand above the table.
  static let tableRowLimit = CellPlace.rowLimit - 576

  /// The sheet, or the sheets it goes on on where its table has more rows than a sheet takes.
  ///
  /// - Parameters:
  ///   - limit: rows of one sheet.
  ///   - note: what the first sheet says of those that follow, given their names.
  func parts(limit: Int = tableRowLimit, note: ([String]) -> String) -> [SheetContent] {
    guard let table, table.rows.count > limit else { return [self] }
    let count = (table.rows.count + limit - 1) / limit
    let names = (0..<count).map { $0 == 0 ? name : Self.numbered(name, $0 + 1) }
    return (0..<count).map { part in
      let rows = part * limit..<min((part + 1) * limit, table.rows.count)
      let content = TableContent(
        name: part == 0 ? table.name : "\(table.name)_\(part + 1)", columns: table.columns,
        rows: table.rows.slice(rows), frozenColumns: table.frozenColumns, leavesLinksOut: table.leavesLinksOut)
      var lines = lines
      if part == 0 { lines.append(SheetLine(note(Array(names.dropFirst())), style: "note")) }
      return SheetContent(
        id: id, name: names[part], title: title, lines: lines, charts: part == 0 ? charts : [], table: content,
        page: page, tabColour: tabColour)
    }
  }

  private static func numbered(_ name: String, _ number: Int) -> String {
    let ending = " (\(number))"
    var head = name
    while head.utf16.count + ending.utf16.count > WorkbookError.sheetNameLimit { head.removeLast() }
    return head + ending
  }
}

extension RowSource {
  /// Some of the rows.
  fileprivate func slice(_ rows: Range<Int>) -> RowSource {
    let (first, count) = (rows.lowerBound, rows.count)
    let shortcuts = shortcuts.map { $0.slice(rows) }
    return RowSource(count: count, key: { key(first + $0) }, shortcuts: shortcuts) { self[first + $0] }
  }
}

extension CellShortcuts {
  /// The shortcuts of some of the rows.
  fileprivate func slice(_ rows: Range<Int>) -> CellShortcuts {
    let first = rows.lowerBound
    return CellShortcuts(
      coding: coding.map { PartialCellCoding(cells: $0, first: first) }, cell: { cell(first + $0, $1) },
      finder: {
        guard let finder = finder() else { return nil }
        @Sendable func own(_ row: Int?) -> Int? { row.flatMap { rows.contains($0) ? $0 - first : nil } }
        return RowFinder(row: { own(finder.row($0)) }, rowOfPosition: { own(finder.rowOfPosition($0)) })
      })
  }
}
