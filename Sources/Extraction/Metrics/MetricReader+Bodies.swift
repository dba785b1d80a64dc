import PrintedForms

/// Bodies: where the name of one ends, and what a sentence that sets one up leaves to the next.
extension MetricReader {
  func bodyBehindAttribute(_ index: Int, in clause: Range<Int>) -> Range<Int>? {
    guard ["位于", "坐落", "来自", "落户"].contains(where: { holds(tokens[index].range, $0) }) else { return nil }
    for place in index + 1..<min(index + 6, clause.upperBound) {
      let token = tokens[place]
      guard token.kind == .gap, text[Int(token.start)] == 0x7684 else { continue }
      let first = token.end - token.start == 1 ? place + 1 : place
      guard first < clause.upperBound, var body = body(from: first, in: clause) else { return nil }
      if text[body.lowerBound] == 0x7684 { body = body.lowerBound + 1..<body.upperBound }
      return body
    }
    return nil
  }

  /// An area that is like a zone and is none: 兰江经开区.
  func otherArea(_ index: Int, in clause: Range<Int>) -> Range<Int>? {
    let token = tokens[index]
    var range = token.range
    if index + 1 < clause.upperBound, tokens[index + 1].isWord(.selfZone), tokens[index + 1].start == token.end,
      ["开发区", "园区"].contains(where: { ends(tokens[index + 1].range, in: $0) })
    {
      range = range.lowerBound..<Int(tokens[index + 1].end)
    }
    // All of these ends end in 区.
    guard text[range].contains(0x533A) else { return nil }
    for end in ["经开区", "经济技术开发区", "工业园区", "综合保税区"] {
      for start in range where start - range.lowerBound <= 6 {
        if let behind = Scalars.end(of: end, in: text, at: start, before: range.upperBound) {
          return range.lowerBound..<behind
        }
      }
    }
    // 镇江新区, not 高新区 or 城市新区
    for start in range where start + 2 <= range.upperBound && (2...4).contains(start - range.lowerBound) {
      if text[start] == 0x65B0, text[start + 1] == 0x533A, text[start - 1] != 0x9AD8, text[start - 1] != 0x5E02,
        text[start - 1] != 0x7EA7
      {
        return range.lowerBound..<start + 2
      }
    }
    return nil
  }

  /// The token behind a place in brackets inside a firm's name.
  func behindBracket(_ open: Int, in clause: Range<Int>) -> Int? {
    guard tokens[open].kind == .open, open > clause.lowerBound, open + 3 < clause.upperBound else { return nil }
    for close in open + 2...open + 3 where close + 1 < clause.upperBound && tokens[close].kind == .close {
      let behind = tokens[close + 1]
      if behind.isWord(.bodyEnd) || behind.kind == .gap && endsAsBody(behind) { return close + 1 }
      // 云上数据（贵州）技术有限公司
      if close + 2 < clause.upperBound, behind.kind == .gap, behind.end - behind.start <= 4,
        tokens[close + 2].isWord(.bodyEnd), ends(tokens[close + 2].range, in: "公司")
      {
        return close + 1
      }
    }
    return nil
  }

  /// A park within the zone that is named by a word and 园区: 唐家湾主园区营收….
  func isPark(_ index: Int, in clause: Range<Int>) -> Bool {
    let token = tokens[index]
    guard index + 2 < clause.upperBound, tokens[index + 1].isWord(.selfZone), tokens[index + 1].start == token.end,
      (2...8).contains(token.end - token.start), ends(tokens[index + 1].range, in: "园区"),
      tokens[index + 1].end - tokens[index + 1].start == 2
    else { return false }
    let isVague = ["各", "全部", "其他", "智慧", "特色", "绿色", "专业", "产业", "科技", "一流", "示范", "整个", "多个", "这些", "重点", "化工"]
      .contains {
        holds(token.range, $0)
      }
    guard !isVague, text[Int(token.start)] != 0x8BE5 else { return false }
    let follower = tokens[index + 2]
    return follower.kind == .period || follower.isWord(.achieve) || follower.isWord(.indicator)
      || follower.isWord(.action)
  }

