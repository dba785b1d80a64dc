import ExactValues
import PrintedForms
import ZoneModel

extension MetricReader {
  /// Reads an amount, a count or a physical quantity.
  mutating func readLevel(_ index: Int, after left: Int, in clause: Range<Int>) -> Int {
    let number = Int(tokens[index].number)
    let quantity = quantities[number]
    let next = index + 1
    if isCapacity(index, in: clause) || isSizeOfListed(index, in: clause) {
      reasons[number] = .insideName
      return next
    }
    if isThreshold(index, in: clause) {
      reasons[number] = .threshold
      return left
    }
    if readPointCount(index, after: left) { return next }
    if quantity.kind == .count, isRankCount(index) {
      if isTransition(index, after: left, in: clause) {
        reasons[number] = .earlier
        return next
      }
      if readRank(index, after: left, in: clause) { return next }
    }
    if isRuleClause(index, from: left) {
      reasons[number] = .rule
      return next
    }
    if quantity.comparator == .atMost, text[quantity.place.lowerBound] == 0x6700 {
      // 奖励最高3000万元
      reasons[number] = .rule
      return next
    }
    if isListHead(index, in: clause) || isScope(index, in: clause) {
      reasons[number] = .insideName
      return next
    }
    if isTransition(index, after: left, in: clause), !hasScopeInTransition(index, after: left) {
      // 从86亿元增长到1520亿元: the noun is kept for the figure that follows.
      reasons[number] = .earlier
      keepNoun(before: index, from: left)
      return next
    }
    var phrase = noun(before: index, from: left)
    var after = next
    let isCounted = quantity.kind == .count || quantity.kind == .dimension || quantity.kind == .number
    if isCounted, needsNounBehind(phrase) || endsList(phrase, before: index, from: left),
      let behind = noun(after: index, before: clause.upperBound)
    {
      let verb = verb(before: index, from: left)
      phrase = behind.phrase
      if let verb, phrase != nil { phrase?.ranges.insert(verb, at: 0) }
      after = behind.next
    }
    if phrase == nil, quantity.kind == .count, quantity.unit.hasSuffix("类"),
      let kinds = nounOfKinds(index, before: clause.upperBound)
    {
      // 四大类16个创新平台: how many kinds of what is counted next.
      phrase = kinds
    }
    if let body = subject, body.kind == .body, phrase?.ranges.last == body.range, !lastName.isEmpty {
      // 南屏工业园421亿元: what is counted was named before the body.
      phrase = NounPhrase(ranges: lastName, hasIndicator: true, isTotal: false, firstToken: index)
    }
    if phrase == nil, listsOn(index) {
      phrase = NounPhrase(ranges: lastName, hasIndicator: true, isTotal: false, firstToken: index)
    }
    if var found = phrase, found.isTotal { found.ranges = completed(found); phrase = found }
    if phrase == nil || phrase?.isTotal == true && phrase?.hasIndicator == false && phrase?.ranges.count == 1,
      !lastName.isEmpty, hasOwnScope(index, after: left), isUnnamed(index, after: left)
    {
      phrase = NounPhrase(ranges: lastName, hasIndicator: true, isTotal: false, firstToken: index)
    }
    if phrase == nil || phrase?.isTotal == true && phrase?.hasIndicator == false, goesOn(index, after: left) {
      phrase = NounPhrase(
        ranges: withoutNew(lastName, index, after: left), hasIndicator: true, isTotal: false, firstToken: index)
    }
    if phrase == nil { phrase = openNounForLevel(index, after: left) }
    if phrase == nil { phrase = part(index, in: clause) }
    if phrase == nil, countsFurther(index, in: clause) {
      phrase = NounPhrase(ranges: previousName, hasIndicator: true, isTotal: false, firstToken: index)
    }
    if phrase == nil, let behind = attributed(index, in: clause) { phrase = behind }
    if phrase == nil, mergesWithGrowth(index, after: left) { return next }
    let park = phrase.flatMap { partOfZone($0, quantity) }
    if park != nil { phrase = NounPhrase(ranges: lastName, hasIndicator: true, isTotal: false, firstToken: index) }
    guard let phrase, isWorth(quantity, phrase, index, in: clause, hasNounBehind: after > next) else {
      if reasons[number] == nil {
        reasons[number] = quantity.kind == .number || quantity.kind == .range ? .bareNumber : .noIndicator
      }
      return next
    }
    if let named = indicator(phrase.ranges, from: left), quantity.kind == .count,
      knowledge.indicators[named].unit.isMoney
    {
      // 营业收入中，8个国家高新区…: a count is no amount.
      reasons[number] = .noIndicator
      return next
    }
    // 甲、乙等15家企业: how many were told of, not how many there are.
    let areExamples = quantity.kind == .count && index > left && tokens[index - 1].isWord(.andSoOn)
    var metric = MetricReference(
      name: phrase.ranges, indicator: areExamples ? nil : indicator(phrase.ranges, from: left), quantity: number,
      growth: nil,
      period: period(at: index), subject: subject, status: status, place: quantity.place, sentence: sentence)
    if let owner = owner(behind: after, in: clause) ?? park { metric.subject = owner }
    place(metric)
    return after
  }

