/// A part of a text in the form that the grammar reads: folded scalars, without the spaces that stand beside Chinese
/// characters, and for each its place in the text.
///
/// Zeros stand before and after, more than any rule looks ahead or back, so that no look needs a check.
struct FoldedText {
  private static let padding = 32

  private var scalars: [UInt16] = []
  private var origins: [Int32] = []
  private var base = 0
  private let folds = ScalarFold.all

  /// The index of the first scalar.
  var start: Int { Self.padding }
  /// The index after the last scalar.
  var end: Int { scalars.count - Self.padding }

  /// A folded scalar; 0 beyond the ends.
  @inline(__always)
  subscript(index: Int) -> UInt16 { scalars[index] }

  /// Whether spaces were left out before a scalar.
  @inline(__always)
  func hasGap(before index: Int) -> Bool { origins[index] - origins[index - 1] > 1 }

  /// Where folded scalars stand in the text.
  @inline(__always)
  func place(_ range: Range<Int>) -> Range<Int> {
    base + Int(origins[range.lowerBound])..<base + Int(origins[range.upperBound - 1]) + 1
  }

  /// The folded scalars as a string.
  func string(_ range: Range<Int>) -> String {
    var result = String()
    for index in range { result.unicodeScalars.append(Unicode.Scalar(scalars[index]) ?? "\u{FFFD}") }
    return result
  }

  /// Replaces the content by a part of a text, fewer than 2^31 scalars.
  mutating func fill(_ text: [UInt32], _ range: Range<Int>) {
    scalars.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    base = range.lowerBound
    for _ in 0..<Self.padding {
      scalars.append(0)
      origins.append(-1)
    }
    var hasSpace = false
    for index in range {
      let value = text[index]
      var folded = value <= 0xFFFF ? folds[Int(value)] : 0xFFFD
      if folded == 0x20 {
        hasSpace = true
        continue
      }
      if value == 0xFF0C, index > range.lowerBound, index + 1 < range.upperBound,
        Self.isWideDigit(text[index - 1]), Self.isWideDigit(text[index + 1])
      {
        folded = 0x2C
      }
      if hasSpace {
        let last = scalars[scalars.count - 1]
        if last > 0x20, last < 0x7F, folded > 0x20, folded < 0x7F {
          scalars.append(0x20)
          origins.append(Int32(truncatingIfNeeded: index - 1 - base))
        }
        hasSpace = false
      }
      scalars.append(folded)
      origins.append(Int32(truncatingIfNeeded: index - base))
    }
    let after = Int32(truncatingIfNeeded: range.count)
    for _ in 0..<Self.padding {
      scalars.append(0)
      origins.append(after)
    }
  }

  private static func isWideDigit(_ value: UInt32) -> Bool { value >= 0xFF10 && value <= 0xFF19 }
}
