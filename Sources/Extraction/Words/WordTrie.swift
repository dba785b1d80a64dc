/// A set of words that finds, at a place of a text, the longest word that begins there.
struct WordTrie: Sendable {
  /// A word that was found: behind its last character, and its number.
  struct Match {
    let end: Int
    let word: Int
  }

  private var words: [(scalars: [UInt32], number: Int32)] = []
  private var nodes = WordNodes([])

  /// Adds a word under a number; a word that is there already keeps its first number.
  mutating func add(_ word: some Sequence<UInt32>, number: Int) {
    words.append((Array(word), Int32(number)))
  }

  /// Lays the words out for fast look-up; words added later are not found before the next call.
  mutating func freeze() {
    nodes = WordNodes(words)
  }

  /// Whether any word begins with a character.
  @inline(__always) func mayBegin(_ scalar: UInt32) -> Bool { nodes.first(scalar) != 0 }

  /// The longest word that begins at a place and ends before another; its first character is not held against the end.
  func longest(in text: [UInt32], at start: Int, before end: Int) -> Match? {
    text.withUnsafeBufferPointer { text in
      guard start >= 0, start < text.count else { return nil }
      let end = min(end, text.count)
      var node = nodes.first(text[start])
      guard node != 0 else { return nil }
      var word = nodes.word(node)
      var behind = start + 1
      var place = start + 1
      if place < end, nodes.mayFollow(text[start], text[place]) {
        while place < end {
          node = nodes.child(node, text[place])
          guard node != 0 else { break }
          place += 1
          let longer = nodes.word(node)
          if longer >= 0 {
            word = longer
            behind = place
          }
        }
      }
      return word >= 0 ? Match(end: behind, word: word) : nil
    }
  }

  /// The word that consists of the characters of some ranges, one after the other.
  func exact(_ text: [UInt32], _ ranges: [Range<Int>]) -> Int? {
    var node = 0
    for range in ranges {
      for scalar in text[range] where !Scalars.isSpace(scalar) {
        node = node == 0 ? nodes.first(scalar) : nodes.child(node, scalar)
        if node == 0 { return nil }
      }
    }
    let word = node == 0 ? -1 : nodes.word(node)
    return word >= 0 ? word : nil
  }
}

/// A set of words that is asked whether one of them ends at a place, or is all of a range.
struct WordSet: Sendable {
  private let nodes: WordNodes

  init(_ words: [[UInt32]]) {
    nodes = WordNodes(words.filter { !$0.isEmpty }.map { ($0.reversed(), 0) })
  }

  /// Whether a range of a text is a word.
  func contains(_ text: [UInt32], _ range: Range<Int>) -> Bool {
    hasWord(text, endingAt: range.upperBound, from: range.lowerBound, atLeast: range.count)
  }

  /// Whether a word of at least so many characters ends at a place and begins no earlier than another.
  func hasWord(_ text: [UInt32], endingAt end: Int, from floor: Int, atLeast shortest: Int = 1) -> Bool {
    text.withUnsafeBufferPointer { text in
      guard floor >= 0, floor < end, end <= text.count else { return false }
      var place = end - 1
      var node = nodes.first(text[place])
      while node != 0 {
        if end - place >= shortest, nodes.word(node) >= 0 { return true }
        guard place > floor else { return false }
        place -= 1
        node = nodes.child(node, text[place])
      }
      return false
    }
  }
}

/// The tree of some words, laid out once and not changed again: the children of a node lie side by side in the order of
/// their characters. Node 0 stands for none.
private final class WordNodes: @unchecked Sendable {
  private let count: Int
  /// The number of the word that ends at each node; -1 for none.
  private let words: UnsafeMutablePointer<Int32>
  /// The character that leads to each node.
  private let scalars: UnsafeMutablePointer<UInt32>
  /// The first child of each node; the children end where those of the next node begin.
  private let children: UnsafeMutablePointer<Int32>
  /// The node of each first character of the basic plane.
  private let firsts: UnsafeMutablePointer<UInt16>
  /// One bit for each hash of a word's first two characters: most places where a word could begin end here.
  private let pairs: UnsafeMutablePointer<UInt64>

