/// A long sheet before its rows are written: the looks of its cells, those that are shared, and those that are links.
///
/// libxlsxwriter writes such a sheet without its rows, and they are poured in afterwards (`SpreadsheetPackage`): the
/// sheet is the same, cell for cell, as if it had been written the ordinary way.
struct LongSheet: Sendable {
  /// Sheets with more rows are long.
  static let ordinaryRows = 20_000
  /// Rows of a block.
  private static let blockRows = 500

  let table: TableContent
  /// The looks of the cells, in the order in which they first come, row by row.
  let looks: [CellLook]
  /// The cells that are links, by row.
  let links: [(row: Int, column: Int, link: CellLink)]
  /// The cells that are made once.
  let cells: DistinctCells

  /// Goes through the rows of a table; nil where the table is not long.
  init?(_ sheet: SheetContent, layout: SheetLayout, styles: StyleSheet, longerThan limit: Int = ordinaryRows) {
    guard let table = sheet.table, table.rows.count > limit, sheet.charts.isEmpty else { return nil }
    self.table = table
    var scan = LookScan(table, layout: layout, styles: styles)
    for block in 0..<Self.blockCount(of: table) { scan.go(through: Self.rows(of: block, in: table)) }
    looks = scan.looks
    links = scan.links
    cells = scan.cells
  }

  static func blockCount(of table: TableContent) -> Int { (table.rows.count + blockRows - 1) / blockRows }

  /// The rows of a block, from 0.
  static func rows(of block: Int, in table: TableContent) -> Range<Int> {
    block * blockRows..<min((block + 1) * blockRows, table.rows.count)
  }
}