  /// 普利制药, 维和药业: with a name before it, no trade.
  private func isDrugFirm(_ range: Range<Int>) -> Bool {
    guard ends(range, in: "制药") || ends(range, in: "药业"), (4...8).contains(range.count) else { return false }
    return !["生物", "化学", "现代", "创新", "中", "医疗", "原料"].contains { holds(range.lowerBound..<range.upperBound - 2, $0) }
  }

  /// 聚灿光电是另一匹黑马, …是国内龙头企业: said of a firm.
  private func isSaidToBeFirm(_ index: Int, in clause: Range<Int>) -> Bool {
    let range = Int(tokens[index].end)..<min(Int(tokens[clause.upperBound - 1].end), Int(tokens[index].end) + 24)
    return ["企业", "公司", "龙头", "黑马", "厂商", "供应商", "领军", "制造商"].contains { holds(range, $0) }
      && !holds(range, "产业")
  }

  /// Whether a firm's name goes on: 比亚迪股份.
  private func continuesFirm(_ token: Token) -> Bool {
    token.isWord(.bodyEnd) && ["公司", "集团", "股份", "厂"].contains { ends(token.range, in: $0) }
  }

  /// Whether a figure directly behind a body's name goes on with what the sentence counts: …营收963亿元，南屏工业园421亿元.
  private func countsOn(_ index: Int) -> Bool {
    guard let last = metrics.last, last.sentence == sentence, let before = last.quantity else { return false }
    let quantity = quantities[Int(tokens[index].number)]
    return quantity.kind == .currency && quantities[before].unit.isSame(quantity.unit) && last.subject?.kind == .body
  }

  /// The body that a run of nouns names from a token on; nil where what is named is counted, not counting.
  func body(from index: Int, in clause: Range<Int>) -> Range<Int>? {
    var end = index
    var last: Int?
    while end < clause.upperBound {
      let token = tokens[end]
      guard
        isBodyPart(token)
          || token.isWord(.action) && end > index && end + 1 < clause.upperBound && tokens[end + 1].isWord(.bodyEnd)
      else {
        // 双良硅材料（包头）有限公司
        guard let behind = behindBracket(end, in: clause) else { break }
        end = behind
        continue
      }
      if token.isWord(.bodyEnd) || token.isWord(.firm) || token.kind == .gap && endsAsBody(token) { last = end }
      if token.isWord(.indicator), endsAsBody(token) { last = end }
      if token.isWord(.firm), end + 1 < clause.upperBound, !continuesFirm(tokens[end + 1]),
        end + 2 >= clause.upperBound || tokens[end + 1].kind != .gap || !continuesFirm(tokens[end + 2]),
        behindBracket(end + 1, in: clause) == nil
      {
        break
      }
      if token.kind == .quoted, end == index, isShort(token), end + 1 < clause.upperBound { last = nil }
      end += 1
    }
    guard let last else { return nil }
    var range = Int(tokens[index].start)..<Int(tokens[last].end)
    let next = last + 1
    if next < clause.upperBound {
      let follower = tokens[next]
      // 国家级孵化器3家, 孵化器面积: the body is counted or measured.
      if follower.kind == .quantity, !countsOn(next), !isCapacity(next, in: clause) { return nil }
      if follower.isWord(.link), next + 1 < clause.upperBound, tokens[next + 1].kind == .quantity,
        quantities[Int(tokens[next + 1].number)].kind == .count
      {
        return nil
      }
      if follower.isWord(.totalNoun) || follower.isWord(.andSoOn) || follower.kind == .listComma { return nil }
    }
    // 引进大学毕业生, 大学生
    if scalar(range.upperBound) == 0x6BD5 || scalar(range.upperBound) == 0x751F { return nil }
    if next < clause.upperBound, !tokens[last].isWord(.firm), !letsBodyEnd(tokens[next], range) { return nil }
    if isWeakEnd(last), !tokens[last].isWord(.firm), !isCertain(next, in: clause), !isDrugFirm(range) { return nil }
    // 由…, 与…, 在…, 凭借与…: no subject.
    switch text[range.lowerBound] {
    case 0x51ED, 0x7531, 0x4E0E, 0x5728, 0x5BF9, 0x5411, 0x4ECE, 0x4EE5, 0x4E3A, 0x88AB, 0x7ECF, 0x636E, 0x5C06, 0x628A,
      0x5176:
      return nil
    default: break
    }
    range = withoutZone(withoutReporter(withoutParty(range)))
    switch text[range.lowerBound] {
    case 0x7531, 0x4E0E, 0x5728, 0x5BF9, 0x5411, 0x4ECE, 0x5C06, 0x628A: return nil
    default: break
    }
    if isBare(range) || ends(range, in: "企业") || ends(range, in: "群众") { return nil }
    return range.count >= 3 || tokens[last].isWord(.firm) ? range : nil
  }

