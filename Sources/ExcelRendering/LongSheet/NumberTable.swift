/// Places by number, for one thread: what was made for a number once is found again.
struct NumberTable {
  private var keys: [UInt64]
  /// From 1; 0 where a slot is free.
  private var places: [UInt32]
  private(set) var count = 0
  private let limit: Int

  /// Makes a table that takes so many numbers.
  init(limit: Int) {
    self.limit = limit
    keys = Array(repeating: 0, count: 64)
    places = Array(repeating: 0, count: 64)
  }

  /// The place of a number; nil where it is not known.
  @inline(__always)
  func place(of key: UInt64) -> Int? {
    var slot = Self.slot(of: key, in: keys.count)
    while places[slot] != 0 {
      if keys[slot] == key { return Int(places[slot]) - 1 }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Takes a new number in, and gives its place; nil where the table is full.
  mutating func add(_ key: UInt64) -> Int? {
    guard count < limit else { return nil }
    if (count + 1) * 2 > keys.count { grow() }
    count += 1
    put(key, UInt32(count))
    return count - 1
  }

  private mutating func put(_ key: UInt64, _ place: UInt32) {
    var slot = Self.slot(of: key, in: keys.count)
    while places[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    places[slot] = place
  }

  private mutating func grow() {
    let (oldKeys, oldPlaces) = (keys, places)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    places = Array(repeating: 0, count: oldKeys.count * 2)
    for (key, place) in zip(oldKeys, oldPlaces) where place != 0 { put(key, place) }
  }

  @inline(__always)
  private static func slot(of key: UInt64, in count: Int) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed ^ (mixed >> 32)) & (count - 1)
  }
}
