import ExactValues
import PrintedForms
import ZoneModel

/// A、B分别增长x%、y%: figures in the order of the nouns before them.
extension MetricReader {
  /// Reads a clause in which a list of figures belongs to a list of nouns, spans or bodies, or to the metrics before.
  ///
  /// - Returns: whether the clause was such a one; otherwise nothing has been read.
  mutating func readDistribution(_ clause: Range<Int>, each: Int) -> Bool {
    var figures: [Int] = []
    for index in each..<clause.upperBound where tokens[index].kind == .quantity { figures.append(index) }
    guard figures.count >= 2 else { return false }
    let isPoints = quantities[Int(tokens[figures[figures.count - 1]].number)].kind == .percentagePoint
    if isPoints {
      for index in figures { reasons[Int(tokens[index].number)] = .difference }
      return true
    }
    for index in clause where tokens[index].kind == .period && index < each { notePeriod(index) }
    let change = change(before: figures[0], from: clause.lowerBound)
    var nouns = list(before: each, in: clause, count: figures.count)
    if nouns.isEmpty, let end = endOfExamples(before: each, in: clause) {
      nouns = list(before: end, in: clause, count: figures.count)
    }
    if let change {
      let recent = recentLevels(figures.count)
      if nouns.count == figures.count {
        distributeGrowth(figures, change, names: nouns)
        return true
      }
      if let spans = spans(before: each, in: clause, count: figures.count),
        let phrase = noun(before: change.index, from: clause.lowerBound, keepsVerb: false) ?? openNoun
      {
        distributeGrowth(figures, change, names: figures.map { _ in phrase })
        for (position, metric) in group.enumerated() {
          metrics[metric].period = PeriodReference(period: spans[position], basis: .stated)
        }
        return true
      }
      if let subjects = subjects(before: each, in: clause, count: figures.count),
        let phrase = noun(before: each, from: clause.lowerBound, keepsVerb: false)
      {
        distributeGrowth(figures, change, names: figures.map { _ in phrase })
        for (position, metric) in group.enumerated() { metrics[metric].subject = subjects[position] }
        return true
      }
      if let recent {
        var isFall = change.isFall
        for (position, index) in figures.enumerated() {
          let metric = recent[position]
          if position > 0 { isFall = self.isFall(between: figures[position - 1], index) ?? isFall }
          guard metrics[metric].growth == nil else { continue }
          let found = growth(change, Int(tokens[index].number), after: clause.lowerBound)
          metrics[metric].growth = GrowthReference(
            quantity: found.quantity, isFall: isFall, kind: found.kind, form: found.form, place: found.place)
          isPlaced[Int(tokens[index].number)] = true
        }
        return true
      }
      return false
    }
    if nouns.isEmpty, readRatesOfListed(figures, each: each, in: clause) { return true }
    if let spans = spans(before: each, in: clause, count: figures.count) {
      guard let phrase = noun(before: figures[0], from: each) ?? openNoun else { return false }
      distribute(figures, names: figures.map { _ in phrase.ranges }, spans: spans)
      return true
    }
    if let subjects = subjects(before: each, in: clause, count: figures.count),
      let phrase = noun(before: each, from: clause.lowerBound, keepsVerb: false)
    {
      distribute(figures, names: figures.map { _ in phrase.ranges }, spans: nil)
      for (position, metric) in group.enumerated() { metrics[metric].subject = subjects[position] }
      return true
    }
    if nouns.count == figures.count,
      nouns.allSatisfy({ isPlaceName($0.ranges[0]) })
        || nouns.contains(where: { isPlaceName($0.ranges[0]) && isCompany($0.ranges[0]) })
          && nouns.allSatisfy({ isPlaceName($0.ranges[0]) || isCompany($0.ranges[0]) && $0.length >= 4 })
    {
      // 江南园、石狮园分别完成31.4亿元、22.8亿元: bodies, each with a figure of what was named before.
      let done = noun(before: figures[0], from: each + 1, keepsVerb: false)?.ranges
      if let name = done ?? openNoun?.ranges ?? (lastName.isEmpty ? nil : lastName) {
        distribute(figures, names: figures.map { _ in name }, spans: nil)
        for (position, metric) in group.enumerated() {
          metrics[metric].subject = SubjectReference(range: nouns[position].ranges[0], kind: .body)
        }
        return true
      }
    }
    if nouns.count == figures.count {
      // 甲、乙、丙三大行业分别完成产值…: what they did stands behind.
      let done = noun(before: figures[0], from: each + 1, keepsVerb: false)
      distribute(figures, names: nouns.map { $0.ranges + (done?.ranges ?? []) }, spans: nil)
      return true
    }
    if group.count == figures.count, let share = noun(before: each, from: clause.lowerBound, keepsVerb: false),
      tokens[share.firstToken].isWord(.share)
    {
      // …分别增长8.5%、9.1%，占规上工业的比重分别为92.4%、71.6%: shares of what was listed before.
      distribute(figures, names: group.map { metrics[$0].name + share.ranges }, spans: nil)
      return true
    }
    // 三次产业增加值依次为…、…和…: one noun for all of them.
    guard let phrase = noun(before: each, from: clause.lowerBound, keepsVerb: false) else { return false }
    distribute(figures, names: figures.map { _ in phrase.ranges }, spans: nil)
    return true
  }

