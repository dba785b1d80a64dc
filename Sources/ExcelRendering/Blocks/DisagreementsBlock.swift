import Wording
import ZoneComparison
import ZoneModel

/// Values that sources disagree on, and the rule that chose among them.
struct DisagreementsBlock: SheetBlock {
  enum Field: String, BlockField {
    case kind
    case zone
    case theme
    case indicator
    case period
    case unit
    case chosen
    case chosenSource = "chosen-source"
    case chosenID = "chosen-id"
    case others
    case otherID = "other-id"
    case rule
    static let numeric: Set<Field> = [.chosen]
  }

  let rendering: WorkbookRendering

  var items: [Disagreement] { rendering.comparison.disagreements }

  func fact(_ field: Field, of item: Disagreement) -> String {
    switch field {
    case .kind: item.kind.rawValue
    case .zone: item.zone.text
    case .theme: item.indicator.theme
    case .indicator: item.indicator.id.text
    case .period: item.period.code
    case .rule: item.choice.rawValue
    default: ""
    }
  }

  func cell(_ field: Field, of item: Disagreement, at place: BlockPlace<Field>) -> CellContent {
    let (wording, labels) = (rendering.wording, rendering.labels)
    switch field {
    case .kind: return rendering.cell(labels["disagreementKinds.\(item.kind.rawValue)"])
    case .zone: return rendering.cell(wording.name(item.zone))
    case .theme: return rendering.cell(wording.theme(item.indicator.theme))
    case .indicator: return rendering.cell(wording.name(item.indicator.id))
    case .period: return rendering.cell(wording.name(item.period))
    case .unit: return rendering.cell(wording.unitHeading(item.chosen.unit))
    case .chosen: return rendering.cell(item.chosen)
    case .chosenSource:
      return rendering.cell(title(of: item.chosen))
    case .chosenID: return id(of: item.chosen)
    case .otherID: return item.others.first.map { id(of: $0) } ?? rendering.shorthand(.none)
    case .others:
      let texts = item.others.map { other in
        labels.text(
          "disagreements.other",
          [
            "value": wording.cell(other), "source": title(of: other),
            "status": labels["statuses.\(other.status.rawValue)"],
          ])
      }
      return CellContent(
        .text(texts.joined(separator: "\n")), standsOn: item.others.flatMap { $0.observations.map(\.text) })
    case .rule: return rendering.cell(labels["choices.\(item.choice.rawValue)"])
    }
  }

  private func id(of figure: Figure) -> CellContent {
    rendering.cell(figure.observations.first?.text, link: rendering.link(to: figure))
  }

  private func title(of figure: Figure) -> String {
    guard let id = figure.source, let source = rendering.comparison.dataset.source(id) else {
      return rendering.symbol(.derived)
    }
    let date = source.published.map { rendering.wording.name($0) } ?? rendering.labels["sources.undated"]
    return rendering.labels.text(
      "sources.short", ["title": source.title[rendering.language], "date": date])
  }
}
