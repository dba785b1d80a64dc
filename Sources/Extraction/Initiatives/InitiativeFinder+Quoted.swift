/// Names in quotes and book marks.
extension InitiativeFinder {
  /// Reads a name in quotes; whether it is one of an initiative.
  mutating func readQuoted(_ index: Int, in range: Range<Int>, isHeading: Bool, follows: Bool) -> Bool {
    let token = tokens[index]
    let inner = Int(token.start) + 1..<Int(token.end) - 1
    guard inner.count >= 2, inner.count <= 26 else { return false }
    let kind = kindBehind(index, before: range.upperBound) ?? kindOfList(index, in: range)
    guard !isSlogan(inner) || kind == "mechanism" && isOfParts(inner) || isParallel(inner, behind: index, in: range)
    else { return false }
    let ending = endKind(inner)
    // 政策+平台+服务: what goes together, not what it is called.
    if kind == nil, ending == nil, text[inner].count(where: { $0 == 0x2B }) >= 2 { return false }
    if kind == "goal", !isGoal(inner) { return false }
    let isPhrase = kind == nil && startsPhrase(Int(token.end))
    let verb = verb(before: index, from: range.lowerBound, in: tables.verbs)
    let recognised = verbOfRecognition(index, in: range)
    let isCommon = isEverybodys(inner)
    guard !isHeading || kind != nil && verb || inner.count >= 5 && !isCommon && endsAsName(inner) else { return false }
    guard
      inner.count >= 3 || ["model", "brand", "mechanism", "action"].contains(kind)
        || verb && !isCommon && ["platform", "team", "alliance", "event"].contains(kind)
    else {
      return false
    }
    // 口袋公园13个: counted, not named.
    if kind == nil, index + 1 < range.upperBound, tokens[index + 1].kind == .quantity, ending == nil {
      // “项目管家”46名: who or what goes by the name.
      guard inner.count >= 4, !isHeading, !isEverybodys(inner), countsPeople(index + 1) else { return false }
      add("mechanism", inner, place: token.range)
      return true
    }
    // “科学家+工程师”队伍8支
    if kind == nil || kind == "team", ending == nil, index + 2 < range.upperBound, tokens[index + 2].kind == .quantity,
      tokens[index + 1].isNoun
    {
      return false
    }
    var found: String?
    if recognised, ending != nil || kind == nil, !isCommon, inner.count >= 4 {
      found = "recognition"
    } else if let kind, !(isCommon && !verb), !(kind == "goal" && !isGoal(inner)) {
      found = kind
    } else if !isPhrase, !isCommon, verb || follows {
      found = ending ?? "mechanism"
    } else if !isPhrase, let ending,
      inner.count >= (hasStateBehind(index) || ending == "action" || ending == "event" ? 4 : 6)
    {
      found = ending
    } else if !isPhrase, isCalled(index, in: range) {
      found = "platform"
    } else if !isCommon, inner.count >= 4, isLaunched(index), opensClause(index, in: range) {
      found = "platform"
    } else if !isCommon, inner.count >= 3, hasCeremony(index, in: range) {
      found = "event"
    } else if isMilestone(index, in: range) {
      found = "milestone"
    }
    guard let found else { return false }
    var name = [inner]
    // “智改数转”三年行动: what everybody says is named by what it is here.
    if isCommon, found == "action", let end = kindEnd(index, before: range.upperBound) {
      name.append(Int(token.end)..<end)
    } else if found == "fund", let end = kindEnd(index, before: range.upperBound) {
      name.append(Int(token.end)..<end)
    }
    let end = max(Int(token.end), name.last?.upperBound ?? 0)
    add(found, name, place: Int(token.start)..<end, bodies: bodies(before: index, from: range.lowerBound))
    return true
  }

  private func isEverybodys(_ range: Range<Int>) -> Bool { tables.commonTerms.contains(text, range) }

