import CXLSXWriter
import ExactValues

/// Writes one sheet.
struct SheetWriter {
  typealias TargetFinder = (CellLink, String, String) throws(WorkbookError) -> WorkbookSheet.LinkTarget

  private let content: SheetContent
  private let layout: SheetLayout
  private let styles: StyleSheet
  private var sheet: WorkbookSheet
  private var formats = LookFormats()
  /// What takes the place of the rows where they are poured in afterwards.
  private let long: LongSheet?
  private let target: TargetFinder

  init(
    _ content: SheetContent, layout: SheetLayout, styles: StyleSheet, sheet: WorkbookSheet, long: LongSheet?,
    target: @escaping TargetFinder
  ) {
    self.content = content
    self.layout = layout
    self.styles = styles
    self.sheet = sheet
    self.long = long
    self.target = target
  }

  mutating func write(in book: inout Workbook) throws(WorkbookError) {
    try setPage()
    try writeTop(in: &book)
    if let table = content.table { try write(table, in: &book) }
    try writeCharts(in: &book)
  }

  private func setPage() throws(WorkbookError) {
    let pointer = sheet.sheet
    worksheet_set_landscape(pointer)
    // 9 is A4.
    worksheet_set_paper(pointer, 9)
    worksheet_fit_to_pages(pointer, 1, 0)
    worksheet_set_margins(pointer, 0.5, 0.5, 0.65, 0.6)
    worksheet_gridlines(pointer, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    let page = content.page
    let header = page.header.isEmpty ? "" : "&L" + Self.escaped(page.header)
    var footer = page.footerLeft.isEmpty ? "" : "&L" + Self.escaped(page.footerLeft)
    if !page.footerRight.isEmpty { footer += "&R" + Self.numbered(page.footerRight) }
    for text in [header, footer] where text.utf16.count > WorkbookError.shortTextLimit {
      throw .pageTextTooLong(sheet: content.name, length: text.utf16.count)
    }
    try checkCharacters(of: header + footer, sheet: content.name, cell: "A1")
    if !header.isEmpty { try check(worksheet_set_header(pointer, header), doing: "setting a page header") }
    if !footer.isEmpty { try check(worksheet_set_footer(pointer, footer), doing: "setting a page footer") }
    if let name = content.tabColour, let colour = styles.colours[name] {
      worksheet_set_tab_color(pointer, colour.rgb)
    }
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
  }

  private static func numbered(_ text: String) -> String {
    var result = escaped(text)
    for (name, code) in [("{page}", "&P"), ("{pages}", "&N")] {
      if let range = result.firstRange(of: name) { result.replaceSubrange(range, with: code) }
    }
    return result
  }

  private mutating func writeTop(in book: inout Workbook) throws(WorkbookError) {
    let title = styles.style(.title)
    try sheet.write(content.title, at: CellPlace(row: 0, column: 0), style: title, in: &book)
    try setHeight(title.size * 1.75, row: 0)
    for (index, line) in layout.lines.enumerated() {
      let place = CellPlace(row: index + 1, column: 0)
      var style = styles.style(line.style)
      if let link = line.link {
        style = styles.linked(style)
        try sheet.link(place, to: target(link, content.name, place.text()))
      }
      try sheet.write(line.text, at: place, style: style, in: &book)
      // The last line keeps a distance to what follows; a blank row would stop a screen reader.
      let isLast = index == layout.lines.count - 1
      try setHeight(style.size * (isLast ? 2.1 : 1.5), row: index + 1)
    }
    for row in layout.chartBands.joined() { try setHeight(SheetLayout.chartRowHeight, row: row) }
  }

  private func setHeight(_ points: Double, row: Int) throws(WorkbookError) {
    try check(
      worksheet_set_row(sheet.sheet, lxw_row_t(row), points, nil), doing: "setting the height of row \(row + 1)")
  }

  private mutating func write(_ table: TableContent, in book: inout Workbook) throws(WorkbookError) {
    guard !table.columns.isEmpty, table.rows.count > 0 else { throw .emptyTable(sheet: content.name) }
    let lastRow = layout.firstRow + table.rows.count - 1
    guard CellPlace(row: lastRow, column: table.columns.count - 1).isInsideSheet else {
      throw .outsideSheet(sheet: content.name, row: lastRow, column: table.columns.count - 1)
    }
    for (column, width) in layout.widths.enumerated() {
      try check(
        worksheet_set_column(sheet.sheet, lxw_col_t(column), lxw_col_t(column), width, nil),
        doing: "setting a column's width")
    }
    try addTable(table, lastRow: lastRow, in: &book)
    let lines = layout.headerLines(of: table, styles: styles)
    try setHeight(Double(lines) * styles.style(.header).size * 1.4 + 8, row: layout.headerRow)
    if let long {
      try writePattern(of: long, in: &book)
    } else {
      for index in 0..<table.rows.count {
        try write(table.rows[index], index: index, of: table, in: &book)
      }
    }
    // The header row on every printed page, and in sight while one scrolls; a sheet with charts scrolls freely.
    let header = lxw_row_t(layout.headerRow)
    try check(worksheet_repeat_rows(sheet.sheet, header, header), doing: "repeating the header row")
    if content.charts.isEmpty {
      worksheet_freeze_panes(sheet.sheet, lxw_row_t(layout.firstRow), lxw_col_t(table.frozenColumns))
    }
  }

  private mutating func addTable(
    _ table: TableContent, lastRow: Int, in book: inout Workbook
  ) throws(WorkbookError) {
    try book.reserveTable(named: table.name, sheet: content.name)
    var seen: Set<String> = []
    for column in table.columns {
      let header = column.header
      guard !header.isEmpty else { throw .emptyCell(sheet: content.name, cell: "header") }
      guard header.utf16.count <= WorkbookError.shortTextLimit else {
        throw .headerTooLong(sheet: content.name, header: header, length: header.utf16.count)
      }
      guard seen.insert(header.lowercased()).inserted else {
        throw .headerTaken(sheet: content.name, header: header)
      }
      try checkCharacters(of: header, sheet: content.name, cell: header)
    }
    let texts = CTexts()
    var columns: [lxw_table_column] = []
    for column in table.columns {
      var described = lxw_table_column()
      described.header = texts.copy(column.header)
      described.header_format = try book.format(styles.style(column.isNumeric ? .headerNumber : .header))
      columns.append(described)
    }
    var options = lxw_table_options()
    options.name = texts.copy(table.name)
    options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
    options.style_type_number = 0
    options.no_banded_rows = UInt8(LXW_TRUE.rawValue)
    let code = columns.withUnsafeMutableBufferPointer { buffer -> lxw_error in
      var pointers: [UnsafeMutablePointer<lxw_table_column>?] = buffer.indices.map { index in
        buffer.baseAddress.map { $0 + index }
      }
      pointers.append(nil)
      return pointers.withUnsafeMutableBufferPointer { list in
        options.columns = list.baseAddress
        return worksheet_add_table(
          sheet.sheet, lxw_row_t(layout.headerRow), 0, lxw_row_t(lastRow), lxw_col_t(table.columns.count - 1), &options)
      }
    }
    try check(code, doing: "adding the table '\(table.name)'")
  }

  private mutating func write(
    _ row: RowContent, index: Int, of table: TableContent, in book: inout Workbook
  ) throws(WorkbookError) {
    let line = layout.firstRow + index
    guard row.cells.count == table.columns.count else {
      throw .emptyCell(sheet: content.name, cell: CellPlace(row: line, column: row.cells.count).text())
    }
    try setHeight(layout.height(of: row, in: table, styles: styles), row: line)
    for (column, cell) in row.cells.enumerated() {
      let place = CellPlace(row: line, column: column)
      let format = try formats.format(CellLook(cell, in: table.columns[column]), column: column, styles, in: &book)
      if let link = cell.link { try sheet.link(place, to: target(link, content.name, place.text())) }
      switch cell.value {
      case .text(let text):
        guard !text.isEmpty else { throw .emptyCell(sheet: content.name, cell: place.text()) }
        try sheet.write(text, at: place, format: format)
      case .number(let number, _):
        try sheet.write(number, at: place, format: format)
      case .formula(let formula, let result, _):
        try sheet.write(
          formula: formula.text(firstRow: layout.firstRow), result: result, at: place, format: format)
      }
    }
  }

  /// Writes what a long sheet has beside its rows: its links to pages, and the row that shows the styles of its cells.
  private mutating func writePattern(of long: LongSheet, in book: inout Workbook) throws(WorkbookError) {
    for link in long.links {
      guard case .web = link.link else { continue }
      let place = CellPlace(row: layout.firstRow + link.row, column: link.column)
      try sheet.link(place, to: target(link.link, content.name, place.text()))
    }
    for (column, look) in long.looks.enumerated() {
      try sheet.write(
        .zero, at: CellPlace(row: layout.firstRow, column: column), style: look.style(in: styles), in: &book)
    }
  }

  private func writeCharts(in book: inout Workbook) throws(WorkbookError) {
    guard !layout.chartBands.isEmpty else { return }
    let writer = ChartWriter(sheet: content.name, firstRow: layout.firstRow, styles: styles)
    let perRow = max(styles.charts.perRow, 1)
    for (index, chart) in content.charts.enumerated() {
      let band = layout.chartBands[index / perRow]
      try writer.write(chart, on: sheet.sheet, row: band.lowerBound, slot: index % perRow, in: &book)
    }
    // Pages end between charts: an A4 page in landscape holds about 450 points of them.
    var breaks: [lxw_row_t] = []
    var used = 0.0
    for band in layout.chartBands {
      let height = Double(band.count) * SheetLayout.chartRowHeight
      if used > 0, used + height > 450 {
        breaks.append(lxw_row_t(band.lowerBound))
        used = 0
      }
      used += height
    }
    breaks.append(lxw_row_t(layout.headerRow))
    breaks.append(0)
    try check(worksheet_set_h_pagebreaks(sheet.sheet, &breaks), doing: "setting page breaks")
  }
}

/// The library's formats of looks, each found once; the look that a column had last is found at once.
private struct LookFormats {
  private var formats: [CellLook: UnsafeMutablePointer<lxw_format>] = [:]
  private var last: [(look: CellLook, format: UnsafeMutablePointer<lxw_format>)?] = []

  mutating func format(
    _ look: CellLook, column: Int, _ styles: StyleSheet, in book: inout Workbook
  ) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format> {
    while last.count <= column { last.append(nil) }
    if let last = last[column], last.look == look { return last.format }
    let format: UnsafeMutablePointer<lxw_format>
    if let known = formats[look] { format = known } else { format = try book.format(look.style(in: styles)) }
    formats[look] = format
    last[column] = (look, format)
    return format
  }
}
