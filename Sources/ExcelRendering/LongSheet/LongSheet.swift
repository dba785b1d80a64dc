import SpreadsheetPackage
import WorkerThreads

/// A long sheet before its rows are written: the looks of its cells, and the cells that are links.
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

  /// Goes through the rows of a table; nil where the table is not long.
  init?(_ sheet: SheetContent, threads: Int = coreCount, longerThan limit: Int = ordinaryRows) {
    guard let table = sheet.table, table.rows.count > limit, sheet.charts.isEmpty else { return nil }
    self.table = table
    let found = LookFinds(count: Self.blockCount(of: table))
    // The pieces of work throw nothing.
    try? workSideBySide(count: found.blocks.count, threads: threads, state: {}) { _, block, _ in
      found.blocks[block] = Self.finds(in: Self.rows(of: block, in: table), of: table)
    }
    var known: Set<CellLook> = []
    looks = found.blocks.flatMap(\.looks).filter { known.insert($0).inserted }
    links = found.blocks.flatMap(\.links)
  }

  static func blockCount(of table: TableContent) -> Int { (table.rows.count + blockRows - 1) / blockRows }

  /// The rows of a block, from 0.
  static func rows(of block: Int, in table: TableContent) -> Range<Int> {
    block * blockRows..<min((block + 1) * blockRows, table.rows.count)
  }

  private static func finds(in rows: Range<Int>, of table: TableContent) -> LookFinds.Block {
    var block = LookFinds.Block()
    var index = LookIndex(columnCount: table.columns.count)
    for row in rows {
      for (column, cell) in table.rows[row].cells.enumerated() where column < table.columns.count {
        let look = CellLook(cell, in: table.columns[column])
        if index.place(of: look, in: column) == nil {
          index.add(look)
          block.looks.append(look)
        }
        if let link = cell.link { block.links.append((row, column, link)) }
      }
    }
    return block
  }
}

/// What blocks find; each block has its own slot, so that threads need not wait for each other.
private final class LookFinds: @unchecked Sendable {
  struct Block {
    var looks: [CellLook] = []
    var links: [(row: Int, column: Int, link: CellLink)] = []
  }
  let blocks: UnsafeMutableBufferPointer<Block>

  init(count: Int) {
    blocks = .allocate(capacity: count)
    blocks.initialize(repeating: Block())
  }

  deinit {
    blocks.deinitialize()
    blocks.deallocate()
  }
}

/// The places of looks in a list; the look that a column had last is found at once.
struct LookIndex {
  private var places: [CellLook: Int] = [:]
  private var last: [(look: CellLook, place: Int)?]

  init(columnCount: Int) { last = Array(repeating: nil, count: columnCount) }

  init(_ looks: [CellLook], columnCount: Int) {
    self.init(columnCount: columnCount)
    for look in looks { add(look) }
  }

  mutating func add(_ look: CellLook) { places[look] = places.count }

  mutating func place(of look: CellLook, in column: Int) -> Int? {
    if let last = last[column], last.look == look { return last.place }
    guard let place = places[look] else { return nil }
    last[column] = (look, place)
    return place
  }
}
