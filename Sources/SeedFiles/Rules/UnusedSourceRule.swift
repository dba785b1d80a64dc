import UserFiles
import ZoneModel

/// Every source is there because something stands in it.
struct UnusedSourceRule: FactRule {
  static let id = "unused-source"
  static let findsErrors = false
  static let needsAllFacts = true

  func breaches(in facts: FactTable) -> [Breach] {
    let observations = facts.dataset.observations
    var isUsed = Array(repeating: false, count: observations.store.sources.count)
    for index in observations.indices { isUsed[Int(observations.record(index).source)] = true }
    var used = Set(zip(observations.store.sources, isUsed).filter(\.1).map(\.0))
    used.formUnion(facts.dataset.initiatives.map(\.source))
    return facts.dataset.sources.filter { !used.contains($0.id) }.map { source in
      Breach(
        observation: nil, place: source.seedPlace,
        message: "no figure and no initiative is from the source '\(source.id)'",
        hint: "delete it, or add what it reports", severity: .warning)
    }
  }
}
