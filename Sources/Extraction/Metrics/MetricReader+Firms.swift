import PrintedForms

/// Firms: by the ends of their names, by what stands around them, by 公司 and 该公司.
extension MetricReader {
  /// Keeps the names of firms that a clause mentions, for 公司 and for clauses that begin with them.
  mutating func noteFirms(_ clause: Range<Int>) {
    for index in clause {
      let token = tokens[index]
      if token.isWord(.bodyEnd), ends(token.range, in: "公司") || ends(token.range, in: "集团"), index > clause.lowerBound {
        var first = index
        while first - 1 >= clause.lowerBound, isFirmPart(tokens[first - 1]) { first -= 1 }
        guard first < index || first > clause.lowerBound && tokens[first - 1].kind == .close else { continue }
        // A place in brackets inside the name: 双良硅材料（包头）有限公司.
        if let open = [first - 3, first - 4].first(where: {
          $0 > clause.lowerBound && tokens[$0].kind == .open && tokens[first - 1].kind == .close
        }), isFirmPart(tokens[open - 1]), behindBracket(open, in: clause) == first {
          first = open - 1
          while first - 1 >= clause.lowerBound, isFirmPart(tokens[first - 1]) { first -= 1 }
        }
        var range = withoutZone(trimmed(Int(tokens[first].start)..<Int(token.end)))
        // 大庆市唯品科技开发有限公司: the city is part of a firm's full name.
        if ends(range, in: "有限公司"), first > clause.lowerBound, tokens[first - 1].end == tokens[first].start,
          tokens[first - 1].isWord(.cityName) || tokens[first - 1].isWord(.province)
        {
          range = Int(tokens[first - 1].start)..<range.upperBound
        }
        // 在 由 与 向 对 从 据 让
        if range.count > 6,
          [0x5728, 0x7531, 0x4E0E, 0x5411, 0x5BF9, 0x4ECE, 0x636E, 0x8BA9].contains(text[range.lowerBound])
        {
          range = range.lowerBound + 1..<range.upperBound
        }
        range = withoutReporter(range)
        if range.count >= 4, range.count <= 20, !isAnaphor(range), !isBare(range) { noteFirm(range) }
      } else if token.isWord(.firm) {
        lastBody = token.range
      } else if token.isWord(.office) {
        noteSpeaker(index, in: clause)
      } else if token.kind == .word, token.word == .indicator || token.word == .plain, ends(token.range, in: "企业"),
        index + 1 < clause.upperBound
      {
        // 园区企业嘉特机电4月…: a firm's name without its end.
        var last = index
        while last + 1 < clause.upperBound, isFirmPart(tokens[last + 1]) { last += 1 }
        guard last > index, last + 1 < clause.upperBound || clause.upperBound < tokens.count else { continue }
        let range = Int(tokens[index + 1].start)..<Int(tokens[last].end)
        let follower = last + 1 < clause.upperBound ? tokens[last + 1] : tokens[clause.upperBound]
        let isName =
          follower.kind == .period || follower.kind == .comma || follower.isWord(.action) || follower.isWord(.achieve)
        // 企业培育方面: what is told of, no firm.
        if isName, !tokens[index + 1].isWord(.action), !ends(range, in: "方面"), range.count >= 3, range.count <= 6,
          tokens[last].isWord(.bodyEnd) || range.count == 4
        {
          noteFirm(range)
        }
      }
    }
  }

