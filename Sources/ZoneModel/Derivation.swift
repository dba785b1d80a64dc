import ExactValues

/// The identities by which figures are derived, each with the preconditions that refuse it (domain rules, section 3).
///
/// Inputs are reported figures of one zone within one boundary, one indicator, scope, basis, unit, subject and status;
/// a figure that is itself derived enters only where chains are allowed.
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
    let range = later.range - earlier.range
    try checkRises(range, later.definition)
    return DerivedValue(
      .differenceOfCumulatives, of: [later, earlier],
      period: Period(.span(first: partLast.adding(days: 1), last: wholeLast)),
      value: combine(later.value, earlier.value, -), range: range,
      decimals: supportedDecimals(range, atMost: min(later.decimals, earlier.decimals)))
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
    return total(
      of: spans.map(\.term), .sumOfParts,
      period: Period(.span(first: spans[0].first, last: spans[spans.count - 1].last)))
  }

  /// The twelve months that end with a cumulative figure: T(y,m) = C(y,m) + C(y−1,12) − C(y−1,m).
  package static func trailingYear(
    current: Term, lastYear: Term, sameSpanLastYear: Term, allowChains: Bool = false
  ) throws(Refusal) -> DerivedValue {
    let terms = [current, lastYear, sameSpanLastYear]
    try checkAlike(terms, allowChains: allowChains)
    guard current.kind.subtractsCumulatives else {
      throw .kindForbids(current.kind, operation: .subtractCumulatives)
    }
    for term in terms { _ = try span(of: term) }
    let (first, last) = try span(of: current)
    let whole = Period.yearToDate(first.year - 1, through: 12)
    let same = Period.yearToDate(first.year - 1, through: last.month)
    guard current.period.isSameSpan(as: .yearToDate(first.year, through: last.month)),
      lastYear.period.isSameSpan(as: whole), sameSpanLastYear.period.isSameSpan(as: same)
    else { throw .spansDiffer }
    try checkRises(lastYear.range - sameSpanLastYear.range, current.definition)
    let start = CivilDate.first(ofMonth: last.month + 1, year: last.year - 1)
    let range = current.range + lastYear.range - sameSpanLastYear.range
    return DerivedValue(
      .trailingYear, of: terms, period: Period(.span(first: start, last: last)),
      value: combine(combine(current.value, lastYear.value, +), sameSpanLastYear.value, -), range: range,
      decimals: supportedDecimals(range, atMost: terms.map(\.decimals).min() ?? 0))
  }

  /// The net increase (净增) of a stock from one point in time to a later one: a flow over the days between.
  package static func netChange(
    from earlier: Term, to later: Term, allowChains: Bool = false
  ) throws(Refusal) -> DerivedValue {
    try checkAlike([later, earlier], allowChains: allowChains)
    guard later.kind.differencesAreNetChanges else { throw .kindForbids(later.kind, operation: .subtractCumulatives) }
    guard case .point(let start) = earlier.period.extent, case .point(let end) = later.period.extent else {
      throw .pointWithSpan
    }
    guard start < end else { throw .spansDiffer }
    let range = later.range - earlier.range
    return DerivedValue(
      .netChange, of: [later, earlier], period: Period(.span(first: start.adding(days: 1), last: end)),
      value: combine(later.value, earlier.value, -), range: range,
      decimals: supportedDecimals(range, atMost: min(later.decimals, earlier.decimals)))
  }

  /// The sum of one indicator over disjoint zones, for one span or point.
  package static func sumOverZones(_ terms: [Term], allowChains: Bool = false) throws(Refusal) -> DerivedValue {
    guard let first = terms.first, terms.count >= 2 else { throw .tooFewFigures }
    guard first.kind.sumsOverZones else { throw .kindForbids(first.kind, operation: .sumOverZones) }
    for term in terms {
      try checkStated(term, allowChains: allowChains)
      try checkUnits(term, first)
      guard term.definition.indicator == first.definition.indicator, term.definition.basis == first.definition.basis,
        term.kind == first.kind
      else { throw .definitionsDiffer }
      try checkSameSpan(term.period, first.period)
      guard term.status == first.status else { throw .statusDiffers }
      guard term.subject == first.subject else { throw .subjectsDiffer }
    }
    guard Set(terms.map(\.definition.zone)).count == terms.count else { throw .areasOverlap }
    return total(of: terms, .sumOverZones, period: first.period)
  }

  /// A share in per cent, recomputed from its part and its whole: the only way to the share of a sum of zones or spans.
  package static func share(of part: Term, in whole: Term, allowChains: Bool = true) throws(Refusal) -> DerivedValue {
    for term in [part, whole] {
      try checkStated(term, allowChains: allowChains)
      guard term.kind.sumsOverZones else { throw .kindForbids(term.kind, operation: .average) }
    }
    try checkUnits(whole, part)
    try checkSameSpan(whole.period, part.period)
    guard part.definition.zone == whole.definition.zone, part.subject == whole.subject else { throw .subjectsDiffer }
    guard part.definition.boundary == whole.definition.boundary else { throw .boundariesDiffer }
    guard part.definition.basis == whole.definition.basis else { throw .definitionsDiffer }
    guard part.status == whole.status else { throw .statusDiffers }
    guard let quotient = part.range.divided(by: whole.range) else { throw .baseNotPositive }
    let value = part.value.flatMap { value in whole.value.flatMap { value.divided(by: $0) } }
    let range = quotient.scaled(byPowerOfTen: 2)
    return DerivedValue(
      .shareOfWhole, of: [part, whole], period: part.period, value: value?.scaled(byPowerOfTen: 2), range: range,
      decimals: supportedDecimals(range, atMost: 1))
  }

  private static func total(of terms: [Term], _ rule: DerivationRule, period: Period) -> DerivedValue {
    let values = terms.compactMap(\.value)
    let range = terms.dropFirst().reduce(terms[0].range) { $0 + $1.range }
    return DerivedValue(
      rule, of: terms, period: period, value: values.count == terms.count ? DecimalNumber.sum(values) : nil,
      range: range, decimals: supportedDecimals(range, atMost: terms.map(\.decimals).min() ?? 0))
  }
}
