import Glibc
package import ZoneModel

/// The printed form of each observation that an edition showed, by id: texts as they lie in the edition's file, so that a
/// million of them are no million strings.
package final class ShownObservations: Sendable {
  /// Where an id and its text stand among the bytes.
  package struct Entry: Sendable {
    let id: Range<Int>
    let text: Range<Int>

    /// Makes an entry.
    package init(id: Range<Int>, text: Range<Int>) {
      self.id = id
      self.text = text
    }
  }

  private let bytes: [UInt8]
  private let entries: [Entry]
  /// The numbers of the entries from 1, each where the hash of its id leads; 0 where there is none.
  private let slots: [UInt32]

  /// Makes a table of texts that lie among some bytes; of an id that stands twice the last one counts.
  ///
  /// - Parameter entries: each within the bytes.
  package init(_ bytes: [UInt8], _ entries: [Entry]) {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    bytes.withUnsafeBufferPointer { buffer in
      for (number, entry) in entries.enumerated() {
        let id = UnsafeBufferPointer(rebasing: buffer[entry.id])
        let slot = Self.slot(of: id, slots) { Self.areEqual(UnsafeBufferPointer(rebasing: buffer[entries[$0].id]), id) }
        slots[slot] = UInt32(number + 1)
      }
    }
    self.bytes = bytes
    self.entries = entries
    self.slots = slots
  }

  /// Makes a table of texts by id.
  convenience init(_ texts: [ObservationID: String]) {
    var bytes: [UInt8] = []
    var entries: [Entry] = []
    for (id, text) in texts {
      let start = bytes.count
      bytes += id.text.utf8
      let middle = bytes.count
      bytes += text.utf8
      entries.append(Entry(id: start..<middle, text: middle..<bytes.count))
    }
    self.init(bytes, entries)
  }

  /// More than any number that is found.
  var count: Int { entries.count }

  /// The number of an id, from 0; nil where it was not shown.
  func number(of id: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      id.withUnsafeBufferPointer { id in
        let slot = Self.slot(of: id, slots) {
          Self.areEqual(UnsafeBufferPointer(rebasing: buffer[entries[$0].id]), id)
        }
        return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
      }
    }
  }

  /// Whether the text of a number is this one, byte for byte.
  func hasText(_ number: Int, _ text: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      text.withUnsafeBufferPointer { Self.areEqual(UnsafeBufferPointer(rebasing: buffer[entries[number].text]), $0) }
    }
  }

  /// The text of a number.
  func text(_ number: Int) -> String { String(decoding: bytes[entries[number].text], as: UTF8.self) }

  /// The id of a number.
  func id(_ number: Int) -> ObservationID { ObservationID(String(decoding: bytes[entries[number].id], as: UTF8.self)) }

  /// The numbers of all ids, in no order.
  var numbers: some Sequence<Int> { slots.lazy.filter { $0 > 0 }.map { Int($0) - 1 } }

  /// The texts by id.
  package var texts: [ObservationID: String] {
    Dictionary(numbers.map { (id($0), text($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The slot of an id, or the free one that it would take.
  private static func slot(
    of id: UnsafeBufferPointer<UInt8>, _ slots: [UInt32], isSame: (Int) -> Bool
  ) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: byteHash(id)) & mask
    while slots[slot] != 0, !isSame(Int(slots[slot]) - 1) { slot = (slot + 1) & mask }
    return slot
  }

  private static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    guard let first = left.baseAddress, let second = right.baseAddress else { return true }
    return memcmp(first, second, left.count) == 0
  }
}
