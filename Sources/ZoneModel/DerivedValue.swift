package import ExactValues

/// A value that was derived, with the error that it carries (SDMX: status E, with its derivation).
package struct DerivedValue: Hashable, Sendable {
  package let rule: DerivationRule
  /// The observations that it stands on, in the order of the rule.
  package let inputs: [ObservationID]
  /// The span that the value covers.
  package let period: Period
  /// The value; nil where an input is a bound.
  package let value: DecimalNumber?
  /// What the value may be, rounding of the inputs included.
  package let range: NumberRange
  /// The decimals that the range supports.
  package let decimals: Int
  /// Whether the rule holds only roughly: growth at constant prices taken for growth of levels.
  package let isApproximate: Bool

  init(
    _ rule: DerivationRule, of terms: [Term], period: Period, value: DecimalNumber?, range: NumberRange, decimals: Int,
    isApproximate: Bool = false
  ) {
    self.rule = rule
    inputs = terms.flatMap(\.observations)
    self.period = period
    self.value = value
    self.range = range
    self.decimals = decimals
    self.isApproximate = isApproximate
  }
}