  /// 营业收入、利润总额分别占全区的59.8%、80.1%: a share of each noun that stands before.
  mutating func readShares(_ clause: Range<Int>, each: Int) -> Bool {
    let figures = (each..<clause.upperBound).filter { tokens[$0].kind == .quantity }
    guard figures.count >= 2, figures.allSatisfy({ quantities[Int(tokens[$0].number)].kind == .percent }) else {
      return false
    }
    var end = each
    // 甲产业、乙产业实现营业收入分别占…: what they reached stands behind the list.
    var done: [Range<Int>] = []
    var nouns = list(before: end, in: clause, count: figures.count)
    if nouns.isEmpty, let verb = (clause.lowerBound..<each).last(where: { tokens[$0].isWord(.achieve) }),
      let phrase = noun(before: each, from: verb + 1, keepsVerb: false)
    {
      done = phrase.ranges
      end = verb
      nouns = list(before: end, in: clause, count: figures.count)
    }
    if nouns.isEmpty, each == clause.lowerBound, let recent = recentLevels(figures.count) {
      // …19家、…97家，分别占全市的35.8%和28.4%: shares of what was told just before.
      let share = trimmed(Int(tokens[each].start) + 2..<Int(tokens[figures[0]].start))
      distribute(figures, names: recent.map { metrics[$0].name + [share] }, spans: nil)
      return true
    }
    guard nouns.count == figures.count else { return false }
    for index in clause where tokens[index].kind == .period && index < each { notePeriod(index) }
    // 分别 says how they are told, not what.
    let share = trimmed(Int(tokens[each].start) + 2..<Int(tokens[figures[0]].start))
    distribute(figures, names: nouns.map { $0.ranges + done + [share] }, spans: nil)
    return true
  }

  /// 工业总产值、固定资产投资等指标均两位数增长，分别为12.5%、14.5%: the rates of what the clause before lists.
  private mutating func readRatesOfListed(_ figures: [Int], each: Int, in clause: Range<Int>) -> Bool {
    guard each == clause.lowerBound, clause.lowerBound >= 2, tokens[clause.lowerBound - 1].kind == .comma,
      figures.allSatisfy({ quantities[Int(tokens[$0].number)].kind == .percent })
    else { return false }
    var start = clause.lowerBound - 1
    while start > 0, !tokens[start - 1].endsClause, start > clause.lowerBound - 40 { start -= 1 }
    let before = start..<clause.lowerBound - 1
    guard let change = before.last(where: { tokens[$0].isWord(.rise) || tokens[$0].isWord(.fall) }),
      let end = endOfExamples(before: change, in: before)
    else { return false }
    let names = list(before: end, in: before, count: figures.count)
    guard names.count == figures.count else { return false }
    let isFall = tokens[change].isWord(.fall)
    for (position, index) in figures.enumerated() {
      let number = Int(tokens[index].number)
      let growth = GrowthReference(
        quantity: number, isFall: isFall, kind: .yearEarlier, form: .change, place: quantities[number].place)
      placeGrowth(
        growth, name: names[position].ranges, Change(index: index, isFall: isFall, isNoun: false), index)
    }
    group = []
    return true
  }

  /// The last so many metrics of the sentence that have a level and no growth.
  private func recentLevels(_ count: Int) -> [Int]? {
    if group.count == count { return group }
    guard metrics.count >= count else { return nil }
    let recent = Array(metrics.indices.suffix(count))
    return recent.allSatisfy {
      metrics[$0].sentence == sentence && metrics[$0].growth == nil && metrics[$0].quantity != nil
    }
      ? recent : nil
  }

