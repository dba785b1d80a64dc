package import ExactValues
package import ZoneModel

/// Puts the model's values into words of one language; every word comes from the labels.
package struct Wording: Sendable {
  package let labels: Labels
  package let dataset: Dataset
  package let rounding: RoundingPolicy

  /// Makes a wording.
  package init(labels: Labels, dataset: Dataset, rounding: RoundingPolicy) {
    self.labels = labels
    self.dataset = dataset
    self.rounding = rounding
  }

  package var language: Language { labels.language }

  /// The short name of a zone.
  package func name(_ zone: ZoneID) -> String { dataset.zone(zone)?.name[language] ?? zone.text }

  /// The name of an indicator.
  package func name(_ indicator: IndicatorID) -> String {
    dataset.indicator(indicator)?.name[language] ?? indicator.text
  }

  /// The name of a theme.
  package func theme(_ id: String) -> String { Self.term(id, in: dataset.themes, language) }

  /// The name of a kind of initiative.
  package func initiativeKind(_ id: String) -> String { Self.term(id, in: dataset.initiativeKinds, language) }

  /// The name of an initiative's state; empty where none is known.
  package func state(_ id: String?) -> String { id.map { Self.term($0, in: dataset.states, language) } ?? "" }

  private static func term(_ id: String, in terms: [NamedTerm], _ language: Language) -> String {
    terms.first { $0.id == id }?.name[language] ?? id
  }

  /// The name of a theme within a sentence: English lowers the first letter of an ordinary word.
  package func themeInSentence(_ id: String) -> String {
    let name = theme(id)
    guard language == .en, let first = name.first, name.dropFirst().first?.isLowercase ?? false else { return name }
    return first.lowercased() + name.dropFirst()
  }

  /// The name of an initiative as a reader of the language needs it: English with the Chinese name beside it.
  package func name(_ initiative: Initiative) -> String {
    guard language == .en, initiative.name.en != initiative.name.zh else { return initiative.name[language] }
    return labels.text("initiatives.name", ["en": initiative.name.en, "zh": initiative.name.zh])
  }

  /// Whose figure it is: the zone's name, its city's, or the body's.
  package func name(_ subject: Subject, of zone: ZoneID) -> String {
    switch subject {
    case .zone: name(zone)
    case .city: dataset.zone(zone)?.city?.name[language] ?? labels["subjects.city"]
    case .body(let body): body[language]
    }
  }

  /// A quarter: `Q2 2025`, `2025年二季度`.
  package func name(_ quarter: Quarter) -> String {
    labels.text("periods.short.quarter\(quarter.number)", ["year": String(quarter.year)])
  }

  /// Several names in a sentence: `A, B and C`.
  package func list(_ items: [String]) -> String {
    guard let last = items.last else { return "" }
    guard items.count > 1 else { return last }
    let head = items.dropLast().joined(separator: labels["lists.separator"])
    return labels.text("lists.last", ["head": head, "last": last])
  }
}