  /// 工业总产值3126亿元，其中晋江园1485亿元: a part of the zone that has an amount of what was counted before.
  private func partOfZone(_ phrase: NounPhrase, _ quantity: FoundQuantity) -> SubjectReference? {
    guard quantity.kind == .currency, phrase.ranges.count == 1, !lastName.isEmpty, let last = metrics.last,
      last.sentence == sentence, let before = last.quantity, quantities[before].unit.isSame(quantity.unit)
    else { return nil }
    let name = phrase.ranges[0]
    guard (3...8).contains(name.count), !isBare(name),
      ["园", "片区", "组团", "街道"].contains(where: { ends(name, in: $0) }),
      !["产业园", "科技园", "创业园"].contains(where: { ends(name, in: $0) && name.count < 6 })
    else { return nil }
    return SubjectReference(range: name, kind: .body)
  }

  /// 117.5亿元的规上工业营业收入: the indicator behind 的.
  func attributed(_ index: Int, in clause: Range<Int>) -> NounPhrase? {
    guard index + 1 < clause.upperBound, text[Int(tokens[index].end)] == 0x7684,
      let behind = noun(after: index, before: clause.upperBound), behind.phrase.hasIndicator
    else { return nil }
    return behind.phrase
  }

  /// 增长6.7%，达到100亿元: the level of the growth before it.
  private mutating func mergesWithGrowth(_ index: Int, after left: Int) -> Bool {
    guard group.count == 1, let last = group.last, metrics[last].quantity == nil, metrics[last].sentence == sentence,
      index > left, tokens[index - 1].isWord(.link)
    else { return false }
    let number = Int(tokens[index].number)
    guard quantities[number].kind == .currency || quantities[number].kind == .count else { return false }
    metrics[last].quantity = number
    metrics[last].place = quantities[number].place
    metrics[last].indicator = indicator(metrics[last].name, from: left)
    isPlaced[number] = true
    return true
  }

  /// Whether a figure is the last metric's own, further on: 由…增加到2024年的265亿元, 新增7个，累计达到95个.
  func goesOn(_ index: Int, after left: Int) -> Bool {
    guard !lastName.isEmpty, openNoun == nil || !group.isEmpty, let last = metrics.last, last.sentence == sentence,
      let before = last.quantity,
      quantities[before].unit.isSame(quantities[Int(tokens[index].number)].unit), isUnnamed(index, after: left)
    else { return false }
    return (left..<index).contains { place in
      guard tokens[place].isWord(.link) else { return false }
      let range = tokens[place].range
      return range.count >= 3 && (ends(range, in: "到") || ends(range, in: "至")) || holds(range, "累计")
        || token(place, is: "达")
        || token(place, is: "达到")
    }
  }

  /// 新认定高新技术企业1757家、累计达到5008家: the total is not of the new ones.
  private func withoutNew(_ name: [Range<Int>], _ index: Int, after left: Int) -> [Range<Int>] {
    guard let first = name.first,
      (left..<index).contains(where: { holds(tokens[$0].range, "累计") || holds(tokens[$0].range, "总") })
    else { return name }
    for word in ["新认定", "新增", "净增", "新培育", "新入库", "新获批", "新引进", "新设立", "新登记", "新签约", "新建成", "新获评"] {
      let length = word.scalarCount
      if first.count >= length, holds(first.lowerBound..<first.lowerBound + length, word) {
        let rest = first.lowerBound + length..<first.upperBound
        if !rest.isEmpty { return [rest] + name.dropFirst() }
        return name.count > 1 ? Array(name.dropFirst()) : name
      }
    }
    return name
  }

