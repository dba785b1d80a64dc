/// Texts that stand once each, by number from 1; 0 stands for no text.
struct TextPool {
  /// Where each text starts; one more than there are texts.
  private(set) var starts: [UInt32] = [0]
  private(set) var bytes: [UInt8] = []
  private var slots: [UInt32]
  private var mask: Int

  init() {
    slots = Array(repeating: 0, count: 1024)
    mask = 1023
  }

  var count: Int { starts.count - 1 }

  /// The number of a text, which is taken in where it is new.
  mutating func number(of text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { number(of: $0) }
  }

  /// The number of a text of bytes.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var slot = Int(truncatingIfNeeded: byteHash(text)) & mask
    while slots[slot] != 0 {
      if matches(Int(slots[slot]), text) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    bytes.append(contentsOf: text)
    starts.append(UInt32(clamping: bytes.count))
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { grow() }
    return UInt32(count)
  }

  private func matches(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let (start, end) = (Int(starts[number - 1]), Int(starts[number]))
    guard end - start == text.count else { return false }
    return bytes.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: $0[start..<end]).elementsEqual(text) }
  }

  private mutating func grow() {
    mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: mask + 1)
    bytes.withUnsafeBufferPointer { buffer in
      for number in 1...count {
        let text = UnsafeBufferPointer(rebasing: buffer[Int(starts[number - 1])..<Int(starts[number])])
        var slot = Int(truncatingIfNeeded: byteHash(text)) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt32(number)
      }
    }
  }
}

/// A hash of bytes for tables in memory, quick on short texts; it differs from no run to the next.
package func byteHash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
  var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
  guard let base = bytes.baseAddress else { return hash }
  let raw = UnsafeRawPointer(base)
  var offset = 0
  while offset + 8 <= bytes.count {
    hash = folded(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    offset += 8
  }
  var rest: UInt64 = 0
  while offset < bytes.count {
    rest = rest << 8 | UInt64(bytes[offset])
    offset += 1
  }
  return folded(hash ^ rest ^ 0x5851_F42D_4C95_7F2D)
}

@inline(__always)
private func folded(_ value: UInt64) -> UInt64 {
  let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
  return product.high ^ product.low
}
