/// A run of Unicode scalars: what every recogniser reads. Offsets everywhere are scalar offsets into it.
package struct ScalarText: Sendable {
  /// The scalar values, in order.
  package let scalars: [UInt32]

  /// Makes the text of a string.
  package init(_ string: String) {
    var string = string
    self = string.withUTF8 { ScalarText(utf8: UnsafeRawBufferPointer($0)) }
  }

  /// Makes the text of scalar values; what is no Unicode scalar becomes U+FFFD.
  package init(scalars: [UInt32]) {
    let isValid = scalars.withUnsafeBufferPointer { scalars in
      // Without a branch, so that several are looked at in one step.
      var wrong: UInt32 = 0
      for value in scalars { wrong |= (value &- 0xD800 < 0x800 ? 1 : 0) | (value > 0x10FFFF ? 1 : 0) }
      return wrong == 0
    }
    self.scalars = isValid ? scalars : scalars.map { Unicode.Scalar($0) == nil ? 0xFFFD : $0 }
  }

  /// Decodes UTF-8; each maximal part of a sequence that is not UTF-8 becomes one U+FFFD, as the Unicode standard advises.
  package init(utf8 bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { ScalarText(utf8: $0) }
  }

  /// Decodes UTF-8; each maximal part of a sequence that is not UTF-8 becomes one U+FFFD, as the Unicode standard advises.
  package init(utf8 bytes: UnsafeRawBufferPointer) {
    scalars = [UInt32](unsafeUninitializedCapacity: bytes.count) { buffer, count in
      var index = 0
      var length = 0
      let end = bytes.count
      while index < end {
        let first = UInt32(bytes[index])
        index += 1
        if first < 0x80 {
          buffer[length] = first
          length += 1
          continue
        }
        // The lead says how many bytes follow, and the second byte's bounds keep out overlong forms and surrogates.
        var rest = 0
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        var value: UInt32 = 0
        switch first {
        case 0xC2...0xDF: (rest, value) = (1, first & 0x1F)
        case 0xE0...0xEF:
          (rest, value) = (2, first & 0x0F)
          if first == 0xE0 { low = 0xA0 }
          if first == 0xED { high = 0x9F }
        case 0xF0...0xF4:
          (rest, value) = (3, first & 0x07)
          if first == 0xF0 { low = 0x90 }
          if first == 0xF4 { high = 0x8F }
        default:
          buffer[length] = 0xFFFD
          length += 1
          continue
        }
        while rest > 0, index < end, bytes[index] >= low, bytes[index] <= high {
          value = value << 6 | UInt32(bytes[index] & 0x3F)
          (low, high) = (0x80, 0xBF)
          index += 1
          rest -= 1
        }
        buffer[length] = rest == 0 ? value : 0xFFFD
        length += 1
      }
      count = length
    }
  }

  /// How many scalars there are.
  package var count: Int { scalars.count }

  /// The characters of a range, as they stand in the text.
  package func text(_ range: Range<Int>) -> String {
    var result = String()
    for value in scalars[range] {
      result.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return result
  }
}
