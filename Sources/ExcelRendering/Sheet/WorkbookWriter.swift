import Glibc
import SpreadsheetPackage
import WorkerThreads

/// Writes the content of a workbook to a file.
package struct WorkbookWriter {
  private let content: WorkbookContent
  private let layouts: [SheetLayout]
  /// The sheets whose rows are poured in, by their place.
  private let longSheets: [Int: LongSheet]
  private let rows: LinkedRows
  private let threads: Int

  /// Makes a writer; the content is laid out at once.
  ///
  /// - Parameters:
  ///   - threads: how many threads write long sheets.
  ///   - rowLimit: the rows of a sheet that is written the ordinary way; longer ones are poured in.
  package init(_ content: WorkbookContent, threads: Int = coreCount, rowLimit: Int? = nil) {
    self.content = content
    self.threads = threads
    layouts = content.layouts()
    var longSheets: [Int: LongSheet] = [:]
    for (index, sheet) in content.sheets.enumerated() {
      longSheets[index] = LongSheet(
        sheet, layout: layouts[index], styles: content.styles, longerThan: rowLimit ?? LongSheet.ordinaryRows)
    }
    self.longSheets = longSheets
    rows = LinkedRows(content, longSheets)
  }

  /// Writes the workbook.
  ///
  /// - Parameter temporaryFolder: where parts are kept until the file is whole; nil for the system's.
  /// - Returns: the names of the parts that were read back from the file already: those of long sheets.
  @discardableResult
  package func write(to path: String, temporaryFolder: String? = nil) throws(WorkbookError) -> Set<String> {
    guard !longSheets.isEmpty else {
      try writeSheets(to: path, temporaryFolder)
      return []
    }
    let frame = path + ".frame"
    defer { unlink(frame) }
    try writeSheets(to: frame, temporaryFolder)
    do {
      let package = try ZIPArchive(path: frame)
      let sheets = try longSheets.sorted { $0.key < $1.key }.map { index, long in
        try poured(long, sheet: index, of: package)
      }
      try package.write(to: path, pouring: sheets, threads: threads, readsBack: true)
      return Set(sheets.map(\.part))
    } catch let error as WorkbookError {
      throw error
    } catch let error as PackageError {
      throw WorkbookError(error)
    } catch {
      throw .library(code: 0, doing: "writing \(path)")
    }
  }

  private func writeSheets(to path: String, _ temporaryFolder: String?) throws(WorkbookError) {
    var book = try Workbook(
      path: path, properties: content.properties, defaultFont: content.styles.base, temporaryFolder: temporaryFolder)
    var sheets: [WorkbookSheet] = []
    for sheet in content.sheets { sheets.append(try book.addSheet(named: sheet.name)) }
    for index in content.sheets.indices {
      var writer = SheetWriter(
        content.sheets[index], layout: layouts[index], styles: content.styles, sheet: sheets[index],
        long: longSheets[index],
        target: { (link, sheet, cell) throws(WorkbookError) in try target(of: link, sheet: sheet, cell: cell) })
      try writer.write(in: &book)
    }
    try book.close()
  }

  private func poured(
    _ long: LongSheet, sheet index: Int, of package: ZIPArchive
  ) throws -> PouredSheet<LongSheetRows> {
    let table = long.table
    let layout = layouts[index]
    let last = CellPlace(row: layout.firstRow + table.rows.count - 1, column: table.columns.count - 1)
    return PouredSheet(
      frame: try SheetFrame(
        of: package, sheet: index, patternRow: layout.firstRow + 1, cells: "A1:\(last.text())",
        links: try links(of: long, sheet: index)),
      rows: LongSheetRows(
        sheet: content.sheets[index].name, long: long, layout: layout, styles: content.styles),
      columns: table.columns.count)
  }

  /// The links of a long sheet within the workbook, as its part has them.
  private func links(of long: LongSheet, sheet index: Int) throws(WorkbookError) -> LinkList {
    let firstRows = layouts.map(\.firstRow)
    let (name, top) = (content.sheets[index].name, firstRows[index])
    guard long.links.count + long.observationLinks.count <= WorkbookError.linkLimit else {
      throw .tooManyLinks(sheet: name)
    }
    var list = LinkList(sheets: content.sheets.map(\.name))
    for link in long.observationLinks {
      guard let place = rows.place(of: link.position, in: link.sheet) else {
        let cell = CellPlace(row: top + link.row, column: link.column).text()
        throw .linkNowhere(sheet: name, cell: cell, target: "\(link.sheet): observation \(link.position + 1)")
      }
      list.add(
        row: top + link.row, column: link.column, toSheet: place.sheet, row: firstRows[place.sheet] + place.row)
    }
    for link in long.links {
      let cell = CellPlace(row: top + link.row, column: link.column)
      let found = try target(of: link.link, sheet: name, cell: cell.text())
      guard case .cell(let sheet, let place) = found else { continue }
      let other = content.sheets.firstIndex { $0.name == sheet } ?? index
      list.add(row: cell.row, column: cell.column, toSheet: other, row: place.row)
    }
    return list
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
      guard let place = rows.place(of: key, in: id) else {
        throw .linkNowhere(sheet: sheet, cell: cell, target: "\(id): \(key)")
      }
      return target(place)
    case .observation(let id, let position):
      guard let place = rows.place(of: position, in: id) else {
        throw .linkNowhere(sheet: sheet, cell: cell, target: "\(id): observation \(position + 1)")
      }
      return target(place)
    }
  }

  private func target(_ place: (sheet: Int, row: Int)) -> WorkbookSheet.LinkTarget {
    .cell(
      sheet: content.sheets[place.sheet].name,
      CellPlace(row: layouts[place.sheet].firstRow + place.row, column: 0))
  }
}
