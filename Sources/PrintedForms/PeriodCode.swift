package import ExactValues

/// The code of a span of days in ASCII, at most 24 characters, kept without a memory of its own.
package struct PeriodCode: Hashable, Sendable {
  private var low: (UInt64, UInt64, UInt64) = (0, 0, 0)
  /// How many characters it has.
  package private(set) var count = 0

  package init() {}

  /// The character at a place.
  package subscript(index: Int) -> UInt8 {
    let shift = UInt64(index & 7) * 8
    switch index >> 3 {
    case 0: return UInt8(truncatingIfNeeded: low.0 >> shift)
    case 1: return UInt8(truncatingIfNeeded: low.1 >> shift)
    default: return UInt8(truncatingIfNeeded: low.2 >> shift)
    }
  }

  /// Appends a character; the 25th and later ones are left out.
  package mutating func append(_ byte: UInt8) {
    guard count < 24 else { return }
    let value = UInt64(byte) << (UInt64(count & 7) * 8)
    switch count >> 3 {
    case 0: low.0 |= value
    case 1: low.1 |= value
    default: low.2 |= value
    }
    count += 1
  }

  /// Appends a text of two characters or more.
  mutating func append(_ text: StaticString) {
    for index in 0..<text.utf8CodeUnitCount { append(text.utf8Start[index]) }
  }

  /// Appends an integer in its decimal digits.
  package mutating func append(number: Int) {
    if number < 0 { append(0x2D) }
    var divisor: UInt = 1
    while number.magnitude / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(0x30 + number.magnitude / divisor % 10))
      divisor /= 10
    }
  }

  private mutating func append(two number: Int) {
    append(UInt8(truncatingIfNeeded: 0x30 + number / 10 % 10))
    append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
  }

  /// Appends 2025.
  mutating func append(yearOf day: CivilDate) {
    append(two: day.year / 100)
    append(two: day.year % 100)
  }

  /// Appends 2025-07.
  mutating func append(monthOf day: CivilDate) {
    append(yearOf: day)
    append(0x2D)
    append(two: day.month)
  }

  /// Appends 2025-07-10.
  package mutating func append(_ day: CivilDate) {
    append(monthOf: day)
    append(0x2D)
    append(two: day.day)
  }

  /// The code as a string.
  package var text: String {
    var result = String()
    for index in 0..<count { result.unicodeScalars.append(Unicode.Scalar(self[index])) }
    return result
  }

  package static func == (left: PeriodCode, right: PeriodCode) -> Bool {
    left.count == right.count && left.low == right.low
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(low.0)
    hasher.combine(low.1)
    hasher.combine(low.2)
  }
}
