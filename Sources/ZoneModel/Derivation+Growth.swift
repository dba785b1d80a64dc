package import ExactValues

extension Derivation {
  /// The level of the same span or point a year before that a printed nominal growth implies: L0 = L1 / (1 + g).
  ///
  /// - Parameter growth: the printed growth against the year before.
  /// - Parameter growthBasis: growth at constant prices or on a comparable scope is refused.
  /// - Parameter allowReal: takes any growth for one of levels; the result is then only approximate.
  package static func earlierLevel(
    of level: Term, growth: Growth, growthBasis: PriceBasis, allowReal: Bool = false, allowChains: Bool = false
  ) throws(Refusal) -> DerivedValue {
    let isNominal = growthBasis == .nominal || growthBasis == .notApplicable
    try checkStated(level, allowChains: allowChains)
    guard isNominal || allowReal else { throw .growthIsReal }
    guard level.kind.changeForm == .percent else { throw .kindForbids(level.kind, operation: .growth) }
    guard growth.base == .yearEarlier, let period = level.period.yearEarlier else { throw .spansDiffer }
    // Words alone, 扭亏为盈, are said where the base is zero or below.
    guard let percent = growth.percent, let printed = growth.rangeBeforeRounding else { throw .baseNotPositive }
    guard !level.range.contains(.zero), !level.range.isSurelyBelow(.exactly(.zero)),
      let range = level.range.divided(by: printed.map(factor))
    else { throw .baseNotPositive }
    return DerivedValue(
      .levelFromGrowth, of: [level], period: period,
      value: level.value.flatMap { value in percent.exactValue.flatMap { value.divided(by: factor($0)) } },
      range: range, decimals: supportedDecimals(range, atMost: level.decimals), isApproximate: !isNominal)
  }

  /// The change in per cent from one level to a later one: g = L1 / L0 − 1, with the interval that rounding leaves.
  ///
  /// The spans are the same part of two years in a row, or follow one another and are equally long; points in time may
  /// be any two. Refused where the base is not surely above zero, or the level crosses zero: that is said in words.
  package static func growth(
    from earlier: Term, to later: Term, allowChains: Bool = false
  ) throws(Refusal) -> DerivedValue {
    try checkAlike([earlier, later], allowChains: allowChains)
    guard later.kind.changeForm == .percent else { throw .kindForbids(later.kind, operation: .growth) }
    try checkFollows(later.period, earlier.period)
    if let change = SignChange(from: earlier.range, to: later.range) { throw .signChanges(change) }
    guard let quotient = later.range.divided(by: earlier.range) else { throw .baseNotPositive }
    let value = later.value.flatMap { value in earlier.value.flatMap { value.divided(by: $0) } }
    let range = quotient.map(percent)
    guard value != nil || range.lower != nil || range.upper != nil else { throw .onlyABound }
    return DerivedValue(
      .growthFromLevels, of: [later, earlier], period: later.period, value: value.map(percent), range: range,
      decimals: decimals(ofRate: value.map(percent), range))
  }

  /// The change of a rate, an index, a score or a rank in its own unit: percentage points, points, places.
  ///
  /// The span may be a longer part of the same year: a rate of the first half is held against that of the first quarter.
  package static func change(
    from earlier: Term, to later: Term, allowChains: Bool = false
  ) throws(Refusal) -> DerivedValue {
    try checkAlike([earlier, later], allowChains: allowChains)
    guard later.kind.changeForm != .percent else { throw .kindForbids(later.kind, operation: .subtractCumulatives) }
    guard (later.period.accumulation == .pointInTime) == (earlier.period.accumulation == .pointInTime) else {
      throw .pointWithSpan
    }
    let range = later.range - earlier.range
    return DerivedValue(
      .differenceOfRates, of: [later, earlier], period: later.period,
      value: combine(later.value, earlier.value, -), range: range,
      decimals: supportedDecimals(range, atMost: min(later.decimals, earlier.decimals)))
  }

