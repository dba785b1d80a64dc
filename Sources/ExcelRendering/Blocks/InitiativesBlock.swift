import Wording
import ZoneComparison
import ZoneModel

/// Themes by zones, with the names of the initiatives.
struct InitiativesBlock: SheetBlock {
  enum Field: String, BlockField {
    case theme
    case count
    case names
    case spread
    static let numeric: Set<Field> = [.count]
    static let perZone: Set<Field> = [.names]
  }

  let rendering: WorkbookRendering

  var items: [InitiativeComparison.Line] { rendering.comparison.initiatives.lines }

  func fact(_ field: Field, of line: InitiativeComparison.Line) -> String {
    switch field {
    case .theme: line.theme.id
    case .spread: spread(of: line).kind
    default: ""
    }
  }

  func cell(_ field: Field, of line: InitiativeComparison.Line, at place: BlockPlace<Field>) -> CellContent {
    switch field {
    case .theme: return rendering.cell(line.theme.name[rendering.language])
    case .count:
      var cell = rendering.count(line.byZone.reduce(0) { $0 + $1.count })
      cell.link = line.byZone.first { !$0.isEmpty }?.first.flatMap { rendering.link(to: $0.id) }
      return cell
    case .names:
      guard let zone = place.zone, line.byZone.indices.contains(zone), !line.byZone[zone].isEmpty else {
        return rendering.shorthand(.notReported)
      }
      let names = line.byZone[zone].map {
        rendering.labels.text("initiatives.item", ["name": rendering.wording.name($0)])
      }
      return CellContent(.text(names.joined(separator: "\n")), standsOn: line.byZone[zone].map(\.id.text))
    case .spread: return rendering.cell(spread(of: line).text)
    }
  }

  private func spread(of line: InitiativeComparison.Line) -> (kind: String, text: String) {
    let active = zip(rendering.comparison.zones, line.byZone).filter { !$1.isEmpty }.map(\.0)
    let names = rendering.wording.list(active.map { $0.name[rendering.language] })
    let kind = active.count == rendering.comparison.zones.count ? "all" : active.count == 1 ? "one" : "some"
    return (kind, rendering.labels.text("spreads.\(kind)", ["zones": names]))
  }
}
