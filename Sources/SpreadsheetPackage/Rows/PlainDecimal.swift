/// A field that is a decimal number and nothing else: what its double prints back are the same digits.
///
/// `-12.50` is one; `007`, `+5`, `1e3`, `1,234`, `.5` and a number of more than 15 significant digits are none: an
/// identifier must stay what it is, and Excel keeps 15 digits.
package struct PlainDecimal: Hashable, Sendable {
  /// How many bytes from the start make the shortest text of the number: without zeros at the end of its decimals.
  package let shortestCount: Int
  /// Whether decimals stand in the field, were they zeros.
  package let hasDecimals: Bool

  /// Significant digits that every double keeps.
  private static let digitLimit = 15

  /// Reads a field; nil where it is no such number.
  @inline(__always)
  package init?(_ field: UnsafeBufferPointer<UInt8>) {
    guard let base = field.baseAddress else { return nil }
    let count = field.count
    var index = 0
    if count > 0, base[0] == 0x2D { index = 1 }
    let start = index
    while index < count, base[index] &- 0x30 < 10 { index += 1 }
    let whole = index - start
    guard whole > 0, base[start] != 0x30 || whole == 1 else { return nil }
    if index == count {
      guard whole <= Self.digitLimit else { return nil }
      shortestCount = count
      hasDecimals = false
      return
    }
    guard base[index] == 0x2E else { return nil }
    let point = index
    index += 1
    var end = point
    while index < count, base[index] &- 0x30 < 10 {
      if base[index] != 0x30 { end = index + 1 }
      index += 1
    }
    guard index == count, index > point + 1 else { return nil }
    // Zeros before the first digit of a fraction are not significant, and those at its end are not written.
    guard whole + max(end - point - 1, 0) <= Self.digitLimit else { return nil }
    shortestCount = end
    hasDecimals = true
  }
}
