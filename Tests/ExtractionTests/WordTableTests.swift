import Testing

@testable import Extraction

/// The laid-out word tables find what a look at every word finds.
@Suite struct WordTableTests {
  /// Numbers that look random and are the same in every run.
  private struct Sequence {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    /// Few characters, so that words and texts meet often; one of them is beyond the basic plane.
    mutating func text(_ count: Int) -> [UInt32] {
      let characters: [UInt32] = [0x4E00, 0x9AD8, 0x65B0, 0x533A, 0x41, 0x20000]
      return (0..<count).map { _ in characters[next(below: characters.count)] }
    }

    mutating func words(_ count: Int) -> [[UInt32]] {
      (0..<count).map { _ in text(1 + next(below: 5)) }
    }
  }

  private static func stands(_ word: [UInt32], in text: [UInt32], at place: Int, before end: Int) -> Bool {
    place + word.count <= end && Array(text[place..<place + word.count]) == word
  }

  @Test(arguments: 1...40)
  func `the longest word at a place is found, under its first number`(seed: Int) {
    var sequence = Sequence(state: UInt64(seed))
    let words = sequence.words(1 + sequence.next(below: 30))
    let text = sequence.text(60)
    var trie = WordTrie()
    for (number, word) in words.enumerated() { trie.add(word, number: number) }
    trie.freeze()
    for place in text.indices {
      let end = min(text.count, place + 1 + sequence.next(below: 6))
      let longest = words.filter { $0[0] < 0x10000 && Self.stands($0, in: text, at: place, before: end) }
        .max { $0.count < $1.count }
      let found = trie.longest(in: text, at: place, before: end)
      #expect(found?.end == longest.map { place + $0.count })
      #expect(found?.word == longest.flatMap { words.firstIndex(of: $0) })
      #expect(
        trie.exact(text, [place..<end])
          == words.firstIndex(of: Array(text[place..<end])).flatMap { number in
            text[place] < 0x10000 ? number : nil
          })
    }
  }

  @Test(arguments: 1...40)
  func `the next place where a word may begin passes over none where one does`(seed: Int) {
    var sequence = Sequence(state: UInt64(seed))
    let words = sequence.words(4).filter { $0[0] < 0x10000 }
    let text = sequence.text(60)
    var trie = WordTrie()
    for (number, word) in words.enumerated() { trie.add(word, number: number) }
    trie.freeze()
    for start in text.indices {
      let next = trie.nextBegin(in: text, from: start, before: text.count)
      for place in start..<next { #expect(trie.longest(in: text, at: place, before: text.count) == nil) }
    }
  }

  @Test(arguments: 1...40)
  func `a word is found by its end, as a whole, and anywhere in a range`(seed: Int) {
    var sequence = Sequence(state: UInt64(seed))
    let words = sequence.words(1 + sequence.next(below: 12))
    let text = sequence.text(40)
    let set = WordSet(words)
    for start in text.indices {
      let end = start + sequence.next(below: text.count - start + 1)
      let held = Array(text[start..<end])
      #expect(set.contains(text, start..<end) == words.contains(held))
      #expect(
        set.hasWord(text, endingAt: end, from: start)
          == words.contains { $0.count <= held.count && held.suffix($0.count) == $0[...] })
      #expect(
        set.isHeld(by: start..<end, of: text)
          == words.contains { word in (start..<end).contains { Self.stands(word, in: text, at: $0, before: end) } })
    }
  }

  @Test func `a range is asked for the words that it begins with and holds`() {
    let set: WordStarts = ["图为", "图1", "©"]
    let text = Array("©上图为1".unicodeScalars.map(\.value))
    #expect(set.begins(0..<5, of: text))
    #expect(!set.begins(1..<5, of: text))
    #expect(set.begins(2..<5, of: text))
    #expect(!set.begins(2..<3, of: text))
    #expect(set.isHeld(by: 1..<5, of: text))
    #expect(!set.isHeld(by: 1..<3, of: text))
    #expect(!set.isHeld(by: 4..<5, of: text))
  }

  @Test(arguments: [
    ("到2024年达到", "达到", true), ("到2024年达到", "到", true), ("到", "达到", false), ("达到了", "达到", false), ("x𠀀", "𠀀", true),
  ])
  func `a range ends in a word`(range: String, word: String, ends: Bool) {
    let text = Array(range.unicodeScalars.map(\.value))
    #expect(Scalars.ends(text.indices, in: word, text) == ends)
    #expect(Scalars.holds(word, in: text, text.indices) == range.contains(word))
  }
}
