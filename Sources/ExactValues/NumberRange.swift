/// One end of a range of numbers.
package struct RangeEnd: Hashable, Sendable {
  /// Where the range ends.
  package let value: DecimalNumber
  /// Whether the end itself belongs to the range.
  package let isIncluded: Bool

  /// Makes an end.
  package init(_ value: DecimalNumber, isIncluded: Bool) {
    self.value = value
    self.isIncluded = isIncluded
  }
}

/// What is known of a number: exactly one value, or an interval with open, closed or missing ends.
package struct NumberRange: Hashable, Sendable {
  /// The lower end; nil when the number may be as small as any.
  package let lower: RangeEnd?
  /// The upper end; nil when the number may be as large as any.
  package let upper: RangeEnd?

  /// Makes a range from its ends.
  package init(lower: RangeEnd?, upper: RangeEnd?) {
    self.lower = lower
    self.upper = upper
  }

  /// Exactly this number.
  package static func exactly(_ value: DecimalNumber) -> NumberRange {
    NumberRange(lower: RangeEnd(value, isIncluded: true), upper: RangeEnd(value, isIncluded: true))
  }

  /// More than this number: 超150 is (150, ∞).
  package static func above(_ value: DecimalNumber) -> NumberRange {
    NumberRange(lower: RangeEnd(value, isIncluded: false), upper: nil)
  }

  /// This number or more: 150以上.
  package static func atLeast(_ value: DecimalNumber) -> NumberRange {
    NumberRange(lower: RangeEnd(value, isIncluded: true), upper: nil)
  }

  /// Less than this number: 不到150.
  package static func below(_ value: DecimalNumber) -> NumberRange {
    NumberRange(lower: nil, upper: RangeEnd(value, isIncluded: false))
  }

  /// This number or less: 150以下.
  package static func atMost(_ value: DecimalNumber) -> NumberRange {
    NumberRange(lower: nil, upper: RangeEnd(value, isIncluded: true))
  }

  /// Between two numbers, each end with or without.
  package static func between(
    _ low: DecimalNumber, _ high: DecimalNumber, lowIncluded: Bool = true, highIncluded: Bool = true
  ) -> NumberRange {
    NumberRange(
      lower: RangeEnd(low, isIncluded: lowIncluded), upper: RangeEnd(high, isIncluded: highIncluded))
  }

  /// The one number that the range holds; nil for an interval.
  package var exactValue: DecimalNumber? {
    guard let lower, let upper, lower.isIncluded, upper.isIncluded, lower.value == upper.value else { return nil }
    return lower.value
  }

  /// Whether no number fits: the ends cross.
  package var isEmpty: Bool {
    guard let lower, let upper else { return false }
    if lower.value > upper.value { return true }
    return lower.value == upper.value && !(lower.isIncluded && upper.isIncluded)
  }

  /// Whether the number belongs to the range.
  package func contains(_ value: DecimalNumber) -> Bool {
    if let lower, value < lower.value || (value == lower.value && !lower.isIncluded) { return false }
    if let upper, value > upper.value || (value == upper.value && !upper.isIncluded) { return false }
    return true
  }

  /// Whether some number may be in both; then which of the two is larger cannot be told, unless both are exact.
  package func overlaps(_ other: NumberRange) -> Bool {
    !isSurelyBelow(other) && !other.isSurelyBelow(self)
  }

  /// Whether every number here is smaller than every number there.
  package func isSurelyBelow(_ other: NumberRange) -> Bool {
    guard let upper, let start = other.lower else { return false }
    if upper.value < start.value { return true }
    return upper.value == start.value && !(upper.isIncluded && start.isIncluded)
  }

  /// The range with its ends scaled by a power of ten.
  package func scaled(byPowerOfTen power: Int) -> NumberRange {
    map { $0.scaled(byPowerOfTen: power) }
  }

  /// The range of the numbers with the other sign.
  package static prefix func - (range: NumberRange) -> NumberRange {
    NumberRange(
      lower: range.upper.map { RangeEnd(-$0.value, isIncluded: $0.isIncluded) },
      upper: range.lower.map { RangeEnd(-$0.value, isIncluded: $0.isIncluded) })
  }

  package static func + (left: NumberRange, right: NumberRange) -> NumberRange {
    NumberRange(lower: combine(left.lower, right.lower, +), upper: combine(left.upper, right.upper, +))
  }

  package static func - (left: NumberRange, right: NumberRange) -> NumberRange {
    NumberRange(lower: combine(left.lower, right.upper, -), upper: combine(left.upper, right.lower, -))
  }

  /// The range of quotients; nil unless the divisor has a lower end above zero.
  package func divided(by divisor: NumberRange) -> NumberRange? {
    guard let smallest = divisor.lower, smallest.value > .zero else { return nil }
    func quotient(_ end: RangeEnd?, by preferred: RangeEnd?) -> RangeEnd? {
      guard let end else { return nil }
      // Zero over anything is zero; anything else only nears zero where the divisor grows without end.
      if end.value.isZero { return end }
      guard let preferred else { return RangeEnd(.zero, isIncluded: false) }
      guard let value = end.value.divided(by: preferred.value) else { return nil }
      return RangeEnd(value, isIncluded: end.isIncluded && preferred.isIncluded)
    }
    let lowNegative = lower?.value.isNegative ?? true
    let highNegative = upper?.value.isNegative ?? false
    return NumberRange(
      lower: quotient(lower, by: lowNegative ? smallest : divisor.upper),
      upper: quotient(upper, by: highNegative ? divisor.upper : smallest))
  }

  /// The range with a monotonically rising function applied to its ends.
  package func map(_ rising: (DecimalNumber) -> DecimalNumber) -> NumberRange {
    NumberRange(
      lower: lower.map { RangeEnd(rising($0.value), isIncluded: $0.isIncluded) },
      upper: upper.map { RangeEnd(rising($0.value), isIncluded: $0.isIncluded) })
  }

  private static func combine(
    _ left: RangeEnd?, _ right: RangeEnd?, _ operation: (DecimalNumber, DecimalNumber) -> DecimalNumber
  ) -> RangeEnd? {
    guard let left, let right else { return nil }
    return RangeEnd(operation(left.value, right.value), isIncluded: left.isIncluded && right.isIncluded)
  }
}
