import Wording
import ZoneComparison
import ZoneModel

/// Methods, shorthand, definitions and remarks.
struct NotesBlock: SheetBlock {
  struct Item: Sendable {
    let section: String
    let term: String
    let text: String
  }

  enum Field: String, BlockField {
    case number
    case section
    case term
    case text
    static let numeric: Set<Field> = [.number]
  }

  let rendering: WorkbookRendering
  let sections: [NoteSection]

  var items: [Item] { sections.flatMap { items(of: $0) } }

  func fact(_ field: Field, of item: Item) -> String {
    switch field {
    case .section: item.section
    case .term: item.term
    default: ""
    }
  }

  func cell(_ field: Field, of item: Item, at place: BlockPlace<Field>) -> CellContent {
    switch field {
    case .number: rendering.count(place.row + 1)
    case .section: rendering.cell(item.section)
    case .term: rendering.cell(item.term)
    case .text: rendering.cell(item.text)
    }
  }

  private func items(of section: NoteSection) -> [Item] {
    let (labels, language) = (rendering.labels, rendering.language)
    let comparison = rendering.comparison
    switch section {
    case .texts(let name, let texts):
      return texts.map {
        Item(
          section: labels["notes.sections.\(name)"], term: labels["notes.texts.\($0).term"],
          text: labels.text("notes.texts.\($0).text", rendering.lineValues))
      }
    case .symbols:
      return Shorthand.allCases.map {
        Item(
          section: labels["notes.sections.symbols"], term: rendering.symbol($0),
          text: labels["symbolMeanings.\($0.rawValue)"])
      }
    case .definitions:
      return comparison.coverage.lines.map { line in
        Item(
          section: labels["notes.sections.definitions"], term: rendering.wording.name(line.indicator.id),
          text: labels.text(
            "notes.definition",
            [
              "definition": line.indicator.definition[language],
              "unit": rendering.wording.unitHeading(line.indicator.unit),
              "kind": labels["kinds.\(line.indicator.kind.rawValue)"],
              "basis": labels["bases.\(line.indicator.basis.rawValue)"],
            ]))
      }
    case .remarks:
      return comparison.remarks.map { remark in
        let zones = rendering.wording.list(remark.zones.map { rendering.wording.name($0) })
        return Item(
          section: labels.text(
            "notes.remark", ["kind": labels["remarkKinds.\(remark.kind.rawValue)"]]),
          term: zones.isEmpty ? labels["notes.allZones"] : zones, text: remark.text[language])
      }
    case .catalogues:
      return comparison.dataset.catalogues.map { catalogue in
        Item(
          section: labels["notes.sections.catalogues"], term: catalogue.name[language],
          text: labels.text(
            "notes.catalogue",
            [
              "document": catalogue.document ?? rendering.symbol(.none),
              "dimensions": rendering.wording.list(catalogue.dimensions.map { $0.name[language] }),
            ]))
      }
    }
  }
}
