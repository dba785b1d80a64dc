import ExactValues
import Wording
import ZoneComparison
import ZoneModel

/// The order among comparable figures: place, gap to the leader and share of the sum as live formulas.
struct RankingBlock: SheetBlock {
  /// A place: which row of the comparison, and which of its standings.
  struct Item: Sendable {
    let row: Int
    let standing: Int
  }

  struct Shown: Sendable {
    let row: ComparisonRow
    let order: ZoneOrder
    let standing: ZoneOrder.Standing
  }

  enum Field: String, BlockField {
    case theme
    case indicator
    case unit
    case period
    case zone
    case value
    case place
    case gap
    case share
    case source
    static let numeric: Set<Field> = [.value, .place, .gap, .share]
  }

  let rendering: WorkbookRendering

  let makesCellsAlone = true

  var items: [Item] {
    rendering.comparison.rows.enumerated().flatMap { index, row in
      (0..<(row.order?.standings.count ?? 0)).map { Item(row: index, standing: $0) }
    }
  }

  func shown(_ item: Item) -> Shown {
    let row = rendering.comparison.rows[item.row]
    guard let order = row.order else { preconditionFailure("only a row with an order has places") }
    return Shown(row: row, order: order, standing: order.standings[item.standing])
  }

  func group(of item: Item) -> Int? { item.row }

  func fact(_ field: Field, of item: Item) -> String {
    let item = shown(item)
    return switch field {
    case .theme: item.row.indicator.theme
    case .indicator: item.row.indicator.id.text
    case .unit: item.row.unit.text
    case .zone: item.standing.zone.text
    case .period: item.row.span?.code ?? ""
    default: ""
    }
  }

  func mayStandOn(_ item: Item, about hint: FactHint) -> Bool {
    // Not by `shown`, which copies the whole order for each of its places.
    let row = rendering.comparison.rows[item.row]
    guard hint.indicators.contains(row.indicator.id), let standings = row.order?.standings else { return false }
    return standings.count <= Self.fewStandings || hint.zones.contains(standings[item.standing].zone)
  }

  func cell(_ field: Field, of item: Shown, at place: BlockPlace<Field>) -> CellContent {
    let wording = rendering.wording
    switch field {
    case .theme: return rendering.cell(wording.theme(item.row.indicator.theme))
    case .indicator:
      return rendering.cell(wording.name(item.row.indicator.id))
    case .unit: return rendering.cell(wording.unitHeading(item.row.unit))
    case .period: return item.row.span.map { rendering.cell(wording.name($0)) } ?? rendering.shorthand(.none)
    case .zone: return rendering.cell(wording.name(item.standing.zone))
    case .value: return rendering.cell(item.standing.figure, decimals: item.row.decimals)
    case .place: return rank(of: item, at: place, ids(item))
    case .gap: return gap(of: item, at: place, ids(item))
    case .share: return share(of: item, at: place, ids(item))
    case .source:
      guard let source = item.standing.figure.source.flatMap({ rendering.comparison.dataset.source($0) }) else {
        return rendering.shorthand(.derived)
      }
      return rendering.cell(source.title[rendering.language])
    }
  }

  private static let fewStandings = 12

  /// What a place stands on: every figure of the order, or of a long one the zone's own.
  private func ids(_ item: Shown) -> [String] {
    let standings = item.order.standings.count > Self.fewStandings ? [item.standing] : item.order.standings
    return standings.flatMap { $0.figure.observations.map(\.text) }
  }

  private func lowerIsBetter(_ item: Shown) -> Bool {
    item.row.indicator.direction == .lower || item.row.indicator.kind == .rank
  }

  /// The values of the group, when each is a number.
  private func values(_ item: Shown, at place: BlockPlace<Field>) -> (cell: Formula.Part, all: Formula.Part)? {
    guard let column = place.columns.column(.value), item.order.standings.allSatisfy({ $0.figure.isExact }),
      place.group.count == item.order.standings.count
    else { return nil }
    return (
      .cell(row: place.row, column: column, isFixed: false),
      .range(rows: place.group, columns: column...column, isFixed: true)
    )
  }

  private func rank(of item: Shown, at place: BlockPlace<Field>, _ ids: [String]) -> CellContent {
    if item.row.indicator.direction == .neutral { return rendering.shorthand(.notApplicable) }
    let standing = item.standing
    guard let rank = standing.place else {
      let text = rendering.labels.text("orders.between", ["best": "\(standing.best)", "worst": "\(standing.worst)"])
      return CellContent(.text(text), standsOn: ids)
    }
    let format = NumberFormat("count")
    guard let (cell, all) = values(item, at: place) else {
      return CellContent(.number(DecimalNumber(rank), format), standsOn: ids)
    }
    let formula = Formula([
      .text("RANK("), cell, .text(","), all, .text(lowerIsBetter(item) ? ",1)" : ",0)"),
    ])
    return CellContent(.formula(formula, .number(DecimalNumber(rank)), format), standsOn: ids)
  }

  private func gap(of item: Shown, at place: BlockPlace<Field>, _ ids: [String]) -> CellContent {
    if item.row.indicator.direction == .neutral { return rendering.shorthand(.notApplicable) }
    guard let gap = item.standing.gapToLeader else { return rendering.shorthand(.bound) }
    let format = NumberFormat("figure", decimals: item.row.decimals)
    guard let (cell, all) = values(item, at: place) else { return CellContent(.number(gap, format), standsOn: ids) }
    let formula =
      lowerIsBetter(item)
      ? Formula([cell, .text("-MIN("), all, .text(")")]) : Formula([.text("MAX("), all, .text(")-"), cell])
    return CellContent(.formula(formula, .number(gap), format), standsOn: ids)
  }

  private func share(of item: Shown, at place: BlockPlace<Field>, _ ids: [String]) -> CellContent {
    guard let share = item.standing.shareOfSum else { return rendering.shorthand(.notApplicable) }
    let format = NumberFormat("figure", decimals: 1)
    guard let (cell, all) = values(item, at: place) else { return CellContent(.number(share, format), standsOn: ids) }
    let formula = Formula([cell, .text("/SUM("), all, .text(")*100")])
    return CellContent(.formula(formula, .number(share), format), standsOn: ids)
  }
}
