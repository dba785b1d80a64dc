import ExactValues
import Testing

/// The two policies: an exact half away from zero, as spreadsheets show it, and GB/T 8170 with the half to even.
@Suite struct RoundingTests {
  /// Number, decimals kept, half-up, GB/T 8170.
  @Test(arguments: [
    // The standard's own kind of examples: drop below five, raise above, the exact five to the even digit.
    ("12.1498", 1, "12.1", "12.1"), ("12.1498", 0, "12", "12"), ("1268", -2, "1300", "1300"), ("10.502", 0, "11", "11"),
    ("1.050", 1, "1.1", "1"), ("0.35", 1, "0.4", "0.4"), ("2500", -3, "3000", "2000"), ("3500", -3, "4000", "4000"),
    ("0.0325", 3, "0.033", "0.032"), ("32500", -3, "33000", "32000"), ("2.5", 0, "3", "2"), ("3.5", 0, "4", "4"),
    ("0.5", 0, "1", "0"), ("1.5", 0, "2", "2"), ("60.25", 1, "60.3", "60.2"), ("60.35", 1, "60.4", "60.4"),
    // Five with anything behind it is more than half.
    ("2.50001", 0, "3", "3"), ("1.0500000000001", 1, "1.1", "1.1"),
    // Once, never in steps: 15.4546 by steps would be 16.
    ("15.4546", 0, "15", "15"), ("2.3457", 0, "2", "2"), ("7.46", 0, "7", "7"),
    // Negative numbers by their absolute value.
    ("-355", -1, "-360", "-360"), ("-325", -1, "-330", "-320"), ("-0.0365", 3, "-0.037", "-0.036"),
    ("-2.5", 0, "-3", "-2"), ("-15.4546", 0, "-15", "-15"),
    // What binary arithmetic gets wrong: 1.005 and 2.675 are exact halves.
    ("1.005", 2, "1.01", "1"), ("2.675", 2, "2.68", "2.68"), ("8.345", 2, "8.35", "8.34"), ("1.115", 2, "1.12", "1.12"),
    // Nothing to drop, or nothing left.
    ("7", 2, "7", "7"), ("0.04", 0, "0", "0"), ("-0.04", 1, "0", "0"), ("49", -2, "0", "0"), ("50", -2, "100", "0"),
    ("999.95", 1, "1000", "1000"), ("0", 1, "0", "0"),
  ])
  func `both policies round as their standard says`(text: String, decimals: Int, halfUp: String, gbt8170: String) {
    #expect(number(text).rounded(decimals: decimals, by: .halfUp).description == halfUp)
    #expect(number(text).rounded(decimals: decimals, by: .gbt8170).description == gbt8170)
  }

  @Test(arguments: RoundingPolicy.allCases)
  func `rounding is idempotent, off by half a unit at most, and the same for either sign`(policy: RoundingPolicy) {
    var generated = Generated(seed: 11)
    for size in 1...1500 {
      let value = generated.number(digits: 1 + size / 90, exponents: -6...3)
      let decimals = generated.integer(in: -3...5)
      let rounded = value.rounded(decimals: decimals, by: policy)
      #expect(rounded.rounded(decimals: decimals, by: policy) == rounded)
      #expect(rounded.scaled(byPowerOfTen: decimals).isInteger)
      #expect((value - rounded).magnitude <= DecimalNumber(5, exponent: -decimals - 1))
      #expect((-value).rounded(decimals: decimals, by: policy) == -rounded)
    }
  }

  @Test(arguments: RoundingPolicy.allCases)
  func `a larger number never rounds to a smaller one`(policy: RoundingPolicy) {
    var generated = Generated(seed: 12)
    for size in 1...1500 {
      let (a, b) = (generated.number(digits: 1 + size / 200), generated.number(digits: 1 + size / 200))
      let decimals = generated.integer(in: -2...3)
      let (low, high) = (min(a, b), max(a, b))
      #expect(low.rounded(decimals: decimals, by: policy) <= high.rounded(decimals: decimals, by: policy))
    }
  }

  @Test func `the policies differ on exact halves before an even digit alone`() {
    var generated = Generated(seed: 13)
    var ties = 0
    for size in 1...3000 {
      let value = generated.number(digits: 1 + size / 400)
      let decimals = generated.integer(in: -1...3)
      let up = value.rounded(decimals: decimals, by: .halfUp)
      let even = value.rounded(decimals: decimals, by: .gbt8170)
      let unit = DecimalNumber(1, exponent: -decimals)
      let isTie = (value - up).magnitude == DecimalNumber(5, exponent: -decimals - 1)
      if isTie {
        ties += 1
        #expect(up.magnitude > value.magnitude)
        #expect(even.scaled(byPowerOfTen: decimals).description.last.map { "02468".contains($0) } == true)
        #expect(up == even || (up - even).magnitude == unit)
      } else {
        #expect(up == even)
      }
    }
    #expect(ties > 100)
  }

  @Test func `significant digits are counted from the first that is not zero`() {
    #expect(number("123456").rounded(significantDigits: 3) == number("123000"))
    #expect(number("0.00123456").rounded(significantDigits: 3) == number("0.00123"))
    #expect(number("99.96").rounded(significantDigits: 3) == number("100"))
    #expect(DecimalNumber.zero.rounded(significantDigits: 3) == .zero)
  }
}
