import ExactValues
import ZoneModel

/// The same figure from the same source stands once.
struct DuplicateRule: FactRule {
  static let id = "duplicate-observation"
  static let findsErrors = true

  private struct Fact: Hashable {
    let extent: Period.Extent
    let status: ObservationStatus
    let source: SourceID
    let detail: String?
    let dimension: String
    let range: NumberRange
  }

  func breaches(in facts: FactTable) -> [Breach] {
    var breaches: [Breach] = []
    for series in facts.series(suspectedOf: .repeats) where series.count > 1 {
      var seen: [Fact: Int] = [:]
      for index in series {
        let observation = facts[index]
        let unit = observation.measure.unit
        let fact = Fact(
          extent: observation.period.extent, status: observation.status, source: observation.source,
          detail: observation.detail?.zh, dimension: unit.dimension,
          range: observation.measure.range.scaled(byPowerOfTen: unit.power))
        guard let first = seen[fact] else {
          seen[fact] = index
          continue
        }
        breaches.append(
          facts.breach(
            index,
            "the figure \(observation.shown) of '\(observation.indicator)' for \(observation.period.code) stands twice",
            hint: "it stands first at \(facts[first].seedPlace.file):\(facts[first].seedPlace.line); delete one",
            mayBeRight: false))
      }
    }
    return breaches
  }
}
