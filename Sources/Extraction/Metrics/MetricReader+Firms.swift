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
        guard first < index else { continue }
        let range = withoutZone(trimmed(Int(tokens[first].start)..<Int(token.end)))
        if range.count >= 4, range.count <= 20, !isAnaphor(range), !isBare(range) { noteFirm(range) }
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
        if isName, range.count >= 3, range.count <= 6, tokens[last].isWord(.bodyEnd) || range.count == 4 {
          noteFirm(range)
        }
      }
    }
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
    for firm in firms where place + firm.count <= text.count && place != firm.lowerBound {
      if text[firm].elementsEqual(text[place..<place + firm.count]) { return place..<place + firm.count }
    }
    return nil
  }

  /// 公司 or 该公司 at the beginning of a clause.
  func anaphor(in clause: Range<Int>) -> Range<Int>? {
    var index = clause.lowerBound
    while index < clause.upperBound,
      tokens[index].kind == .period || tokens[index].kind == .space || tokens[index].isWord(.connective)
    {
      index += 1
    }
    guard index < clause.upperBound else { return nil }
    var range = tokens[index].range
    if tokens[index].kind == .gap, text[range.lowerBound] == 0x8BE5, index + 1 < clause.upperBound,
      tokens[index + 1].kind == .word
    {
      range = range.lowerBound..<Int(tokens[index + 1].end)
      if range.count > 5 { return nil }
    }
    return lastBody != nil && isAnaphor(range) ? range : nil
  }

  /// 科大讯飞2023年营收…: a name that is no class, a span, and a figure that firms have.
  func firmBeforeSpan(_ index: Int, in clause: Range<Int>) -> Range<Int>? {
    let token = tokens[index]
    guard token.kind == .gap, (3...6).contains(token.end - token.start), index + 2 < clause.upperBound,
      tokens[index + 1].kind == .period, tokens[index + 1].start == token.end, tokens[index + 2].isWord(.indicator)
    else { return nil }
    let name = tokens[index + 2].range
    guard ["营收", "营业收入", "净利润", "产值", "订单", "销售额", "销售收入"].contains(where: { holds(name, $0) }), !isClass(token.range)
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

  /// Whether a name is but the word for a kind of body.
  func isBare(_ range: Range<Int>) -> Bool {
    Self.bareBodies.contains(text, range)
  }

  private static let bareBodies: WordSet = [
    "党组织", "党委", "党支部", "党工委", "委员会", "研究院", "实验室", "孵化器", "产业园", "科技园", "保税区", "大学", "学院", "社区", "街道", "基地", "办事处",
    "协会", "商会", "股份有限公司", "有限公司", "有限责任公司", "控股公司", "上市公司", "分公司", "子公司", "集团公司",
  ]

  /// 该公司, 公司: the body named before.
  func isAnaphor(_ range: Range<Int>) -> Bool {
    Self.anaphors.contains(text, range)
  }

  private static let anaphors: WordSet = [
    "该公司", "该集团", "该企业", "该院", "该校", "该中心", "该所", "该平台", "该行", "公司", "集团", "该研究院",
  ]
}