  /// Whether a count is of persons, cards or sessions: 名, 位, 张, 期, 场.
  private func countsPeople(_ index: Int) -> Bool {
    switch text[Int(tokens[index].end) - 1] {
    case 0x540D, 0x4F4D, 0x5F20, 0x671F, 0x573A: true
    default: false
    }
  }

  private func hasStateBehind(_ index: Int) -> Bool {
    let end = Int(tokens[index].end)
    return end < text.count && tables.states.longest(in: text, at: end, before: min(text.count, end + 6)) != nil
  }

  /// Whether the word before a quoted name says what it is: 平台“DrugSeek”.
  private func isCalled(_ index: Int, in range: Range<Int>) -> Bool {
    let end = Int(tokens[index].start)
    guard index > range.lowerBound, end >= 2 else { return false }
    // 平台, 系统, 品牌
    switch (text[end - 2], text[end - 1]) {
    case (0x5E73, 0x53F0), (0x7CFB, 0x7EDF), (0x54C1, 0x724C): return true
    default: return false
    }
  }

  /// The place behind the word that says what a quoted name is.
  private func kindEnd(_ index: Int, before end: Int) -> Int? {
    let start = Int(tokens[index].end)
    let limit = min(clauseEnd(index + 1, before: end), start + 10)
    var place = start
    while place < limit {
      if let match = tables.behind.longest(in: text, at: place, before: limit) { return match.end }
      place += 1
    }
    return nil
  }

  /// Reads the name that sums up a list in quotes: “政社互动、社社互动、社民互动”三个互动.
  mutating func readParts(_ index: Int, in range: Range<Int>) {
    let token = tokens[index]
    let inner = Int(token.start) + 1..<Int(token.end) - 1
    guard inner.count >= 10, text[inner].count(where: { $0 == 0x3001 }) >= 2, index + 1 < range.upperBound else {
      return
    }
    let next = tokens[index + 1]
    guard next.kind == .quantity || next.kind == .gap || next.kind == .word else { return }
    let shared = inner.upperBound - 2..<inner.upperBound
    let start = Int(next.start)
    for place in start..<min(start + 4, text.count - 2) {
      if text[place] == text[shared.lowerBound], text[place + 1] == text[shared.lowerBound + 1], place > start {
        return add("model", start..<place + 2, place: start..<place + 2)
      }
    }
  }

  /// What the words behind a quoted name say that it is.
  private func kindBehind(_ index: Int, before end: Int) -> String? {
    let start = Int(tokens[index].end)
    let limit = min(clauseEnd(index + 1, before: end), start + 10)
    guard start < limit else { return nil }
    // The kind is the last word of the noun behind: 先锋行动, 党建品牌, 政企恳谈活动.
    var place = start
    while place < limit {
      if let match = tables.behind.longest(in: text, at: place, before: limit) {
        // 服务内涵: the kind is but the first word of a phrase.
        if tables.phrases.longest(in: text, at: min(match.end, text.count - 1), before: min(text.count, match.end + 4))
          .map({ $0.end > match.end + 1 }) ?? false
        {
          return nil
        }
        if place == start || !isBroken(start..<place) { return tables.kinds[match.word] }
        return nil
      }
      if text[place] == 0x7684 || text[place] == 0x7B49 { return nil }
      place += 1
    }
    return nil
  }

  /// Whether a verb or a mark stands between a name and its kind.
  func isBroken(_ range: Range<Int>) -> Bool {
    if range.count > 6 { return true }
    for index in range {
      let value = text[index]
      if !Scalars.isChinese(value) && !Scalars.isLatin(value) { return true }
      // 在 由 将 为 是 有 与 和 把 被 已 共 累 受 让
      switch value {
      case 0x5728, 0x7531, 0x5C06, 0x662F, 0x6709, 0x4E0E, 0x548C, 0x628A, 0x88AB, 0x5DF2, 0x5171, 0x7D2F, 0x53D7,
        0x8BA9:
        return true
      default: continue
      }
    }
    return false
  }

