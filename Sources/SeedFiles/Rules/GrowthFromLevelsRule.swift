import ExactValues
import ZoneModel

/// At current prices the printed growth is that of the printed levels, to half a percentage point.
struct GrowthFromLevelsRule: FactRule {
  static let id = "growth-not-borne-out"
  static let findsErrors = false

  private static let tolerance = DecimalNumber(5, exponent: -1)

  func breaches(in facts: FactTable) -> [Breach] {
    var breaches: [Breach] = []
    for series in facts.series(suspectedOf: .unborneGrowth) {
      guard let indicator = facts.indicator(of: series), indicator.basis == .nominal, !indicator.kind.isRate else {
        continue
      }
      // Levels at current prices say nothing of a rate at constant prices or on a comparable scope.
      if let rate = indicator.growthIndicator.flatMap(facts.dataset.indicator), rate.basis != .nominal { continue }
      let levels = series.map { facts[$0] }
      for (index, level) in zip(series, levels) {
        guard level.status == .actual, level.measure.isExact else { continue }
        let bases = self.bases(of: level, in: levels)
        if let growth = level.growth, growth.base == .yearEarlier, let printed = growth.rangeBeforeRounding {
          breaches += breach(index, growth.printed, printed, level: level, bases: bases, facts)
        }
        guard let rate = indicator.growthIndicator else { continue }
        for other in facts.series(of: level.zone, level.subject, rate) {
          let growth = facts[other]
          guard growth.status == .actual, growth.period.isSameSpan(as: level.period),
            growth.measure.unit.dimension == "PCT"
          else { continue }
          breaches += breach(
            other, growth.measure.printed, half(of: growth.measure.range, growth.measure.decimals), level: level,
            bases: bases, facts)
        }
      }
    }
    return breaches
  }

  /// The levels of the same span a year before.
  private func bases(of level: Observation, in levels: [Observation]) -> [Observation] {
    guard let before = level.period.yearEarlier else { return [] }
    return levels.filter {
      $0.status == .actual && $0.measure.isExact && $0.period.isSameSpan(as: before)
        && $0.detail?.zh == level.detail?.zh && $0.measure.unit.isSameDimension(as: level.measure.unit)
    }
  }

  /// What a printed rate may be before it was rounded.
  private func half(of range: NumberRange, _ decimals: Int) -> NumberRange {
    let half = DecimalNumber(5, exponent: -decimals - 1)
    return NumberRange(
      lower: range.lower.map { RangeEnd($0.value - half, isIncluded: true) },
      upper: range.upper.map { RangeEnd($0.value + half, isIncluded: true) })
  }

  private func breach(
    _ index: Int, _ printed: String, _ growth: NumberRange, level: Observation, bases: [Observation], _ facts: FactTable
  ) -> [Breach] {
    guard let base = bases.first else { return [] }
    // Sources may disagree on the level before: one that bears the growth out is enough.
    let isBorneOut = bases.contains { base in
      guard let rate = rate(from: base, to: level) else { return true }
      return growth.overlaps(
        NumberRange(
          lower: rate.lower.map { RangeEnd($0.value - Self.tolerance, isIncluded: true) },
          upper: rate.upper.map { RangeEnd($0.value + Self.tolerance, isIncluded: true) }))
    }
    guard !isBorneOut, let rate = rate(from: base, to: level), let low = rate.lower, let high = rate.upper else {
      return []
    }
    let reckoned = (low.value + high.value) * DecimalNumber(5, exponent: -1)
    return [
      facts.doubt(
        index,
        "\(printed) is not what the levels of '\(level.indicator)' give: \(facts[index] == level ? level.shown : level.named) against \(base.named) is \(reckoned.rounded(decimals: 1, by: .halfUp).text(decimals: 1)) %",
        hint: "both are kept, neither is corrected; say in a remark what is known of it")
    ]
  }

  /// The growth in per cent that two levels give, as far as their rounding lets know it.
  private func rate(from base: Observation, to level: Observation) -> NumberRange? {
    let unit = level.measure.unit
    let before = base.measure.rangeBeforeRounding.scaled(byPowerOfTen: base.measure.unit.power - unit.power)
    guard let lowest = before.lower, DecimalNumber.zero < lowest.value,
      let ratio = level.measure.rangeBeforeRounding.divided(by: before)
    else { return nil }
    return ratio.map { ($0 - .one) * .hundred }
  }
}
