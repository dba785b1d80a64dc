import ExactValues
import Wording
import ZoneComparison
import ZoneModel

/// Series of three points or more, oldest first.
struct TrendsBlock: SheetBlock {
  struct Item: Sendable {
    let trend: Trend
    let number: Int
    let point: Figure
    let previous: Figure?
  }

  enum Field: String, BlockField {
    case theme
    case indicator
    case zone
    case unit
    case year
    case period
    case value
    case change
    case changeUnit = "change-unit"
    case source
    static let numeric: Set<Field> = [.year, .value, .change]
  }

  let rendering: WorkbookRendering

  var items: [Item] {
    rendering.comparison.trends.enumerated().flatMap { number, trend in
      trend.points.enumerated().map { index, point in
        Item(trend: trend, number: number, point: point, previous: index > 0 ? trend.points[index - 1] : nil)
      }
    }
  }

  func group(of item: Item) -> Int? { item.number }

  func fact(_ field: Field, of item: Item) -> String {
    switch field {
    case .theme: item.trend.indicator.theme
    case .indicator: item.trend.indicator.id.text
    case .zone: item.trend.zone.text
    case .unit: item.trend.unit.text
    case .period: item.point.period.code
    default: ""
    }
  }

  func mayStandOn(_ item: Item, about hint: FactHint) -> Bool {
    hint.zones.contains(item.trend.zone) && hint.indicators.contains(item.trend.indicator.id)
  }

  func cell(_ field: Field, of item: Item, at place: BlockPlace<Field>) -> CellContent {
    let wording = rendering.wording
    switch field {
    case .theme: return rendering.cell(wording.theme(item.trend.indicator.theme))
    case .indicator: return rendering.cell(wording.name(item.trend.indicator.id))
    case .zone: return rendering.cell(wording.name(item.trend.zone))
    case .unit: return rendering.cell(wording.unitHeading(item.trend.unit))
    case .year:
      guard let end = item.point.period.statedEnd else { return rendering.shorthand(.none) }
      return CellContent(.number(DecimalNumber(end.year), NumberFormat("plain")))
    case .period: return rendering.cell(wording.name(item.point.period))
    case .value: return rendering.cell(item.point, decimals: item.trend.decimals)
    case .change: return change(of: item, at: place)
    case .changeUnit:
      return rendering.cell(rendering.changeUnit(item.trend.indicator.kind.changeForm, unit: item.trend.unit))
    case .source:
      guard let id = item.point.source, let source = rendering.comparison.dataset.source(id) else {
        return rendering.shorthand(.derived)
      }
      return rendering.cell(source.title[rendering.language])
    }
  }

  /// The change on the point one year before; none across a longer gap.
  private func change(of item: Item, at place: BlockPlace<Field>) -> CellContent {
    guard let previous = item.previous, let now = item.point.number, let before = previous.number, item.point.isExact,
      previous.isExact, let end = item.point.period.statedEnd, let start = previous.period.statedEnd,
      end.year == start.year + 1, end.month == start.month
    else { return rendering.shorthand(.notApplicable) }
    let ids = (item.point.observations + previous.observations).map(\.text)
    let isPercent = item.trend.indicator.kind.changeForm == .percent
    if isPercent, !(before > .zero) { return rendering.shorthand(.notApplicable) }
    let quotient = now.divided(by: before)
    guard let value = isPercent ? quotient.map({ ($0 - .one) * .hundred }) : now - before else {
      return rendering.shorthand(.notApplicable)
    }
    let format = NumberFormat("signed", decimals: isPercent ? 1 : item.trend.decimals)
    guard let column = place.columns.column(.value), place.row > place.group.lowerBound else {
      return CellContent(.number(value, format), standsOn: ids)
    }
    let (cell, above) = (
      Formula.Part.cell(row: place.row, column: column, isFixed: false),
      Formula.Part.cell(row: place.row - 1, column: column, isFixed: false)
    )
    let formula =
      isPercent
      ? Formula([.text("("), cell, .text("/"), above, .text("-1)*100")]) : Formula([cell, .text("-"), above])
    return CellContent(.formula(formula, .number(value), format), standsOn: ids)
  }
}