  private mutating func distribute(_ figures: [Int], names: [[Range<Int>]], spans: [Int]?) {
    var placed: [Int] = []
    for (position, index) in figures.enumerated() {
      let number = Int(tokens[index].number)
      var reference = period(at: index)
      if let spans { reference = PeriodReference(period: spans[position], basis: .stated) }
      place(
        MetricReference(
          name: names[position], indicator: indicator(names[position], from: index), quantity: number, growth: nil,
          period: reference, subject: subject, status: status, place: quantities[number].place, sentence: sentence))
      placed.append(metrics.count - 1)
    }
    group = placed
    listedGroup = placed
  }

  private mutating func distributeGrowth(_ figures: [Int], _ change: Change, names: [NounPhrase]) {
    var placed: [Int] = []
    var isFall = change.isFall
    for (position, index) in figures.enumerated() {
      let number = Int(tokens[index].number)
      var growth = growth(change, number, after: change.index)
      if position > 0 {
        isFall = self.isFall(between: figures[position - 1], index) ?? isFall
        growth = GrowthReference(
          quantity: number, isFall: isFall, kind: growth.kind, form: .change, place: quantities[number].place)
      }
      placeGrowth(growth, name: names[position].ranges, change, index)
      placed.append(metrics.count - 1)
    }
    group = placed
  }

  /// 增长11.2%、28.4%和下降5.6%: which way a change of a list goes where it is said anew.
  private func isFall(between first: Int, _ second: Int) -> Bool? {
    (first + 1..<second).last { tokens[$0].isWord(.rise) || tokens[$0].isWord(.fall) }.map { tokens[$0].isWord(.fall) }
  }

  /// The zones listed before a token, each with figures of its own: 甲高新区、乙高新区….
  private func subjects(before each: Int, in clause: Range<Int>, count: Int) -> [SubjectReference?]? {
    var found: [SubjectReference?] = []
    for index in clause.lowerBound..<each {
      let token = tokens[index]
      if token.isWord(.zone) {
        let isOwn = zone != nil && Int(token.number) == zone
        found.append(isOwn ? nil : SubjectReference(range: token.range, kind: .otherZone))
      } else if token.isWord(.namesake) {
        found.append(SubjectReference(range: token.range, kind: .otherZone))
      } else if let name = ArticleZone.unlisted(tokens, index, text) {
        let isOwn = zone == nil && zoneName.map { text[$0].elementsEqual(text[name]) } ?? false
        found.append(isOwn ? nil : SubjectReference(range: name, kind: .otherZone))
      } else if token.kind == .gap, !isSmall(token), let range = area(token.range) {
        found.append(SubjectReference(range: range, kind: .otherZone))
      }
    }
    return found.count == count ? found : nil
  }

  /// Whether a name is that of a place or a firm rather than of what is measured.
  private func isPlaceName(_ range: Range<Int>) -> Bool {
    range.count >= 3 && !isBare(range)
      && ["园", "园区", "镇", "乡", "街道", "片区", "组团", "县", "市", "公司", "集团", "股份", "谷", "港", "校区", "新城"].contains {
        ends(range, in: $0)
      }
  }

  private func area(_ range: Range<Int>) -> Range<Int>? {
    for ending in ["经开区", "工业园区", "产业园区"] {
      let length = ending.scalarCount
      for start in range where start + length <= range.upperBound && holds(start..<start + length, ending) {
        return range.lowerBound..<start + length
      }
    }
    return nil
  }

  /// The spans listed before a token: 2022年、2023年、2024年.
  private func spans(before each: Int, in clause: Range<Int>, count: Int) -> [Int]? {
    let found = (clause.lowerBound..<each).filter { tokens[$0].kind == .period && !isBasePeriod($0) }
    guard found.count == count else { return nil }
    return found.map { Int(tokens[$0].number) }
  }

