import ExactValues
import ZoneModel

/// A zone has no more of what adds up than its city has.
struct ZoneAboveCityRule: FactRule {
  static let id = "zone-above-city"
  static let findsErrors = true

  func breaches(in facts: FactTable) -> [Breach] {
    var breaches: [Breach] = []
    for series in facts.series(suspectedOf: .city) {
      guard let first = series.first, facts[first].subject == .zone, let indicator = facts.indicator(of: series),
        indicator.kind.sumsOverZones, !indicator.mayBeNegative
      else { continue }
      let city = facts.series(of: facts[first].zone, .city, indicator.id)
      guard !city.isEmpty else { continue }
      for index in series {
        let own = facts[index]
        let above = city.first { other in
          let whole = facts[other]
          guard whole.status == own.status, whole.period.isSameSpan(as: own.period),
            whole.detail?.zh == own.detail?.zh, let range = whole.measure.range(in: own.measure.unit)
          else { return false }
          return range.isSurelyBelow(own.measure.range)
        }
        guard let above else { continue }
        breaches.append(
          facts.breach(
            index,
            "\(own.shown) of '\(indicator.id)' for \(own.period.code) is more than the city's, \(facts[above].named)",
            hint: "check whose figure each of them is"))
      }
    }
    return breaches
  }
}
