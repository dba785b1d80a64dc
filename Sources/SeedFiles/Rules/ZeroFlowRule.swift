import ExactValues
import ZoneModel

/// A flow of exactly nothing is worth a look: what is not reported is left out, not written as 0.
struct ZeroFlowRule: FactRule {
  static let id = "flow-is-zero"
  static let findsErrors = false

  func breaches(in facts: FactTable) -> [Breach] {
    var breaches: [Breach] = []
    for series in facts.series(suspectedOf: .flatSteps) {
      guard let indicator = facts.indicator(of: series), indicator.kind.sumsOverTime else { continue }
      for index in series where facts[index].measure.range.exactValue?.isZero ?? false {
        breaches.append(
          facts.doubt(
            index, "'\(indicator.id)' is exactly 0 for \(facts[index].period.code)",
            hint: "leave a figure out that was not reported; keep a 0 that stands in the source"))
      }
      for (earlier, later) in facts.cumulativeSteps(in: series) {
        let (before, after) = (facts[earlier], facts[later])
        guard after.measure.isExact, before.measure.isExact, !(after.measure.range.exactValue?.isZero ?? true),
          before.measure.range(in: after.measure.unit) == after.measure.range
        else { continue }
        breaches.append(
          facts.doubt(
            later,
            "\(after.shown) for \(after.period.code) equals \(before.named) for \(before.period.code), as if nothing was added between",
            hint: "see whether an old figure was copied"))
      }
    }
    return breaches
  }
}
