/// A set of words that is asked whether one of them ends at a place, or is all of a range.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
  private let nodes: WordNodes
  /// How many characters the shortest word has.
  private let shortest: Int

  init(_ words: [[UInt32]]) {
    nodes = WordNodes(words.map { ($0.reversed(), 0) }, hasFirsts: false)
    shortest = max(1, words.lazy.map(\.count).min() ?? 1)
  }

  init(arrayLiteral words: String...) {
    self.init(words.map { $0.unicodeScalars.map(\.value) })
  }

  /// Whether a range of a text is a word.
  func contains(_ text: [UInt32], _ range: Range<Int>) -> Bool {
    hasWord(text, endingAt: range.upperBound, from: range.lowerBound, atLeast: range.count)
  }

  /// Whether a word of at least so many characters ends at a place and begins no earlier than another.
  func hasWord(_ text: [UInt32], endingAt end: Int, from floor: Int, atLeast shortest: Int = 1) -> Bool {
    text.withUnsafeBufferPointer { text in
      guard floor >= 0, end <= text.count, floor < end, end - floor >= self.shortest else { return false }
      return hasWord(text, end, floor, shortest)
    }
  }

  /// Whether a word stands anywhere in a range of a text.
  func isHeld(by range: Range<Int>, of text: [UInt32]) -> Bool {
    text.withUnsafeBufferPointer { text in
      let floor = max(range.lowerBound, 0)
      let limit = min(range.upperBound, text.count)
      var end = floor + shortest
      while end <= limit {
        if hasWord(text, end, floor, 1) { return true }
        end += 1
      }
      return false
    }
  }

  /// The places lie in the text, and the end behind the floor: both callers above see to it.
  @inline(__always)
  private func hasWord(_ text: UnsafeBufferPointer<UInt32>, _ end: Int, _ floor: Int, _ shortest: Int) -> Bool {
    var place = end - 1
    guard nodes.mayBegin(text[place]) else { return false }
    var node = nodes.child(0, text[place])
    while node != 0 {
      if end - place >= shortest, nodes.word(node) >= 0 { return true }
      guard place > floor else { return false }
      place -= 1
      node = nodes.child(node, text[place])
    }
    return false
  }
}
