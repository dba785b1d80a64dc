extension DecimalNumber {
  package static prefix func - (value: DecimalNumber) -> DecimalNumber {
    DecimalNumber(-value.significand, exponent: value.exponent)
  }

  package static func + (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
    if left.isZero { return right }
    if right.isZero { return left }
    let (high, low) = left.exponent >= right.exponent ? (left, right) : (right, left)
    let shift = high.exponent - low.exponent
    if shift + high.digitCount <= 38 {
      let (sum, overflow) = (high.significand * powerOfTen(shift)).addingReportingOverflow(low.significand)
      if !overflow { return DecimalNumber(sum, exponent: low.exponent) }
    }
    // Too far apart, or too wide, for 38 digits: bring both to 34 digits below the larger one's head.
    let head = max(high.digitCount + high.exponent, low.digitCount + low.exponent)
    let floor = head - 34
    return DecimalNumber(
      high.significand(atExponent: floor) + low.significand(atExponent: floor), exponent: floor)
  }

  package static func - (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
    left + -right
  }

  package static func * (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
    let (product, overflow) = left.significand.multipliedReportingOverflow(by: right.significand)
    if !overflow { return DecimalNumber(product, exponent: left.exponent + right.exponent) }
    return left.rounded(significantDigits: 19) * right.rounded(significantDigits: 19)
  }

  /// The quotient to at least 19 significant digits, half to even in the last; nil when the divisor is zero.
  ///
  /// A divisor of more than 18 digits is rounded to 18 first.
  package func divided(by divisor: DecimalNumber) -> DecimalNumber? {
    guard !divisor.isZero else { return nil }
    if isZero { return .zero }
    let below = divisor.rounded(significantDigits: 18)
    let shift = 37 - digitCount
    let above = shift >= 0 ? significand * Self.powerOfTen(shift) : significand
    let kept = max(shift, 0)
    let (whole, rest) = above.quotientAndRemainder(dividingBy: below.significand)
    var quotient = whole
    let twice = rest.magnitude * 2
    let unit = below.significand.magnitude
    if twice > unit || (twice == unit && quotient % 2 != 0) {
      quotient += (isNegative == below.isNegative) ? 1 : -1
    }
    return DecimalNumber(quotient, exponent: exponent - kept - below.exponent)
  }

  /// The sum of numbers, exact as `+` is.
  package static func sum(_ numbers: some Sequence<DecimalNumber>) -> DecimalNumber {
    numbers.reduce(.zero, +)
  }

  /// The significand when the number is written with this exponent, rounded half to even where digits are lost.
  private func significand(atExponent target: Int) -> Int128 {
    if exponent >= target { return significand * Self.powerOfTen(exponent - target) }
    let rounded = rounded(toExponent: target, by: .gbt8170)
    return rounded.significand * Self.powerOfTen(rounded.exponent - target)
  }
}
