package import ExactValues

/// How a printed total stands to the sum of its printed parts; neither is ever adjusted to the other (domain rules,
/// section 6).
package enum TotalAgreement: Hashable, Sendable {
  /// They are the same number.
  case equal
  /// They differ by no more than the rounding of their prints may do.
  case withinRounding(difference: DecimalNumber)
  /// They differ by more: they count different things, or one of them is wrong.
  case beyondRounding(difference: DecimalNumber)

  /// Holds a total against the sum of its parts; refused where the sum covers another span.
  package init(of total: Term, with sum: DerivedValue) throws(Refusal) {
    guard total.period.isSameSpan(as: sum.period) else { throw .spansDiffer }
    guard let whole = total.value, let parts = sum.value else { throw .onlyABound }
    let difference = whole - parts
    if difference.isZero {
      self = .equal
    } else if total.range.overlaps(sum.range) {
      self = .withinRounding(difference: difference)
    } else {
      self = .beyondRounding(difference: difference)
    }
  }
}
