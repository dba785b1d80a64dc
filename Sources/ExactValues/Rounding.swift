/// How a digit that falls away decides the one before it.
package enum RoundingPolicy: String, CaseIterable, Hashable, Sendable {
  /// An exact half goes away from zero, as Excel's ROUND and number formats do.
  case halfUp = "half-up"
  /// An exact half goes to the even digit, as GB/T 8170 says.
  case gbt8170
}

extension DecimalNumber {
  /// The number with at most so many decimals, rounded once from all its digits; negative numbers by absolute value.
  ///
  /// - Parameter decimals: digits behind the point; −3 rounds to thousands.
  package func rounded(decimals: Int, by policy: RoundingPolicy) -> DecimalNumber {
    rounded(toExponent: -decimals, by: policy)
  }

  /// The number with at most so many significant digits, an exact half to even.
  package func rounded(significantDigits digits: Int) -> DecimalNumber {
    rounded(toExponent: exponent + digitCount - digits, by: .gbt8170)
  }

  func rounded(toExponent target: Int, by policy: RoundingPolicy) -> DecimalNumber {
    guard exponent < target else { return self }
    let dropped = target - exponent
    guard dropped <= digitCount else { return .zero }
    let unit = Self.powerOfTen(dropped)
    let (whole, rest) = significand.quotientAndRemainder(dividingBy: unit)
    var kept = whole
    let half = unit / 2
    let size = Int128(rest.magnitude)
    let up: Bool
    switch policy {
    case .halfUp: up = size >= half
    case .gbt8170: up = size > half || (size == half && kept % 2 != 0)
    }
    if up { kept += isNegative ? -1 : 1 }
    return DecimalNumber(kept, exponent: target)
  }
}