  init(_ list: [(scalars: [UInt32], number: Int32)]) {
    let sorted = list.indices.filter { !list[$0].scalars.isEmpty }.sorted { left, right in
      let (one, other) = (list[left].scalars, list[right].scalars)
      return one == other ? left < right : one.lexicographicallyPrecedes(other)
    }.map { list[$0] }
    var words: [Int32] = [-1]
    var scalars: [UInt32] = [0]
    var children: [Int32] = []
    // The words of each node, all of which begin with the characters that lead to it.
    var spans = [(range: 0..<sorted.count, depth: 0)]
    var node = 0
    while node < spans.count {
      let (range, depth) = spans[node]
      children.append(Int32(spans.count))
      var start = range.lowerBound
      while start < range.upperBound {
        guard depth < sorted[start].scalars.count else {
          start += 1
          continue
        }
        let scalar = sorted[start].scalars[depth]
        var end = start
        while end < range.upperBound, sorted[end].scalars[depth] == scalar { end += 1 }
        spans.append((start..<end, depth + 1))
        scalars.append(scalar)
        // The shortest comes first: it is the word that ends here.
        words.append(sorted[start].scalars.count == depth + 1 ? sorted[start].number : -1)
        start = end
      }
      node += 1
    }
    children.append(Int32(spans.count))
    count = spans.count
    self.words = .allocate(capacity: count)
    self.words.initialize(from: words, count: count)
    self.scalars = .allocate(capacity: count)
    self.scalars.initialize(from: scalars, count: count)
    self.children = .allocate(capacity: count + 1)
    self.children.initialize(from: children, count: count + 1)
    firsts = .allocate(capacity: 0x10000)
    firsts.initialize(repeating: 0, count: 0x10000)
    pairs = .allocate(capacity: 1024)
    pairs.initialize(repeating: 0, count: 1024)
    // The children of the root are the first nodes, and those of the basic plane the first of them.
    for node in 1..<max(1, Int(children[1])) where scalars[node] < 0x10000 {
      firsts[Int(scalars[node])] = UInt16(node)
      for child in Int(children[node])..<Int(children[node + 1]) {
        let bit = Self.pair(scalars[node], scalars[child])
        pairs[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
  }

  deinit {
    words.deallocate()
    scalars.deallocate()
    children.deallocate()
    firsts.deallocate()
    pairs.deallocate()
  }

  @inline(__always) private static func pair(_ first: UInt32, _ second: UInt32) -> Int {
    Int(truncatingIfNeeded: (first &* 0x9E37_79B1 ^ second &* 0x85EB_CA77) >> 16)
  }

  /// The node of a first character.
  @inline(__always) func first(_ scalar: UInt32) -> Int { scalar < 0x10000 ? Int(firsts[Int(scalar)]) : 0 }

  /// Whether a word may begin with two characters; some that no word begins with are let through.
  @inline(__always) func mayFollow(_ first: UInt32, _ second: UInt32) -> Bool {
    let bit = Self.pair(first, second)
    return pairs[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }

  /// The number of the word that ends at a node of this tree; -1 for none.
  @inline(__always) func word(_ node: Int) -> Int { Int(words[node]) }

  /// The child of a node of this tree by its character.
  @inline(__always) func child(_ node: Int, _ scalar: UInt32) -> Int {
    var low = Int(children[node])
    var high = Int(children[node + 1])
    while high - low > 8 {
      let middle = (low + high) / 2
      if scalars[middle] <= scalar { low = middle } else { high = middle }
    }
    while low < high {
      if scalars[low] == scalar { return low }
      low += 1
    }
    return 0
  }
}
