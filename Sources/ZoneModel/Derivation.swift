package import ExactValues

/// A figure as it enters a derivation.
package struct Term: Hashable, Sendable {
  package let observation: ObservationID
  package let period: Period
  package let kind: MetricKind
  package let basis: PriceBasis
  package let unit: MeasureUnit
  package let subject: Subject
  package let status: ObservationStatus
  /// The number in `unit`; nil where only a range is known.
  package let value: DecimalNumber?
  /// What the number may be, rounding of the print included.
  package let range: NumberRange
  /// Decimals that are printed.
  package let decimals: Int
  /// Whether the figure was itself derived.
  package let isDerived: Bool

  /// Makes a term of an observation's measure, in a unit of its dimension; nil where the dimensions differ.
  package init?(_ observation: Observation, of indicator: Indicator, in unit: MeasureUnit) {
    guard observation.measure.unit.isSameDimension(as: unit) else { return nil }
    let power = observation.measure.unit.power - unit.power
    self.init(
      observation: observation.id, period: observation.period, kind: indicator.kind, basis: indicator.basis, unit: unit,
      subject: observation.subject, status: observation.status,
      value: observation.measure.isExact ? observation.measure.number?.scaled(byPowerOfTen: power) : nil,
      range: observation.measure.rangeBeforeRounding.scaled(byPowerOfTen: power),
      decimals: observation.measure.decimals(in: unit), isDerived: false)
  }

  /// Makes a term.
  package init(
    observation: ObservationID, period: Period, kind: MetricKind, basis: PriceBasis, unit: MeasureUnit,
    subject: Subject,
    status: ObservationStatus, value: DecimalNumber?, range: NumberRange, decimals: Int, isDerived: Bool
  ) {
    self.observation = observation
    self.period = period
    self.kind = kind
    self.basis = basis
    self.unit = unit
    self.subject = subject
    self.status = status
    self.value = value
    self.range = range
    self.decimals = decimals
    self.isDerived = isDerived
  }
}

/// A value that was derived, with the error that it carries.
package struct DerivedValue: Hashable, Sendable {
  package let rule: DerivationRule
  package let inputs: [ObservationID]
  /// The span that the value covers.
  package let period: Period
  /// The value; nil where an input is a bound.
  package let value: DecimalNumber?
  /// What the value may be, rounding of the inputs included.
  package let range: NumberRange
  /// The decimals that the range supports.
  package let decimals: Int
}

