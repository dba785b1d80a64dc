import ExactValues
import ZoneModel

/// Nothing falls by more than all there was: growth is at least −100 per cent.
struct GrowthRule: FactRule {
  static let id = "growth-below-minus-100"
  static let findsErrors = true

  func breaches(in facts: FactTable) -> [Breach] {
    var breaches: [Breach] = []
    let all = NumberRange.exactly(-.hundred)
    for series in facts.series(suspectedOf: .growths) {
      let indicator = facts.indicator(of: series)
      for index in series {
        let observation = facts[index]
        if indicator?.kind == .growth, observation.measure.unit.dimension == "PCT",
          observation.measure.range.isSurelyBelow(all)
        {
          breaches.append(breach(index, observation.shown, facts))
        }
        // A profit that turns into a loss falls by more than itself.
        if let growth = observation.growth, let percent = growth.percent, percent.isSurelyBelow(all),
          indicator?.mayBeNegative != true
        {
          breaches.append(breach(index, String(growth.printed.prefix(40)), facts))
        }
      }
    }
    return breaches
  }

  private func breach(_ index: Int, _ printed: String, _ facts: FactTable) -> Breach {
    facts.breach(
      index, "\(printed) is a fall of '\(facts[index].indicator)' by more than all there was",
      hint: "check the sign and the decimal point")
  }
}