  /// The growth of the span between two cumulative figures from their levels and printed growths:
  /// g = (C_b − C_a) / (C_b/(1+g_b) − C_a/(1+g_a)) − 1.
  ///
  /// - Parameter allowReal: with growth at constant prices the result is only an approximation and is refused by default.
  package static func singleGrowth(
    later: Term, laterGrowth: Growth, earlier: Term, earlierGrowth: Growth, growthBasis: PriceBasis,
    allowReal: Bool = false
  ) throws(Refusal) -> DerivedValue {
    let now = try difference(of: later, less: earlier)
    let whole = try earlierLevel(of: later, growth: laterGrowth, growthBasis: growthBasis, allowReal: allowReal)
    let part = try earlierLevel(of: earlier, growth: earlierGrowth, growthBasis: growthBasis, allowReal: allowReal)
    let before = combine(whole.value, part.value, -)
    guard let quotient = now.range.divided(by: whole.range - part.range) else { throw .baseNotPositive }
    let value = now.value.flatMap { value in before.flatMap { value.divided(by: $0) } }.map(percent)
    let range = quotient.map(percent)
    return DerivedValue(
      .growthOfDifference, of: [later, earlier], period: now.period, value: value, range: range,
      decimals: decimals(ofRate: value, range), isApproximate: whole.isApproximate || part.isApproximate)
  }

  /// The pull of a part on the growth of its whole, in percentage points: its share in last year's total times its
  /// growth; both in per cent.
  package static func pull(share: DecimalNumber, growth: DecimalNumber) -> DecimalNumber {
    (share * growth).scaled(byPowerOfTen: -2)
  }

  /// The part of a total's change that one part explains, in per cent; refused when the total hardly changed: by less
  /// than one thousandth of its level.
  package static func contribution(
    partChange: DecimalNumber, totalChange: DecimalNumber, total: DecimalNumber
  ) throws(Refusal) -> DecimalNumber {
    guard totalChange.magnitude > total.magnitude.scaled(byPowerOfTen: -3),
      let ratio = partChange.divided(by: totalChange)
    else { throw .changeNearZero }
    return ratio * .hundred
  }

  /// The average growth over years in per cent: (∏(1 + g_i))^(1/n) − 1, to six significant digits.
  ///
  /// Two-year averages (两年平均增长) are this with two growths, never the arithmetic mean.
  package static func averageGrowth(_ percents: [DecimalNumber]) throws(Refusal) -> DecimalNumber {
    guard percents.count >= 2 else { throw .tooFewFigures }
    guard percents.allSatisfy({ factor($0) > .zero }) else { throw .baseNotPositive }
    let product = percents.reduce(DecimalNumber.one) { ($0 * factor($1)).rounded(significantDigits: 18) }
    let mean = root(of: product, degree: percents.count).rounded(decimals: 14, by: .gbt8170)
    return percent(mean).rounded(significantDigits: 6)
  }

  private static func factor(_ percent: DecimalNumber) -> DecimalNumber {
    .one + percent.scaled(byPowerOfTen: -2)
  }

  private static func percent(_ factor: DecimalNumber) -> DecimalNumber {
    (factor - .one).scaled(byPowerOfTen: 2)
  }

  /// One decimal, as releases print rates, fewer where the range does not bear it, more where the rate would print as
  /// zero though it is not.
  private static func decimals(ofRate value: DecimalNumber?, _ range: NumberRange) -> Int {
    let usual = supportedDecimals(range, atMost: 1)
    guard let value, !value.isZero, value.rounded(decimals: usual, by: .halfUp).isZero else { return usual }
    let finer = (2...6).first { decimals in
      supportedDecimals(range, atMost: decimals) == decimals && !value.rounded(decimals: decimals, by: .halfUp).isZero
    }
    return finer ?? usual
  }

  private static func checkFollows(_ later: Period, _ earlier: Period) throws(Refusal) {
    switch (earlier.extent, later.extent) {
    case (.point(let before), .point(let after)):
      guard before < after else { throw .spansDiffer }
    case (.span, .span):
      let comparable = [later.yearEarlier, later.previousSpan].compactMap(\.self)
      guard comparable.contains(where: { $0.isSameSpan(as: earlier) }) else { throw .spansDiffer }
    default: throw .pointWithSpan
    }
  }

  private static func root(of value: DecimalNumber, degree: Int) -> DecimalNumber {
    var low = DecimalNumber.zero
    var high = value > .one ? value : .one
    for _ in 0..<80 {
      let middle = (low + high).divided(by: DecimalNumber(2))?.rounded(significantDigits: 18) ?? low
      var power = DecimalNumber.one
      for _ in 0..<degree { power = (power * middle).rounded(significantDigits: 18) }
      if power > value { high = middle } else { low = middle }
    }
    return low
  }
}