/// The identities by which figures are derived, each with the preconditions that refuse it (domain rules, section 3).
package enum Derivation {
  /// The span between two cumulative figures of one year: D(a+1..b) = C(b) − C(a).
  package static func difference(
    of later: Term, less earlier: Term, allowChains: Bool = false
  ) throws(Refusal) -> DerivedValue {
    try checkAlike([later, earlier], allowChains: allowChains)
    guard later.kind.subtractsCumulatives else {
      throw .kindForbids(later.kind, operation: .subtractCumulatives)
    }
    let (wholeFirst, wholeLast) = try span(of: later)
    let (partFirst, partLast) = try span(of: earlier)
    guard later.period.accumulation == .yearToDate, wholeFirst == partFirst, partLast < wholeLast else {
      throw .spansDiffer
    }
    let period = Period(.span(first: partLast.adding(days: 1), last: wholeLast))
    return DerivedValue(
      rule: .differenceOfCumulatives, inputs: [later.observation, earlier.observation], period: period,
      value: combine(later.value, earlier.value, -), range: later.range - earlier.range,
      decimals: min(later.decimals, earlier.decimals))
  }

  /// The whole of a complete, non-overlapping set of spans: a gap or an overlap is refused.
  package static func sum(of parts: [Term], allowChains: Bool = false) throws(Refusal) -> DerivedValue {
    guard let first = parts.first, parts.count >= 2 else { throw .tooFewFigures }
    try checkAlike(parts, allowChains: allowChains)
    guard first.kind.sumsOverTime else { throw .kindForbids(first.kind, operation: .sumOverTime) }
    var spans: [(first: CivilDate, last: CivilDate, term: Term)] = []
    for part in parts {
      let (start, end) = try span(of: part)
      spans.append((start, end, part))
    }
    spans.sort { $0.first < $1.first }
    for (before, after) in zip(spans, spans.dropFirst()) {
      if after.first <= before.last { throw .spansOverlap }
      if after.first != before.last.adding(days: 1) { throw .spansLeaveGap }
    }
    let period = Period(.span(first: spans[0].first, last: spans[spans.count - 1].last))
    let values = parts.compactMap(\.value)
    return DerivedValue(
      rule: .sumOfParts, inputs: spans.map(\.term.observation), period: period,
      value: values.count == parts.count ? DecimalNumber.sum(values) : nil,
      range: parts.dropFirst().reduce(first.range) { $0 + $1.range }, decimals: parts.map(\.decimals).min() ?? 0)
  }

  /// The twelve months that end with a cumulative figure: T(y,m) = C(y,m) + C(y−1,12) − C(y−1,m).
  package static func trailingYear(
    current: Term, lastYear: Term, sameSpanLastYear: Term, allowChains: Bool = false
  ) throws(Refusal) -> DerivedValue {
    try checkAlike([current, lastYear, sameSpanLastYear], allowChains: allowChains)
    guard current.kind.subtractsCumulatives else {
      throw .kindForbids(current.kind, operation: .subtractCumulatives)
    }
    let (first, last) = try span(of: current)
    let whole = Period.yearToDate(first.year - 1, through: 12)
    let same = Period.yearToDate(first.year - 1, through: last.month)
    guard current.period.isSameSpan(as: .yearToDate(first.year, through: last.month)),
      lastYear.period.isSameSpan(as: whole), sameSpanLastYear.period.isSameSpan(as: same)
    else { throw .spansDiffer }
    let start = CivilDate.first(ofMonth: last.month + 1, year: last.year - 1)
    return DerivedValue(
      rule: .trailingYear, inputs: [current.observation, lastYear.observation, sameSpanLastYear.observation],
      period: Period(.span(first: start, last: last)),
      value: combine(combine(current.value, lastYear.value, +), sameSpanLastYear.value, -),
      range: current.range + lastYear.range - sameSpanLastYear.range,
      decimals: min(current.decimals, lastYear.decimals, sameSpanLastYear.decimals))
  }

  /// The level of the same span a year before that a printed nominal growth implies: L0 = L1 / (1 + g).
  ///
  /// - Parameter growth: the printed growth, in per cent.
  /// - Parameter growthBasis: growth at constant prices is refused.
  package static func earlierLevel(
    of level: Term, growth: Growth, growthBasis: PriceBasis
  ) throws(Refusal) -> DerivedValue {
    guard growthBasis == .nominal || growthBasis == .notApplicable else { throw .growthIsReal }
    guard let percent = growth.percent, let value = level.value, growth.base == .yearEarlier else { throw .onlyABound }
    let (first, last) = try span(of: level)
    let ratio = roundedPercent(percent, decimals: growth.decimals).map { factor($0) }
    guard let range = level.range.divided(by: ratio) else { throw .baseNotPositive }
    let exact = percent.exactValue.flatMap { value.divided(by: factor($0)) }
    let period = Period(
      .span(
        first: .first(ofMonth: first.month, year: first.year - 1), last: .last(ofMonth: last.month, year: last.year - 1)
      ))
    return DerivedValue(
      rule: .levelFromGrowth, inputs: [level.observation], period: period, value: exact, range: range,
      decimals: supportedDecimals(range, atMost: level.decimals))
  }

  /// The change in per cent from one level to a later one: g = L1 / L0 − 1, with the interval that rounding leaves.
  ///
  /// The spans must be the same part of two years, or two single spans one after the other.
  package static func growth(from earlier: Term, to later: Term, allowChains: Bool = true) throws(Refusal)
    -> DerivedValue
  {
    try checkAlike([earlier, later], allowChains: allowChains)
    guard later.kind.changeForm == .percent else { throw .kindForbids(later.kind, operation: .growth) }
    guard earlier.range.lower.map({ $0.value > .zero }) ?? false else { throw .baseNotPositive }
    guard let quotient = later.range.divided(by: earlier.range) else { throw .baseNotPositive }
    let range = quotient.map { ($0 - .one) * .hundred }
    let exact = later.value.flatMap { value in earlier.value.flatMap { value.divided(by: $0) } }
      .map { ($0 - .one) * .hundred }
    guard exact != nil || range.lower != nil || range.upper != nil else { throw .onlyABound }
    return DerivedValue(
      rule: .growthFromLevels, inputs: [later.observation, earlier.observation], period: later.period, value: exact,
      range: range, decimals: supportedDecimals(range, atMost: 1))
  }

  /// The growth of the span between two cumulative figures from their levels and printed growths:
  /// g = (C_b − C_a) / (C_b/(1+g_b) − C_a/(1+g_a)) − 1.
  ///
  /// - Parameter allowReal: with growth at constant prices the result is only an approximation and is refused by default.
  package static func singleGrowth(
    later: Term, laterGrowth: Growth, earlier: Term, earlierGrowth: Growth, growthBasis: PriceBasis,
    allowReal: Bool = false
  ) throws(Refusal) -> DerivedValue {
    let basis: PriceBasis = allowReal ? .nominal : growthBasis
    let now = try difference(of: later, less: earlier)
    let wholeBefore = try earlierLevel(of: later, growth: laterGrowth, growthBasis: basis)
    let partBefore = try earlierLevel(of: earlier, growth: earlierGrowth, growthBasis: basis)
    let beforeRange = wholeBefore.range - partBefore.range
    guard let quotient = now.range.divided(by: beforeRange) else { throw .baseNotPositive }
    let range = quotient.map { ($0 - .one) * .hundred }
    let before = combine(wholeBefore.value, partBefore.value, -)
    let exact = now.value.flatMap { value in before.flatMap { value.divided(by: $0) } }.map { ($0 - .one) * .hundred }
    return DerivedValue(
      rule: .growthFromLevels, inputs: [later.observation, earlier.observation], period: now.period, value: exact,
      range: range, decimals: supportedDecimals(range, atMost: 1))
  }

  /// The sum of one indicator over disjoint zones, for one span.
  package static func sumOverZones(_ terms: [Term]) throws(Refusal) -> DecimalNumber {
    guard let first = terms.first, terms.count >= 2 else { throw .tooFewFigures }
    guard first.kind.sumsOverZones else { throw .kindForbids(first.kind, operation: .sumOverZones) }
    for term in terms {
      guard term.unit == first.unit else { throw .unitsDiffer(first.unit.text, term.unit.text) }
      guard term.period.isSameSpan(as: first.period) else { throw .spansDiffer }
      guard term.status == first.status else { throw .statusDiffers }
      guard term.subject == first.subject else { throw .subjectsDiffer }
    }
    let values = terms.compactMap(\.value)
    guard values.count == terms.count else { throw .onlyABound }
    return DecimalNumber.sum(values)
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
    else { throw .baseNotPositive }
    return ratio * .hundred
  }

  /// The average growth over years in per cent: (∏(1 + g_i))^(1/n) − 1, to six significant digits.
  package static func averageGrowth(_ percents: [DecimalNumber]) throws(Refusal) -> DecimalNumber {
    guard percents.count >= 2 else { throw .tooFewFigures }
    let product = percents.reduce(DecimalNumber.one) { ($0 * factor($1)).rounded(significantDigits: 18) }
    guard product > .zero else { throw .baseNotPositive }
    return (root(of: product, degree: percents.count) - .one).scaled(byPowerOfTen: 2).rounded(significantDigits: 6)
  }
}

