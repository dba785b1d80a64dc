/// Names without quotes.
extension InitiativeFinder {
  /// Reads the names that end within a token.
  mutating func readEnds(_ index: Int, in range: Range<Int>) {
    let token = tokens[index]
    var place = Int(token.start)
    let end = Int(token.end)
    while true {
      place = tables.ends.nextBegin(in: text, from: place, before: end)
      guard place < end else { break }
      guard let match = tables.ends.longest(in: text, at: place, before: min(text.count, place + 10)) else {
        place += 1
        continue
      }
      if endsNoun(match.end, in: range)
        || index + 1 < range.upperBound && tokens[index + 1].kind == .period
          && Int(tokens[index + 1].start) == match.end
      {
        readName(index, endingAt: match.end, kind: tables.kinds[match.word], in: range)
      }
      place = match.end
    }
    if token.isWord(.achieve) { readDelivery(index, in: range) }
    if token.isWord(.action) || token.isWord(.achieve) || token.isWord(.rank) { readRecognition(index, in: range) }
  }

  /// Whether no noun goes on at a place.
  private func endsNoun(_ place: Int, in range: Range<Int>) -> Bool {
    let limit = range.upperBound > 0 ? Int(tokens[range.upperBound - 1].end) : 0
    guard place < limit else { return true }
    let value = text[place]
    if !Scalars.isChinese(value), !Scalars.isLatin(value) { return true }
    // 等 和 与 及 的 在 已 将 为 是 共 并 暨
    switch value {
    case 0x66A8, 0x7684, 0x5E76, 0x7B49, 0x548C, 0x4E0E, 0x53CA, 0x5728, 0x5DF2, 0x5C06, 0x4E3A, 0x5171, 0x53D7, 0x7531,
      0x8FDE:
      return true
    default: break
    }
    return tables.states.longest(in: text, at: place, before: min(limit, place + 6)) != nil
  }

  private mutating func readName(_ index: Int, endingAt end: Int, kind: String, in range: Range<Int>) {
    var first = index
    // A quoted part may open the name: “镇江高新区杯”创新创业大赛.
    while first - 1 >= range.lowerBound {
      if isNamePart(first - 1) {
        first -= 1
      } else if let open = bracket(before: first, from: range.lowerBound) {
        first = open
      } else {
        break
      }
    }
    var start = Int(tokens[first].start)
    start = max(start, lastCut(in: start..<end) ?? start)
    while start < end, text[start] == 0x2014 || text[start] == 0x2D || text[start] == 0x20 { start += 1 }
    if tokens[first].kind == .quoted, start == Int(tokens[first].start), tokens[first].end - tokens[first].start > 4,
      kind != "fund", kind != "event"
    {
      return
    }
    // 启动“智汇郑高”引才工程: the quoted name is read by itself.
    if kind != "fund", kind != "event",
      (first...index).contains(where: {
        tokens[$0].kind == .quoted && Int(tokens[$0].start) == start && tokens[$0].end - tokens[$0].start > 4
      })
    {
      return
    }
    // 高新技术企业“十百千万”行动: so is one inside a name.
    if kind != "fund", kind != "event",
      (first...index).contains(where: {
        tokens[$0].kind == .quoted && initiatives.last?.place.lowerBound == Int(tokens[$0].start)
      })
    {
      return
    }
    // “秦企通”平台: the quoted name is read by itself.
    if kind == "platform", Scalars.opensQuote(text[start]) { return }
    let isApposed = start > 1 && text[start - 1] == 0x2014 && text[start - 2] == 0x2014
    var verbPlace: Int?
    if kind == "event", tokens[first].kind == .quoted, start == Int(tokens[first].start),
      end - Int(tokens[first].end) >= 6,
      text[Int(tokens[first].end) - 2] != 0x676F
    {
      // “…”产业链党建惠企义诊活动: the quoted name is read by itself.
      verbPlace = start
      start = Int(tokens[first].end)
    }
    start = withoutPrefix(start..<end)
    if kind == "event", start >= 2, text[start - 2] == 0x5168, text[start - 1] == 0x56FD { start -= 2 }
    let name = start..<end
    guard name.count >= (kind == "project" && hasState(behind: end, index, in: range) ? 4 : 5), name.count <= 30,
      !tables.generic.contains(text, name),
      !(start == Int(tokens[first].start) && isCounted(first, in: range)),
      !isVague(name) || kind == "event" && isOfNation(name)
    else { return }
    let opening = tokens.indices.contains(first) ? first : index
    let startsAtToken = start == Int(tokens[opening].start)
    let hasVerb = verbEnds(at: verbPlace ?? start, from: range.lowerBound)
    let isClauseStart = startsAtToken && (opening == range.lowerBound || isOpening(opening - 1))
    let hasState = hasState(behind: end, index, in: range)
    // 、 的 在
    let follows =
      start > 1
      && (text[start - 1] == 0x3001 || text[start - 1] == 0x7684 || text[start - 1] == 0x5728
        || text[start - 2] == 0x9996 && text[start - 1] > 0x4E00 && !startsAtToken)
    // 社会组织——云山志愿者联盟: named in apposition.
    if isApposed { return add(kind, name, place: name) }
    switch kind {
    case "action" where !hasVerb && !isMember(start..<end) && !(follows && hasListHead(start, in: range)): return
    case "action" where isMember(start..<end): break
    case "mechanism" where !hasVerb: return
    // …中心: what kind it is, only a longer name says.
    case "platform" where end - 2 >= start && name.count < 7 && endsAsBareCentre(end): return
    // 中国—马来西亚清真食品国家联合实验室的…: so long a name is one without a verb.
    case "platform" where isClauseStart && name.count >= 8 && end < text.count && text[end] == 0x7684: break
    case "event" where end < text.count && Scalars.isDigit(text[end]): return
    default:
      guard
        hasVerb || hasState && (isClauseStart || follows || hasPrefix(start, in: range))
          || follows && isListed(start, in: range)
      else { return }
    }
    add(kind, name, place: name, bodies: bodies(before: opening, from: range.lowerBound))
  }

