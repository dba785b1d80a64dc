import PrintedForms
package import ZoneModel

/// What the extractor knows of words, zones and indicators: its own tables, and a workspace's catalogues where there are
/// some.
package struct Knowledge: Sendable {
  struct Word: Sendable {
    let kind: WordKind
    /// The number of a zone or an indicator; -1 for none.
    let number: Int32
  }

  /// The words of running text.
  let trie: WordTrie
  let words: [Word]
  /// What each character of the basic plane begins: 0 for nothing, 1 for no more than words of several characters,
  /// 2 for a word or a mark of its own.
  let tokenStarts: [UInt8]
  /// The names of indicators, for looking up a whole name.
  let names: WordTrie
  let indicators: [Indicator]
  let zones: [Zone]
  /// The number of the indicator with an id.
  let indicatorNumbers: [IndicatorID: Int]

  /// Makes the knowledge of some zones and indicators; without any, names stand as they are printed.
  package init(zones: [Zone] = [], indicators: [Indicator] = []) {
    self.zones = zones
    self.indicators = indicators
    var trie = WordTrie()
    var words: [Word] = []
    func add(_ text: String, _ kind: WordKind, _ number: Int = -1) {
      trie.add(Self.scalars(text), number: words.count)
      words.append(Word(kind: kind, number: Int32(number)))
    }
    for entry in ZoneNames.entries(zones) { add(entry.name, entry.kind, entry.zone) }
    for (kind, list) in BuiltInWords.tables {
      for word in list.split(whereSeparator: \.isWhitespace) { add(String(word), kind) }
    }
    for word in BuiltInWords.indicators.split(whereSeparator: \.isWhitespace) { add(String(word), .indicator) }
    for word in BuiltInWords.plainWords.split(whereSeparator: \.isWhitespace) { add(String(word), .plain) }
    var names = WordTrie()
    var numbers: [IndicatorID: Int] = [:]
    for (number, indicator) in indicators.enumerated() {
      numbers[indicator.id] = number
      for name in [indicator.name.zh] + indicator.aliases {
        for form in Self.forms(of: name) {
          names.add(Self.scalars(form), number: number)
          // A name of a rate of growth is two words in a text: its noun, and what it did.
          if form.unicodeScalars.count >= 3, !Self.isGrowth(form) { add(form, .indicator) }
        }
      }
    }
    trie.freeze()
    names.freeze()
    self.trie = trie
    tokenStarts = (0..<0x10000).map { Tokenizer.mark($0) != nil || trie.isWord($0) ? 2 : trie.mayBegin($0) ? 1 : 0 }
    self.words = words
    self.names = names
    indicatorNumbers = numbers
  }

  private static func isGrowth(_ name: String) -> Bool {
    ["增长", "增速", "增幅", "增长率", "年均增长"].contains { name.hasSuffix($0) && name.count > $0.count }
  }

  private static func scalars(_ text: String) -> [UInt32] {
    text.unicodeScalars.map { Scalars.halfWidth($0.value) }
  }

  /// The forms in which a name is printed: 规上 for 规模以上, without 数 at the end.
  private static func forms(of name: String) -> [String] {
    var forms = [name]
    if name.hasPrefix("规上") { forms.append("规模以上" + name.dropFirst(2)) }
    if name.hasPrefix("规模以上") { forms.append("规上" + name.dropFirst(4)) }
    if name.hasSuffix("年均增速") { forms.append(name.dropLast(2) + "增长") }
    for form in forms where form.count >= 4 {
      if form.hasSuffix("企业数") || form.hasSuffix("项目数") || form.hasSuffix("机构数") || form.hasSuffix("数量")
        || form.hasSuffix("平台数")
        || form.hasSuffix("人数") || form.hasSuffix("总数") || form.hasSuffix("数")
      {
        forms.append(String(form.dropLast(form.hasSuffix("数量") || form.hasSuffix("总数") ? 2 : 1)))
      }
    }
    return forms
  }

  /// The indicator that some pieces of a text name together.
  func indicator(named ranges: [Range<Int>], in text: [UInt32]) -> Int? { names.exact(text, ranges) }
}
