import ExactValues
import Wording
import ZoneComparison
import ZoneModel

/// The zones side by side, a row for each indicator and span.
///
/// Only a figure that is like for like with its row stands as a number; an older one, another body's or a plan stands
/// as a text with its own period, so that no formula can rank it or add it up.
struct ComparisonBlock: SheetBlock {
  enum Field: String, BlockField {
    case theme
    case indicator
    case unit
    case period
    case standing
    case value
    case leader
    case spread
    case sum
    case comparable
    case reading
    case definition
    case kind
    case basis
    case catalogue
    static let numeric: Set<Field> = [.value, .spread, .sum, .comparable]
    static let perZone: Set<Field> = [.value]
  }

  let rendering: WorkbookRendering

  var items: [ComparisonRow] { rendering.comparison.rows }

  static func key(of row: ComparisonRow) -> String {
    "\(row.indicator.id)|\(row.unit.dimension)|\(row.span?.code ?? "")"
  }

  func key(of row: ComparisonRow) -> String? { Self.key(of: row) }

  /// How much a row can tell: comparable first, then figures of the quarter, then older ones, then the rest.
  private func standing(of row: ComparisonRow) -> String {
    if row.isComparable { return "1-comparable" }
    let states = row.cells.map(\.state)
    if states.contains(where: Coverage.isOfTheQuarter) { return "2-single" }
    return states.contains(.older) ? "3-older" : "4-apart"
  }

  func fact(_ field: Field, of row: ComparisonRow) -> String {
    switch field {
    case .theme: row.indicator.theme
    case .indicator: row.indicator.id.text
    case .unit: row.unit.text
    case .period: row.span?.code ?? ""
    case .standing: standing(of: row)
    case .kind: row.indicator.kind.rawValue
    case .basis: row.indicator.basis.rawValue
    case .leader: row.order?.leader?.text ?? ""
    default: ""
    }
  }

  func mayStandOn(_ row: ComparisonRow, about hint: FactHint) -> Bool { hint.indicators.contains(row.indicator.id) }

  func cell(_ field: Field, of row: ComparisonRow, at place: BlockPlace<Field>) -> CellContent {
    let wording = rendering.wording
    switch field {
    case .theme: return rendering.cell(wording.theme(row.indicator.theme))
    case .indicator: return rendering.cell(wording.name(row.indicator.id))
    case .unit: return rendering.cell(wording.unitHeading(row.unit))
    case .period: return row.span.map { rendering.cell(wording.name($0)) } ?? rendering.shorthand(.none)
    case .standing: return rendering.cell(rendering.labels["standings.\(standing(of: row).dropFirst(2))"])
    case .value: return value(of: row, at: place)
    case .leader: return leader(of: row, at: place)
    case .spread: return spread(of: row, at: place)
    case .sum: return sum(of: row, at: place)
    case .comparable: return rendering.count(row.order?.standings.count ?? 0)
    case .reading: return rendering.cell(reading(of: row))
    case .definition: return rendering.cell(row.indicator.definition[rendering.language])
    case .kind: return rendering.cell(rendering.labels["kinds.\(row.indicator.kind.rawValue)"])
    case .basis: return rendering.cell(rendering.labels["bases.\(row.indicator.basis.rawValue)"])
    case .catalogue:
      return rendering.cell(
        row.indicator.catalogueCodes.map { "\($0.edition): \($0.code)" }.joined(separator: "; "))
    }
  }

  private func value(of row: ComparisonRow, at place: BlockPlace<Field>) -> CellContent {
    guard let zone = place.zone, row.cells.indices.contains(zone) else { return rendering.shorthand(.none) }
    let cell = row.cells[zone]
    guard let figure = cell.figure else { return rendering.shorthand(.notReported) }
    let style = "state-\(cell.state.rawValue)"
    if Coverage.isOfTheQuarter(cell.state), cell.refusal == nil, figure.unit == row.unit {
      return rendering.cell(figure, decimals: row.decimals, style: style)
    }
    return CellContent(
      .text(rendering.apart(figure, state: cell.state)), style: style, link: rendering.link(to: figure),
      standsOn: figure.observations.map(\.text))
  }

  /// The zones' cells of the row, when exactly the comparable figures stand in them as numbers.
  private func numbers(of row: ComparisonRow, at place: BlockPlace<Field>) -> ClosedRange<Int>? {
    guard let order = row.order, order.standings.allSatisfy({ $0.figure.isExact && $0.figure.unit == row.unit }),
      let columns = place.columns.zones(.value)
    else { return nil }
    let numeric = row.cells.filter {
      Coverage.isOfTheQuarter($0.state) && $0.refusal == nil && ($0.figure?.isExact ?? false)
    }
    return numeric.count == order.standings.count ? columns : nil
  }

  private func range(_ columns: ClosedRange<Int>, row: Int) -> Formula.Part {
    .range(rows: row...row, columns: columns, isFixed: false)
  }