  /// The nouns listed before a token; a head that only the last one prints is given to all: 工业、服务业增加值.
  private func list(before each: Int, in clause: Range<Int>, count: Int) -> [NounPhrase] {
    var last = each - 1
    while last >= clause.lowerBound, isLink(tokens[last]) || tokens[last].kind == .period { last -= 1 }
    var phrases: [NounPhrase] = []
    var end = last
    while end >= clause.lowerBound, phrases.count < count {
      guard let phrase = member(endingAt: end, from: clause.lowerBound, count: count) else { break }
      phrases.insert(phrase, at: 0)
      var next = phrase.firstToken - 1
      if phrase.ranges[0].lowerBound > Int(tokens[phrase.firstToken].start) {
        // The token was cut at 和: the list goes on inside it.
        next = phrase.firstToken
        guard let head = head(of: phrase, in: clause) else { break }
        phrases.insert(head, at: 0)
        next = head.firstToken - 1
      }
      guard next >= clause.lowerBound, tokens[next].kind == .listComma || isJoint(tokens[next]) else { break }
      end = next - 1
    }
    return phrases.count == count ? phrases : []
  }

  /// 产值、税收同比增长21%、37%: where the words before the figures of a list begin that belongs to as many nouns.
  func listOfRates(_ clause: Range<Int>) -> Int? {
    guard clause.count >= 7, let comma = clause.dropFirst(5).first(where: { tokens[$0].kind == .listComma }),
      comma + 1 < clause.upperBound, isPercent(comma - 1), isPercent(comma + 1)
    else { return nil }
    var figures = 2
    var next = comma + 2
    while next + 1 < clause.upperBound, tokens[next].kind == .listComma || isJoint(tokens[next]), isPercent(next + 1) {
      figures += 1
      next += 2
    }
    var first = comma - 1
    while first - 1 > clause.lowerBound,
      tokens[first - 1].isWord(.rise) || tokens[first - 1].isWord(.fall) || tokens[first - 1].isWord(.base)
    {
      first -= 1
    }
    guard first < comma - 1, next == clause.upperBound, list(before: first, in: clause, count: figures).count == figures
    else { return nil }
    return first
  }

  private func isPercent(_ index: Int) -> Bool {
    tokens[index].kind == .quantity && quantities[Int(tokens[index].number)].kind == .percent
  }

  /// 工业总产值、出口额等各项指标同比依次增长…: the 等 that ends the list.
  private func endOfExamples(before each: Int, in clause: Range<Int>) -> Int? {
    (max(clause.lowerBound, each - 8)..<each).last { tokens[$0].isWord(.andSoOn) }
  }

  private func isJoint(_ token: Token) -> Bool {
    guard token.kind == .gap, token.end - token.start == 1 else { return false }
    switch text[Int(token.start)] {
    // 和 与 及
    case 0x548C, 0x4E0E, 0x53CA: return true
    default: return false
    }
  }

  /// One member of a list: back to 、 or 和.
  private func member(endingAt end: Int, from start: Int, count: Int) -> NounPhrase? {
    guard end >= start, tokens[end].isNoun || tokens[end].isWord(.action) else { return nil }
    var first = end
    while first - 1 >= start, isMemberPart(first - 1, count: count), !isJoint(tokens[first - 1]),
      !isJoint(tokens[first])
    { first -= 1 }
    var range = Int(tokens[first].start)..<Int(tokens[end].end)
    if let cut = lastJoint(in: range) { range = cut + 1..<range.upperBound }
    range = trimmed(range)
    return range.isEmpty ? nil : NounPhrase(ranges: [range], hasIndicator: true, isTotal: false, firstToken: first)
  }

  /// Whether a token may stand inside a member: a noun, a verb of it (新开工), the number of the members (两个优势产业).
  private func isMemberPart(_ index: Int, count: Int) -> Bool {
    let token = tokens[index]
    if token.isNoun || token.isWord(.action) || token.isWord(.cityName) || token.isWord(.firm) { return true }
    guard token.kind == .quantity, let value = quantities[Int(token.number)].value else { return false }
    return value == DecimalNumber(count)
  }

  /// The member before 和 inside the same run of characters.
  private func head(of phrase: NounPhrase, in clause: Range<Int>) -> NounPhrase? {
    let start = Int(tokens[phrase.firstToken].start)
    let range = trimmed(start..<phrase.ranges[0].lowerBound - 1)
    return range.isEmpty
      ? nil : NounPhrase(ranges: [range], hasIndicator: true, isTotal: false, firstToken: phrase.firstToken)
  }

  private func lastJoint(in range: Range<Int>) -> Int? {
    guard range.count >= 5 else { return nil }
    for index in stride(from: range.upperBound - 2, through: range.lowerBound + 2, by: -1) {
      switch text[index] {
      case 0x548C, 0x4E0E: return index
      default: continue
      }
    }
    return nil
  }
}