extension Derivation {
  static func factor(_ percent: DecimalNumber) -> DecimalNumber {
    .one + percent.scaled(byPowerOfTen: -2)
  }

  static func combine(
    _ left: DecimalNumber?, _ right: DecimalNumber?, _ operation: (DecimalNumber, DecimalNumber) -> DecimalNumber
  ) -> DecimalNumber? {
    guard let left, let right else { return nil }
    return operation(left, right)
  }

  /// What a printed rate may be before it was rounded.
  static func roundedPercent(_ percent: NumberRange, decimals: Int) -> NumberRange {
    guard let value = percent.exactValue else { return percent }
    let half = DecimalNumber(5, exponent: -decimals - 1)
    return .between(value - half, value + half)
  }

  /// The most decimals, up to a limit, at which the value is known to one unit of the last digit either way.
  static func supportedDecimals(_ range: NumberRange, atMost limit: Int) -> Int {
    guard let low = range.lower?.value, let high = range.upper?.value else { return 0 }
    let width = high - low
    var decimals = max(0, limit)
    while decimals > 0, width > DecimalNumber(2, exponent: -decimals) { decimals -= 1 }
    return decimals
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

  private static func span(of term: Term) throws(Refusal) -> (CivilDate, CivilDate) {
    switch term.period.extent {
    case .span(let first, let last): return (first, last)
    case .point: throw .pointWithSpan
    case .since, .unknown: throw .spanUnknown
    }
  }

  private static func checkAlike(_ terms: [Term], allowChains: Bool) throws(Refusal) {
    guard let first = terms.first else { throw .tooFewFigures }
    for term in terms {
      if case .unknown = term.period.extent { throw .spanUnknown }
      if case .since = term.period.extent { throw .spanUnknown }
      if term.isDerived, !allowChains { throw .inputIsDerived }
      guard term.unit == first.unit else { throw .unitsDiffer(first.unit.text, term.unit.text) }
      guard term.subject == first.subject else { throw .subjectsDiffer }
      guard term.status == first.status else { throw .statusDiffers }
      guard term.kind == first.kind, term.basis == first.basis else { throw .definitionsDiffer }
    }
  }
}
