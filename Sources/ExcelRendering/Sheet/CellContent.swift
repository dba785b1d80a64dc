package import ExactValues

/// A cell of a table before it is written.
package struct CellContent: Hashable, Sendable {
  /// What stands in it.
  package enum Value: Hashable, Sendable {
    case text(String)
    case number(DecimalNumber, NumberFormat)
    case formula(Formula, FormulaResult, NumberFormat?)
  }

  package let value: Value
  /// The name of its style; nil for the column's.
  package var style: String?
  package var link: CellLink?
  /// The ids of the observations or initiatives that the content stands on.
  package var standsOn: [String]

  /// Makes a cell.
  package init(_ value: Value, style: String? = nil, link: CellLink? = nil, standsOn: [String] = []) {
    self.value = value
    self.style = style
    self.link = link
    self.standsOn = standsOn
  }

  /// Whether it shows a figure: a number, or a text that stands for one.
  package var isFigure: Bool {
    if case .text = value { return !standsOn.isEmpty }
    return true
  }

  /// A cell with a text.
  package static func text(_ text: String, style: String? = nil, link: CellLink? = nil) -> CellContent {
    CellContent(.text(text), style: style, link: link)
  }
}

/// How a number is shown: a pattern of the style sheet, decimals, and a mark behind.
package struct NumberFormat: Hashable, Sendable {
  /// The name of the pattern in the style sheet.
  package let pattern: String
  package let decimals: Int
  /// A mark that is shown behind the number and does not belong to it: `[e]`.
  package let mark: String?

  /// Makes a format.
  package init(_ pattern: String, decimals: Int = 0, mark: String? = nil) {
    self.pattern = pattern
    self.decimals = decimals
    self.mark = mark
  }
}

/// Where a cell leads.
package enum CellLink: Hashable, Sendable {
  /// The row of a sheet that has a key.
  case row(sheet: String, key: String)
  /// The row of a sheet of observations that shows the one at a position of the data set.
  case observation(sheet: String, position: Int)
  /// The top of a sheet.
  case sheet(String)
  /// A page of the web.
  case web(String)
}
