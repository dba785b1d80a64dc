/// Words with a number each, found by walking the text once: the longest word that starts, or ends, at a place.
struct WordTrie: Sendable {
  /// The first child of each node, and its next sibling; 0 where there is none. Node 0 is the root.
  private var firstChild: [UInt16] = [0]
  private var nextSibling: [UInt16] = [0]
  private var scalar: [UInt16] = [0]
  private var meaning: [Int16] = [-1]
  /// The root's child of each scalar, so that the usual miss costs one look.
  private var roots = [UInt16](repeating: 0, count: 0x10000)

  /// Makes a trie; a word given twice keeps its first meaning.
  ///
  /// - Parameter backward: whether words are to be found by their end.
  init(_ words: [(String, Int)], backward: Bool = false) {
    for (word, value) in words {
      let folded = word.unicodeScalars.map { ScalarFold.fold($0.value) }
      insert(backward ? folded.reversed() : folded, Int16(value))
    }
  }

  private mutating func insert(_ word: [UInt16], _ value: Int16) {
    var node: UInt16 = 0
    for character in word {
      var child = node == 0 ? roots[Int(character)] : firstChild[Int(node)]
      while child != 0, scalar[Int(child)] != character { child = nextSibling[Int(child)] }
      if child == 0 {
        child = UInt16(scalar.count)
        scalar.append(character)
        firstChild.append(0)
        meaning.append(-1)
        if node == 0 {
          nextSibling.append(0)
          roots[Int(character)] = child
        } else {
          nextSibling.append(firstChild[Int(node)])
          firstChild[Int(node)] = child
        }
      }
      node = child
    }
    if node != 0, meaning[Int(node)] < 0 { meaning[Int(node)] = value }
  }

  /// The longest word that starts at a place; nil where none does.
  @inline(__always)
  func match(_ text: FoldedText, at start: Int) -> (meaning: Int, end: Int)? {
    walk(text, from: start, step: 1)
  }

  /// The longest word that ends before a place, and where it starts; nil where none does.
  @inline(__always)
  func match(_ text: FoldedText, before end: Int) -> (meaning: Int, start: Int)? {
    walk(text, from: end - 1, step: -1).map { ($0.meaning, $0.end + 1) }
  }

  @inline(__always)
  private func walk(_ text: FoldedText, from start: Int, step: Int) -> (meaning: Int, end: Int)? {
    var index = start
    var node = roots[Int(text[index])]
    var found: (Int, Int)?
    while node != 0 {
      index += step
      if meaning[Int(node)] >= 0 { found = (Int(meaning[Int(node)]), index) }
      let character = text[index]
      node = firstChild[Int(node)]
      while node != 0, scalar[Int(node)] != character { node = nextSibling[Int(node)] }
    }
    return found
  }
}
