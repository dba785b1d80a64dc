/// A decimal number: `significand × 10^exponent`, kept without trailing zeros so that equal numbers are equal values.
///
/// Sums, differences and products of figures as bulletins print them (up to 18 significant digits) are exact. A sum that
/// needs more than 38 digits is rounded to 34, half to even, as IEEE 754 decimal128 does; a product that needs more is
/// that of its factors rounded to 19 digits. Nothing traps.
package struct DecimalNumber: Hashable, Sendable {
  /// The digits with their sign.
  package let significand: Int128
  /// The power of ten that the digits are multiplied by.
  package let exponent: Int

  /// Makes `significand × 10^exponent`.
  package init(_ significand: Int128, exponent: Int = 0) {
    var digits = significand
    var power = exponent
    if digits == 0 {
      power = 0
    } else if var short = Int64(exactly: digits) {
      // Most figures fit 64 bits, where a division costs a tenth of one of 128.
      while short % 10 == 0 {
        short /= 10
        power &+= 1
      }
      digits = Int128(short)
    } else {
      // Zeros go by halves: an exact quotient may have thirty of them.
      for step in [16, 8, 4, 2, 1] {
        let unit = Self.powerOfTen(step)
        while true {
          let (whole, rest) = digits.quotientAndRemainder(dividingBy: unit)
          guard rest == 0 else { break }
          digits = whole
          power += step
        }
      }
    }
    self.significand = digits
    self.exponent = power
  }

  /// Makes the number of an integer.
  package init(_ integer: Int) {
    self.init(Int128(integer))
  }

  /// The largest number of significant digits that a printed figure may have.
  package static let printedDigits = 18

  /// Reads `-12.50` or `1e4`: ASCII digits, at most one point, an optional sign and exponent; nil for anything else,
  /// for more than 18 significant digits, and for an exponent beyond ±60.
  package init?(_ text: some StringProtocol) {
    self.init(utf8: Array(text.utf8))
  }

  /// Reads a number from ASCII bytes; nil as `init(_:)` says.
  package init?(utf8 bytes: some Collection<UInt8>) {
    var index = bytes.startIndex
    let end = bytes.endIndex
    var negative = false
    if index < end, bytes[index] == 0x2D || bytes[index] == 0x2B {
      negative = bytes[index] == 0x2D
      bytes.formIndex(after: &index)
    }
    var digits: Int128 = 0
    var significant = 0
    var power = 0
    var seenDigit = false
    var seenPoint = false
    while index < end {
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
        seenDigit = true
        if significant > 0 || byte != 0x30 { significant += 1 }
        if significant > 36 { return nil }
        digits = digits * 10 + Int128(byte - 0x30)
        if seenPoint { power -= 1 }
      } else if byte == 0x2E, !seenPoint {
        seenPoint = true
      } else {
        break
      }
      bytes.formIndex(after: &index)
    }
    guard seenDigit, power >= -60 else { return nil }
    if index < end {
      guard bytes[index] == 0x65 || bytes[index] == 0x45 else { return nil }
      bytes.formIndex(after: &index)
      guard let written = Int(String(decoding: bytes[index...], as: UTF8.self)), (-60...60).contains(written)
      else { return nil }
      power += written
    }
    self.init(negative ? -digits : digits, exponent: power)
    guard digitCount <= Self.printedDigits else { return nil }
  }

  /// The number zero.
  package static let zero = DecimalNumber(0)
  /// The number one.
  package static let one = DecimalNumber(1)
  /// The number one hundred.
  package static let hundred = DecimalNumber(100)

  /// Whether the number is below zero.
  package var isNegative: Bool { significand < 0 }
  /// Whether the number is zero.
  package var isZero: Bool { significand == 0 }
  /// Whether the number has no fraction.
  package var isInteger: Bool { exponent >= 0 }
  /// How many digits stand behind the point when the number is written in full.
  package var fractionDigits: Int { max(0, -exponent) }
  /// How many significant digits the number has.
  package var digitCount: Int { Self.digitCount(of: significand) }
  /// The number without its sign.
  package var magnitude: DecimalNumber { isNegative ? -self : self }

  /// The number times a power of ten: only the point moves.
  package func scaled(byPowerOfTen power: Int) -> DecimalNumber {
    DecimalNumber(significand, exponent: exponent + power)
  }

  /// The nearest double.
  package var double: Double {
    // Both factors are exact then, so that their product or quotient is rounded once.
    if let digits = Int64(exactly: significand), digits.magnitude <= 1 << 53, exponent.magnitude <= 22 {
      let power = Self.doublePowers[Int(exponent.magnitude)]
      return exponent < 0 ? Double(digits) / power : Double(digits) * power
    }
    return Double(scientificText) ?? .nan
  }

  private static let doublePowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The nearest double after rounding to 15 significant digits, the digits that Excel keeps.
  package var double15: Double { rounded(significantDigits: 15).double }

  private var scientificText: String { "\(significand)e\(exponent)" }

  static func digitCount(of value: Int128) -> Int {
    let magnitude = value.magnitude
    guard magnitude > 0 else { return 1 }
    // A number of b bits has as many digits as 2^(b−1), or one more: log 2 is a little above 1233/4096, and stays below
    // the next digit up to 2^128.
    let least = ((128 - magnitude.leadingZeroBitCount) * 1233) >> 12
    return least < 39 && magnitude >= powers[least].magnitude ? least + 1 : least
  }

  package static func powerOfTen(_ power: Int) -> Int128 {
    powers[max(0, min(power, 38))]
  }

  private static let powers = (0..<38).reduce(into: [Int128(1)]) { powers, place in powers.append(powers[place] * 10) }
}

extension DecimalNumber: CustomStringConvertible {
  /// The number in full, without grouping: `-12.5`, `20000000`.
  package var description: String { text(decimals: fractionDigits) }

  /// The number with exactly so many decimals, without grouping; digits beyond them are dropped, so round first.
  package func text(decimals: Int) -> String {
    var digits = String(significand.magnitude)
    if exponent > 0 { digits += String(repeating: "0", count: min(exponent, 400)) }
    let fraction = fractionDigits
    if digits.utf8.count <= fraction {
      digits = String(repeating: "0", count: fraction - digits.utf8.count + 1) + digits
    }
    let whole = digits.dropLast(fraction)
    var behind = String(digits.suffix(fraction).prefix(decimals))
    behind += String(repeating: "0", count: max(0, decimals - behind.utf8.count))
    let sign = isNegative ? "-" : ""
    return decimals > 0 ? "\(sign)\(whole).\(behind)" : "\(sign)\(whole)"
  }
}

extension DecimalNumber: Comparable {
  package static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    if left.exponent == right.exponent { return left.significand < right.significand }
    if left.isNegative != right.isNegative { return left.isNegative }
    if left.isZero || right.isZero { return left.significand < right.significand }
    let leftSize = left.digitCount + left.exponent
    let rightSize = right.digitCount + right.exponent
    if leftSize != rightSize { return (leftSize < rightSize) != left.isNegative }
    let lowest = min(left.exponent, right.exponent)
    // Equal sizes: aligned to the lower exponent, one significand stays and the other becomes as long.
    let (aligned, isTooLarge) = left.significand.multipliedReportingOverflow(by: powerOfTen(left.exponent - lowest))
    if isTooLarge { return left.isNegative }
    let (other, isOtherTooLarge) = right.significand.multipliedReportingOverflow(
      by: powerOfTen(right.exponent - lowest))
    return isOtherTooLarge ? !right.isNegative : aligned < other
  }
}
