import ExactValues

/// A decimal number as it is written: with exactly so many decimals, without grouping.
struct DecimalDigits {
  let value: DecimalNumber
  let decimals: Int
  /// Whether a minus sign stands before a number that has none: a fall.
  let isNegated: Bool

  init(_ value: DecimalNumber, decimals: Int? = nil, isNegated: Bool = false) {
    self.value = value
    self.decimals = decimals ?? value.fractionDigits
    self.isNegated = isNegated
  }

  var text: String { (isNegated ? "-" : "") + value.text(decimals: decimals) }
}
