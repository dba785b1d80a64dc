import ExactValues
import Testing

@Suite struct DecimalNumberTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("12.50", "12.5"), ("-12.5", "-12.5"), ("+3", "3"), ("1e4", "10000"), ("1.5E-3", "0.0015"),
    ("2e+2", "200"), (".5", "0.5"), ("5.", "5"), ("000123", "123"), ("123456789012345678", "123456789012345678"),
    ("20000000", "20000000"), ("0.000001", "0.000001"), ("1e-60", "0." + String(repeating: "0", count: 59) + "1"),
  ])
  func `a number is read and printed in full`(text: String, printed: String) {
    #expect(DecimalNumber(text)?.description == printed)
  }

  @Test(arguments: [
    "", "-", "+", ".", "e4", "1e", "1e4.5", "1e61", "1e-61", "1e9223372036854775807", "1e-9223372036854775808",
    "1e99999999999999999999", "1.2.3", "12a", " 1", "1 ", "１２", "1,000", "--1", "NaN", "inf", "0x1F",
    "1234567890123456789", "0.1234567890123456789",
  ])
  func `what is no plain number of at most 18 digits is refused`(text: String) {
    #expect(DecimalNumber(text) == nil)
  }

  @Test func `equal numbers are equal values, however they are written`() {
    #expect(number("91.40") == number("91.4"))
    #expect(number("1e4") == number("10000"))
    #expect(Set([number("3.60"), number("3.6"), number("36e-1")]).count == 1)
  }

  @Test func `a number is read back from its own text`() {
    var generated = Generated(seed: 1)
    for size in 1...600 {
      let value = generated.number(digits: 1 + size / 40, exponents: -20...20)
      #expect(DecimalNumber(value.description) == value)
    }
  }

  @Test func `digits are counted, and zeros at the end left out, beside every power of ten`() {
    for power in 1...37 {
      let ten = DecimalNumber.powerOfTen(power)
      #expect(DecimalNumber(ten) == DecimalNumber(1, exponent: power))
      #expect(DecimalNumber(ten - 1).digitCount == power)
      #expect(DecimalNumber(ten + 1).digitCount == power + 1)
      #expect(DecimalNumber(-ten - 1).digitCount == power + 1)
      #expect(DecimalNumber(7 * (ten / 10), exponent: -power).description == DecimalNumber(7, exponent: -1).description)
    }
    #expect(DecimalNumber(Int128.max).digitCount == 39)
    #expect(DecimalNumber(Int128.min + 1).digitCount == 39)
  }

  @Test func `the nearest double is that of the text`() {
    var generated = Generated(seed: 9)
    for size in 1...600 {
      let value = generated.number(digits: 1 + size / 40, exponents: -26...26)
      #expect(value.double == Double(value.description))
    }
  }

  @Test func `sums, differences and products are those of the integers`() {
    var generated = Generated(seed: 2)
    for size in 1...800 {
      let digits = 1 + size / 50
      let (left, right) = (generated.integer(in: 0...power(digits)), generated.integer(in: 0...power(digits)))
      let (a, b) = (Int128(generated.bool() ? left : -left), Int128(generated.bool() ? right : -right))
      let (i, j) = (generated.integer(in: -9...9), generated.integer(in: -9...9))
      let lowest = min(i, j)
      let (x, y) = (DecimalNumber(a, exponent: i), DecimalNumber(b, exponent: j))
      let (alignedA, alignedB) = (a * int128Power(i - lowest), b * int128Power(j - lowest))
      #expect(x + y == DecimalNumber(alignedA + alignedB, exponent: lowest))
      #expect(x - y == DecimalNumber(alignedA - alignedB, exponent: lowest))
      #expect(x * y == DecimalNumber(a * b, exponent: i + j))
      #expect((x < y) == (alignedA < alignedB))
      #expect((x == y) == (alignedA == alignedB))
    }
  }

  @Test func `the laws of arithmetic hold exactly`() {
    var generated = Generated(seed: 3)
    for size in 1...600 {
      let digits = 1 + size / 60
      let (a, b, c) = (
        generated.number(digits: digits), generated.number(digits: digits), generated.number(digits: digits)
      )
      #expect(a + b == b + a)
      #expect(a * b == b * a)
      #expect((a + b) + c == a + (b + c))
      #expect((a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect((a - a).isZero)
      #expect(a - b == -(b - a))
      #expect(a + .zero == a && a * .one == a)
      #expect(a.scaled(byPowerOfTen: 8).scaled(byPowerOfTen: -8) == a)
      #expect(DecimalNumber.sum([a, b, c]) == a + b + c)
    }
  }

  @Test func `a quotient is exact where it can be, and else right to 17 digits`() throws {
    var generated = Generated(seed: 4)
    for size in 1...600 {
      let digits = 1 + size / 60
      let (a, b) = (generated.number(digits: digits), generated.number(digits: digits))
      guard !b.isZero else {
        #expect(a.divided(by: b) == nil)
        continue
      }
      #expect((a * b).divided(by: b) == a)
      let error = try #require(a.divided(by: b)) * b - a
      #expect(error.magnitude <= a.magnitude.scaled(byPowerOfTen: -17))
    }
    #expect(DecimalNumber(1).divided(by: number("3"))?.rounded(decimals: 6, by: .halfUp) == number("0.333333"))
    #expect(DecimalNumber(-2).divided(by: number("3"))?.rounded(decimals: 6, by: .halfUp) == number("-0.666667"))
  }

  @Test func `order is total and agrees with the difference`() {
    var generated = Generated(seed: 5)
    for size in 1...600 {
      let (a, b, c) = (
        generated.number(digits: 1 + size / 40, exponents: -20...20),
        generated.number(digits: 1 + size / 40, exponents: -20...20), generated.number(digits: 1 + size / 40)
      )
      #expect([a < b, a == b, b < a].filter { $0 }.count == 1)
      #expect((a < b) == (a - b).isNegative)
      if a < b, b < c { #expect(a < c) }
      #expect((a < b) == (-b < -a))
    }
  }

  /// A sum of two 38-digit numbers has a 39th digit, and is still ordered.
  @Test func `numbers at the edge of the digits are ordered, not trapped`() {
    let wide = DecimalNumber(Int128("80000000000000000000000000000000000001") ?? 0)
    let sum = wide + wide
    #expect(sum.digitCount == 39)
    #expect(sum < DecimalNumber(9, exponent: 38))
    #expect(-DecimalNumber(9, exponent: 38) < -sum)
    #expect(sum > DecimalNumber(1, exponent: 38))
    for left in [wide, sum, -sum, DecimalNumber(Int128.max), DecimalNumber(1, exponent: 60), .zero, .one] {
      for right in [wide, sum, DecimalNumber(7, exponent: -60), DecimalNumber(-3, exponent: 38), .zero] {
        let values = [left + right, left - right, left * right, left.divided(by: right) ?? .zero]
        #expect(values.allSatisfy { !$0.text(decimals: 2).isEmpty && $0.double.isFinite })
        #expect((left < right) != (right <= left))
      }
    }
  }

  @Test(arguments: [
    ("91.4", 2, "91.40"), ("91.4", 0, "91"), ("-0.5", 1, "-0.5"), ("12345", 1, "12345.0"), ("0", 3, "0.000"),
    ("2e3", 0, "2000"),
  ])
  func `decimals are filled with zeros`(text: String, decimals: Int, printed: String) {
    #expect(number(text).text(decimals: decimals) == printed)
  }

  @Test func `a cell holds the 15 digits that a spreadsheet keeps`() {
    #expect(number("0.1").double15 == 0.1)
    #expect((number("0.1") + number("0.2")).double15 == 0.3)
    #expect(DecimalNumber(1).divided(by: number("3"))?.double15 == 0.333333333333333)
  }

  private func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { product, _ in product * 10 } - 1 }
  private func int128Power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { product, _ in product * 10 } }
}