  /// Whether a name ends in 中心 behind no word that says what the centre is for.
  private func endsAsBareCentre(_ end: Int) -> Bool {
    // 中心, 平台
    guard
      text[end - 2] == 0x4E2D && text[end - 1] == 0x5FC3 || text[end - 2] == 0x5E73 && text[end - 1] == 0x53F0
    else { return false }
    return tables.ends.longest(in: text, at: end - 4, before: end) == nil
  }

  /// The bracket that opens a place inside a name: 秦创园（咸阳）创新中心.
  private func bracket(before first: Int, from start: Int) -> Int? {
    guard first - 4 >= start, tokens[first - 1].kind == .close, tokens[first - 1].end == tokens[first].start else {
      return nil
    }
    for open in [first - 3, first - 4] where open - 1 >= start && tokens[open].kind == .open {
      let isPlace = (open + 1..<first - 1).allSatisfy { tokens[$0].kind == .gap || tokens[$0].kind == .word }
      // Not a district that says where a zone lies: 苏州高新区（虎丘区）.
      let isDistrict = [0x533A, 0x5E02, 0x53BF].contains(text[Int(tokens[first - 1].start) - 1])
      if isPlace, !isDistrict, isNamePart(open - 1), tokens[first - 1].start - tokens[open].end <= 4 { return open }
    }
    return nil
  }

