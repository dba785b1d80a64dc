import ExactValues
import ZoneModel

extension Disagreement {
  /// Everything of these zones that sources give different values for: one zone, indicator, subject and span.
  static func all(in pool: FigurePool, choice: FigureChoice, dataset: Dataset, zones: [ZoneID]) -> [Disagreement] {
    var found: [Disagreement] = []
    // What each extent was last seen for: most series have no extent twice, and are passed over at a glance.
    var seen = Array(repeating: -1, count: pool.extentCount)
    let isStated = pool.extents { $0.statedEnd != nil }
    for key in pool.keys.indices {
      guard let indicator = pool.indicator(key) else { continue }
      for (place, zone) in zones.enumerated() {
        let stamp = key * zones.count + place
        var isRepeated = false
        for entry in pool.entries(key, of: place) where entry.isOwnOutcome && isStated[Int(entry.extent)] {
          isRepeated = isRepeated || seen[Int(entry.extent)] == stamp
          seen[Int(entry.extent)] = stamp
        }
        guard isRepeated else { continue }
        for entries in groups(of: pool.entries(key, of: place), in: pool) {
          let group = entries.compactMap { pool.figure($0, key) }
          guard let (chosen, others, rule) = choice.choose(among: group), !others.isEmpty else { continue }
          let isLater = others.allSatisfy { other in
            guard let mine = choice.published(chosen), let theirs = choice.published(other) else { return false }
            return mine.first > theirs.last
          }
          let areForecasts = chosen.status == .actual && others.allSatisfy { $0.status == .forecast }
          found.append(
            Disagreement(
              indicator: indicator, zone: zone, period: chosen.period,
              kind: areForecasts ? .forecast : isLater ? .revision : .conflict,
              chosen: chosen, others: others, choice: rule))
        }
      }
    }
    return found
  }

  /// The figures of the zone itself, results and forecasts, that share a span with another.
  private static func groups(of entries: ArraySlice<FigurePool.Entry>, in pool: FigurePool) -> [[FigurePool.Entry]] {
    let candidates = entries.filter { $0.isOwnOutcome && pool.end($0) != nil }
    var order: [UInt32] = []
    var byExtent: [UInt32: [FigurePool.Entry]] = [:]
    for entry in candidates {
      if byExtent[entry.extent] == nil { order.append(entry.extent) }
      byExtent[entry.extent, default: []].append(entry)
    }
    return order.compactMap { byExtent[$0] }.filter { $0.count > 1 }
  }
}
