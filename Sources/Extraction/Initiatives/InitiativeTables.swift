/// The words of initiatives, laid out for look-up.
final class InitiativeTables: Sendable {
  let kinds: [String]
  /// Ends of names without quotes; the number is the kind's.
  let ends: WordTrie
  /// What follows a quoted name; the number is the kind's.
  let behind: WordTrie
  let phrases: WordTrie
  let states: WordTrie
  let recognitionEnds: WordTrie
  let verbs: WordSet
  let cutVerbs: WordSet
  let recognitionVerbs: WordSet
  let generic: WordSet
  let commonTerms: WordSet
  let titles: WordSet
  let publications: WordSet

  static let shared = InitiativeTables()

  private init() {
    var kinds: [String] = []
    func number(_ kind: String) -> Int {
      if let found = kinds.firstIndex(of: kind) { return found }
      kinds.append(kind)
      return kinds.count - 1
    }
    func trie(_ tables: [(String, String)]) -> WordTrie {
      var trie = WordTrie()
      for (kind, words) in tables {
        for word in Self.words(words) { trie.add(word, number: number(kind)) }
      }
      trie.freeze()
      return trie
    }
    ends = trie(InitiativeWords.ends)
    behind = trie(InitiativeWords.kindsBehind)
    phrases = trie([("", InitiativeWords.phraseBehind)])
    states = trie([("", InitiativeWords.statesBehind)])
    recognitionEnds = trie([("recognition", InitiativeWords.recognitionEnds)])
    self.kinds = kinds
    verbs = WordSet(Self.words(InitiativeWords.verbsBefore))
    cutVerbs = WordSet(Self.words(InitiativeWords.cutVerbs))
    recognitionVerbs = WordSet(Self.words(InitiativeWords.recognitionVerbs))
    generic = WordSet(Self.words(InitiativeWords.generic))
    commonTerms = WordSet(Self.words(InitiativeWords.commonTerms))
    titles = WordSet(Self.words(InitiativeWords.titles))
    publications = WordSet(Self.words(InitiativeWords.publications))
  }

  private static func words(_ text: String) -> [[UInt32]] {
    text.split(whereSeparator: \.isWhitespace).map { $0.unicodeScalars.map(\.value) }
  }
}