  /// The place where the clause that a token is in ends.
  func clauseEnd(_ index: Int, before end: Int) -> Int {
    var place = index
    while place < end {
      let token = tokens[place]
      if token.endsClause || token.kind == .listComma || token.kind == .quantity && !isNumberInName(place)
        || token.kind == .quoted
        || token.kind == .open
      {
        return Int(token.start)
      }
      place += 1
    }
    return place > 0 && place <= tokens.count ? Int(tokens[place - 1].end) : 0
  }

  private func startsPhrase(_ place: Int) -> Bool {
    guard place < text.count else { return false }
    if tables.phrases.longest(in: text, at: place, before: min(text.count, place + 4)) != nil { return true }
    // 工作理念: the word may have another before it.
    guard place + 3 < text.count, !isBroken(place..<place + 2) else { return false }
    return tables.phrases.longest(in: text, at: place + 2, before: min(text.count, place + 6)).map {
      $0.end > place + 3
    } ?? false
  }

  /// Whether a goal is a name for several things: 三区一高地, 四个高新; 打造千亿园区 is a sentence.
  private func isGoal(_ range: Range<Int>) -> Bool {
    guard range.count <= 8 else { return false }
    return text[range].contains { isNumeral($0) } && !text[range].contains(0x3001)
  }

  private func isNumeral(_ value: UInt32) -> Bool {
    switch value {
    // 一 二 三 四 五 六 七 八 九 十 两 and digits
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x4E24, 0x30...0x39: true
    default: false
    }
  }

  /// Whether what is quoted is a saying: three parts and more, or a clause.
  private func isSlogan(_ range: Range<Int>) -> Bool {
    var parts = 1
    // 以…为…: a sentence.
    if text[range.lowerBound] == 0x4EE5 { return true }
    for index in range {
      let value = text[index]
      if value == 0x3001 { parts += 1 }
      if Scalars.isComma(value) || Scalars.endsSentence(value) || Scalars.isSemicolon(value) { return true }
    }
    return parts >= 3
  }

  /// “周走访、月会商、季通报”机制: short parts, each with as many characters.
  private func isOfParts(_ range: Range<Int>) -> Bool {
    let parts = text[range].split(separator: 0x3001)
    return parts.count >= 3 && parts.count <= 5 && parts.allSatisfy { $0.count == parts[0].count && $0.count <= 4 }
  }

  private func verbOfRecognition(_ index: Int, in range: Range<Int>) -> Bool {
    if verb(before: index, from: range.lowerBound, in: tables.recognitionVerbs) { return true }
    // 入选国家“…”, 获评全省“…”
    guard index - 1 > range.lowerBound else { return false }
    let end = Int(tokens[index].start)
    let isLevel = ["国家", "全国", "全省", "省级", "国家级", "首批", "全市", "中国"].contains { Scalars.ends(1..<end, in: $0, text) }
    return isLevel && verb(before: index - 1, from: range.lowerBound, in: tables.recognitionVerbs)
  }

  /// A thing with a name of its own that reached something: 拖轮“氢电拖1”成功在….
  private func isMilestone(_ index: Int, in range: Range<Int>) -> Bool {
    guard index > range.lowerBound else { return false }
    var place = index - 1
    while place > range.lowerBound, !tokens[place].endsClause { place -= 1 }
    let before = Int(tokens[max(range.lowerBound, place)].start)..<Int(tokens[index].start)
    let isFirst = ["首艘", "首台", "首套", "首个", "首款", "首条", "首架", "首颗", "首例"].contains { word in
      Scalars.holds(word, in: text, before)
    }
    return isFirst
  }