  /// 卡尔文动力总经理…说: the firm that somebody speaks for. What was quoted before it, as 我们 or 公司, is the firm's.
  private mutating func noteSpeaker(_ index: Int, in clause: Range<Int>) {
    var first = index
    while first - 1 >= clause.lowerBound, isFirmPart(tokens[first - 1]) || tokens[first - 1].isWord(.firm) {
      first -= 1
    }
    guard first < index else { return }
    var start = Int(tokens[first].start)
    let end = Int(tokens[index].start)
    let closing = (start..<end).last { Scalars.closesQuote(text[$0]) }
    if let closing { start = closing + 1 }
    let range = withoutZone(trimmed(start..<end))
    guard let firm = isAnaphor(range) ? lastBody : named(range) else { return }
    let behind = Int(tokens[index].end)..<min(Int(tokens[clause.upperBound - 1].end), Int(tokens[index].end) + 12)
    guard closing == start - 1, ["说", "表示", "介绍", "告诉"].contains(where: { holds(behind, $0) }) else { return }
    let floor = max(0, start - 300)
    guard let opening = (floor..<start - 1).last(where: { Scalars.opensQuote(text[$0]) }),
      ["我们", "公司", "企业"].contains(where: { holds(opening..<start - 1, $0) })
    else { return }
    for metric in metrics.indices.reversed() {
      guard metrics[metric].place.lowerBound > opening else { break }
      if metrics[metric].subject == nil { metrics[metric].subject = SubjectReference(range: firm, kind: .body) }
    }
  }

  /// The firm of a name before an office, which is kept; nil for what is none.
  private mutating func named(_ range: Range<Int>) -> Range<Int>? {
    guard (3...16).contains(range.count), !isBare(range), !ends(range, in: "企业") else { return nil }
    noteFirm(range)
    return range
  }

  mutating func noteFirm(_ range: Range<Int>) {
    lastBody = range
    if firms.count < 50, !firms.contains(where: { text[$0].elementsEqual(text[range]) }) { firms.append(range) }
  }

  func isFirmPart(_ token: Token) -> Bool {
    token.kind == .gap && !isSmall(token) || token.isWord(.bodyEnd) || token.isWord(.plain)
      || token.isWord(.action) && token.end - token.start == 2
  }

  /// The firm named directly behind a word for firms: 园区企业嘉特机电.
  func firmBehind(_ index: Int, in clause: Range<Int>) -> Range<Int>? {
    guard ends(tokens[index].range, in: "企业"), index + 1 < clause.upperBound else { return nil }
    let start = Int(tokens[index + 1].start)
    return firms.first { $0.lowerBound == start }
  }

  /// A firm known from before that a place of the text begins with.
  func firm(at place: Int) -> Range<Int>? {
    for firm in firms where place != firm.lowerBound {
      guard let end = endOfName(firm, at: place) else { continue }
      // Not the first of a list: 、 等 和 与 及
      switch scalar(end) {
      case 0x3001, 0x7B49, 0x548C, 0x4E0E, 0x53CA: continue
      default: return place..<end
      }
    }
    return nil
  }

  /// Where a firm's name ends at a place of the text: the whole name, or the name without the words for a firm that its
  /// full name ends in, 华工高理 of 华工高理电子有限公司.
  private func endOfName(_ firm: Range<Int>, at place: Int) -> Int? {
    var length = 0
    while length < firm.count, place + length < text.count, text[firm.lowerBound + length] == text[place + length] {
      length += 1
    }
    if length == firm.count { return place + length }
    guard length >= 4, ends(firm, in: "公司"),
      let rest = knowledge.trie.longest(in: text, at: firm.lowerBound + length, before: firm.upperBound),
      knowledge.words[rest.word].kind == .bodyEnd
    else { return nil }
    return place + length
  }

  /// 科大讯飞2023年营收…: a name that is no class, a span, and a figure that firms have.
  func firmBeforeSpan(_ index: Int, in clause: Range<Int>) -> Range<Int>? {
    let token = tokens[index]
    guard token.kind == .gap, (3...10).contains(token.end - token.start), index + 2 < clause.upperBound,
      tokens[index + 1].kind == .period, tokens[index + 1].start == token.end
    else { return nil }
    var noun = index + 2
    while noun < min(index + 5, clause.upperBound), !tokens[noun].isWord(.indicator), tokens[noun].kind != .quantity {
      noun += 1
    }
    guard noun < clause.upperBound, tokens[noun].isWord(.indicator), !isTrade(token.range) else { return nil }
    let name = tokens[noun].range
    guard ["营收", "营业收入", "净利润", "产值", "订单", "销售额", "销售收入"].contains(where: { holds(name, $0) }),
      !isClass(token.range) || isFirmOfTrade(token.range)
    else {
      return nil
    }
    // 区 市 省 园 的 其 该 这 在
    let last = text[Int(token.end) - 1]
    let first = text[Int(token.start)]
    guard ![0x533A, 0x5E02, 0x7701, 0x56ED, 0x7684].contains(last), ![0x5176, 0x8BE5, 0x8FD9, 0x5728].contains(first)
    else { return nil }
    return token.range
  }

