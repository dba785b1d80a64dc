import ExactValues
import Wording
import ZoneComparison
import ZoneModel

/// How figures of the quarter changed against the year and the quarter before.
struct ChangesBlock: SheetBlock {
  enum Field: String, BlockField {
    case base
    case theme
    case indicator
    case zone
    case unit
    case current
    case currentPeriod = "current-period"
    case earlier
    case earlierPeriod = "earlier-period"
    case difference
    case change
    case changeUnit = "change-unit"
    case range
    case printed
    case reading
    static let numeric: Set<Field> = [.current, .earlier, .difference, .change, .printed]
  }

  let rendering: WorkbookRendering

  let makesCellsAlone = true

  /// The places of the changes in the comparison.
  var items: [Int] { Array(rendering.comparison.changes.indices) }

  func shown(_ item: Int) -> Change { rendering.comparison.changes[item] }

  func fact(_ field: Field, of item: Int) -> String {
    let change = shown(item)
    return switch field {
    case .base: change.base.rawValue
    case .theme: change.indicator.theme
    case .indicator: change.indicator.id.text
    case .zone: change.zone.text
    case .reading: Self.readingKey(of: change)
    default: ""
    }
  }

  func mayStandOn(_ item: Int, about hint: FactHint) -> Bool {
    let change = shown(item)
    return hint.zones.contains(change.zone) && hint.indicators.contains(change.indicator.id)
  }

  func cell(_ field: Field, of change: Change, at place: BlockPlace<Field>) -> CellContent {
    let wording = rendering.wording
    switch field {
    case .base: return rendering.cell(rendering.labels["comparisonBases.\(change.base.rawValue)"])
    case .theme: return rendering.cell(wording.theme(change.indicator.theme))
    case .indicator: return rendering.cell(wording.name(change.indicator.id))
    case .zone: return rendering.cell(wording.name(change.zone))
    case .unit: return rendering.cell(wording.unitHeading(change.current.unit))
    case .current: return rendering.cell(change.current)
    case .currentPeriod: return rendering.cell(wording.name(change.current.period))
    case .earlier: return change.earlier.map { rendering.cell($0) } ?? rendering.shorthand(.notReported)
    case .earlierPeriod:
      return change.earlier.map { rendering.cell(wording.name($0.period)) } ?? rendering.shorthand(.none)
    case .difference: return difference(of: change, at: place)
    case .change: return amount(of: change, at: place)
    case .changeUnit:
      return rendering.cell(rendering.changeUnit(change.indicator.kind.changeForm, unit: change.current.unit))
    case .range: return rendering.cell(range(of: change))
    case .printed: return printed(of: change)
    case .reading: return reading(of: change)
    }
  }

  private func ids(_ change: Change) -> [String] {
    (change.current.observations + (change.earlier?.observations ?? [])).map(\.text)
  }

  /// The cells of the two figures, when both are numbers in one unit.
  private func terms(_ change: Change, at place: BlockPlace<Field>) -> (now: Formula.Part, before: Formula.Part)? {
    guard let earlier = change.earlier, change.current.isExact, earlier.isExact, earlier.unit == change.current.unit,
      let now = place.columns.column(.current), let before = place.columns.column(.earlier)
    else { return nil }
    return (.cell(row: place.row, column: now, isFixed: false), .cell(row: place.row, column: before, isFixed: false))
  }

  private func difference(of change: Change, at place: BlockPlace<Field>) -> CellContent {
    guard let difference = change.difference, !Self.isRefused(change) else {
      return rendering.shorthand(.notApplicable)
    }
    let decimals = max(change.current.decimals, change.earlier?.decimals ?? 0)
    let format = NumberFormat("signed", decimals: decimals)
    guard let (now, before) = terms(change, at: place) else {
      return CellContent(.number(difference, format), standsOn: ids(change))
    }
    return CellContent(
      .formula(Formula([now, .text("-"), before]), .number(difference), format), standsOn: ids(change))
  }

  static func isRefused(_ change: Change) -> Bool {
    if case .refused = change.outcome { return true }
    return false
  }

  private func amount(of change: Change, at place: BlockPlace<Field>) -> CellContent {
    switch change.outcome {
    case .refused: return rendering.shorthand(.notApplicable)
    case .flat: return CellContent(.text(rendering.labels["changeReadings.flat"]), standsOn: ids(change))
    case .change(let value, _, let decimals, let form):
      let format = NumberFormat("signed", decimals: decimals)
      guard let (now, before) = terms(change, at: place), let number = change.current.number,
        let base = change.earlier?.number
      else { return CellContent(.number(value, format), standsOn: ids(change)) }
      if form == .percent, let quotient = number.divided(by: base) {
        let exact = (quotient - .one) * .hundred
        return CellContent(
          .formula(Formula([.text("("), now, .text("/"), before, .text("-1)*100")]), .number(exact), format),
          standsOn: ids(change))
      }
      return CellContent(
        .formula(Formula([now, .text("-"), before]), .number(number - base), format), standsOn: ids(change))
    }
  }

  /// What rounding of the two figures leaves open, and the decimals that it is shown with.
  static func openRange(of change: Change) -> (range: NumberRange, decimals: Int)? {
    switch change.outcome {
    case .refused: nil
    case .flat(let known, _): (known, max(change.current.decimals, 1) + 1)
    case .change(_, let known, let digits, _): (known, digits + 1)
    }
  }

  private func range(of change: Change) -> String? {
    guard let (range, decimals) = Self.openRange(of: change), let low = range.lower?.value,
      let high = range.upper?.value
    else { return nil }
    return rendering.labels.text(
      "changeReadings.range",
      [
        "low": rendering.wording.signedNumber(low, decimals: decimals),
        "high": rendering.wording.signedNumber(high, decimals: decimals),
      ])
  }

  private func printed(of change: Change) -> CellContent {
    guard let growth = change.printedGrowth else { return rendering.shorthand(.notReported) }
    guard let percent = growth.percent?.exactValue else { return rendering.cell(growth.printed) }
    return CellContent(
      .number(percent, NumberFormat("signed", decimals: growth.decimals)),
      standsOn: change.current.observations.map(\.text))
  }

  static func readingKey(of change: Change) -> String {
    switch change.outcome {
    case .refused(let refusal): refusal.rule
    case .flat: "flat"
    case .change(let value, _, _, let form):
      form == .places ? (value.isNegative ? "up" : "down") : (value.isNegative ? "fell" : "rose")
    }
  }

  private func reading(of change: Change) -> CellContent {
    let key = Self.readingKey(of: change)
    if case .refused = change.outcome {
      return rendering.cell(rendering.labels.optional("changeReadings.\(key)") ?? rendering.labels["refusals.\(key)"])
    }
    return rendering.cell(rendering.labels["changeReadings.\(key)"])
  }
}
