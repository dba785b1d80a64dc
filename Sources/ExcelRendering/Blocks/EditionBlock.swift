import Wording
import ZoneComparison
import ZoneModel

/// What is new, revised or gone since the last edition.
struct EditionBlock: SheetBlock {
  /// One difference between two editions.
  enum Item: Sendable {
    case newObservation(ObservationID)
    case revised(ObservationID, before: String)
    case gone(ObservationID, before: String)
    case newInitiative(InitiativeID)
    case stateChange(InitiativeID, before: String)
    case goneInitiative(InitiativeID)

    var name: String {
      switch self {
      case .newObservation: "new-observation"
      case .revised: "revised"
      case .gone: "gone"
      case .newInitiative: "new-initiative"
      case .stateChange: "state-change"
      case .goneInitiative: "gone-initiative"
      }
    }
  }

  enum Field: String, BlockField {
    case kind
    case zone
    case subject
    case period
    case before
    case now
    case id
  }

  let rendering: WorkbookRendering

  var items: [Item] {
    let since = rendering.comparison.sinceLastEdition
    return since.newObservations.map { .newObservation($0) }
      + since.revised.map { .revised($0.observation, before: $0.before) }
      + since.gone.map { .gone($0.observation, before: $0.before) }
      + since.newInitiatives.map { .newInitiative($0) }
      + since.stateChanges.map { .stateChange($0.initiative, before: $0.before) }
      + since.goneInitiatives.map { .goneInitiative($0) }
  }

  func fact(_ field: Field, of item: Item) -> String {
    switch field {
    case .kind: item.name
    case .zone: observation(item)?.zone.text ?? initiative(item)?.zone.text ?? ""
    default: ""
    }
  }

  private func observation(_ item: Item) -> Observation? {
    switch item {
    case .newObservation(let id), .revised(let id, _): rendering.comparison.dataset.observation(id)
    default: nil
    }
  }

  private func initiative(_ item: Item) -> Initiative? {
    switch item {
    case .newInitiative(let id), .stateChange(let id, _): rendering.registered[id]
    default: nil
    }
  }

  /// What an edition brought is told, and stands on no figure of this one.
  func mayStandOn(_ item: Item, about hint: FactHint) -> Bool { false }

  func cell(_ field: Field, of item: Item, at place: BlockPlace<Field>) -> CellContent {
    let wording = rendering.wording
    let (observation, initiative) = (observation(item), initiative(item))
    switch field {
    case .kind: return rendering.cell(rendering.labels["editionChanges.\(item.name)"])
    case .zone: return rendering.cell((observation?.zone ?? initiative?.zone).map { wording.name($0) })
    case .subject:
      return rendering.cell(observation.map { wording.name($0.indicator) } ?? initiative.map { wording.name($0) })
    case .period: return rendering.cell(observation.map { wording.name($0.period) })
    case .before:
      switch item {
      case .revised(_, let before), .gone(_, let before): return rendering.cell(before)
      case .stateChange(_, let before): return rendering.cell(wording.state(before.isEmpty ? nil : before))
      default: return rendering.shorthand(.none)
      }
    case .now:
      if let initiative {
        return rendering.cell(wording.state(initiative.state), link: rendering.link(to: initiative.id))
      }
      return rendering.cell(observation?.printedWithGrowth, link: observation.flatMap { rendering.link(to: $0.id) })
    case .id:
      switch item {
      case .newObservation(let id), .revised(let id, _), .gone(let id, _): return rendering.cell(id.text)
      case .newInitiative(let id), .stateChange(let id, _), .goneInitiative(let id): return rendering.cell(id.text)
      }
    }
  }
}