  /// 东方钽业: what ends in 业 and is no 产业, 行业, 制造业.
  private func isFirmOfTrade(_ range: Range<Int>) -> Bool {
    guard range.count >= 4, text[range.upperBound - 1] == 0x4E1A else { return false }
    switch text[range.upperBound - 2] {
    // 钽 药 矿 乳 酒 铝 铜 钢 纸 钛 镁 锌 硅 盐 糖 茶
    case 0x94BD, 0x836F, 0x77FF, 0x4E73, 0x9152, 0x94DD, 0x94DC, 0x94A2, 0x7EB8, 0x949B, 0x9541, 0x950C, 0x7845, 0x76D0,
      0x7CD6, 0x8336:
      return true
    default: return false
    }
  }

  /// Whether a name holds the word for a trade, which is no firm's.
  private func isTrade(_ range: Range<Int>) -> Bool {
    [
      "电子信息", "生物医药", "医药健康", "装备制造", "高端装备", "新材料", "新能源", "汽车", "光伏", "锂电", "集成电路", "食品", "数字", "服务", "智能", "软件",
      "航空航天",
      "轨道交通", "光电子", "半导体", "环保", "物流", "化工", "纺织", "材料", "制造", "规上", "限上", "民营", "国有", "工业", "农业", "外贸", "主导", "全区",
    ].contains { holds(range, $0) }
  }

  /// A body's name without who came there: 记者走进X, 走进X, 来到X.
  func withoutReporter(_ range: Range<Int>) -> Range<Int> {
    // 为甲公司配套的乙机械有限公司
    if let behind = range.dropLast(4).last(where: { text[$0] == 0x7684 }) { return behind + 1..<range.upperBound }
    // 城投集团所属秦创园创新中心
    if let owned = range.dropLast(4).last(where: { text[$0] == 0x6240 && text[$0 + 1] == 0x5C5E }) {
      return owned + 2..<range.upperBound
    }
    // 记 走 来
    guard [0x8BB0, 0x8D70, 0x6765].contains(text[range.lowerBound]),
      // 进 到 访
      let entered = range.prefix(8).last(where: { [0x8FDB, 0x5230, 0x8BBF].contains(text[$0]) }),
      range.upperBound - entered > 4
    else { return range }
    return entered + 1..<range.upperBound
  }

  /// Whether a name is but the word for a kind of body, or for goods.
  func isBare(_ range: Range<Int>) -> Bool {
    Self.bareBodies.contains(text, range)
  }

  private static let bareBodies: WordSet = [
    "党组织", "党委", "党支部", "党工委", "委员会", "研究院", "实验室", "孵化器", "产业园", "科技园", "保税区", "大学", "学院", "社区", "街道", "基地", "办事处",
    "协会", "商会", "股份有限公司", "有限公司", "有限责任公司", "控股公司", "上市公司", "分公司", "子公司", "集团公司",
    // Goods and trades, which end as firms do.
    "新能源汽车", "智能网联汽车", "新能源", "高端装备", "智能装备", "工业机器人", "服务机器人", "工程机械", "汽车电子",
  ]

  /// 该公司, 公司: the body named before.
  func isAnaphor(_ range: Range<Int>) -> Bool {
    Self.anaphors.contains(text, range)
  }

  private static let anaphors: WordSet = [
    "该公司", "该集团", "该企业", "该院", "该校", "该中心", "该所", "该平台", "该行", "公司", "集团", "该研究院",
  ]
}
