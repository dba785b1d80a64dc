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
    base = range.lowerBound
    let part = text[range]
    let folds = folds
    var origins: [Int32] = []
    scalars = part.withUnsafeBufferPointer { part in
      folds.withUnsafeBufferPointer { folds in
        // Every scalar gives one at most: the space between two words stands for those that were left out.
        let capacity = part.count + 2 * Self.padding
        return [UInt16](unsafeUninitializedCapacity: capacity) { scalars, count in
          origins = [Int32](unsafeUninitializedCapacity: capacity) { origins, originCount in
            count = Self.fold(part, folds, to: scalars, origins)
            originCount = count
          }
        }
      }
    }
    self.origins = origins
  }

  /// Writes the folded scalars with their origins, and zeros before and after; how many there are.
  private static func fold(
    _ text: UnsafeBufferPointer<UInt32>, _ folds: UnsafeBufferPointer<UInt16>,
    to scalars: UnsafeMutableBufferPointer<UInt16>, _ origins: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    guard folds.count == 0x10000 else { return 0 }
    var count = 0
    func put(_ scalar: UInt16, _ origin: Int) {
      scalars[count] = scalar
      origins[count] = Int32(truncatingIfNeeded: origin)
      count += 1
    }
    for _ in 0..<padding { put(0, -1) }
    var hasSpace = false
    for index in 0..<text.count {
      let value = text[index]
      var folded = value <= 0xFFFF ? folds[Int(value)] : 0xFFFD
      if folded == 0x20 {
        hasSpace = true
        continue
      }
      if value == 0xFF0C, index > 0, index + 1 < text.count, isWideDigit(text[index - 1]), isWideDigit(text[index + 1])
      {
        folded = 0x2C
      }
      if hasSpace {
        let last = scalars[count - 1]
        if last > 0x20, last < 0x7F, folded > 0x20, folded < 0x7F { put(0x20, index - 1) }
        hasSpace = false
      }
      put(folded, index)
    }
    for _ in 0..<padding { put(0, text.count) }
    return count
  }

  private static func isWideDigit(_ value: UInt32) -> Bool { value >= 0xFF10 && value <= 0xFF19 }
}
