import UserFiles
import ZoneModel

/// Every source is there because something stands in it.
struct UnusedSourceRule: FactRule {
  static let id = "unused-source"
  static let findsErrors = false
  static let needsAllFacts = true

  func breaches(in facts: FactTable) -> [Breach] {
    var used = Set(facts.dataset.observations.map(\.source))
    used.formUnion(facts.dataset.initiatives.map(\.source))
    return facts.dataset.sources.filter { !used.contains($0.id) }.map { source in
      Breach(
        observation: nil, place: source.seedPlace,
        message: "no figure and no initiative is from the source '\(source.id)'",
        hint: "delete it, or add what it reports", severity: .warning)
    }
  }
}
