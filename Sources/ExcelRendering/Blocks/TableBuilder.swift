import Wording
import ZoneComparison
import ZoneModel

/// Makes a table of a block as a sheet's template asks for it.
struct TableBuilder<Block: SheetBlock> {
  private let block: Block
  private let sheet: SheetTemplate
  private let rendering: WorkbookRendering
  /// The rows that pass the sheet's filter, in its order.
  let items: [Block.Item]

  init(_ block: Block, sheet: SheetTemplate, rendering: WorkbookRendering) {
    self.block = block
    self.sheet = sheet
    self.rendering = rendering
    let filters = sheet.only.compactMap { filter in Block.Field(rawValue: filter.field).map { ($0, filter.values) } }
    let keys = sheet.sort.compactMap { key in Block.Field(rawValue: key.field).map { ($0, key.isDescending) } }
    var items = block.items
    if !filters.isEmpty {
      items = items.filter { item in filters.allSatisfy { $1.contains(block.fact($0, of: item)) } }
    }
    self.items = keys.isEmpty ? items : Self.sorted(items, by: keys, block)
  }

  /// Stable: equal rows keep the block's order, rows of a group stay together and sort by their first.
  private static func sorted(
    _ items: [Block.Item], by keys: [(Block.Field, Bool)], _ block: Block
  ) -> [Block.Item] {
    var groups: [[Block.Item]] = []
    for item in items {
      if let name = block.group(of: item), let last = groups.last?.first, block.group(of: last) == name {
        groups[groups.count - 1].append(item)
      } else {
        groups.append([item])
      }
    }
    let facts = groups.map { group in keys.map { key in group.first.map { block.fact(key.0, of: $0) } ?? "" } }
    let order = groups.indices.sorted { left, right in
      for (index, key) in keys.enumerated() where facts[left][index] != facts[right][index] {
        return (facts[left][index] < facts[right][index]) != key.1
      }
      return left < right
    }
    return order.flatMap { groups[$0] }
  }

  /// The rows of each row's group; nil where the block has no groups.
  private func groups() -> [ClosedRange<Int>]? {
    guard items.contains(where: { block.group(of: $0) != nil }) else { return nil }
    var ranges: [ClosedRange<Int>] = []
    var start = 0
    for index in items.indices {
      let isLast =
        index == items.count - 1 || block.group(of: items[index]) == nil
        || block.group(of: items[index]) != block.group(of: items[index + 1])
      if isLast {
        ranges += Array(repeating: start...index, count: index - start + 1)
        start = index + 1
      }
    }
    return ranges
  }

  /// The table; nil where it would have no rows or no columns.
  func table() -> TableContent? {
    let zones = rendering.comparison.zones
    var contents: [ColumnContent] = []
    var made: [BlockColumns<Block.Field>.Column] = []
    var links: [Bool] = []
    for template in sheet.columns where template.languages.contains(rendering.language) {
      guard let field = Block.Field(rawValue: template.field) else { continue }
      let isNumeric = Block.Field.numeric.contains(field)
      let style = template.style ?? (isNumeric ? StyleSheet.Role.number : .text).rawValue
      let key = template.headingKey(in: sheet.block)
      for zone in Block.Field.perZone.contains(field) ? Array(zones.indices.map(Optional.some)) : [nil] {
        let name = zone.map { zones[$0].name[rendering.language] } ?? ""
        contents.append(
          ColumnContent(
            header: rendering.labels.text(key, ["zone": name]), width: template.width, style: style,
            isNumeric: isNumeric))
        made.append(.init(field: field, zone: zone))
        links.append(template.isLinked)
      }
    }
    guard !items.isEmpty, !contents.isEmpty else { return nil }
    // Excel opens 65,530 links a sheet at most: a longer table goes without.
    let mayLink = items.count * links.filter { $0 }.count <= WorkbookError.linkLimit - 1000
    let columns = made
    let isNumeric = contents.map(\.isNumeric)
    let linked = links.map { $0 && mayLink }
    let shown = BlockColumns(all: columns, headers: contents.map(\.header), zoneCount: zones.count)
    let (items, block, groups) = (items, block, groups())
    // What the sheet changes of a cell that the block made.
    let finished: @Sendable (CellContent, Int) -> CellContent = { cell, position in
      var cell = cell
      if cell.style == StyleSheet.Role.shorthand.rawValue, !isNumeric[position] {
        cell.style = StyleSheet.Role.nothing.rawValue
      }
      if !linked[position] { cell.link = nil }
      return cell
    }
    let shortcuts = CellShortcuts(
      // Where a few rows are looked at, telling all of them in numbers would take longer than making those.
      coding: rendering.keepsRows ? Self.coding(block, items, columns, isLinked: linked) : nil,
      cell: { row, column in
        let field = columns[column].field
        if let cell = block.plainCell(field, of: items[row]) { return finished(cell, column) }
        guard block.makesCellsAlone else { return nil }
        let place = BlockPlace(
          row: row, zone: columns[column].zone, group: groups?[row] ?? row...row, columns: shown)
        return finished(block.cell(field, of: block.shown(items[row]), at: place), column)
      }, finder: { block.finder(among: items) })
    var rows = RowSource(
      count: items.count, key: { block.key(of: items[$0]) }, shortcuts: shortcuts
    ) { index in
      let item = block.shown(items[index])
      let cells = shown.all.enumerated().map { position, column in
        finished(
          block.cell(
            column.field, of: item,
            at: BlockPlace(row: index, zone: column.zone, group: groups?[index] ?? index...index, columns: shown)),
          position)
      }
      return RowContent(key: block.key(of: items[index]), cells: cells)
    }
    rows.mayStandOn = { block.mayStandOn(items[$0], about: $1) }
    return TableContent(
      name: sheet.table, columns: contents, rows: rendering.keepsRows ? rows.kept(upTo: LongSheet.ordinaryRows) : rows,
      frozenColumns: min(sheet.frozen, contents.count), leavesLinksOut: !mayLink)
  }

  private static func coding(
    _ block: Block, _ items: [Block.Item], _ columns: [BlockColumns<Block.Field>.Column], isLinked: [Bool]
  ) -> (any CellCoding)? {
    guard columns.allSatisfy({ $0.zone == nil }), columns.count <= DistinctCells.mostColumns,
      let coding = block.coding(of: items, columns: columns.map(\.field))
    else { return nil }
    return isLinked.contains(true) ? LinkedCellCoding(cells: coding, isLinked: isLinked) : coding
  }
}
