/// How a workbook looks in one language: fonts, colours, styles and number formats, as styles.yaml gives them.
package struct StyleSheet: Hashable, Sendable {
  /// The styles that the program itself asks for; a style sheet must have each.
  package enum Role: String, CaseIterable, Hashable, Sendable {
    case title
    case subtitle
    case note
    case header
    case headerNumber = "header-number"
    case text
    case number
    case shorthand
    case nothing
    case reported = "state-reported"
    case derived = "state-derived"
    case bound = "state-bound"
    case older = "state-older"
    case otherSubject = "state-other-subject"
    case plan = "state-plan"
    case notReported = "state-not-reported"
  }

  /// The measures of charts, in pixels of the screen.
  package struct ChartLook: Hashable, Sendable {
    package var width = 500
    package var height = 280
    package var gap = 20
    package var perRow = 2
    /// The names of the colours of series, in order.
    package var colours: [String] = []

    /// Makes the default look.
    package init() {}
  }

  /// The style of cells that have none.
  package var base: CellStyle
  package var colours: [String: Colour]
  package var styles: [String: CellStyle]
  /// Number formats with `{decimals}` where the point and its digits go.
  package var patterns: [String: String]
  /// The colour and underline that a cell with a link takes.
  package var linkColour: Colour?
  package var underlinesLinks: Bool
  /// Whether figures with a link are underlined too; a table full of lines is hard to read.
  package var underlinesFigures: Bool
  package var charts: ChartLook
  /// In points: a row whose texts fit on one line.
  package var rowHeight: Double
  /// Widths of a character of the font against the column's unit, 1 for Latin letters; more is more room.
  package var characterWidth: Double
  /// The height of a line of text against its size.
  package var lineHeight: Double

  /// Makes a style sheet.
  package init(
    base: CellStyle, colours: [String: Colour], styles: [String: CellStyle], patterns: [String: String],
    linkColour: Colour?, underlinesLinks: Bool, underlinesFigures: Bool = false, charts: ChartLook = ChartLook(),
    rowHeight: Double = 17,
    characterWidth: Double = 1, lineHeight: Double = 1.3
  ) {
    self.base = base
    self.colours = colours
    self.styles = styles
    self.patterns = patterns
    self.linkColour = linkColour
    self.underlinesLinks = underlinesLinks
    self.underlinesFigures = underlinesFigures
    self.charts = charts
    self.rowHeight = rowHeight
    self.characterWidth = characterWidth
    self.lineHeight = lineHeight
  }

  /// The style of a name; the base style when there is none.
  package func style(_ name: String) -> CellStyle { styles[name] ?? base }

  /// The style of a role.
  package func style(_ role: Role) -> CellStyle { style(role.rawValue) }

  /// A style as a cell with a link wears it.
  package func linked(_ style: CellStyle, isFigure: Bool = false) -> CellStyle {
    var style = style
    style.colour = linkColour ?? style.colour
    style.isUnderlined = isFigure ? underlinesFigures : underlinesLinks
    return style
  }

  /// A number format as Excel writes it.
  package func text(of format: NumberFormat) -> String {
    let decimals = min(max(format.decimals, 0), 30)
    let fraction = decimals > 0 ? "." + String(repeating: "0", count: decimals) : ""
    let mark = format.mark.map { "\" \($0.filter { $0 != "\"" })\"" } ?? ""
    let pattern = patterns[format.pattern] ?? "0{decimals}"
    return pattern.split(separator: ";", omittingEmptySubsequences: false)
      .map { Self.filled($0, fraction: fraction) + mark }
      .joined(separator: ";")
  }

  private static func filled(_ section: Substring, fraction: String) -> String {
    var text = ""
    var rest = section
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      rest = rest[open...]
      if rest.hasPrefix("{decimals}") {
        text += fraction
        rest = rest.dropFirst(10)
      } else {
        text.append("{")
        rest = rest.dropFirst()
      }
    }
    return text + rest
  }
}
