import ExactValues
import ZoneModel

/// A share of a whole lies between 0 and 100 per cent.
struct ShareRule: FactRule {
  static let id = "share-out-of-range"
  static let findsErrors = true

  func breaches(in facts: FactTable) -> [Breach] {
    var breaches: [Breach] = []
    for series in facts.series(suspectedOf: .shares) {
      guard let indicator = facts.indicator(of: series), indicator.kind.isShareOfWhole else { continue }
      for index in series {
        let measure = facts[index].measure
        let whole = DecimalNumber(measure.unit.dimension == "PERMILLE" ? 1000 : 100)
        let isAbove = NumberRange.exactly(whole).isSurelyBelow(measure.range)
        let isBelow = !indicator.mayBeNegative && measure.range.isSurelyBelow(.exactly(.zero))
        guard isAbove || isBelow else { continue }
        breaches.append(
          facts.breach(
            index, "\(facts[index].shown) is a share of '\(indicator.id)' outside 0 to 100 %",
            hint: isBelow
              ? "check the figure, or write 'negative: true' at the indicator"
              : "check the figure, and whether it is a growth rather than a share"))
      }
    }
    return breaches
  }
}
