import Wording
import ZoneComparison
import ZoneModel

/// What two or more zones publish and what is nevertheless not set side by side, with the rule that forbids it.
struct RefusalsBlock: SheetBlock {
  enum Field: String, BlockField {
    case theme
    case indicator
    case unit
    case figure
    case reason
    static let numeric: Set<Field> = [.figure]
    static let perZone: Set<Field> = [.figure]
  }

  let rendering: WorkbookRendering

  var items: [RefusedComparison] { rendering.comparison.refusals }

  func fact(_ field: Field, of item: RefusedComparison) -> String {
    switch field {
    case .theme: item.indicator.theme
    case .indicator: item.indicator.id.text
    case .unit: item.indicator.unit.text
    case .reason: item.refusal.rule
    case .figure: ""
    }
  }

  func mayStandOn(_ item: RefusedComparison, about hint: FactHint) -> Bool {
    hint.indicators.contains(item.indicator.id)
  }

  func cell(_ field: Field, of item: RefusedComparison, at place: BlockPlace<Field>) -> CellContent {
    let wording = rendering.wording
    switch field {
    case .theme: return rendering.cell(wording.theme(item.indicator.theme))
    case .indicator: return rendering.cell(wording.name(item.indicator.id))
    case .unit: return rendering.cell(wording.unitHeading(item.figures.first?.unit ?? item.indicator.unit))
    case .reason: return rendering.cell(rendering.labels["refusals.\(item.refusal.rule)"])
    case .figure:
      guard let zone = place.zone,
        let figure = item.figures.first(where: { $0.zone == rendering.comparison.zones[zone].id })
      else { return rendering.shorthand(.notReported) }
      let state: CoverageState =
        figure.subject != .zone
        ? .otherSubject : figure.status != .actual ? .planOnly : figure.isExact ? .reported : .boundOnly
      return CellContent(
        .text(rendering.apart(figure, state: state)), style: "state-\(state == .reported ? "older" : state.rawValue)",
        link: rendering.link(to: figure), standsOn: figure.observations.map(\.text))
    }
  }
}
