import ExactValues
import Wording
import ZoneComparison
import ZoneModel

/// Which zone covers which indicator, and how well.
struct CoverageBlock: SheetBlock {
  enum Field: String, BlockField {
    case theme
    case indicator
    case unit
    case state
    case reporting
    case older
    static let numeric: Set<Field> = [.state, .reporting, .older]
    static let perZone: Set<Field> = [.state]
  }

  let rendering: WorkbookRendering

  var items: [Coverage.Line] { rendering.comparison.coverage.lines }

  func key(of line: Coverage.Line) -> String? { line.indicator.id.text }

  func fact(_ field: Field, of line: Coverage.Line) -> String {
    switch field {
    case .theme: line.indicator.theme
    case .indicator: line.indicator.id.text
    case .unit: line.indicator.unit.text
    // Most first when sorted downwards.
    case .reporting: String(1000 + line.states.filter(Coverage.isOfTheQuarter).count)
    default: ""
    }
  }

  func mayStandOn(_ line: Coverage.Line, about hint: FactHint) -> Bool { hint.indicators.contains(line.indicator.id) }

  func cell(_ field: Field, of line: Coverage.Line, at place: BlockPlace<Field>) -> CellContent {
    switch field {
    case .theme: return rendering.cell(rendering.wording.theme(line.indicator.theme))
    case .indicator:
      return rendering.cell(rendering.wording.name(line.indicator.id))
    case .unit: return rendering.cell(rendering.wording.unitHeading(line.indicator.unit))
    case .state: return state(of: line, zone: place.zone ?? 0)
    case .reporting: return rendering.count(line.states.filter(Coverage.isOfTheQuarter).count)
    case .older: return rendering.count(line.states.filter { $0 == .older }.count)
    }
  }

  private func state(of line: Coverage.Line, zone: Int) -> CellContent {
    guard line.states.indices.contains(zone) else { return rendering.shorthand(.none) }
    let state = line.states[zone]
    let figure = line.figures.indices.contains(zone) ? line.figures[zone] : nil
    let text = rendering.labels.text(
      "coverage.\(state.rawValue)",
      [
        "state": rendering.labels["states.\(state.rawValue)"], "symbol": rendering.labels["symbols.\(state.rawValue)"],
        "period": figure.map { rendering.wording.name($0.period) } ?? "",
        "subject": figure.map { rendering.wording.name($0.subject, of: $0.zone) } ?? "",
        "status": figure.map { rendering.labels["statuses.\($0.status.rawValue)"] } ?? "",
      ])
    return CellContent(
      .text(text), style: "state-\(state.rawValue)", link: figure.flatMap { rendering.link(to: $0) },
      standsOn: figure?.observations.map(\.text) ?? [])
  }
}
