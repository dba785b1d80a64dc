/// A sheet before it is written: a title, lines under it, charts and at most one table.
package struct SheetContent: Sendable {
  /// What links and templates call it.
  package let id: String
  /// The name on its tab.
  package let name: String
  /// The text of A1.
  package let title: String
  /// Lines under the title, above charts and table; one row each.
  package var lines: [SheetLine]
  package var charts: [ChartContent]
  package var table: TableContent?
  package var page: PageSetup
  /// The colour of the tab, by its name in the style sheet.
  package var tabColour: String?

  /// Makes a sheet.
  package init(
    id: String, name: String, title: String, lines: [SheetLine] = [], charts: [ChartContent] = [],
    table: TableContent? = nil, page: PageSetup = PageSetup(), tabColour: String? = nil
  ) {
    self.id = id
    self.name = name
    self.title = title
    self.lines = lines
    self.charts = charts
    self.table = table
    self.page = page
    self.tabColour = tabColour
  }
}

/// A line of text under a sheet's title.
package struct SheetLine: Hashable, Sendable {
  package let text: String
  /// The name of its style.
  package let style: String
  package let link: CellLink?

  /// Makes a line.
  package init(_ text: String, style: String, link: CellLink? = nil) {
    self.text = text
    self.style = style
    self.link = link
  }
}

/// The one table of a sheet; no cell of it is empty.
package struct TableContent: Sendable {
  /// Its name as an Excel table, unique in the workbook.
  package let name: String
  package let columns: [ColumnContent]
  package let rows: RowSource
  /// Columns from the left that stay when one scrolls.
  package let frozenColumns: Int
  /// Whether its cells would have more links than Excel opens, so that they have none.
  package let leavesLinksOut: Bool

  /// How many cells it has below its header.
  var cellCount: Int { rows.count * columns.count }

  /// Makes a table.
  package init(
    name: String, columns: [ColumnContent], rows: RowSource, frozenColumns: Int = 0,
    leavesLinksOut: Bool = false
  ) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.frozenColumns = frozenColumns
    self.leavesLinksOut = leavesLinksOut
  }
}

/// A column of a table.
package struct ColumnContent: Hashable, Sendable {
  /// How wide a column is, in characters of the default font.
  package enum Width: Hashable, Sendable {
    case fixed(Double)
    /// As wide as its longest text, within bounds; longer texts wrap.
    case fitted(least: Double, most: Double)
  }

  package let header: String
  package let width: Width
  /// The name of the style of its cells.
  package let style: String
  /// Whether its header stands above numbers, to the right.
  package let isNumeric: Bool

  /// Makes a column.
  package init(header: String, width: Width, style: String, isNumeric: Bool = false) {
    self.header = header
    self.width = width
    self.style = style
    self.isNumeric = isNumeric
  }
}

/// The rows of a table, made one by one: a million of them never stand in memory at once.
package struct RowSource: Sendable {
  package let count: Int
  private let make: @Sendable (Int) -> RowContent
  private let makeKey: @Sendable (Int) -> String?
  /// Ways to spare making every cell of a long table; nil where there are none.
  package let shortcuts: CellShortcuts?
  /// Whether a row may stand on a fact that is about something; nil where any row may.
  var mayStandOn: (@Sendable (_ row: Int, _ about: FactHint) -> Bool)?

  /// Rows made on demand; the closures are called with 0 to count − 1, from any thread, and give the same each time.
  ///
  /// - Parameter key: what links call a row, without making it.
  package init(
    count: Int, key: @escaping @Sendable (Int) -> String?, shortcuts: CellShortcuts? = nil,
    _ make: @escaping @Sendable (Int) -> RowContent
  ) {
    self.count = count
    self.make = make
    self.shortcuts = shortcuts
    makeKey = key
  }

  /// Rows that are there already.
  package init(_ rows: [RowContent]) {
    self.init(count: rows.count, key: { rows[$0].key }, { rows[$0] })
  }

  /// The same rows, made once and kept, unless there are more than a number.
  package func kept(upTo limit: Int) -> RowSource {
    guard count <= limit else { return self }
    let rows = (0..<count).map { make($0) }
    var kept = RowSource(count: count, key: makeKey, shortcuts: shortcuts) { rows[$0] }
    kept.mayStandOn = mayStandOn
    return kept
  }

  /// What links call the row at a place.
  package func key(_ index: Int) -> String? { makeKey(index) }

  /// The row at a place, from 0.
  package subscript(index: Int) -> RowContent { make(index) }
}

/// Ways to spare making every cell of a long table.
package struct CellShortcuts: Sendable {
  /// Tells the cells in numbers; nil where each is made.
  let coding: (any CellCoding)?
  /// The cell, made without its row; nil where the row is to be made.
  let cell: @Sendable (_ row: Int, _ column: Int) -> CellContent?
  /// Makes what finds rows; nil where the keys are to be gone through.
  let finder: @Sendable () -> RowFinder?
}

/// Finds the rows of a table of observations.
struct RowFinder: Sendable {
  /// The row of a key.
  let row: @Sendable (_ key: String) -> Int?
  /// The row of the observation at a position of the data set.
  let rowOfPosition: @Sendable (_ position: Int) -> Int?
}

/// One row of a table.
package struct RowContent: Hashable, Sendable {
  /// What links call the row: an observation's id; nil where nothing links to it.
  package let key: String?
  package let cells: [CellContent]

  /// Makes a row.
  package init(key: String? = nil, cells: [CellContent]) {
    self.key = key
    self.cells = cells
  }
}

/// How a sheet is printed: A4, landscape, one page wide, the header row on every page.
package struct PageSetup: Hashable, Sendable {
  /// At the top of each page, to the left.
  package var header: String
  /// At the bottom of each page: to the left, and to the right with `{page}` and `{pages}`.
  package var footerLeft: String
  package var footerRight: String

  /// Makes a set-up.
  package init(header: String = "", footerLeft: String = "", footerRight: String = "") {
    self.header = header
    self.footerLeft = footerLeft
    self.footerRight = footerRight
  }
}
