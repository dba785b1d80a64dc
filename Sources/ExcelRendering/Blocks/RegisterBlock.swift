import Wording
import ZoneComparison
import ZoneModel

/// Every initiative with its dates, state, bodies and source.
struct RegisterBlock: SheetBlock {
  enum Field: String, BlockField {
    case id
    case zone
    case theme
    case kind
    case name
    case nameInChinese = "name-zh"
    case bodies
    case parts
    case when
    case state
    case stateAsOf = "state-as-of"
    case source
    case sourceID = "source-id"
    case place
    case confidence
    case spellings
    case counterparts
    case note
  }

  let rendering: WorkbookRendering

  var items: [InitiativeComparison.Entry] { rendering.comparison.initiatives.register }

  func key(of entry: InitiativeComparison.Entry) -> String? { entry.initiative.id.text }

  func fact(_ field: Field, of entry: InitiativeComparison.Entry) -> String {
    let initiative = entry.initiative
    return switch field {
    case .id: initiative.id.text
    case .zone: initiative.zone.text
    case .theme: initiative.theme
    case .kind: initiative.kind
    case .state: initiative.state ?? ""
    case .confidence: initiative.confidence.rawValue
    case .name: initiative.name[rendering.language]
    default: ""
    }
  }

  func cell(_ field: Field, of entry: InitiativeComparison.Entry, at place: BlockPlace<Field>) -> CellContent {
    let initiative = entry.initiative
    let (wording, language) = (rendering.wording, rendering.language)
    switch field {
    case .id: return rendering.cell(initiative.id.text)
    case .zone: return rendering.cell(wording.name(initiative.zone))
    case .theme: return rendering.cell(wording.theme(initiative.theme))
    case .kind: return rendering.cell(wording.initiativeKind(initiative.kind))
    case .name:
      var cell = rendering.cell(initiative.name[language])
      cell.standsOn = [initiative.id.text]
      return cell
    case .nameInChinese: return rendering.cell(initiative.name.zh)
    case .bodies: return rendering.cell(list(initiative.bodies))
    case .parts: return rendering.cell(list(initiative.parts))
    case .when: return rendering.cell(initiative.when.map { wording.name($0) })
    case .state: return rendering.cell(wording.state(initiative.state))
    case .stateAsOf: return rendering.cell(initiative.stateAsOf?.description)
    case .source:
      return rendering.cell(
        rendering.comparison.dataset.source(initiative.source)?.title[language] ?? initiative.source.text)
    case .sourceID: return rendering.cell(initiative.source.text, link: rendering.link(to: initiative.source))
    case .place: return rendering.cell(initiative.place.text.map { rendering.place($0) })
    case .confidence: return rendering.cell(rendering.labels["confidences.\(initiative.confidence.rawValue)"])
    case .spellings:
      var cell = rendering.cell(
        entry.spellings.map { spelling in
          rendering.labels.text(
            "initiatives.spelling", ["name": wording.name(spelling), "source": spelling.source.text])
        }.joined(separator: "\n"))
      cell.standsOn = entry.spellings.map(\.id.text)
      return cell
    case .counterparts: return counterparts(of: entry)
    case .note: return rendering.cell(initiative.note?[language])
    }
  }

  private func list(_ texts: [BilingualText]) -> String {
    texts.map { $0[rendering.language] }.joined(separator: rendering.labels["lists.items"])
  }

  /// The first counterparts with their zones; a register of many zones has hundreds.
  private func counterparts(of entry: InitiativeComparison.Entry) -> CellContent {
    let shown = 5
    var names = entry.counterparts.prefix(shown).compactMap { id in
      rendering.registered[id].map { other in
        rendering.labels.text(
          "initiatives.counterpart",
          ["zone": rendering.wording.name(other.zone), "name": other.name[rendering.language]])
      }
    }
    if entry.counterparts.count > shown {
      names.append(rendering.labels.text("initiatives.more", ["count": "\(entry.counterparts.count - shown)"]))
    }
    return rendering.cell(names.joined(separator: "\n"))
  }
}
