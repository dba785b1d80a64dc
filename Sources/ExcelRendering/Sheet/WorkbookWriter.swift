import CXLSXWriter

/// Writes the content of a workbook to a file.
package struct WorkbookWriter {
  private let content: WorkbookContent
  private let layouts: [SheetLayout]
  private let rowsByKey: [String: [String: Int]]

  /// Makes a writer; the content is laid out at once.
  package init(_ content: WorkbookContent) {
    self.content = content
    layouts = content.layouts()
    rowsByKey = Self.index(content)
  }

  /// Writes the workbook.
  ///
  /// - Parameter temporaryFolder: where parts are kept until the file is whole; nil for the system's.
  package func write(to path: String, temporaryFolder: String? = nil) throws(WorkbookError) {
    var book = try Workbook(
      path: path, properties: content.properties, defaultFont: content.styles.base, temporaryFolder: temporaryFolder)
    var sheets: [WorkbookSheet] = []
    for sheet in content.sheets { sheets.append(try book.addSheet(named: sheet.name)) }
    for index in content.sheets.indices {
      var writer = SheetWriter(
        content.sheets[index], layout: layouts[index], styles: content.styles, sheet: sheets[index],
        target: { (link, sheet, cell) throws(WorkbookError) in try target(of: link, sheet: sheet, cell: cell) })
      try writer.write(in: &book)
    }
    try book.close()
  }

  /// The keys that links name, with the data row of each, by sheet.
  private static func index(_ content: WorkbookContent) -> [String: [String: Int]] {
    var wanted: Set<String> = []
    for sheet in content.sheets {
      for line in sheet.lines { if case .row(let id, _) = line.link { wanted.insert(id) } }
      guard let table = sheet.table else { continue }
      for index in 0..<table.rows.count {
        for cell in table.rows[index].cells { if case .row(let id, _) = cell.link { wanted.insert(id) } }
      }
    }
    var rows: [String: [String: Int]] = [:]
    for sheet in content.sheets where wanted.contains(sheet.id) {
      guard let table = sheet.table else { continue }
      var keys: [String: Int] = [:]
      for index in 0..<table.rows.count {
        if let key = table.rows[index].key, keys[key] == nil { keys[key] = index }
      }
      rows[sheet.id] = keys
    }
    return rows
  }

  /// The cell that a link leads to.
  private func target(
    of link: CellLink, sheet: String, cell: String
  ) throws(WorkbookError) -> WorkbookSheet.LinkTarget {
    switch link {
    case .web(let address): return .web(address)
    case .sheet(let id):
      guard let other = content.sheets.first(where: { $0.id == id }) else {
        throw .linkNowhere(sheet: sheet, cell: cell, target: id)
      }
      return .cell(sheet: other.name, CellPlace(row: 0, column: 0))
    case .row(let id, let key):
      guard let index = content.sheets.firstIndex(where: { $0.id == id }), let row = rowsByKey[id]?[key] else {
        throw .linkNowhere(sheet: sheet, cell: cell, target: "\(id): \(key)")
      }
      return .cell(
        sheet: content.sheets[index].name, CellPlace(row: layouts[index].firstRow + row, column: 0))
    }
  }
}
