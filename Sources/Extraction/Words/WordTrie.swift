/// A set of words that finds, at a place of a text, the longest word that begins there.
struct WordTrie: Sendable {
  /// A word that was found: behind its last character, and its number.
  struct Match {
    let end: Int
    let word: Int
  }

  private var words: [Int32] = [-1]
  private var children: [UInt64: Int32] = [:]
  /// The node of each first character of the basic plane; 0 for none.
  private var firsts = [Int32](repeating: 0, count: 0x10000)
  /// `children` as an open-addressing table: a key of 0 is an empty place.
  private var keys: [UInt64] = [0]
  private var nodes: [Int32] = [0]
  private var mask = 0
  /// One bit for each hash of a word's first two characters: most places where a word could begin end here.
  private var pairs = [UInt64](repeating: 0, count: 1024)

  /// Adds a word under a number; a word that is there already keeps its first number.
  mutating func add(_ word: some Sequence<UInt32>, number: Int) {
    var node: Int32 = 0
    for scalar in word {
      if node == 0, scalar < 0x10000, firsts[Int(scalar)] != 0 {
        node = firsts[Int(scalar)]
        continue
      }
      let key = Self.key(node, scalar)
      if let next = children[key] {
        node = next
        continue
      }
      words.append(-1)
      let next = Int32(words.count - 1)
      children[key] = next
      if node == 0, scalar < 0x10000 { firsts[Int(scalar)] = next }
      node = next
    }
    if node != 0, words[Int(node)] < 0 { words[Int(node)] = Int32(number) }
  }

  /// Lays the words out for fast look-up; words added later are not found before the next call.
  mutating func freeze() {
    var size = 16
    while size < children.count * 3 { size *= 2 }
    mask = size - 1
    keys = [UInt64](repeating: 0, count: size)
    nodes = [Int32](repeating: 0, count: size)
    pairs = [UInt64](repeating: 0, count: 1024)
    var begins: [Int32: UInt32] = [:]
    for (scalar, node) in firsts.enumerated() where node != 0 { begins[node] = UInt32(scalar) }
    for (key, node) in children {
      let parent = Int32(bitPattern: UInt32(truncatingIfNeeded: key >> 32) & 0x7FFF_FFFF)
      if parent != 0, let first = begins[parent] {
        let bit = Self.pair(first, UInt32(truncatingIfNeeded: key))
        pairs[bit >> 6] |= 1 << UInt64(bit & 63)
      }
      var place = Self.slot(key) & mask
      while keys[place] != 0 { place = (place + 1) & mask }
      keys[place] = key
      nodes[place] = node
    }
  }

  @inline(__always) private static func key(_ node: Int32, _ scalar: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar) | 1 << 63
  }

  @inline(__always) private static func pair(_ first: UInt32, _ second: UInt32) -> Int {
    Int(truncatingIfNeeded: (first &* 0x9E37_79B1 ^ second &* 0x85EB_CA77) >> 16)
  }

  @inline(__always) private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 33)
  }

  @inline(__always) private func child(_ node: Int32, _ scalar: UInt32) -> Int32 {
    let key = Self.key(node, scalar)
    var place = Self.slot(key) & mask
    while keys[place] != 0 {
      if keys[place] == key { return nodes[place] }
      place = (place + 1) & mask
    }
    return 0
  }

  /// Whether any word begins with a character.
  @inline(__always) func mayBegin(_ scalar: UInt32) -> Bool { scalar < 0x10000 && firsts[Int(scalar)] != 0 }

  /// The longest word that begins at a place and ends before another.
  func longest(in text: [UInt32], at start: Int, before end: Int) -> Match? {
    guard text[start] < 0x10000 else { return nil }
    var node = firsts[Int(text[start])]
    var best: Match?
    var place = start + 1
    if node != 0, place < end {
      let bit = Self.pair(text[start], text[place])
      if pairs[bit >> 6] & (1 << UInt64(bit & 63)) == 0 {
        let word = words[Int(node)]
        return word >= 0 ? Match(end: place, word: Int(word)) : nil
      }
    }
    while node != 0 {
      let word = words[Int(node)]
      if word >= 0 { best = Match(end: place, word: Int(word)) }
      guard place < end else { break }
      node = child(node, text[place])
      place += 1
    }
    return best
  }

  /// The word that consists of the characters of some ranges, one after the other.
  func exact(_ text: [UInt32], _ ranges: [Range<Int>]) -> Int? {
    var node: Int32 = 0
    var isFirst = true
    for range in ranges {
      for index in range {
        let scalar = text[index]
        if Scalars.isSpace(scalar) { continue }
        if isFirst {
          guard scalar < 0x10000 else { return nil }
          node = firsts[Int(scalar)]
          isFirst = false
        } else {
          node = child(node, scalar)
        }
        if node == 0 { return nil }
      }
    }
    let word = node == 0 ? -1 : words[Int(node)]
    return word >= 0 ? Int(word) : nil
  }
}
