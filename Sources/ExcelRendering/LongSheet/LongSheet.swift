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
    try? workSideBySide(count: found.blocks.count, threads: threads, state: { LookScan(table) }) { scan, block, _ in
      found.blocks[block] = scan.finds(in: Self.rows(of: block, in: table))
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

/// One thread's walk through rows. It skips what it has seen; the first block that has a look is always the one that
/// tells it, because blocks are handed out in order.
private struct LookScan {
  private let table: TableContent
  private var row = CurrentRow()
  private var seen: [NumberTable]
  /// The links of the numbers seen, by column.
  private var links: [[CellLink?]]
  private var known: Set<CellLook> = []
  private static let memoLimit = 1 << 16

  init(_ table: TableContent) {
    self.table = table
    seen = table.columns.map { _ in NumberTable(limit: Self.memoLimit) }
    links = table.columns.map { _ in [] }
  }

  mutating func finds(in rows: Range<Int>) -> LookFinds.Block {
    var block = LookFinds.Block()
    let lookMemo = table.rows.shortcuts?.lookMemo
    for index in rows {
      for column in table.columns.indices {
        let memo = lookMemo?(index, column)
        if let memo, let place = seen[column].place(of: memo) {
          if let link = links[column][place] { block.links.append((index, column, link)) }
          continue
        }
        guard let cell = row.cell(index, column, of: table) else { continue }
        let look = CellLook(cell, in: table.columns[column])
        if known.insert(look).inserted { block.looks.append(look) }
        if let link = cell.link { block.links.append((index, column, link)) }
        if let memo, seen[column].add(memo) != nil { links[column].append(cell.link) }
      }
    }
    return block
  }
}

/// The row that a thread stands at, made only when a cell of it is asked for that cannot be made alone.
struct CurrentRow {
  private var index = -1
  private var row = RowContent(cells: [])

  /// A cell of a table; nil where its row is too short.
  mutating func cell(_ index: Int, _ column: Int, of table: TableContent) -> CellContent? {
    if let cell = table.rows.shortcuts?.cell(index, column) { return cell }
    if index != self.index {
      row = table.rows[index]
      self.index = index
    }
    return row.cells.count == table.columns.count ? row.cells[column] : nil
  }

  /// How many cells the row has that was made last.
  var count: Int { row.cells.count }
}
