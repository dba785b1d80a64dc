/// A long sheet before its rows are written: the looks of its cells, those that are shared, and those that are links.
///
/// libxlsxwriter writes such a sheet without its rows, and they are poured in afterwards (`SpreadsheetPackage`): the
/// sheet is the same, cell for cell, as if it had been written the ordinary way.
struct LongSheet: Sendable {
  /// Sheets with more rows are long.
  static let ordinaryRows = 20_000
  /// Cells of a table of links from which on it is long.
  static let ordinaryLinks = 2_000
  /// Rows of a block.
  private static let blockRows = 500

  let table: TableContent
  /// The looks of the cells, in the order in which they first come, row by row.
  let looks: [CellLook]
  /// The cells that are links, by row, but for those to observations that their codes tell.
  let links: [Link]
  let observationLinks: [ObservationLink]
  /// The cells that are made once.
  let cells: DistinctCells

  /// A cell that is a link.
  struct Link: Sendable {
    let row: Int
    let column: Int
    let link: CellLink
  }

  /// A cell that is a link to an observation.
  struct ObservationLink: Sendable {
    let row: Int
    let column: Int
    /// The id of the sheet of observations.
    let sheet: String
    /// The position of the observation in the data set.
    let position: Int
  }

  /// Goes through the rows of a table; nil where the table is not long.
  init?(_ sheet: SheetContent, layout: SheetLayout, styles: StyleSheet, longerThan limit: Int = ordinaryRows) {
    guard let table = sheet.table, sheet.charts.isEmpty else { return nil }
    let isOfLinks = table.rows.shortcuts?.coding?.isMostlyLinks ?? false
    let isLong = table.rows.count > limit
    guard isLong || (isOfLinks && limit < .max && table.cellCount > Self.ordinaryLinks) else { return nil }
    self.table = table
    var scan = LookScan(table, layout: layout, styles: styles)
    for block in 0..<Self.blockCount(of: table) { scan.go(through: Self.rows(of: block, in: table)) }
    looks = scan.looks
    links = scan.links
    observationLinks = scan.observationLinks
    cells = scan.cells
  }

  static func blockCount(of table: TableContent) -> Int { (table.rows.count + blockRows - 1) / blockRows }

  /// The rows of a block, from 0.
  static func rows(of block: Int, in table: TableContent) -> Range<Int> {
    block * blockRows..<min((block + 1) * blockRows, table.rows.count)
  }
}
