import Wording
import ZoneComparison
package import ZoneModel

/// The sources with what is known of each, and how much stands on it.
struct SourcesBlock: SheetBlock {
  enum Field: String, BlockField {
    case id
    case title
    case publisher
    case published
    case dateBasis = "date-basis"
    case access
    case address
    case link
    case language
    case confidence
    case observations
    case initiatives
    case note
    static let numeric: Set<Field> = [.observations, .initiatives]
  }

  let rendering: WorkbookRendering
  private let observationCounts: [SourceID: Int]
  private let initiativeCounts: [SourceID: Int]

  init(rendering: WorkbookRendering) {
    self.rendering = rendering
    let comparison = rendering.comparison
    let observations = comparison.observations
    var counts = Array(repeating: 0, count: observations.store.sources.count)
    for position in observations.indices { counts[Int(observations.record(position).source)] += 1 }
    observationCounts = Dictionary(zip(observations.store.sources, counts), uniquingKeysWith: +)
    initiativeCounts = comparison.initiatives.register.reduce(into: [:]) { counts, entry in
      for initiative in [entry.initiative] + entry.spellings { counts[initiative.source, default: 0] += 1 }
    }
  }

  var items: [Source] { rendering.comparison.sources }

  func key(of source: Source) -> String? { source.id.text }

  /// The host of an address, short enough to stand as a link on one line.
  private static func host(of address: String) -> String {
    let rest = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
    return String(rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
  }

  func fact(_ field: Field, of source: Source) -> String {
    switch field {
    case .id: source.id.text
    case .title: source.title[rendering.language]
    case .published: source.published?.description ?? ""
    case .access: source.access.rawValue
    case .language: source.language ?? ""
    case .confidence: source.confidence.rawValue
    default: ""
    }
  }

  /// No cell of a source stands on a fact: how many stand on it is counted.
  func mayStandOn(_ source: Source, about hint: FactHint) -> Bool { false }

  func cell(_ field: Field, of source: Source, at place: BlockPlace<Field>) -> CellContent {
    let labels = rendering.labels
    let language = rendering.language
    switch field {
    case .id: return rendering.cell(source.id.text)
    case .title: return rendering.cell(source.title[language])
    case .publisher: return rendering.cell(source.publisher?[language])
    case .published: return rendering.cell(source.published.map { rendering.wording.name($0) })
    case .dateBasis: return rendering.cell(labels[source.isDateStated ? "dateBases.stated" : "dateBases.inferred"])
    case .access: return rendering.cell(labels["accesses.\(source.access.name)"])
    case .address: return rendering.cell(source.address)
    case .link:
      guard let address = source.linkableAddress else { return rendering.shorthand(.none) }
      return rendering.cell(Self.host(of: address), link: .web(address))
    case .language: return rendering.cell(source.language.flatMap { labels.optional("languages.\($0)") ?? $0 })
    case .confidence: return rendering.cell(labels["confidences.\(source.confidence.rawValue)"])
    case .observations: return rendering.count(observationCounts[source.id] ?? 0)
    case .initiatives: return rendering.count(initiativeCounts[source.id] ?? 0)
    case .note: return rendering.cell(source.note?[language])
    }
  }
}

extension SourceAccess {
  /// The name of the access in labels.
  package var name: String { String(rawValue.map { $0 == " " ? "-" : $0 }) }
}
