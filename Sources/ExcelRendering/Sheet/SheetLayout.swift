import DisplayWidth
import ExactValues

/// Where everything of a sheet stands: rows and columns count from 0.
package struct SheetLayout: Sendable {
  /// The lines under the title, cut to the sheet's width.
  package let lines: [SheetLine]
  /// The sheet rows of each row of charts.
  package let chartBands: [Range<Int>]
  /// The table's header row.
  package let headerRow: Int
  /// The table's first data row.
  package var firstRow: Int { headerRow + 1 }
  /// The width of each column, in characters.
  package let widths: [Double]

  /// In points: a sheet row beneath charts.
  package static let chartRowHeight = 15.0
  /// Rows that are measured to find a column's width, spread over a longer table, whose rows are alike.
  private static let measuredRows = 500
  /// What the button of the filter takes of a header's width.
  private static let filterButton = 3.0

  /// Lays a sheet out.
  package init(of sheet: SheetContent, styles: StyleSheet) {
    let widths = Self.widths(of: sheet.table, styles: styles)
    self.widths = widths
    let whole = max(widths.reduce(0, +), 90)
    lines = sheet.lines.flatMap { line -> [SheetLine] in
      let room = Int(whole / styles.characterWidth * styles.base.size / styles.style(line.style).size) - 2
      return line.text.wrapped(to: max(room, 40)).map { SheetLine($0, style: line.style, link: line.link) }
    }
    var top = 1 + lines.count
    var bands: [Range<Int>] = []
    let perRow = max(styles.charts.perRow, 1)
    for first in stride(from: 0, to: sheet.charts.count, by: perRow) {
      let factor = sheet.charts[first..<min(first + perRow, sheet.charts.count)].map(\.heightFactor).max() ?? 1
      // A pixel is 0.75 points.
      let height = (Double(styles.charts.height) * factor + Double(styles.charts.gap)) * 0.75
      let rows = Int((height / Self.chartRowHeight).rounded(.up))
      bands.append(top..<(top + rows))
      top += rows
    }
    chartBands = bands
    headerRow = top
  }

  private static func widths(of table: TableContent?, styles: StyleSheet) -> [Double] {
    guard let table else { return [] }
    var widest = table.columns.map { longestWord(of: $0.header) + filterButton }
    let fitted = table.columns.indices.filter { if case .fitted = table.columns[$0].width { true } else { false } }
    guard !fitted.isEmpty else { return widths(widest, of: table, styles: styles) }
    let step = max(1, table.rows.count / measuredRows)
    // Of a long table the cells that rows share are measured once.
    let codes = step > 1 ? CodeBuffer(table) : nil
    var measured = table.columns.map { _ in Set<Int64>() }
    for index in stride(from: 0, to: table.rows.count, by: step) {
      let told = codes?.codes(of: index..<index + 1)
      var row = CurrentRow()
      for column in fitted {
        if let code = told?[column], code.kind == .shared, !measured[column].insert(code.value).inserted { continue }
        guard let cell = row.cell(index, column, of: table) else { continue }
        widest[column] = max(widest[column], width(of: cell))
      }
    }
    return widths(widest, of: table, styles: styles)
  }

  /// The width of each column whose widest text is known.
  private static func widths(_ widest: [Double], of table: TableContent, styles: StyleSheet) -> [Double] {
    table.columns.enumerated().map { column, content in
      switch content.width {
      case .fixed(let width): width
      case .fitted(let least, let most): min(max(widest[column] * styles.characterWidth + 3, least), most)
      }
    }
  }

  private static func longestWord(of header: String) -> Double {
    Double(header.split(separator: " ").map { min(String($0).displayWidth, 16) }.max() ?? 0)
  }

  /// The columns that the longest line of a cell takes.
  static func width(of cell: CellContent) -> Double {
    switch cell.value {
    case .text(let text), .formula(_, .text(let text), _):
      Double(TextMeasure.width(of: text))
    case .number(let number, let format): Double(width(of: number, as: format))
    case .formula(_, .number(let number), let format):
      Double(width(of: number, as: format ?? NumberFormat("plain", decimals: number.fractionDigits)))
    }
  }

  private static func width(of number: DecimalNumber, as format: NumberFormat) -> Int {
    let text = number.rounded(decimals: format.decimals, by: .halfUp).text(decimals: format.decimals)
    let whole = text.prefix { $0 != "." }.count
    return text.count + (whole - 1) / 3 + 1 + (format.mark.map { $0.count + 1 } ?? 0)
  }

  /// How many lines a header takes in its column.
  package func headerLines(of table: TableContent, styles: StyleSheet) -> Int {
    zip(table.columns, widths).map { column, width in
      let room = Int(((width - Self.filterButton) / styles.characterWidth).rounded(.down))
      return column.header.wrapped(to: max(room, 4)).count
    }.max() ?? 1
  }

  /// Excel's greatest height of a row, in points.
  static let greatestHeight = 409.0

  /// The height of a data row in points: that of its cell with the most lines.
  ///
  /// It is always set: spreadsheet programs do not fit rows to wrapped text on their own when they open a file.
  package func height(of row: RowContent, in table: TableContent, styles: StyleSheet) -> Double {
    var height = styles.rowHeight
    for (column, cell) in row.cells.enumerated() where widths.indices.contains(column) {
      guard case .text(let text) = cell.value else { continue }
      let style = styles.style(cell.style ?? table.columns[column].style)
      if let wrap = wrap(of: style, column: column, styles: styles) { height = max(height, wrap.height(of: text)) }
    }
    return min(height, Self.greatestHeight)
  }

  /// How a style wraps in a column; nil where it does not.
  func wrap(of style: CellStyle, column: Int, styles: StyleSheet) -> Wrap? {
    guard style.wraps else { return nil }
    let letter = styles.characterWidth * style.size / styles.base.size * (style.isBold ? 1.1 : 1)
    let room = max(Int((widths[column] - 1 - 1.5 * Double(style.indent)) / letter), 1)
    return Wrap(room: room, lineHeight: style.size * styles.lineHeight)
  }

  /// How texts of one style wrap in one column.
  struct Wrap: Sendable {
    /// Letters on a line.
    let room: Int
    /// In points.
    let lineHeight: Double

    /// The height of a row that a text needs; rather a line too many than one too few.
    func height(of text: String) -> Double {
      var text = text
      return text.withUTF8 { height(ofUTF8: $0) }
    }

    /// The height of a row that a text needs, given in UTF-8.
    func height(ofUTF8 text: UnsafeBufferPointer<UInt8>) -> Double {
      // A text takes no more letters than it has bytes.
      let isShort = text.count <= room && !text.contains(0x0A)
      return Double(isShort ? 1 : TextMeasure.lines(ofUTF8: text, room: room)) * lineHeight + 4
    }
  }
}