  /// Whether a name ends in the word for a trade, which companies and industries both do: 国仪量子, 高端装备.
  func isWeakEnd(_ index: Int) -> Bool {
    Self.weakEnds.hasWord(text, endingAt: Int(tokens[index].end), from: Int(tokens[index].start))
  }

  private static let weakEnds: WordSet = [
    "药业", "制药", "生物", "重工", "电子", "智能", "机械", "材料", "能源", "汽车", "光电", "半导体", "动力", "装备", "新材", "量子", "阀门", "传感", "流体",
    "精密", "航空", "航天", "通信", "软件", "网络", "微电子", "纳米", "激光", "机器人", "精工", "芯材", "科技", "新能源", "谷", "园", "港", "镇", "乡",
    "村", "局", "基地", "社区",
    "港区", "机构", "科技园", "产业园", "软件园", "创业园", "工业园", "功能区", "组团", "片区",
  ]

  /// Whether what follows shows that a body is meant: a comma, a span, a verb of reaching, a figure that only firms have.
  func isCertain(_ next: Int, in clause: Range<Int>) -> Bool {
    guard next < clause.upperBound else { return false }
    let token = tokens[next]
    switch token.kind {
    case .period, .quoted: return true
    case .quantity: return countsOn(next)
    case .word:
      switch token.word {
      case .achieve, .action: return true
      case .link where self.token(next, is: "是"): return isSaidToBeFirm(next, in: clause)
      case .indicator:
        return ["营收", "营业收入", "净利润", "订单", "注册资本", "销售额", "员工", "研发"].contains { holds(token.range, $0) }
          || ends(Int(tokens[next - 1].start)..<Int(tokens[next - 1].end), in: "园")
          || ends(tokens[next - 1].range, in: "谷")
          || ends(tokens[next - 1].range, in: "片区") || ends(tokens[next - 1].range, in: "镇")
      case .connective, .plan: return true
      default: return false
      }
    default: return false
    }
  }

  /// Whether a body's name may end before a token: not before the noun that it only describes (公司数量, 光电产业), nor
  /// before what is done to it (中心建设).
  func letsBodyEnd(_ follower: Token, _ range: Range<Int>) -> Bool {
    let start = Int(follower.start)
    switch follower.kind {
    case .gap:
      if isSmall(follower) { return text[start] != 0x7684 }
      // 公司, 集团, 份: a verb that no table knows may follow; else a noun goes on.
      let last = text[range.upperBound - 1]
      guard last == 0x53F8 || last == 0x56E2 || last == 0x4EFD else { return false }
      switch text[start] {
      // 的 数 治 债 股 法 员 总 化 类 制 层 级 负 相 董 党
      case 0x7684, 0x6570, 0x6CBB, 0x503A, 0x80A1, 0x6CD5, 0x5458, 0x603B, 0x5316, 0x7C7B, 0x5236, 0x5C42, 0x7EA7,
        0x8D1F,
        0x76F8, 0x8463, 0x515A:
        return false
      default: return true
      }
    case .word:
      if follower.word == .action, holds(follower.range, "建设") || holds(follower.range, "改造") { return false }
      return follower.word != .plain && follower.word != .bodyEnd && follower.word != .office
    case .quoted: return true
    default: return true
    }
  }

