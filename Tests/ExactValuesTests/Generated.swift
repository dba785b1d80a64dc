import ExactValues

/// A generator with a fixed seed, so that a failing case comes back.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Values for rules that hold of all values: small ones first, so that the first case to fail is a small one.
struct Generated {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(state: seed) }

  mutating func integer(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  mutating func bool() -> Bool { Bool.random(using: &generator) }

  /// A number of at most so many digits, either sign, often with trailing zeros or an exact half at its end.
  mutating func number(digits: Int, exponents: ClosedRange<Int> = -4...2) -> DecimalNumber {
    var significand = 0
    for _ in 0..<integer(in: 1...max(1, min(digits, 18))) { significand = significand * 10 + integer(in: 0...9) }
    switch integer(in: 0...5) {
    case 0: significand = significand / 10 * 10 + 5
    case 1: significand = significand / 10 * 10
    default: break
    }
    return DecimalNumber(Int128(bool() ? significand : -significand), exponent: integer(in: exponents))
  }

  /// A range that is not empty, its ends open, closed or missing, with a number that it holds.
  mutating func range(digits: Int) -> (range: NumberRange, inside: DecimalNumber) {
    let inside = number(digits: digits)
    func end(_ distance: DecimalNumber, _ isIncluded: Bool) -> RangeEnd {
      RangeEnd(inside + distance, isIncluded: isIncluded || distance.isZero)
    }
    let below = integer(in: 0...4) == 0 ? DecimalNumber.zero : number(digits: digits).magnitude
    let above = integer(in: 0...4) == 0 ? DecimalNumber.zero : number(digits: digits).magnitude
    let lower = integer(in: 0...6) == 0 ? nil : end(-below, bool())
    let upper = integer(in: 0...6) == 0 ? nil : end(above, bool())
    return (NumberRange(lower: lower, upper: upper), inside)
  }
}

func number(_ text: String) -> DecimalNumber { DecimalNumber(text) ?? .zero }