  /// Whether nothing but spans, subjects and links stands before a figure.
  func isUnnamed(_ index: Int, after left: Int) -> Bool {
    var place = index - 1
    while place >= left {
      let token = tokens[place]
      let isScope =
        token.kind == .period || token.isWord(.city) || token.isWord(.province) || token.isWord(.zone)
        || token.isWord(.namesake)
        || token.isWord(.cityName) || token.isWord(.ofWhich) || token.isWord(.selfZone) || token.kind == .listComma
        || token.kind == .gap && place + 1 < index && ArticleZone.unlisted(tokens, place + 1, text) != nil
      guard isScope || isLink(token) || token.isWord(.totalNoun) else { return false }
      place -= 1
    }
    return true
  }

  /// The noun of the clause before, where nothing but a link stands before the figure.
  private func openNounForLevel(_ index: Int, after left: Int) -> NounPhrase? {
    guard let open = openNoun, group.isEmpty else { return nil }
    var place = index - 1
    while place >= left {
      guard isLink(tokens[place]) || tokens[place].kind == .period else { return nil }
      place -= 1
    }
    return open
  }

  /// Whether what stands before a count cannot be what is counted: nothing, an example ended by 等, an adjective.
  private func needsNounBehind(_ phrase: NounPhrase?) -> Bool {
    guard let phrase else { return true }
    if phrase.isTotal && !phrase.hasIndicator { return true }
    guard let last = phrase.ranges.last?.last else { return true }
    // 排定21个项目: one character names nothing; not 在145个项目中.
    if phrase.length < 2 { return Scalars.isChinese(text[last]) && text[last] != 0x5728 }
    // 的 级 大: 国家级3家 keeps its adjective, 四大 does not stand alone.
    return text[last] == 0x7684
  }

  /// 智能制造、总部经济、电子信息3个园区: what is counted stands behind what the list names.
  private func endsList(_ phrase: NounPhrase?, before index: Int, from left: Int) -> Bool {
    guard let phrase, !phrase.hasIndicator, phrase.firstToken - 2 >= left,
      tokens[phrase.firstToken - 1].kind == .listComma
    else { return false }
    return tokens[phrase.firstToken - 2].isNoun
  }

  private func nounOfKinds(_ index: Int, before end: Int) -> NounPhrase? {
    guard index + 1 < end, tokens[index + 1].kind == .quantity, let behind = noun(after: index + 1, before: end) else {
      return nil
    }
    let place = quantities[Int(tokens[index].number)].place
    return NounPhrase(
      ranges: behind.phrase.ranges + [place.upperBound - 1..<place.upperBound], hasIndicator: true, isTotal: false,
      firstToken: index)
  }

  /// The verb before a count whose noun stands behind it: 惠及 of 惠及60名青年人才.
  private func verb(before index: Int, from left: Int) -> Range<Int>? {
    var last = index - 1
    while last >= left, tokens[last].isWord(.link) || tokens[last].kind == .space || isSmall(tokens[last]) { last -= 1 }
    guard last >= left, tokens[last].isWord(.action) else { return nil }
    var first = last
    while first - 1 >= left, tokens[first - 1].isWord(.action) { first -= 1 }
    return Int(tokens[first].start)..<Int(tokens[last].end)
  }

  /// 1.2个、0.8个、1.5个百分点: counts that are percentage points.
  private mutating func readPointCount(_ index: Int, after left: Int) -> Bool {
    let number = Int(tokens[index].number)
    let quantity = quantities[number]
    guard quantity.kind == .count || quantity.kind == .currency || quantity.kind == .dimension,
      let value = quantity.value
    else {
      return false
    }
    let unit = quantity.unit.loneScalar
    if unit == "个", !value.isInteger {
      reasons[number] = .difference
      return true
    }
    if unit == "位" || unit == "名", isMove(index, after: left) {
      reasons[number] = .difference
      return true
    }
    // 一式3份: copies.
    if unit == "份", holds(max(0, quantity.place.lowerBound - 2)..<quantity.place.lowerBound, "一式") {
      reasons[number] = .insideName
      return true
    }
    // 每10股, 每百元: what another figure is reckoned by.
    if scalar(quantity.place.lowerBound - 1) == 0x6BCF {
      reasons[number] = .rule
      return true
    }
    if ["组", "角", "级", "式", "句", "步", "伏"].contains(unit) || quantity.unit.isSame("方面") || quantity.unit.isSame("千伏") {
      reasons[number] = .insideName
      return true
    }
    // 四期, 二批: the name of a part.
    let first = text[quantity.numberPlace.lowerBound]
    // “政社互动、社社互动…”四个互动: the name of a list.
    if first > 0x80, index > left, tokens[index - 1].kind == .quoted, tokens[index - 1].end == tokens[index].start {
      reasons[number] = .insideName
      return true
    }
    if first > 0x80,
      ["期", "批", "届", "号", "版", "层", "楼", "室", "大"].contains(unit)
    {
      reasons[number] = .insideName
      return true
    }
    return false
  }

