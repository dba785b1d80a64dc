/// The rows that links lead to: only those, for a sheet may have a million.
struct LinkedRows {
  /// By sheet and key: the place of the sheet, and the data row.
  private var places: [String: [String: (sheet: Int, row: Int)]] = [:]
  /// What finds rows on the sheets of observations, by the id of the sheet.
  private var finders: [String: [(sheet: Int, finder: RowFinder)]] = [:]

  /// Finds the rows of all links of a workbook; those of long sheets are known already.
  init(_ content: WorkbookContent, _ longSheets: [Int: LongSheet]) {
    var wanted: [String: Set<String>] = [:]
    func want(_ link: CellLink?) {
      if case .row(let id, let key) = link { wanted[id, default: []].insert(key) }
    }
    for (index, sheet) in content.sheets.enumerated() {
      for line in sheet.lines { want(line.link) }
      if let long = longSheets[index] {
        for link in long.links { want(link.link) }
      } else if let table = sheet.table {
        for row in 0..<table.rows.count { for cell in table.rows[row].cells { want(cell.link) } }
      }
    }
    for (index, sheet) in content.sheets.enumerated() {
      guard let table = sheet.table else { continue }
      let finder = table.rows.shortcuts?.finder()
      if let finder { finders[sheet.id, default: []].append((index, finder)) }
      guard let keys = wanted[sheet.id] else { continue }
      if let finder {
        for key in keys where places[sheet.id]?[key] == nil {
          if let row = finder.row(key) { places[sheet.id, default: [:]][key] = (index, row) }
        }
        continue
      }
      for row in 0..<table.rows.count {
        guard let key = table.rows.key(row), keys.contains(key), places[sheet.id]?[key] == nil else { continue }
        places[sheet.id, default: [:]][key] = (index, row)
      }
    }
  }

  /// Where the row of a key stands.
  func place(of key: String, in sheet: String) -> (sheet: Int, row: Int)? { places[sheet]?[key] }

  /// Where the row of the observation at a position of the data set stands.
  func place(of position: Int, in sheet: String) -> (sheet: Int, row: Int)? {
    for (index, finder) in finders[sheet] ?? [] {
      if let row = finder.rowOfPosition(position) { return (index, row) }
    }
    return nil
  }
}
