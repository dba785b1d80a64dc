/// The rows that links lead to: only those, for a sheet may have a million.
struct LinkedRows {
  /// By sheet and key: the place of the sheet, and the data row.
  private var places: [String: [String: (sheet: Int, row: Int)]] = [:]

  /// Finds the rows of all links of a workbook; those of long sheets are known already.
  init(_ content: WorkbookContent, _ longSheets: [Int: LongSheet]) {
    var wanted: [String: Set<String>] = [:]
    func want(_ link: CellLink?) {
      if case .row(let id, let key) = link { wanted[id, default: []].insert(key) }
    }
    for (index, sheet) in content.sheets.enumerated() {
      for line in sheet.lines { want(line.link) }
      if let long = longSheets[index] {
        for (_, _, link) in long.links { want(link) }
      } else if let table = sheet.table {
        for row in 0..<table.rows.count { for cell in table.rows[row].cells { want(cell.link) } }
      }
    }
    for (index, sheet) in content.sheets.enumerated() {
      guard let keys = wanted[sheet.id], let table = sheet.table else { continue }
      if let find = table.rows.shortcuts?.finder() {
        for key in keys where places[sheet.id]?[key] == nil {
          if let row = find(key) { places[sheet.id, default: [:]][key] = (index, row) }
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
}
