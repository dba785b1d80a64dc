/// What decides the style of a cell, before the style is made.
struct CellLook: Hashable {
  /// The name of the style in the style sheet.
  let style: String
  let format: NumberFormat?
  let isLinked: Bool
  /// Whether a linked cell is underlined as figures are.
  let isLinkedFigure: Bool

  init(_ cell: CellContent, in column: ColumnContent) {
    style = cell.style ?? column.style
    isLinked = cell.link != nil
    isLinkedFigure = isLinked && cell.isFigure
    switch cell.value {
    case .text: format = nil
    case .number(_, let format): self.format = format
    case .formula(_, _, let format): self.format = format
    }
  }

  /// The style of the cell.
  func style(in styles: StyleSheet) -> CellStyle {
    var style = styles.style(style)
    if isLinked { style = styles.linked(style, isFigure: isLinkedFigure) }
    if let format { style.numberFormat = styles.text(of: format) }
    return style
  }
}
