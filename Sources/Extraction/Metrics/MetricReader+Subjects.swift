import PrintedForms
import ZoneModel

extension MetricReader {
  /// Takes whose figures a clause tells of, where its beginning says so.
  mutating func readSubject(_ clause: Range<Int>) {
    // 主任：…: who speaks is not whose figures follow.
    if clause.upperBound < tokens.count, tokens[clause.upperBound].kind == .colon, !hasQuantity(clause) { return }
    if let anaphor = anaphor(in: clause) { return take(anaphor, .body) }
    var index = clause.lowerBound
    var isPart = false
    while index < clause.upperBound {
      let token = tokens[index]
      switch token.kind {
      case .period, .space, .listComma, .open, .close: break
      case .gap where isSmall(token): break
      case .word:
        // 位于…的云山科技公司: the body stands behind 的.
        if token.word == .other, let body = bodyBehindAttribute(index, in: clause) { return take(body, .body) }
        switch token.word {
        case .connective, .link, .base, .other, .forecast, .target, .plan: break
        case .ofWhich: isPart = true
        case .selfZone: return takeSelf(index, in: clause)
        case .zone: return takeZone(index, in: clause)
        case .namesake:
          if let zoneName, text[zoneName].elementsEqual(text[token.range]) { return takeSelf(index, in: clause) }
          return take(token.range, .otherZone)
        case .city, .cityName: return takePlace(index, .city, in: clause)
        case .province: return takePlace(index, .province, in: clause)
        case .nation: return
        default:
          if let firm = firmBehind(index, in: clause) { return take(firm, .body) }
          return takeBody(index, in: clause, isPart: isPart)
        }
      case .gap where index + 1 < clause.upperBound && tokens[index + 1].isWord(.city) && token.end - token.start <= 4:
        return take(Int(token.start)..<Int(tokens[index + 1].end), .city)
      case .gap, .quoted:
        if let firm = firm(at: Int(token.start)) { return take(firm, .body) }
        if let firm = firmBeforeSpan(index, in: clause) { return take(firm, .body) }
        if let area = otherArea(index, in: clause) { return take(area, .otherZone) }
        if index + 1 < clause.upperBound, let name = ArticleZone.unlisted(tokens, index + 1, text) {
          if let zoneName, zone == nil, text[zoneName].elementsEqual(text[name]) { return takeSelf(index, in: clause) }
          if zone != nil || zoneName != nil {
            if let body = body(from: index, in: clause) { return take(body, .body) }
            return take(name, .otherZone)
          }
        }
        return takeBody(index, in: clause, isPart: isPart)
      default: return
      }
      index += 1
    }
  }

