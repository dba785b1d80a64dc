package import ExactValues

/// A quarter of a calendar year: `2025-Q2`.
package struct Quarter: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  /// 1 to 4.
  package let number: Int

  /// Makes a quarter; nil unless the number is 1 to 4 and the year 1 to 9999.
  package init?(year: Int, number: Int) {
    guard (1...4).contains(number), (1...9999).contains(year) else { return nil }
    self.init(index: year * 4 + number - 1)
  }

  /// Reads `2025-Q2` (or `2025Q2`, in either case); nil for anything else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 6 || bytes.count == 7 else { return nil }
    let tail = Array(bytes[4...])
    let rest = tail.first == 0x2D ? Array(tail.dropFirst()) : tail
    guard rest.count == 2, rest[0] == 0x51 || rest[0] == 0x71, rest[1] >= 0x31, rest[1] <= 0x34,
      bytes[..<4].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let year = Int(String(decoding: bytes[..<4], as: UTF8.self))
    else { return nil }
    self.init(year: year, number: Int(rest[1] - 0x30))
  }

  /// The quarter that a day falls in.
  package init(containing day: CivilDate) {
    self.init(index: day.year * 4 + (day.month - 1) / 3)
  }

  private init(index: Int) {
    year = index / 4
    number = index % 4 + 1
  }

  /// The quarter so many quarters later; earlier for a negative number.
  package func adding(quarters: Int) -> Quarter { Quarter(index: max(4, year * 4 + number - 1 + quarters)) }
  /// The same quarter of the year before.
  package var yearEarlier: Quarter { adding(quarters: -4) }
  /// The quarter before.
  package var previous: Quarter { adding(quarters: -1) }
  /// The first day.
  package var firstDay: CivilDate { CivilDate.first(ofMonth: number * 3 - 2, year: year) }
  /// The last day.
  package var lastDay: CivilDate { CivilDate.last(ofMonth: number * 3, year: year) }

  package var description: String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "-Q\(number)"
  }

  package static func < (left: Quarter, right: Quarter) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }
}
