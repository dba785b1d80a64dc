import ExactValues
import ZoneComparison
import ZoneModel

/// The charts of a comparison, with the numbers behind them as the sheet's table.
struct ChartsBlock: SheetBlock {
  struct Item: Sendable {
    let chart: Int
    let title: String
    let series: String
    let unit: String
    let point: ChartPlan.Point
  }

  enum Field: String, BlockField {
    case chart
    case title
    case series
    case category
    case value
    case unit
    case period
    static let numeric: Set<Field> = [.chart, .value]
  }

  let rendering: WorkbookRendering
  let plans: [ChartPlan]

  init(rendering: WorkbookRendering, charts: [ChartTemplate]) {
    self.rendering = rendering
    plans = charts.flatMap { ChartPlanner(rendering: rendering, template: $0).plans }
  }

  var items: [Item] {
    plans.enumerated().flatMap { index, plan in
      plan.series.flatMap { series in
        series.points.map {
          Item(chart: index + 1, title: plan.title, series: series.name, unit: plan.unit, point: $0)
        }
      }
    }
  }

  func cell(_ field: Field, of item: Item, at place: BlockPlace<Field>) -> CellContent {
    switch field {
    case .chart: return rendering.count(item.chart)
    case .title: return rendering.cell(item.title)
    case .series: return rendering.cell(item.series)
    case .category:
      switch item.point.category {
      case .text(let text): return rendering.cell(text)
      case .year(let year): return CellContent(.number(DecimalNumber(year), NumberFormat("plain")), style: "text")
      }
    case .value:
      return CellContent(
        .number(item.point.value, NumberFormat("figure", decimals: item.point.decimals)), link: item.point.link,
        standsOn: item.point.standsOn)
    case .unit: return rendering.cell(item.unit)
    case .period: return rendering.cell(item.point.period)
    }
  }

  /// The charts over the table's rows; none where the template shows neither categories nor values.
  func contents(in sheet: SheetTemplate) -> [ChartContent] {
    let fields = sheet.columns.filter { $0.languages.contains(rendering.language) }.map(\.field)
    guard let category = fields.firstIndex(of: Field.category.rawValue),
      let value = fields.firstIndex(of: Field.value.rawValue)
    else { return [] }
    var row = 0
    return plans.map { plan in
      let series = plan.series.map { series -> ChartContent.Series in
        let rows = row...(row + series.points.count - 1)
        row += series.points.count
        return ChartContent.Series(
          name: series.name, categories: .init(rows: rows, column: category), values: .init(rows: rows, column: value),
          colour: series.colour)
      }
      return ChartContent(
        kind: plan.kind, title: plan.title, series: series, categoryAxis: plan.categoryAxis, valueAxis: plan.valueAxis,
        numberFormat: plan.numberFormat, alternativeText: plan.alternativeText, hasLegend: series.count > 1,
        scale: plan.scale, startsAtZero: plan.startsAtZero, axisFormat: plan.axisFormat)
    }
  }
}
