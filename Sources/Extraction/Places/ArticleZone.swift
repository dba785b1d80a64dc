import ZoneModel

/// The zone that an article is about.
struct ArticleZone: Sendable {
  /// How it was found.
  enum Basis: String, Sendable {
    case stated
    /// The article names no zone: the one that was asked for.
    case given
    case unknown
  }

  /// Its number in the catalogue; nil for one that no catalogue lists.
  var number: Int?
  /// Where its name stands in the repaired text; nil where it does not.
  var name: Range<Int>?
  /// The name that was given with the document, where it is in no catalogue.
  var givenName: String?
  var basis = Basis.unknown

  /// A mention of a zone.
  struct Mention {
    let number: Int?
    let name: Range<Int>
    let token: Int
  }

  /// The zones that tokens mention, in order.
  static func mentions(_ tokens: [Token], _ range: Range<Int>, _ text: [UInt32]) -> [Mention] {
    var found: [Mention] = []
    for index in range {
      if let mention = mention(tokens, index, text) { found.append(mention) }
    }
    return found
  }

  /// 省级高新区, 国家级高新区: a class of zones.
  private static func isClass(_ name: Range<Int>, _ text: [UInt32]) -> Bool {
    // 级 before 高新区
    name.count > 3 && (text[name.lowerBound + 1] == 0x7EA7 || name.count > 4 && text[name.lowerBound + 2] == 0x7EA7)
  }

  /// The first zone that tokens mention.
  static func firstMention(_ tokens: [Token], _ range: Range<Int>, _ text: [UInt32]) -> Mention? {
    for index in range {
      if let mention = mention(tokens, index, text) { return mention }
    }
    return nil
  }

  @inline(__always)
  private static func mention(_ tokens: [Token], _ index: Int, _ text: [UInt32]) -> Mention? {
    let token = tokens[index]
    guard token.kind == .word else { return nil }
    switch token.word {
    case .zone: return Mention(number: Int(token.number), name: token.range, token: index)
    case .namesake: return Mention(number: nil, name: token.range, token: index)
    case .selfZone:
      guard let name = unlisted(tokens, index, text), !isClass(name, text) else { return nil }
      return Mention(number: nil, name: name, token: index)
    default: return nil
    }
  }

  /// The name of a zone that no catalogue lists: what stands before 高新区.
  static func unlisted(_ tokens: [Token], _ index: Int, _ text: [UInt32]) -> Range<Int>? {
    let token = tokens[index]
    guard token.word == .selfZone, token.end - token.start >= 3, index > 0 else { return nil }
    // 高新…, 国家高…
    guard text[Int(token.start)] == 0x9AD8 || text[Int(token.start)] == 0x56FD else { return nil }
    let before = tokens[index - 1]
    guard before.kind == .gap || before.isWord(.cityName) || before.isWord(.plain), before.end == token.start,
      before.end - before.start >= 2, before.end - before.start <= 6
    else { return nil }
    // 记者从高新区获悉: 从 在 对 向 由 把
    switch text[Int(before.end) - 1] {
    case 0x4ECE, 0x5728, 0x5BF9, 0x5411, 0x7531, 0x628A: return nil
    default: break
    }
    // “…提升年”活动高新区: what follows a quoted name is no place.
    if index >= 2, tokens[index - 2].kind == .quoted, tokens[index - 2].end == before.start { return nil }
    var start = Int(before.start)
    // 签约仪式暨…高新区: a joining word is no part of a name.
    switch text[start] {
    // 暨 在 由 让
    case 0x66A8, 0x5728, 0x7531, 0x8BA9: if before.end - before.start >= 3 { start += 1 }
    default: break
    }
    return start..<Int(token.end)
  }

  /// The zone that most of the mentions name; those of headings and the first sentence count more.
  static func main(_ mentions: [Mention], _ text: [UInt32], weighs: (Mention) -> Int) -> ArticleZone? {
    var best: (mention: Mention, weight: Int)?
    // The first mentions decide: an article names its zone early, and the work stays bounded.
    let mentions = mentions.prefix(200)
    for (index, mention) in mentions.enumerated() {
      if mentions[..<index].contains(where: { same($0, mention, text) }) { continue }
      var weight = 0
      for other in mentions where same(other, mention, text) { weight += weighs(other) }
      if weight > best?.weight ?? 0 { best = (mention, weight) }
    }
    guard let best else { return nil }
    return ArticleZone(number: best.mention.number, name: best.mention.name, givenName: nil, basis: .stated)
  }

  static func same(_ left: Mention, _ right: Mention, _ text: [UInt32]) -> Bool {
    if left.number != nil || right.number != nil { return left.number == right.number }
    return text[left.name].elementsEqual(text[right.name])
  }
}