  private func bodyBehindAttribute(_ index: Int, in clause: Range<Int>) -> Range<Int>? {
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

  /// 增长最快的是石鼓高新区，…: whose figures follow, named at the end of a clause.
  mutating func readNamedLast(_ clause: Range<Int>) {
    guard clause.count >= 2, !hasQuantity(clause),
      let link = clause.last(where: { tokens[$0].kind == .gap && holds(tokens[$0].range, "的") || tokens[$0].isWord(.link) && token($0, is: "是") })
    else { return }
    guard token(link, is: "是") || ends(tokens[link].range, in: "的是") else { return }
    for index in link + 1..<max(link + 1, clause.upperBound) {
      if tokens[index].isWord(.zone) { return readSubject(index..<clause.upperBound) }
      if let name = ArticleZone.unlisted(tokens, index, text) {
        subject = SubjectReference(range: name, kind: .otherZone)
        return
      }
    }
  }

  /// Keeps the names of firms that a clause mentions, for 公司 and for clauses that begin with them.
  mutating func noteFirms(_ clause: Range<Int>) {
    for index in clause {
      let token = tokens[index]
      if token.isWord(.bodyEnd), ends(token.range, in: "公司") || ends(token.range, in: "集团"), index > clause.lowerBound {
        var first = index
        while first - 1 >= clause.lowerBound, isFirmPart(tokens[first - 1]) { first -= 1 }
        guard first < index else { continue }
        let range = withoutZone(trimmed(Int(tokens[first].start)..<Int(token.end)))
        if range.count >= 4, range.count <= 20, !isAnaphor(range), !isBare(range) { noteFirm(range) }
      } else if token.kind == .word, token.word == .indicator || token.word == .plain, ends(token.range, in: "企业"), index + 1 < clause.upperBound {
        // 园区企业嘉特机电4月…: a firm's name without its end.
        var last = index
        while last + 1 < clause.upperBound, isFirmPart(tokens[last + 1]) { last += 1 }
        guard last > index, last + 1 < clause.upperBound || clause.upperBound < tokens.count else { continue }
        let range = Int(tokens[index + 1].start)..<Int(tokens[last].end)
        let follower = last + 1 < clause.upperBound ? tokens[last + 1] : tokens[clause.upperBound]
        let isName = follower.kind == .period || follower.kind == .comma || follower.isWord(.action) || follower.isWord(.achieve)
        if isName, range.count >= 3, range.count <= 6, tokens[last].isWord(.bodyEnd) || range.count == 4 { noteFirm(range) }
      }
    }
  }

  private mutating func noteFirm(_ range: Range<Int>) {
    lastBody = range
    if firms.count < 50, !firms.contains(where: { text[$0].elementsEqual(text[range]) }) { firms.append(range) }
  }

  private func isFirmPart(_ token: Token) -> Bool {
    token.kind == .gap && !isSmall(token) || token.isWord(.bodyEnd) || token.isWord(.plain)
      || token.isWord(.action) && token.end - token.start == 2
  }

  /// The firm named directly behind a word for firms: 园区企业嘉特机电.
  private func firmBehind(_ index: Int, in clause: Range<Int>) -> Range<Int>? {
    guard ends(tokens[index].range, in: "企业"), index + 1 < clause.upperBound else { return nil }
    let start = Int(tokens[index + 1].start)
    return firms.first { $0.lowerBound == start }
  }

  /// A firm known from before that a place of the text begins with.
  private func firm(at place: Int) -> Range<Int>? {
    for firm in firms where place + firm.count <= text.count && place != firm.lowerBound {
      if text[firm].elementsEqual(text[place..<place + firm.count]) { return place..<place + firm.count }
    }
    return nil
  }

  /// 公司 or 该公司 at the beginning of a clause.
  private func anaphor(in clause: Range<Int>) -> Range<Int>? {
    var index = clause.lowerBound
    while index < clause.upperBound, tokens[index].kind == .period || tokens[index].kind == .space || tokens[index].isWord(.connective) {
      index += 1
    }
    guard index < clause.upperBound else { return nil }
    var range = tokens[index].range
    if tokens[index].kind == .gap, text[range.lowerBound] == 0x8BE5, index + 1 < clause.upperBound, tokens[index + 1].kind == .word {
      range = range.lowerBound..<Int(tokens[index + 1].end)
      if range.count > 5 { return nil }
    }
    return lastBody != nil && isAnaphor(range) ? range : nil
  }

  private mutating func take(_ range: Range<Int>, _ kind: SubjectReference.Kind) {
    var range = range
    if kind == .body {
      if isCommittee(range) {
        subject = nil
        return
      }
      if isAnaphor(range) {
        guard let lastBody else { return }
        range = lastBody
      } else {
        lastBody = range
      }
    }
    let found = SubjectReference(range: range, kind: kind)
    if subject?.kind == .body || kind == .body, subject != found { forgetPeriod(before: range.lowerBound) }
    subject = found
    establishedBody = nil
  }

  /// A new subject does not take over the span that was told for another, unless the span is the sentence's own opening.
  private mutating func forgetPeriod(before place: Int) {
    guard let number = sentencePeriod else {
      paragraphPeriod = nil
      return
    }
    let isOpening = metrics.last.map { $0.sentence != sentence } ?? true
    if !isOpening, let last = metrics.last, last.subject?.kind == .body,
      periods[number].place.lowerBound < last.place.lowerBound,
      periods[number].place.lowerBound > (last.subject?.range.lowerBound ?? 0)
    {
      sentencePeriod = nil
      paragraphPeriod = nil
    }
  }

  private mutating func takeSelf(_ index: Int, in clause: Range<Int>) {
    if let body = body(from: index, in: clause) { return take(body, .body) }
    if subject?.kind == .body { forgetPeriod(before: Int(tokens[index].start)) }
    subject = nil
  }

  private mutating func takeZone(_ index: Int, in clause: Range<Int>) {
    if let body = body(from: index, in: clause) { return take(body, .body) }
    let token = tokens[index]
    if let zone, Int(token.number) != zone { return take(token.range, .otherZone) }
    if subject?.kind == .body { forgetPeriod(before: Int(token.start)) }
    subject = nil
  }

  /// 科大讯飞2023年营收…: a name that is no class, a span, and a figure that firms have.
  private func firmBeforeSpan(_ index: Int, in clause: Range<Int>) -> Range<Int>? {
    let token = tokens[index]
    guard token.kind == .gap, (3...6).contains(token.end - token.start), index + 2 < clause.upperBound,
      tokens[index + 1].kind == .period, tokens[index + 1].start == token.end, tokens[index + 2].isWord(.indicator)
    else { return nil }
    let name = tokens[index + 2].range
    guard ["营收", "营业收入", "净利润", "产值", "订单", "销售额", "销售收入"].contains(where: { holds(name, $0) }), !isClass(token.range) else {
      return nil
    }
    // 区 市 省 园 的 其 该 这 在
    let last = text[Int(token.end) - 1]
    let first = text[Int(token.start)]
    guard ![0x533A, 0x5E02, 0x7701, 0x56ED, 0x7684].contains(last), ![0x5176, 0x8BE5, 0x8FD9, 0x5728].contains(first) else { return nil }
    return token.range
  }

  /// An area that is like a zone and is none: 兰江经开区.
  private func otherArea(_ index: Int, in clause: Range<Int>) -> Range<Int>? {
    let token = tokens[index]
    var range = token.range
    if index + 1 < clause.upperBound, tokens[index + 1].isWord(.selfZone), holds(tokens[index + 1].range, "开发区") {
      range = range.lowerBound..<Int(tokens[index + 1].end)
    }
    for end in ["经开区", "经济技术开发区", "工业园区", "综合保税区"] {
      let length = end.unicodeScalars.count
      for start in range where start + length <= range.upperBound && start - range.lowerBound <= 6 {
        if holds(start..<start + length, end) { return range.lowerBound..<start + length }
      }
    }
    return nil
  }

  private mutating func takePlace(_ index: Int, _ kind: SubjectReference.Kind, in clause: Range<Int>) {
    if let body = body(from: index, in: clause) { return take(body, .body) }
    // 全市第一, 全省前列: a scope, not a subject.
    guard index + 1 < clause.upperBound, tokens[index + 1].kind != .quantity else { return }
    take(tokens[index].range, kind)
  }

  private mutating func takeBody(_ index: Int, in clause: Range<Int>, isPart: Bool) {
    if let body = body(from: index, in: clause) { return take(body, .body) }
    // A city that no catalogue names: 襄北市地区生产总值.
    let token = tokens[index]
    guard token.kind == .gap else { return }
    let range = token.range
    for end in range where end - range.lowerBound >= 2 && end - range.lowerBound <= 4 {
      switch text[end] {
      // 市 省 县, not 市场, 省外, 市级
      case 0x5E02, 0x7701, 0x53BF:
        let behind = end + 1 < text.count ? text[end + 1] : 0
        if [0x573A, 0x5916, 0x5185, 0x7EA7, 0x573A, 0x91CD, 0x6C11, 0x503C, 0x653F, 0x59D4].contains(behind) { return }
        let isWhole = end + 1 == range.upperBound
        let isFollowed = index + 1 < clause.upperBound && (tokens[index + 1].isWord(.indicator) || tokens[index + 1].isWord(.achieve) || tokens[index + 1].kind == .period)
        if isWhole && isFollowed || !isWhole { take(range.lowerBound..<end + 1, text[end] == 0x7701 ? .province : .city) }
        return
      default: continue
      }
    }
  }

  /// The body that a run of nouns names from a token on; nil where what is named is counted, not counting.
  func body(from index: Int, in clause: Range<Int>) -> Range<Int>? {
    var end = index
    var last: Int?
    while end < clause.upperBound {
      let token = tokens[end]
      guard isBodyPart(token) || token.isWord(.action) && end > index && end + 1 < clause.upperBound && tokens[end + 1].isWord(.bodyEnd)
      else { break }
      if token.isWord(.bodyEnd) || token.kind == .gap && endsAsBody(token) { last = end }
      if token.isWord(.indicator), endsAsBody(token) { last = end }
      if token.kind == .quoted, end == index, isShort(token), end + 1 < clause.upperBound { last = nil }
      end += 1
    }
    guard let last else { return nil }
    var range = Int(tokens[index].start)..<Int(tokens[last].end)
    let next = last + 1
    if next < clause.upperBound {
      let follower = tokens[next]
      // 国家级孵化器3家, 孵化器面积: the body is counted or measured.
      if follower.kind == .quantity { return nil }
      if follower.isWord(.link), next + 1 < clause.upperBound, tokens[next + 1].kind == .quantity,
        quantities[Int(tokens[next + 1].number)].kind == .count
      {
        return nil
      }
      if follower.isWord(.totalNoun) || follower.isWord(.andSoOn) || follower.kind == .listComma { return nil }
    }
    if next < clause.upperBound, !letsBodyEnd(tokens[next], range) { return nil }
    if isWeakEnd(last), !isCertain(next, in: clause) { return nil }
    // 由…, 与…, 在…: no subject.
    switch text[range.lowerBound] {
    case 0x7531, 0x4E0E, 0x5728, 0x5BF9, 0x5411, 0x4ECE, 0x4EE5, 0x4E3A, 0x88AB, 0x7ECF, 0x636E, 0x5C06, 0x628A: return nil
    default: break
    }
    range = withoutZone(withoutParty(range))
    switch text[range.lowerBound] {
    case 0x7531, 0x4E0E, 0x5728, 0x5BF9, 0x5411, 0x4ECE, 0x5C06, 0x628A: return nil
    default: break
    }
    if isBare(range) || ends(range, in: "企业") || ends(range, in: "群众") { return nil }
    return range.count >= 3 ? range : nil
  }

  /// Whether a name ends in the word for a trade, which companies and industries both do: 国仪量子, 高端装备.
  private func isWeakEnd(_ index: Int) -> Bool {
    let weak = [
      "药业", "制药", "生物", "重工", "电子", "智能", "机械", "材料", "能源", "汽车", "光电", "半导体", "动力", "装备", "新材", "量子", "阀门", "传感", "流体",
      "精密", "航空", "航天", "通信", "软件", "网络", "微电子", "纳米", "激光", "机器人", "精工", "芯材", "科技", "新能源", "谷", "园", "港", "镇", "乡", "村", "局", "基地", "社区",
      "港区", "机构", "科技园", "产业园", "软件园", "创业园", "工业园", "功能区", "组团", "片区",
    ]
    return weak.contains { ends(tokens[index].range, in: $0) }
  }

  /// Whether what follows shows that a body is meant: a comma, a span, a verb of reaching, a figure that only firms have.
  private func isCertain(_ next: Int, in clause: Range<Int>) -> Bool {
    guard next < clause.upperBound else { return false }
    let token = tokens[next]
    switch token.kind {
    case .period, .quoted: return true
    case .word:
      switch token.word {
      case .achieve, .action: return true
      case .indicator:
        return ["营收", "营业收入", "净利润", "订单", "注册资本", "销售额", "员工", "研发"].contains { holds(token.range, $0) }
          || ends(Int(tokens[next - 1].start)..<Int(tokens[next - 1].end), in: "园") || ends(tokens[next - 1].range, in: "谷")
          || ends(tokens[next - 1].range, in: "片区") || ends(tokens[next - 1].range, in: "镇")
      case .connective, .plan: return true
      default: return false
      }
    default: return false
    }
  }

  /// Whether a body's name may end before a token: not before the noun that it only describes (公司数量, 光电产业), nor
  /// before what is done to it (中心建设).
  private func letsBodyEnd(_ follower: Token, _ range: Range<Int>) -> Bool {
    let start = Int(follower.start)
    switch follower.kind {
    case .gap:
      if isSmall(follower) { return text[start] != 0x7684 }
      // 公司, 集团, 份: a verb that no table knows may follow; else a noun goes on.
      let last = text[range.upperBound - 1]
      guard last == 0x53F8 || last == 0x56E2 || last == 0x4EFD else { return false }
      switch text[start] {
      // 的 数 治 债 股 法 员 总 化 类 制 层 级 负 相 董 党
      case 0x7684, 0x6570, 0x6CBB, 0x503A, 0x80A1, 0x6CD5, 0x5458, 0x603B, 0x5316, 0x7C7B, 0x5236, 0x5C42, 0x7EA7, 0x8D1F,
        0x76F8, 0x8463, 0x515A:
        return false
      default: return true
      }
    case .word:
      if follower.word == .action, holds(follower.range, "建设") || holds(follower.range, "改造") { return false }
      return follower.word != .plain && follower.word != .bodyEnd
    case .quoted: return true
    default: return true
    }
  }

  /// Whether a name is but the word for a kind of body.
  private func isBare(_ range: Range<Int>) -> Bool {
    ["党组织", "党委", "党支部", "党工委", "委员会", "研究院", "实验室", "孵化器", "产业园", "科技园", "保税区", "大学", "学院", "社区", "街道", "基地", "办事处", "协会", "商会", "股份有限公司", "有限公司", "有限责任公司", "控股公司", "上市公司", "分公司", "子公司", "集团公司"].contains {
      $0.unicodeScalars.count == range.count && holds(range, $0)
    }
  }

  /// Whether a range ends in a word.
  func ends(_ range: Range<Int>, in word: String) -> Bool {
    let length = word.unicodeScalars.count
    return range.count >= length && holds(range.upperBound - length..<range.upperBound, word)
  }

  /// Whether a body is the zone's own committee.
  private func isCommittee(_ range: Range<Int>) -> Bool {
    ends(range, in: "管委会") || ends(range, in: "党工委") || ends(range, in: "管理委员会")
  }

  /// 该公司, 公司: the body named before.
  private func isAnaphor(_ range: Range<Int>) -> Bool {
    for word in ["该公司", "该集团", "该企业", "该院", "该校", "该中心", "该所", "该平台", "该行", "公司", "集团", "该研究院"]
    where word.unicodeScalars.count == range.count && holds(range, word) { return true }
    return false
  }

  private func isBodyPart(_ token: Token) -> Bool {
    switch token.kind {
    case .gap: !isSmall(token)
    case .quoted: true
    case .word:
      switch token.word {
      case .bodyEnd, .indicator, .plain, .zone, .cityName, .selfZone, .province, .city: true
      default: false
      }
    default: false
    }
  }

  private func isShort(_ token: Token) -> Bool { token.end - token.start <= 12 }

  /// Whether characters end as the name of a body does.
  private func endsAsBody(_ token: Token) -> Bool {
    let end = Int(token.end)
    guard end >= 2 else { return false }
    switch (text[end - 2], text[end - 1]) {
    // 机构, 公司, 集团, 股份
    case (0x673A, 0x6784), (0x516C, 0x53F8), (0x96C6, 0x56E2), (0x80A1, 0x4EFD): return true
    default: return false
    }
  }

  /// A body's name without the Party organisation in it that the sentence names: 新型研发机构党组织.
  private func withoutParty(_ range: Range<Int>) -> Range<Int> {
    for ending in ["党组织", "党支部", "党总支", "党委"] {
      let length = ending.unicodeScalars.count
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
    for index in range.prefix(8) where index + 7 <= range.upperBound && text[index] == 0x9AD8 && text[index + 1] == 0x65B0 && text[index + 2] == 0x533A {
      return index + 3..<range.upperBound
    }
    for prefix in ["该高新区", "全区", "我区", "园区", "高新区"] {
      let length = prefix.unicodeScalars.count
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

  private func endsAsTeam(_ range: Range<Int>) -> Bool {
    ["团", "队", "中心", "联盟", "公司", "站", "平台", "专班", "驿站"].contains { ending in
      let length = ending.unicodeScalars.count
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

  private func isAdverb(_ index: Int) -> Bool {
    ["目前", "目前已", "先后", "已累计", "现已", "截至目前"].contains { token(index, is: $0) }
  }
}
