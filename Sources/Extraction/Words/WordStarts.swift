/// A set of words that is asked whether a range of a text begins with one of them, or holds one.
struct WordStarts: Sendable, ExpressibleByArrayLiteral {
  private let nodes: WordNodes

  init(arrayLiteral words: String...) {
    nodes = WordNodes(words.map { ($0.unicodeScalars.map(\.value), 0) }, hasFirsts: false)
  }

  /// Whether a range of a text begins with a word.
  func begins(_ range: Range<Int>, of text: [UInt32]) -> Bool {
    text.withUnsafeBufferPointer { text in
      range.lowerBound >= 0 && range.upperBound <= text.count && hasWord(text, range.lowerBound, range.upperBound)
    }
  }

  /// Whether a word stands anywhere in a range of a text.
  func isHeld(by range: Range<Int>, of text: [UInt32]) -> Bool {
    text.withUnsafeBufferPointer { text in
      let end = min(range.upperBound, text.count)
      var place = max(range.lowerBound, 0)
      while place < end {
        if hasWord(text, place, end) { return true }
        place += 1
      }
      return false
    }
  }

  /// Both places lie in the text: the callers above see to it.
  @inline(__always)
  private func hasWord(_ text: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int) -> Bool {
    var place = start
    guard place < end, nodes.mayBegin(text[place]) else { return false }
    var node = nodes.child(0, text[place])
    while node != 0 {
      if nodes.word(node) >= 0 { return true }
      place += 1
      guard place < end else { return false }
      node = nodes.child(node, text[place])
    }
    return false
  }
}
