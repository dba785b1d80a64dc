import ExactValues
import ZoneModel

/// Values of one series do not differ by some 10,000 or 100,000,000 times: that is 万 and 亿 mixed up.
struct UnitSlipRule: FactRule {
  static let id = "unit-slip"
  static let findsErrors = true

  func breaches(in facts: FactTable) -> [Breach] {
    var breaches: [Breach] = []
    for series in facts.series(suspectedOf: .sizes) where series.count > 1 {
      guard let indicator = facts.indicator(of: series), !indicator.kind.isRate, indicator.kind != .rank,
        indicator.kind != .score
      else { continue }
      let dimensions = Dictionary(grouping: series) { facts[$0].measure.unit.dimension }
      for part in dimensions.values where part.count > 1 { breaches += slips(in: part, facts) }
    }
    return breaches
  }

  private func slips(in part: [Int], _ facts: FactTable) -> [Breach] {
    var sizes: [(index: Int, size: DecimalNumber)] = []
    for index in part {
      let measure = facts[index].measure
      guard let number = measure.number, !number.isZero else { continue }
      sizes.append((index, number.magnitude.scaled(byPowerOfTen: measure.unit.power)))
    }
    guard sizes.count > 1 else { return [] }
    let usual = sizes.sorted { $0.size < $1.size }[(sizes.count - 1) / 2]
    return sizes.compactMap { index, size in
      guard let slip = slip(size, usual.size) else { return nil }
      return facts.breach(
        index,
        "\(facts[index].shown) is some \(slip) the usual value of '\(facts[index].indicator)' here, \(facts[usual.index].named)",
        hint: "see whether 万 and 亿 are mixed up")
    }
  }

  /// How many times a value is another, where that is within a factor of two of 10,000 or 100,000,000.
  private func slip(_ size: DecimalNumber, _ usual: DecimalNumber) -> String? {
    for (power, words) in [(4, "10,000"), (8, "100,000,000")] {
      if isWithinTwo(size, usual.scaled(byPowerOfTen: power)) { return "\(words) times" }
      if isWithinTwo(usual, size.scaled(byPowerOfTen: power)) { return "1/\(words) of" }
    }
    return nil
  }

  private func isWithinTwo(_ left: DecimalNumber, _ right: DecimalNumber) -> Bool {
    let two = DecimalNumber(2)
    return !(left * two < right) && !(right * two < left)
  }
}