  func isNamePart(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .gap: return true
    case .quoted: return token.end - token.start <= 12
    // 强链补链三年行动, 第四届量子产业大会
    case .quantity, .period: return isNumberInName(index)
    case .word:
      switch token.word {
      case .indicator, .plain, .bodyEnd, .firm, .numbered, .zone, .cityName, .namesake, .province, .totalNoun,
        .selfZone:
        return true
      // 产业倍增行动
      case .rise, .fall: return token.end - token.start <= 2 && index > 0 && tokens[index - 1].isNoun
      // 岭秀崎居人才公寓: one character that is a verb elsewhere.
      case .rank: return token.end - token.start == 1 && index > 0 && tokens[index - 1].kind == .gap
      // A verb between nouns is part of the name (研发建造基地), one that sets up is not.
      case .action: return index + 1 < tokens.count && !isSettingUp(index) && index > 0 && tokens[index - 1].isNoun
      default: return isJoint(index)
      }
    default: return false
    }
  }

  /// Whether a figure is part of a name: 三年 before 行动, 第四届 before a name.
  func isNumberInName(_ index: Int) -> Bool {
    let range = tokens[index].range
    guard index + 1 < tokens.count, tokens[index + 1].start == tokens[index].end else { return false }
    // 年 before 行 or 攻, 届
    if text[range.upperBound - 1] == 0x5E74, range.count == 2 {
      let next = text[range.upperBound]
      return next == 0x884C || next == 0x653B || next == 0x5EFA
    }
    return text[range.lowerBound] == 0x7B2C
      && (text[range.upperBound - 1] == 0x5C4A || text[range.upperBound] == 0x5C4A)
  }

  private func isSettingUp(_ index: Int) -> Bool {
    tables.verbs.contains(text, tokens[index].range)
  }

  /// The last place in a run of characters where a name can begin: behind a verb that no table cuts at, behind 的 or 和.
  private func lastCut(in range: Range<Int>) -> Int? {
    var index = range.upperBound - 3
    while index > range.lowerBound {
      switch text[index - 1] {
      // 的 了 将 把 由 在 — 其 暨
      case 0x7684, 0x4E86, 0x5C06, 0x628A, 0x7531, 0x5728, 0x2014, 0x5176, 0x66A8: return index
      // 首个 首家 首条 首座 首支 首只
      case 0x4E2A, 0x5BB6, 0x6761, 0x5EA7, 0x652F, 0x53EA:
        if index - 2 >= range.lowerBound, text[index - 2] == 0x9996 { return index }
      default: break
      }
      if range.upperBound - index >= 4,
        tables.cutVerbs.hasWord(text, endingAt: index, from: max(range.lowerBound, index - 4), atLeast: 2)
      {
        return index
      }
      index -= 1
    }
    return nil
  }

  /// A name without the zone or place that stands before it as its owner.
  private func withoutPrefix(_ range: Range<Int>) -> Int {
    let end = range.upperBound
    var start = range.lowerBound
    // A zone that no catalogue lists: …高新区X.
    for index in start..<max(start, min(start + 5, end - 7))
    where text[index] == 0x9AD8 && text[index + 1] == 0x65B0 && text[index + 2] == 0x533A
      && !Scalars.opensBracket(text[index + 3])
    {
      start = index + 3
      break
    }
    let prefixes = ["该高新区", "高新区", "园区", "全区", "我区", "建成"]
    if let match = knowledge.trie.longest(in: text, at: start, before: end),
      [.zone, .selfZone, .cityName].contains(knowledge.words[match.word].kind), end - match.end >= 5,
      !Scalars.opensBracket(text[match.end])
    {
      start = match.end
    }
    for prefix in prefixes {
      if let behind = Scalars.end(of: prefix, in: text, at: start, before: end - 5) { start = behind }
    }
    return start
  }

  private func hasPrefix(_ start: Int, in range: Range<Int>) -> Bool {
    guard start >= 3 else { return false }
    // …高新区X成立
    return text[start - 1] == 0x533A || text[start - 1] == 0x5E02
  }

  /// Whether a count stands before the name: 16个创新平台.
  private func isCounted(_ first: Int, in range: Range<Int>) -> Bool {
    first > range.lowerBound && tokens[first - 1].kind == .quantity
      && !(tokens[first - 1].end - tokens[first - 1].start == 4 && Scalars.isDigit(text[Int(tokens[first - 1].start)]))
  }

  /// Whether a name is but adjectives and its kind: 各类服务平台, 高能级创新平台.
  private func isVague(_ range: Range<Int>) -> Bool {
    for word in [
      "各类", "一批", "多个", "高能级", "国家级", "省级", "市级", "长效", "政企学研", "高水平", "新型", "若干", "更多", "一系列", "系列", "五个", "三个", "四个",
      "两个", "多家", "省级以上", "首批", "全省", "全国", "本届", "本次", "此次", "这些", "相关", "等",
    ] {
      if Scalars.end(of: word, in: text, at: range.lowerBound, before: range.upperBound) != nil { return true }
    }
    return false
  }

  private func verbEnds(at place: Int, from start: Int) -> Bool {
    var end = place
    while end > 1, text[end - 1] == 0x4E86 || text[end - 1] == 0x20 { end -= 1 }
    let floor = Int(tokens[start].start)
    // The zone may stand between the verb and the name: 成立镇江高新区企业定点医疗服务中心.
    for skipped in [0, 3, 4, 5, 6] where end - skipped > floor {
      if skipped > 0, text[end - 1] != 0x533A, text[end - 1] != 0x5E02 { break }
      let end = end - skipped
      if tables.verbs.hasWord(text, endingAt: end, from: max(floor, end - 6)) { return true }
    }
    return false
  }

  /// Whether something is done to or by what ends at a place: directly behind it, behind a date, or behind 等….
  private func hasState(behind end: Int, _ index: Int, in range: Range<Int>) -> Bool {
    guard end < text.count else { return false }
    if tables.states.longest(in: text, at: end, before: min(text.count, end + 6)) != nil { return true }
    // 同日揭牌
    if end + 2 < text.count, text[end] == 0x540C, text[end + 1] == 0x65E5 || text[end + 1] == 0x6B65,
      tables.states.longest(in: text, at: end + 2, before: min(text.count, end + 8)) != nil
    {
      return true
    }
    if index + 1 < range.upperBound, tokens[index + 1].kind == .period, Int(tokens[index + 1].start) == end {
      let behind = Int(tokens[index + 1].end)
      return behind < text.count
        && tables.states.longest(in: text, at: behind, before: min(text.count, behind + 6)) != nil
    }
    // 等一批项目成功落地, A、B相继落户
    guard text[end] == 0x7B49 || text[end] == 0x3001 else { return false }
    for place in end + 1..<max(end + 1, min(end + (text[end] == 0x3001 ? 40 : 18), text.count - 1)) {
      if Scalars.isComma(text[place]) || Scalars.endsSentence(text[place]) { return false }
      switch (text[place], text[place + 1]) {
      // 落地 开工 投产 建成 签约 启动 竣工 落户 推进
      case (0x843D, 0x6237), (0x63A8, 0x8FDB): return true
      // 投用 投运 揭牌 挂牌 启用 封顶
      case (0x6295, 0x7528), (0x6295, 0x8FD0), (0x63ED, 0x724C), (0x6302, 0x724C), (0x542F, 0x7528), (0x5C01, 0x9876):
        return true
      case (0x843D, 0x5730), (0x5F00, 0x5DE5), (0x6295, 0x4EA7), (0x5EFA, 0x6210), (0x7B7E, 0x7EA6), (0x542F, 0x52A8),
        (0x7AE3, 0x5DE5):
        return true
      default: continue
      }
    }
    return false
  }

  /// Whether a name is a member of a list of its kind: 壮大工程、跃升工程, with the same two characters at the end.
  private func isMember(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    let tail = (text[end - 2], text[end - 1])
    let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : 0
    guard before == 0x3001 || Scalars.isColon(before) else { return false }
    if end < text.count, text[end] == 0x3001 {
      for place in end + 2..<min(end + 14, text.count) where (text[place - 1], text[place]) == tail { return true }
    }
    return before == 0x3001 && range.lowerBound >= 3 && (text[range.lowerBound - 3], text[range.lowerBound - 2]) == tail
  }

  private func isOpening(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.endsClause || token.kind == .period || token.kind == .space || token.isWord(.connective)
      || token.kind == .listComma
      || token.kind == .quantity && token.end - token.start == 4 && Scalars.isDigit(text[Int(token.start)])
  }

  /// Whether a name is a member of a list whose first member something was done with, or behind 的 of what is done.
  private func isListed(_ start: Int, in range: Range<Int>) -> Bool {
    if text[start - 1] == 0x7684 {
      // 总投资22亿元的X, 由…主导的X: something is told of it before.
      let floor = max(Int(tokens[range.lowerBound].start), start - 24)
      for index in floor..<start {
        switch (text[index], index + 1 < text.count ? text[index + 1] : 0) {
        // 设立 组建 成立
        case (0x8BBE, 0x7ACB), (0x7EC4, 0x5EFA), (0x6210, 0x7ACB): return true
        // 提供 投资 主导 主办 发起 运营 建设 牵头 共建 投运 投用 上线 规模 开工 建成
        case (0x63D0, 0x4F9B), (0x6295, 0x8FD0), (0x6295, 0x7528), (0x4E0A, 0x7EBF), (0x89C4, 0x6A21), (0x5F00, 0x5DE5),
          (0x5EFA, 0x6210),
          (0x6295, 0x8D44), (0x4E3B, 0x5BFC), (0x4E3B, 0x529E), (0x53D1, 0x8D77), (0x8FD0, 0x8425), (0x5EFA, 0x8BBE),
          (0x7275, 0x5934), (0x5171, 0x5EFA):
          return true
        default: continue
        }
      }
      return false
    }
    return followsListed(start)
  }

  private func hasListHead(_ start: Int, in range: Range<Int>) -> Bool { followsListed(start) }

  /// The bodies that a clause names beside an initiative: 与X共建, 联合X, X牵头.
  func bodies(before index: Int, from start: Int) -> [Range<Int>] {
    var place = index - 1
    var end: Int?
    while place >= start, !tokens[place].endsClause {
      let range = tokens[place].range
      for position in range {
        // 共建 合作 联合
        if position + 1 < text.count,
          text[position] == 0x5171 && text[position + 1] == 0x5EFA
            || text[position] == 0x5408 && text[position + 1] == 0x4F5C
        {
          end = position
        }
      }
      if let end {
        for position in range.reversed() where position < end {
          // 与 同 和
          if text[position] == 0x4E0E || text[position] == 0x540C
            || (position > 0 && text[position - 1] == 0x8054 && text[position] == 0x5408)
          {
            var stop = end
            for cut in position + 1..<end
            where (text[cut] == 0x6DF1 && text[cut + 1] == 0x5EA6) || (text[cut] == 0x8054 && text[cut + 1] == 0x5408)
              || (text[cut] == 0x5408 && text[cut + 1] == 0x4F5C) || (text[cut] == 0x515A && text[cut + 1] == 0x59D4)
            {
              stop = min(stop, cut)
            }
            return stop - position > 3 ? [position + 1..<stop] : []
          }
        }
      }
      place -= 1
    }
    return []
  }
}
