import ExactValues
import Testing

@Suite struct NumberRangeTests {
  @Test func `what two ranges hold, their sum and difference hold`() {
    var generated = Generated(seed: 21)
    for size in 1...1500 {
      let (left, x) = generated.range(digits: 1 + size / 300)
      let (right, y) = generated.range(digits: 1 + size / 300)
      #expect(left.contains(x) && right.contains(y))
      #expect((left + right).contains(x + y))
      #expect((left - right).contains(x - y))
      #expect(left.scaled(byPowerOfTen: 4).contains(x.scaled(byPowerOfTen: 4)))
      #expect(!(left + right).isEmpty && !(left - right).isEmpty)
    }
  }

  @Test func `what two ranges hold, their quotient holds to the last digits of division`() throws {
    var generated = Generated(seed: 22)
    var divided = 0
    for size in 1...2500 {
      let (left, x) = generated.range(digits: 1 + size / 500)
      let (right, y) = generated.range(digits: 1 + size / 500)
      guard let quotient = left.divided(by: right) else {
        #expect(right.lower.map { $0.value <= .zero } ?? true)
        continue
      }
      divided += 1
      let value = try #require(x.divided(by: y))
      // A quotient that never ends is rounded in its 19th digit, and so are the ends.
      let slack = value.magnitude.scaled(byPowerOfTen: -17)
      let widened = NumberRange(
        lower: quotient.lower.map { RangeEnd($0.value - slack, isIncluded: $0.isIncluded) },
        upper: quotient.upper.map { RangeEnd($0.value + slack, isIncluded: $0.isIncluded) })
      #expect(widened.contains(value), "\(left) / \(right): \(x) / \(y)")
    }
    #expect(divided > 300)
  }

  @Test func `ends stay open or closed through arithmetic`() {
    let halfOpen = NumberRange.between(number("1"), number("2"), highIncluded: false)
    #expect(halfOpen + .exactly(number("1")) == .between(number("2"), number("3"), highIncluded: false))
    #expect(
      NumberRange.exactly(number("5")) - halfOpen == .between(number("3"), number("4"), lowIncluded: false))
    #expect(NumberRange.above(number("150")) + .exactly(number("1")) == .above(number("151")))
    #expect(NumberRange.exactly(number("10")) - .above(number("4")) == .below(number("6")))
    #expect(
      NumberRange.between(number("10"), number("20")).divided(by: .between(number("2"), number("5")))
        == .between(number("2"), number("10")))
    #expect(
      NumberRange.between(number("-10"), number("20")).divided(by: .atLeast(number("2")))
        == .between(number("-5"), number("10")))
    #expect(
      NumberRange.exactly(number("10")).divided(by: .atLeast(number("2")))
        == .between(number("0"), number("5"), lowIncluded: false))
  }

  @Test func `zero divided by anything is zero, whatever the divisor's ends`() {
    let open = NumberRange.between(number("2"), number("3"), lowIncluded: false)
    #expect(
      NumberRange.between(number("-5"), .zero).divided(by: open)
        == .between(number("-2.5"), .zero, lowIncluded: false))
    #expect(NumberRange.exactly(.zero).divided(by: .above(number("2"))) == .exactly(.zero))
    #expect(NumberRange.atLeast(.zero).divided(by: open) == .atLeast(.zero))
  }

  @Test func `a divisor that may be zero or less gives no quotient`() {
    for divisor in [
      NumberRange.exactly(.zero), .between(number("-1"), number("1")), .below(number("5")), .above(.zero),
    ] {
      #expect(NumberRange.exactly(.one).divided(by: divisor) == nil)
    }
  }

  /// Left range, right range, whether every number left is smaller, whether the two may be equal.
  @Test(arguments: [
    (NumberRange.exactly(number("3.6")), NumberRange.exactly(number("3.60")), false, true),
    (.exactly(number("1")), .exactly(number("2")), true, false),
    (.above(number("150")), .exactly(number("150")), false, false),
    (.atLeast(number("150")), .exactly(number("150")), false, true),
    (.exactly(number("150")), .above(number("150")), true, false),
    (.below(number("20")), .atLeast(number("20")), true, false),
    (.atMost(number("20")), .atLeast(number("20")), false, true),
    (
      .between(number("20"), number("30"), lowIncluded: false, highIncluded: false), .exactly(number("30")), true, false
    ),
    (.above(number("1")), .above(number("1000")), false, true),
    (.below(number("1")), .above(number("1000")), true, false),
  ])
  func `an order is told only where no number of one can be among the other's`(
    left: NumberRange, right: NumberRange, isBelow: Bool, mayBeEqual: Bool
  ) {
    #expect(left.isSurelyBelow(right) == isBelow)
    #expect(left.overlaps(right) == mayBeEqual)
    #expect(right.overlaps(left) == mayBeEqual)
  }

  @Test func `told orders are never reversed and never go round`() {
    var generated = Generated(seed: 23)
    for size in 1...2500 {
      let (a, x) = generated.range(digits: 1 + size / 700)
      let (b, y) = generated.range(digits: 1 + size / 700)
      let (c, _) = generated.range(digits: 1 + size / 700)
      #expect(!a.isSurelyBelow(a))
      #expect(!(a.isSurelyBelow(b) && b.isSurelyBelow(a)))
      #expect([a.isSurelyBelow(b), b.isSurelyBelow(a), a.overlaps(b)].filter { $0 }.count == 1)
      if a.isSurelyBelow(b) {
        #expect(x < y)
        if b.isSurelyBelow(c) { #expect(a.isSurelyBelow(c)) }
      }
      if a.contains(y) { #expect(a.overlaps(b)) }
    }
  }

  @Test func `ends that cross leave nothing`() {
    #expect(NumberRange.between(number("2"), number("1")).isEmpty)
    #expect(NumberRange.between(number("2"), number("2"), highIncluded: false).isEmpty)
    #expect(!NumberRange.exactly(number("2")).isEmpty)
    #expect(NumberRange.between(number("2"), number("2")).exactValue == number("2"))
    #expect(NumberRange.above(number("2")).exactValue == nil)
  }
}
