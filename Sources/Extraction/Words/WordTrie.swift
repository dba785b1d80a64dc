/// A set of words that finds, at a place of a text, the longest word that begins there.
struct WordTrie: Sendable {
  /// A word that was found: behind its last character, and its number.
  struct Match {
    let end: Int
    let word: Int
  }

  private var words: [(scalars: [UInt32], number: Int32)] = []
  private var nodes = WordNodes([], hasFirsts: true)

  /// Adds a word under a number; a word that is there already keeps its first number.
  mutating func add(_ word: some Sequence<UInt32>, number: Int) {
    words.append((Array(word), Int32(number)))
  }

  /// Lays the words out for look-up, once, when all are added.
  mutating func freeze() {
    nodes = WordNodes(words, hasFirsts: true)
    words = []
  }

  /// Whether any word begins with a character.
  @inline(__always) func mayBegin(_ scalar: UInt32) -> Bool { nodes.first(scalar) != 0 }

  /// Whether a word of two characters or more may begin with two; some that none begins with are let through.
  @inline(__always) func mayBegin(_ first: UInt32, _ second: UInt32) -> Bool { nodes.mayFollow(first, second) }

  /// The next place of a text, from one on and before another, where a word may begin, as its first two characters say;
  /// the other where there is none.
  func nextBegin(in text: [UInt32], from start: Int, before end: Int) -> Int {
    // A word of one character may begin anywhere.
    guard start >= 0, end <= text.count, !nodes.hasLoneWords else { return start }
    return text.withUnsafeBufferPointer { text in
      var place = start
      while place < end, place + 1 == text.count || !nodes.mayFollow(text[place], text[place + 1]) { place += 1 }
      return place
    }
  }

  /// Whether a character is a word.
  func isWord(_ scalar: UInt32) -> Bool { nodes.first(scalar) != 0 && nodes.word(nodes.first(scalar)) >= 0 }

  /// The longest word that begins at a place and ends before another; its first character is not held against the end.
  func longest(in text: [UInt32], at start: Int, before end: Int) -> Match? {
    text.withUnsafeBufferPointer { longest(in: $0, at: start, before: end) }
  }

  /// The same, for text that is looked at in place.
  @inline(__always)
  func longest(in text: UnsafeBufferPointer<UInt32>, at start: Int, before end: Int) -> Match? {
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

  /// The word that consists of the characters of some ranges, one after the other.
  func exact(_ text: [UInt32], _ ranges: [Range<Int>]) -> Int? {
    reached(text, ranges[...], from: Walk())?.word
  }

  /// How far into the words some characters have led.
  struct Walk {
    fileprivate var node = 0
    /// The word that the characters are.
    fileprivate(set) var word: Int?
  }

  /// Where the characters of some ranges lead, one after the other, without spaces; nil where no word begins so.
  func reached(_ text: [UInt32], _ ranges: ArraySlice<Range<Int>>, from walk: Walk) -> Walk? {
    var node = walk.node
    for range in ranges {
      for scalar in text[range] where !Scalars.isSpace(scalar) {
        node = node == 0 ? nodes.first(scalar) : nodes.child(node, scalar)
        if node == 0 { return nil }
      }
    }
    let word = node == 0 ? -1 : nodes.word(node)
    return Walk(node: node, word: word >= 0 ? word : nil)
  }

  /// Where the characters of a range lead, without spaces; nil where no word begins so.
  func reached(_ text: [UInt32], _ range: Range<Int>, from walk: Walk) -> Walk? {
    var node = walk.node
    for scalar in text[range] where !Scalars.isSpace(scalar) {
      node = node == 0 ? nodes.first(scalar) : nodes.child(node, scalar)
      if node == 0 { return nil }
    }
    let word = node == 0 ? -1 : nodes.word(node)
    return Walk(node: node, word: word >= 0 ? word : nil)
  }
}
