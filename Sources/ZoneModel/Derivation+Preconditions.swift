import ExactValues

/// What every derivation asks of its figures first (domain rules, section 3.3).
extension Derivation {
  static func checkAlike(_ terms: [Term], allowChains: Bool) throws(Refusal) {
    guard let first = terms.first else { throw .tooFewFigures }
    for term in terms {
      try checkStated(term, allowChains: allowChains)
      try checkUnits(term, first)
      guard term.definition.zone == first.definition.zone, term.subject == first.subject else { throw .subjectsDiffer }
      guard term.status == first.status else { throw .statusDiffers }
      guard term.definition.boundary == first.definition.boundary else { throw .boundariesDiffer }
      guard term.definition == first.definition else { throw .definitionsDiffer }
    }
  }

  /// A stated span or point, and no derived figure where chains are not allowed.
  static func checkStated(_ term: Term, allowChains: Bool) throws(Refusal) {
    guard term.period.statedEnd != nil else { throw .spanUnknown }
    if term.isDerived, !allowChains { throw .inputIsDerived }
  }

  static func checkUnits(_ term: Term, _ other: Term) throws(Refusal) {
    guard term.unit.isSameDimension(as: other.unit), term.unit.power == other.unit.power else {
      throw .unitsDiffer(other.unit.text, term.unit.text)
    }
  }

  static func checkSameSpan(_ left: Period, _ right: Period) throws(Refusal) {
    if left.isSameSpan(as: right) { return }
    throw (left.accumulation == .pointInTime) != (right.accumulation == .pointInTime) ? .pointWithSpan : .spansDiffer
  }

  /// A cumulative figure of what cannot be negative does not fall within its year: where it does, the two count
  /// different things.
  static func checkRises(_ difference: NumberRange, _ definition: Term.Definition) throws(Refusal) {
    if !definition.mayBeNegative, difference.isSurelyBelow(.exactly(.zero)) { throw .cumulativeFalls }
  }

  static func span(of term: Term) throws(Refusal) -> (CivilDate, CivilDate) {
    switch term.period.extent {
    case .span(let first, let last): return (first, last)
    case .point: throw .pointWithSpan
    case .since, .unknown: throw .spanUnknown
    }
  }

  static func combine(
    _ left: DecimalNumber?, _ right: DecimalNumber?, _ operation: (DecimalNumber, DecimalNumber) -> DecimalNumber
  ) -> DecimalNumber? {
    guard let left, let right else { return nil }
    return operation(left, right)
  }

  /// The most decimals, up to a limit, at which the value is known to one unit of the last digit either way.
  static func supportedDecimals(_ range: NumberRange, atMost limit: Int) -> Int {
    guard let low = range.lower?.value, let high = range.upper?.value else { return 0 }
    let width = high - low
    var decimals = max(0, limit)
    while decimals > 0, width > DecimalNumber(2, exponent: -decimals) { decimals -= 1 }
    return decimals
  }
}
