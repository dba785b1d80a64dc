import ExactValues
import ZoneModel

/// A figure that counts from January does not fall within its year.
struct FallingCumulativeRule: FactRule {
  static let id = "cumulative-falls"
  static let findsErrors = true

  func breaches(in facts: FactTable) -> [Breach] {
    var breaches: [Breach] = []
    for series in facts.series(suspectedOf: .fallingSteps) where series.count > 1 {
      guard let indicator = facts.indicator(of: series), indicator.kind.subtractsCumulatives, !indicator.mayBeNegative
      else { continue }
      for (earlier, later) in facts.cumulativeSteps(in: series) {
        let (before, after) = (facts[earlier], facts[later])
        guard let least = before.measure.range(in: after.measure.unit), after.measure.range.isSurelyBelow(least) else {
          continue
        }
        breaches.append(
          facts.breach(
            later,
            "\(after.shown) for \(after.period.code) is less than \(before.named) for \(before.period.code), though both count from January",
            hint: "check both figures and their spans"))
      }
    }
    return breaches
  }
}

extension FactTable {
  /// Pairs of actual cumulative figures of one year that count the same, each with the one before it.
  ///
  /// Where a span has several values, the last one written stands for it.
  func cumulativeSteps(in series: [Int]) -> [(earlier: Int, later: Int)] {
    struct Group: Hashable {
      let year: Int
      let dimension: String
      let detail: String?
    }
    var groups: [Group: [(end: CivilDate, index: Int)]] = [:]
    var order: [Group] = []
    for index in series {
      let observation = self[index]
      guard observation.status == .actual, observation.period.accumulation == .yearToDate,
        let end = observation.period.statedEnd
      else { continue }
      let group = Group(
        year: end.year, dimension: observation.measure.unit.dimension, detail: observation.detail?.zh)
      if groups[group] == nil { order.append(group) }
      var members = groups[group] ?? []
      if let same = members.firstIndex(where: { $0.end == end }) { members.remove(at: same) }
      members.append((end, index))
      groups[group] = members
    }
    return order.flatMap { group -> [(earlier: Int, later: Int)] in
      let steps = (groups[group] ?? []).sorted { $0.end < $1.end }
      return zip(steps, steps.dropFirst()).map { ($0.index, $1.index) }
    }
  }
}
