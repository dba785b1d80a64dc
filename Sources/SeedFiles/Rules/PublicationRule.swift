import ExactValues
import ZoneModel

/// What was, ended before its source told of it. A rank or a score is of an edition, which bears a year from its start.
struct PublicationRule: FactRule {
  static let id = "period-after-publication"
  static let findsErrors = true

  private static func isOfAnEdition(_ kind: MetricKind?) -> Bool { kind == .rank || kind == .score }

  func breaches(in facts: FactTable) -> [Breach] {
    var breaches: [Breach] = []
    let store = facts.dataset.observations.store
    let ends = store.periods.map(\.statedEnd)
    let limits = store.sources.map { facts.dataset.source($0)?.published?.last }
    for index in facts.dataset.observations.indices {
      let record = facts.dataset.observations.record(index)
      guard record.isActual, let end = ends[Int(record.period)], let limit = limits[Int(record.source)], limit < end
      else { continue }
      let observation = facts[index]
      guard let source = facts.dataset.source(observation.source), let published = source.published,
        !Self.isOfAnEdition(facts.dataset.indicator(observation.indicator)?.kind)
      else { continue }
      let message =
        "the figure is of \(observation.period.code), and its source '\(source.id)' is of \(published): it cannot be actual"
      let hint = "give its status: plan, target or forecast; or correct the period"
      breaches.append(
        source.isDateStated
          ? facts.breach(index, message, hint: hint, mayBeRight: false) : facts.doubt(index, message, hint: hint))
    }
    return breaches
  }
}