  /// Reads a title in book marks.
  mutating func readTitle(_ index: Int, in range: Range<Int>) {
    let token = tokens[index]
    var inner = Int(token.start) + 1..<Int(token.end) - 1
    guard inner.count >= 4 else { return }
    let whole = inner
    // 《方案（2024—2026年）》: the years are no part of what it is.
    if Scalars.closesBracket(text[inner.upperBound - 1]),
      let open = inner.last(where: { Scalars.opensBracket(text[$0]) }), open > inner.lowerBound + 3
    {
      inner = inner.lowerBound..<open
    }
    if ends(inner, tables.publications) || isNational(whole) { return }
    if isRecognisedTitle(index, in: range) {
      add("recognition", whole, place: token.range)
    } else if ends(inner, tables.titles) || endsInCount(inner) {
      add(endsInProtocol(inner) ? "mechanism" : "policy", whole, place: token.range)
    }
  }

  /// …十五条: so many articles.
  private func endsInCount(_ range: Range<Int>) -> Bool {
    text[range.upperBound - 1] == 0x6761 && isNumeral(text[range.upperBound - 2])
  }

  private func endsInProtocol(_ range: Range<Int>) -> Bool {
    // 协议, 制度
    let last = (text[range.upperBound - 2], text[range.upperBound - 1])
    return last == (0x534F, 0x8BAE) || last == (0x5236, 0x5EA6)
  }

  /// Whether a title is of the whole country's: 《中国…》, 《中华…》, 《国务院…》.
  private func isNational(_ range: Range<Int>) -> Bool {
    let first = (text[range.lowerBound], text[range.lowerBound + 1])
    return first == (0x4E2D, 0x56FD) || first == (0x4E2D, 0x534E) || first == (0x56FD, 0x52A1)
      || first == (0x56FD, 0x5BB6)
      || first == (0x4E2D, 0x5171)
  }

  private func ends(_ range: Range<Int>, _ words: WordSet) -> Bool {
    words.hasWord(text, endingAt: range.upperBound, from: max(range.lowerBound, range.upperBound - 5))
  }

  /// Whether a case was chosen for a book: 入选…《…》, also where the scan reads 人选.
  private func isRecognisedTitle(_ index: Int, in range: Range<Int>) -> Bool {
    var place = index - 1
    while place >= range.lowerBound, !tokens[place].endsClause { place -= 1 }
    let start = Int(tokens[place + 1].start)
    for position in start..<Int(tokens[index].start) where position + 1 < text.count {
      switch (text[position], text[position + 1]) {
      // 入选, 人选, 获评, 编入, 收录
      case (0x5165, 0x9009), (0x4EBA, 0x9009), (0x83B7, 0x8BC4), (0x7F16, 0x5165), (0x6536, 0x5F55): return true
      default: continue
      }
    }
    return false
  }

  /// Whether a quoted text ends as names do that need no quotes: “科技企业直通车”.
  private func endsAsName(_ range: Range<Int>) -> Bool {
    (max(range.lowerBound + 2, range.upperBound - 8)..<range.upperBound - 1).contains { start in
      tables.ends.longest(in: text, at: start, before: range.upperBound)?.end == range.upperBound
    }
  }

  /// The kind that the end of a name says.
  func endKind(_ range: Range<Int>) -> String? {
    for start in stride(from: max(range.lowerBound, range.upperBound - 8), to: range.upperBound - 1, by: 1) {
      if let match = tables.ends.longest(in: text, at: start, before: range.upperBound), match.end == range.upperBound {
        return tables.kinds[match.word]
      }
      if let match = tables.behind.longest(in: text, at: start, before: range.upperBound),
        match.end == range.upperBound, start > range.lowerBound
      {
        return tables.kinds[match.word]
      }
    }
    guard range.count >= 4 else { return nil }
    switch text[range.upperBound - 1] {
    // “科创积分贷”
    // “科技创新券”, “惠企码”
    case 0x8D37, 0x5238, 0x7801: return "mechanism"
    // “春日项目会”
    case 0x4F1A where text[range.upperBound - 2] != 0x793E: return "event"
    default: return nil
    }
  }
}