  private func ids(of row: ComparisonRow) -> [String] {
    row.order?.standings.flatMap { $0.figure.observations.map(\.text) } ?? []
  }

  private func leader(of row: ComparisonRow, at place: BlockPlace<Field>) -> CellContent {
    guard let order = row.order else { return rendering.shorthand(.notApplicable) }
    guard let leader = order.leader else {
      let key = row.indicator.direction == .neutral ? "orders.neutral" : isLevel(order) ? "orders.level" : "orders.open"
      return CellContent(.text(rendering.labels[key]), standsOn: ids(of: row))
    }
    let name = rendering.wording.name(leader)
    guard let columns = numbers(of: row, at: place), let index = row.cells.firstIndex(where: { $0.zone == leader }),
      place.columns.headers[columns.lowerBound + index] == name
    else { return CellContent(.text(name), standsOn: ids(of: row)) }
    let best = row.indicator.direction == .lower || row.indicator.kind == .rank ? "MIN(" : "MAX("
    let formula = Formula([
      .text("INDEX("), .range(rows: -1 ... -1, columns: columns, isFixed: true), .text(",MATCH(" + best),
      range(columns, row: place.row), .text("),"), range(columns, row: place.row), .text(",0))"),
    ])
    return CellContent(.formula(formula, .text(name), nil), standsOn: ids(of: row))
  }

  private func isLevel(_ order: ZoneOrder) -> Bool { order.standings.prefix(2).allSatisfy { $0.place == 1 } }

  private func spread(of row: ComparisonRow, at place: BlockPlace<Field>) -> CellContent {
    guard row.order != nil else { return rendering.shorthand(.notApplicable) }
    guard let spread = row.order?.spread else { return rendering.shorthand(.bound) }
    let format = NumberFormat("figure", decimals: row.decimals)
    guard let columns = numbers(of: row, at: place) else {
      return CellContent(.number(spread, format), standsOn: ids(of: row))
    }
    let formula = Formula([
      .text("MAX("), range(columns, row: place.row), .text(")-MIN("), range(columns, row: place.row), .text(")"),
    ])
    return CellContent(.formula(formula, .number(spread), format), standsOn: ids(of: row))
  }

  private func sum(of row: ComparisonRow, at place: BlockPlace<Field>) -> CellContent {
    guard let sum = row.order?.sum else { return rendering.shorthand(.notApplicable) }
    let format = NumberFormat("figure", decimals: row.decimals)
    guard let columns = numbers(of: row, at: place) else {
      return CellContent(.number(sum, format), standsOn: ids(of: row))
    }
    let formula = Formula([.text("SUM("), range(columns, row: place.row), .text(")")])
    return CellContent(.formula(formula, .number(sum), format), standsOn: ids(of: row))
  }

  /// What the row can tell, and why it cannot tell more.
  private func reading(of row: ComparisonRow) -> String {
    let labels = rendering.labels
    let own = row.cells.filter { Coverage.isOfTheQuarter($0.state) && $0.refusal == nil }
    var parts: [String] = []
    if let order = row.order {
      let count = order.standings.count
      parts.append(
        labels.text(
          "readings.comparable", ["count": "\(count)", "zones": "\(row.cells.count)"], count: count))
    } else if let only = own.first {
      parts.append(labels.text("readings.single", ["zone": rendering.wording.name(only.zone)]))
    } else {
      parts.append(labels["readings.none"])
    }
    for cell in row.cells {
      guard let figure = cell.figure, cell.state == .otherSubject else { continue }
      parts.append(
        labels.text(
          "readings.subject",
          [
            "zone": rendering.wording.name(cell.zone),
            "subject": rendering.wording.name(figure.subject, of: cell.zone),
          ]))
    }
    var rules: [String] = []
    for cell in row.cells {
      guard let refusal = cell.refusal, isWorthSaying(refusal, of: cell), !rules.contains(refusal.rule) else {
        continue
      }
      rules.append(refusal.rule)
      let zones = row.cells.filter { $0.refusal?.rule == refusal.rule && isWorthSaying(refusal, of: $0) }
      parts.append(
        labels.text(
          "readings.refused",
          [
            "zones": rendering.wording.list(zones.map { rendering.wording.name($0.zone) }),
            "reason": labels["refusals.\(refusal.rule)"],
          ]))
    }
    return parts.joined(separator: labels["readings.separator"])
  }

  /// That an older figure has another span, and that a figure is another body's or a plan, its own cell says already.
  private func isWorthSaying(_ refusal: Refusal, of cell: ComparisonCell) -> Bool {
    guard cell.figure != nil, cell.state != .otherSubject, cell.state != .planOnly else { return false }
    return !(cell.state == .older && (refusal == .spansDiffer || refusal == .spanUnknown))
  }
}
