import Glibc
import ZoneModel

/// What texts of bytes came to mean, so that each is read once.
struct ByteMemo<Value> {
  private var slots: [Int32] = Array(repeating: -1, count: 256)
  private var starts: [Int] = [0]
  private var bytes: [UInt8] = []
  private var values: [Value] = []
  private var last = 0

  /// The meaning of a text; nil where it was not read before.
  mutating func find(_ text: UnsafeBufferPointer<UInt8>) -> Value? {
    guard !values.isEmpty else { return nil }
    // Tables are sorted: the text is often the one of the row before.
    if matches(last, text) { return values[last] }
    var slot = Int(truncatingIfNeeded: byteHash(text)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if matches(index, text) {
        last = index
        return values[index]
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Takes in the meaning of a text that was not found.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ value: Value) {
    bytes.append(contentsOf: text)
    starts.append(bytes.count)
    values.append(value)
    if values.count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 2)
      for index in values.indices { place(index) }
    } else {
      place(values.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    let hash = bytes.withUnsafeBufferPointer {
      byteHash(UnsafeBufferPointer(rebasing: $0[starts[index]..<starts[index + 1]]))
    }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  private func matches(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == text.count else { return false }
    guard let other = text.baseAddress, text.count > 0 else { return true }
    return bytes.withUnsafeBufferPointer { own in
      own.baseAddress.map { memcmp($0 + start, other, text.count) == 0 } ?? false
    }
  }
}
