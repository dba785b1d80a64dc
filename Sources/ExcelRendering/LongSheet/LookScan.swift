/// A walk through the rows of a long table that makes each distinct cell once.
struct LookScan {
  private let table: TableContent
  private let layout: SheetLayout
  private let styles: StyleSheet
  private let codes: CodeBuffer
  private var row = CurrentRow()
  private(set) var cells = DistinctCells()
  private(set) var looks: [CellLook] = []
  private(set) var links: [LongSheet.Link] = []
  private(set) var observationLinks: [LongSheet.ObservationLink] = []
  private var places: [CellLook: Int] = [:]
  /// The code that each column had last, where nothing more was to be done for it: the next row often has the same.
  private var last: [CellCode]

  init(_ table: TableContent, layout: SheetLayout, styles: StyleSheet) {
    self.table = table
    self.layout = layout
    self.styles = styles
    codes = CodeBuffer(table)
    last = Array(repeating: .made, count: table.columns.count)
  }

  mutating func go(through rows: Range<Int>) {
    let codes = codes.codes(of: rows)
    let columnCount = table.columns.count
    var place = 0
    for index in rows {
      for column in 0..<columnCount {
        let code = codes[place]
        place += 1
        if code.kind != .made {
          if code.hasForm(of: last[column]) { continue }
          if isShared(code, index, column) { continue }
        }
        guard let cell = row.cell(index, column, of: table) else { continue }
        _ = look(of: cell, column)
        if let link = cell.link { links.append(LongSheet.Link(row: index, column: column, link: link)) }
      }
    }
  }

  /// Whether a cell needs not be made again: what it shares is known, or made now.
  private mutating func isShared(_ code: CellCode, _ index: Int, _ column: Int) -> Bool {
    if let form = cells.place(of: code, column: column) {
      switch cells.kinds[form] {
      case .made: return false
      case .plain: last[column] = code
      case .linked: note(cells.forms[form].link, of: code, index, column)
      }
      return true
    }
    guard cells.hasRoom, let cell = row.cell(index, column, of: table) else { return false }
    let form = form(code, cell, index, column)
    cells.add(form, for: code, column: column)
    if case .made = form.content { return false }
    note(form.link, of: code, index, column)
    return true
  }

  /// Notes the link of a cell that is not made: its own observation's, or that which all of its form have.
  private mutating func note(_ link: CellLink?, of code: CellCode, _ index: Int, _ column: Int) {
    guard let link else { return }
    if code.link != 0, case .observation(let sheet, _) = link {
      let position = Int(code.link) - 1
      observationLinks.append(LongSheet.ObservationLink(row: index, column: column, sheet: sheet, position: position))
    } else {
      links.append(LongSheet.Link(row: index, column: column, link: link))
    }
  }

  /// What all cells with a code have in common, as one of them shows it.
  private mutating func form(_ code: CellCode, _ cell: CellContent, _ index: Int, _ column: Int) -> DistinctCells.Form {
    let look = look(of: cell, column)
    let wrap = layout.wrap(of: looks[look].style(in: styles), column: column, styles: styles)
    var content = DistinctCells.Form.Content.made
    var height = 0.0
    switch (code.kind, cell.value) {
    case (.shared, .text(let text)):
      content = .value(cell.value)
      height = wrap?.height(of: text) ?? 0
    case (.shared, .number): content = .value(cell.value)
    case (.number, .number) where cell.link == nil || isOwnLink(cell.link, code): content = .number
    case (.number, .formula(let formula, .number, _)) where cell.link == nil:
      if let pattern = formula.pattern(row: index, firstRow: layout.firstRow) { content = .formula(pattern) }
    case (.text, .text) where cell.link == nil: content = .text
    default: break
    }
    let isMade = if case .made = content { true } else { false }
    return DistinctCells.Form(
      content: content, look: look, height: height, wrap: wrap, link: isMade ? nil : cell.link)
  }

  /// Whether a cell leads to the observation that its code says.
  private func isOwnLink(_ link: CellLink?, _ code: CellCode) -> Bool {
    guard code.link != 0, case .observation(_, let position)? = link else { return false }
    return position == Int(code.link) - 1
  }

  private mutating func look(of cell: CellContent, _ column: Int) -> Int {
    let look = CellLook(cell, in: table.columns[column])
    if let place = places[look] { return place }
    places[look] = looks.count
    looks.append(look)
    return looks.count - 1
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
