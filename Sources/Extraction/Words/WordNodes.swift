/// The tree of some words, laid out once and not changed again: the children of a node lie side by side in the order of
/// their characters. Node 0 stands for none.
final class WordNodes: @unchecked Sendable {
  private let count: Int
  /// The number of the word that ends at each node; -1 for none.
  private let words: UnsafeMutablePointer<Int32>
  /// The character that leads to each node.
  private let scalars: UnsafeMutablePointer<UInt32>
  /// The first child of each node; the children end where those of the next node begin.
  private let children: UnsafeMutablePointer<Int32>
  /// The node of each first character of the basic plane; none where there are no words, or few.
  private let firsts: UnsafeMutablePointer<UInt16>
  /// One bit for each hash of a word's first two characters: most places where a word could begin end here.
  private let pairs: UnsafeMutablePointer<UInt64>
  /// Whether a word has but one character.
  let hasLoneWords: Bool
  /// One bit for each remainder of a first character by 256.
  private let begins: (UInt64, UInt64, UInt64, UInt64)

  /// - Parameter hasFirsts: whether `first` and `mayFollow` are to be asked, which takes 136 KB.
  init(_ list: [(scalars: [UInt32], number: Int32)], hasFirsts: Bool) {
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
    firsts = .allocate(capacity: hasFirsts ? 0x10000 : 0)
    firsts.initialize(repeating: 0, count: hasFirsts ? 0x10000 : 0)
    pairs = .allocate(capacity: hasFirsts ? 1024 : 0)
    pairs.initialize(repeating: 0, count: hasFirsts ? 1024 : 0)
    var begins: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for node in 1..<max(1, Int(children[1])) {
      let bit: UInt64 = 1 << UInt64(scalars[node] & 63)
      switch scalars[node] >> 6 & 3 {
      case 0: begins.0 |= bit
      case 1: begins.1 |= bit
      case 2: begins.2 |= bit
      default: begins.3 |= bit
      }
    }
    self.begins = begins
    hasLoneWords = list.contains { $0.scalars.count == 1 }
    guard hasFirsts else { return }
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

  /// Whether a word may begin with a character; some that none begins with are let through.
  @inline(__always) func mayBegin(_ scalar: UInt32) -> Bool {
    let set =
      switch scalar >> 6 & 3 {
      case 0: begins.0
      case 1: begins.1
      case 2: begins.2
      default: begins.3
      }
    return set & 1 << UInt64(scalar & 63) != 0
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