  /// 前进2位, 上升3位: by how many places a rank moved.
  private func isMove(_ index: Int, after left: Int) -> Bool {
    let end = Int(tokens[index].start)
    guard Self.moveWords.hasWord(text, endingAt: end, from: 0) else { return false }
    // 引进15名博士, 推进: not every 进 is a move.
    switch scalar(end - 2) {
    case 0x5F15, 0x63A8, 0x4FC3, 0x62DB: return scalar(end - 1) != 0x8FDB
    default: return true
    }
  }

  private static let moveWords: WordSet = ["前进", "前移", "上升", "提升", "进位", "晋升", "跃升", "下降", "后退", "提高", "进", "升"]

  /// Whether a clause says what a rule grants or asks.
  func isRuleClause(_ index: Int, from left: Int) -> Bool {
    var place = index - 1
    while place >= left {
      if tokens[place].isWord(.rule), !isPaid(place, from: left) { return true }
      place -= 1
    }
    return false
  }

  /// 发放培训补贴386.5万元: what was paid, not what a rule grants.
  private func isPaid(_ index: Int, from left: Int) -> Bool {
    guard ["补贴", "补助", "资助"].contains(where: { token(index, is: $0) }) else { return false }
    return (max(left, index - 3)..<index).contains { place in
      ["发放", "兑现", "兑付", "拨付", "落实", "申领"].contains { token(place, is: $0) }
    }
  }

  /// Whether a figure with its name is one that an analyst would keep.
  private func isWorth(
    _ quantity: FoundQuantity, _ phrase: NounPhrase, _ index: Int, in clause: Range<Int>, hasNounBehind: Bool
  ) -> Bool {
    switch quantity.kind {
    case .currency, .dimension: return phrase.length >= 2
    case .number, .range:
      return phrase.hasIndicator && quantity.kind == .number && isMeasuredWithoutUnit(phrase) || !quantity.unit.isEmpty
    case .count:
      if phrase.length < 2 { return false }
      if phrase.isTotal, !phrase.hasIndicator, phrase.ranges.count == 1, !hasNounBehind { return false }
      let isDigits = text[quantity.numberPlace.lowerBound] < 0x80 || text[quantity.place.lowerBound] < 0x80
      if isDigits { return true }
      guard let value = quantity.value ?? quantity.low else { return true }
      if value < DecimalNumber(10), !hasNounBehind, !phrase.hasIndicator, !startsWithVerb(phrase) { return false }
      if value < DecimalNumber(2) { return !hasNounBehind && phrase.hasIndicator }
      if !hasNounBehind { return true }
      return value >= DecimalNumber(10) || hasCountBeside(index, in: clause)
    default: return true
    }
  }

  private func startsWithVerb(_ phrase: NounPhrase) -> Bool { tokens[phrase.firstToken].isWord(.action) }

  private func isMeasuredWithoutUnit(_ phrase: NounPhrase) -> Bool {
    guard let last = phrase.ranges.last else { return false }
    return ["指数", "得分", "总分", "PM2.5", "浓度", "人口", "系数"].contains { holds(last, $0) }
  }

  /// Whether another count stands directly beside one in words: 四大类16个创新平台.
  private func hasCountBeside(_ index: Int, in clause: Range<Int>) -> Bool {
    for other in [index - 1, index + 1] where clause.contains(other) {
      if tokens[other].kind == .quantity, quantities[Int(tokens[other].number)].kind == .count { return true }
    }
    return false
  }

  /// A body that is named after its figures: 实现营收50亿元的云山科技公司.
  private func owner(behind index: Int, in clause: Range<Int>) -> SubjectReference? {
    guard index < clause.upperBound, tokens[index].kind == .gap || tokens[index].kind == .word else { return nil }
    let start = Int(tokens[index].start)
    guard text[start] == 0x7684 else { return nil }
    var first = index
    if tokens[index].end - tokens[index].start == 1 { first += 1 }
    guard first < clause.upperBound, let body = body(from: first, in: clause) else { return nil }
    let range = body.lowerBound == start ? start + 1..<body.upperBound : body
    return range.count >= 4 ? SubjectReference(range: range, kind: .body) : nil
  }
}
