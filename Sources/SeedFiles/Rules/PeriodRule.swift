import ExactValues
import ZoneModel

/// A figure's span lies in the time of the zones, and a flow has a span rather than a moment.
struct PeriodRule: FactRule {
  static let id = "impossible-period"
  static let findsErrors = true

  /// The years that figures may be of: from the first reforms to the farthest plans.
  static let years = 1978...2100

  func breaches(in facts: FactTable) -> [Breach] {
    var breaches: [Breach] = []
    for series in facts.series(suspectedOf: .periods) {
      let kind = facts.indicator(of: series)?.kind
      for index in series {
        let observation = facts[index]
        let days = [observation.period.firstDay, observation.period.statedEnd].compactMap(\.self)
        if let day = days.first(where: { !Self.years.contains($0.year) }) {
          breaches.append(
            facts.breach(
              index, "the figure is of the year \(day.year), which cannot be",
              hint: "figures are of \(Self.years.lowerBound) to \(Self.years.upperBound)", mayBeRight: false))
        } else if case .point = observation.period.extent, kind?.sumsOverTime ?? false {
          breaches.append(
            facts.doubt(
              index, "'\(observation.indicator)' is a flow, and \(observation.period.code) is a moment",
              hint: "give the span that was counted, or 'unknown'"))
        }
      }
    }
    return breaches
  }
}
