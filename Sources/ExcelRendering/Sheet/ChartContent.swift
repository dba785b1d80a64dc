/// A chart over rows of its own sheet's table.
package struct ChartContent: Hashable, Sendable {
  /// What it looks like.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Upright bars, a group for each category.
    case column
    /// Lying bars, a group for each category.
    case bar
    /// Lying bars whose parts add up.
    case stackedBar = "stacked-bar"
    /// Points joined by lines over a scale of years.
    case line
  }

  /// The cells of one column in some rows of the table, counted from 0.
  package struct Cells: Hashable, Sendable {
    package let rows: ClosedRange<Int>
    package let column: Int

    /// Makes cells.
    package init(rows: ClosedRange<Int>, column: Int) {
      self.rows = rows
      self.column = column
    }
  }

  /// One series of a chart.
  package struct Series: Hashable, Sendable {
    package let name: String
    package let categories: Cells
    package let values: Cells
    /// The name of its colour in the style sheet.
    package let colour: String

    /// Makes a series.
    package init(name: String, categories: Cells, values: Cells, colour: String) {
      self.name = name
      self.categories = categories
      self.values = values
      self.colour = colour
    }
  }

  package let kind: Kind
  package let title: String
  package let series: [Series]
  package let categoryAxis: String
  package let valueAxis: String
  /// The number format of the labels.
  package let numberFormat: NumberFormat
  /// What a reader who cannot see it is told.
  package let alternativeText: String
  package let hasLegend: Bool
  package let hasLabels: Bool
  /// The ends of the category axis where it is a scale.
  package let scale: ClosedRange<Int>?
  /// Whether the value axis begins at zero, as bars need.
  package let startsAtZero: Bool

  /// The number format of the value axis, whose steps are round numbers.
  package let axisFormat: NumberFormat

  /// How many categories the longest series has.
  package var categoryCount: Int { series.map(\.categories.rows.count).max() ?? 0 }

  /// The height against that of an ordinary chart: lying bars need room for the name of each.
  package var heightFactor: Double {
    kind == .bar || kind == .stackedBar ? max(1, Double(categoryCount) / 9) : 1
  }

  /// Makes a chart.
  package init(
    kind: Kind, title: String, series: [Series], categoryAxis: String, valueAxis: String, numberFormat: NumberFormat,
    alternativeText: String, hasLegend: Bool, hasLabels: Bool = true, scale: ClosedRange<Int>? = nil,
    startsAtZero: Bool = false, axisFormat: NumberFormat? = nil
  ) {
    self.kind = kind
    self.title = title
    self.series = series
    self.categoryAxis = categoryAxis
    self.valueAxis = valueAxis
    self.numberFormat = numberFormat
    self.alternativeText = alternativeText
    self.hasLegend = hasLegend
    self.hasLabels = hasLabels
    self.scale = scale
    self.startsAtZero = startsAtZero
    self.axisFormat = axisFormat ?? numberFormat
  }
}