  /// Whether a body is the zone's own committee.
  func isCommittee(_ range: Range<Int>) -> Bool {
    ends(range, in: "管委会") || ends(range, in: "党工委") || ends(range, in: "管理委员会")
  }

  func isBodyPart(_ token: Token) -> Bool {
    switch token.kind {
    case .gap: !isSmall(token)
    case .quoted: true
    case .word:
      switch token.word {
      case .bodyEnd, .firm, .indicator, .plain, .zone, .cityName, .selfZone, .province, .city: true
      default: false
      }
    default: false
    }
  }

  func isShort(_ token: Token) -> Bool { token.end - token.start <= 12 }

  /// Whether characters end as the name of a body does.
  func endsAsBody(_ token: Token) -> Bool {
    let end = Int(token.end)
    guard end >= 2 else { return false }
    switch (text[end - 2], text[end - 1]) {
    // 机构, 公司, 集团, 股份
    case (0x673A, 0x6784), (0x516C, 0x53F8), (0x96C6, 0x56E2), (0x80A1, 0x4EFD): return true
    default: return false
    }
  }

  /// A body's name without the Party organisation in it that the sentence names: 新型研发机构党组织.
  func withoutParty(_ range: Range<Int>) -> Range<Int> {
    for ending in ["党组织", "党支部", "党总支", "党委"] {
      let length = ending.scalarCount
      if range.count >= length + 3, holds(range.upperBound - length..<range.upperBound, ending) {
        return range.lowerBound..<range.upperBound - length
      }
    }
    return range
  }

  /// A body's name without 高新区 or the article's own zone before it.
  func withoutZone(_ range: Range<Int>) -> Range<Int> {
    if let match = knowledge.trie.longest(in: text, at: range.lowerBound, before: range.upperBound),
      knowledge.words[match.word].kind == .zone, range.upperBound - match.end >= 4, text[match.end - 1] == 0x533A
    {
      return match.end..<range.upperBound
    }
    for index in range.prefix(8)
    where index + 7 <= range.upperBound && text[index] == 0x9AD8 && text[index + 1] == 0x65B0
      && text[index + 2] == 0x533A
    {
      return index + 3..<range.upperBound
    }
    for prefix in ["该高新区", "全区", "我区", "园区", "高新区"] {
      let length = prefix.scalarCount
      if range.count >= length + 4, holds(range.lowerBound..<range.lowerBound + length, prefix) {
        return range.lowerBound + length..<range.upperBound
      }
    }
    return range
  }

  /// Keeps a body that a clause says was set up: what follows without a subject is its doing.
  mutating func noteEstablished(_ index: Int, in clause: Range<Int>) {
    let verbs = ["组建", "成立", "建设", "设立", "搭建", "建立", "牵头组建"]
    guard verbs.contains(where: { token(index, is: $0) }), index + 1 < clause.upperBound else { return }
    let first = tokens[index + 1]
    if first.kind == .quoted, first.end - first.start >= 5 {
      let inner = Int(first.start) + 1..<Int(first.end) - 1
      guard endsAsTeam(inner) else { return }
      establishedBody = inner
      if subject == nil || subject?.kind == .body { subject = SubjectReference(range: inner, kind: .body) }
      return
    }
    if let body = body(from: index + 1, in: clause) { establishedBody = body }
  }

  func endsAsTeam(_ range: Range<Int>) -> Bool {
    ["团", "队", "中心", "联盟", "公司", "站", "平台", "专班", "驿站"].contains { ending in
      let length = ending.scalarCount
      return range.count > length && holds(range.upperBound - length..<range.upperBound, ending)
    }
  }

  /// Whether a sentence without a subject tells what the body set up just before it did: 累计提供….
  func continuesBody(_ range: Range<Int>) -> Bool {
    for index in range {
      let token = tokens[index]
      if token.kind == .period || token.kind == .comma || token.kind == .space { continue }
      guard token.kind == .word else { return false }
      return token.word == .link || token.word == .connective && isAdverb(index)
    }
    return false
  }

  func isAdverb(_ index: Int) -> Bool {
    ["目前", "目前已", "先后", "已累计", "现已", "截至目前"].contains { token(index, is: $0) }
  }
}
