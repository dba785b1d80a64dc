import ExactValues
import PrintedForms
import ZoneModel

extension MetricReader {
  /// Whether a period is but the base of a comparison: 比2023年, 较去年同期, 与上年同期相比.
  func isBasePeriod(_ index: Int) -> Bool {
    if index > 0 {
      let before = tokens[index - 1]
      if before.isWord(.base) { return true }
      // 比 较 同 与
      if before.kind == .gap || before.kind == .word {
        switch text[Int(before.end) - 1] {
        case 0x6BD4, 0x8F83: return true
        default: break
        }
      }
      // 是2012年的23倍
      if text[Int(tokens[index].end)] == 0x7684, index + 2 < tokens.count, tokens[index + 2].kind == .quantity,
        quantities[Int(tokens[index + 2].number)].kind == .multiple
      {
        return true
      }
      // 是上年同期的1.6倍
      if periods[Int(tokens[index].number)].sameSpanShift != nil, index + 1 < tokens.count {
        return text[Int(tokens[index].end)] == 0x7684 || before.isWord(.link) && tokens[index + 1].kind != .comma
      }
      // 是去年的2.5倍
      if index + 2 < tokens.count, tokens[index + 2].kind == .quantity,
        quantities[Int(tokens[index + 2].number)].kind == .multiple, token(index + 1, is: "的")
      {
        return true
      }
    }
    return false
  }

  /// Takes the period at a token as the one that the figures after it speak of.
  mutating func notePeriod(_ index: Int) {
    guard !isBasePeriod(index) else { return }
    let number = spanAtHand(index) ?? Int(tokens[index].number)
    if isReportDay(index) || isRepeated(index) || isYearStart(index) || isOfGoal(index) || isFounding(index) { return }
    if isStartOfSpan(index) || isWithin(index) || isScene(index) || isOfFigure(index) || isOfMeeting(index) { return }
    if isPartOfEvent(index) || isStartOfChange(index) { return }
    let shift = periods[number].sameSpanShift
    if shift == 0 { return }
    // 去年同期为零
    if shift != nil, !hasFigure(behind: index) { return }
    if shift != nil { shiftedSpan = sentencePeriod ?? paragraphPeriod ?? articleFrame ?? headingFrame }
    sentencePeriod = number
    isOpenCount = false
    noteYear(periods[number])
    // 9月底前: by when something is to be done is not the span of what follows.
    if !isInPart, periods[number].extent != .open {
      framePeriod = number
      frameSubject = subject
    }
    let period = periods[number]
    if isHeading {
      guard !isDay(period) else { return }
      headingFrame = number
      // The heading of a part is the frame of what follows it.
      if articleFrame != nil { articleFrame = number }
    } else if let frame = articleFrame, isOpening(period, over: periods[frame]) {
      accountedSpan = number
    } else if articleFrame == nil, !isDay(period), mayFrame(index),
      period.start != nil || token(index, is: "近年来") || token(index, is: "近年")
    {
      articleFrame = number
      frameSentence = sentence
    }
  }

  /// 今年以来，…。前三季度，…: a rate of growth is of the span with an end, not of the opening phrase.
  func accounted(_ reference: PeriodReference?) -> PeriodReference? {
    guard let reference, let span = accountedSpan, reference.period == articleFrame, reference.basis == .inherited
    else {
      return reference
    }
    return PeriodReference(period: span, basis: .inherited, year: contextYear(of: periods[span]))
  }

  /// Whether a span ends what an article's opening phrase left open.
  private func isOpening(_ period: FoundPeriod, over frame: FoundPeriod) -> Bool {
    guard frame.code.hasSuffix("-YTD"), !isDay(period), period.extent == .span, period.sameSpanShift == nil,
      let start = period.start, let end = period.end, let opening = frame.start
    else { return false }
    return start == opening && end.daysSince1970 - start.daysSince1970 > 31
  }

  /// 完成全年目标任务的52.1%: the year is the goal's.
  private func isOfGoal(_ index: Int) -> Bool {
    let end = Int(tokens[index].end)
    guard index + 1 < tokens.count,
      ["目标", "任务", "计划", "预算"].contains(where: { holds(end..<min(end + 2, text.count), $0) })
    else { return false }
    let start = Int(tokens[clauseStart].start)
    return ["完成", "占", "达到"].contains { holds(start..<Int(tokens[index].start), $0) }
  }

  private static let foundingVerbs: WordStarts = [
    "启用", "投用", "揭牌", "挂牌", "成立", "开业", "开园", "落成", "建成投用", "建成启用", "正式启用", "正式投用", "正式成立",
  ]
  private static let foundedOn: WordSet = ["成立于", "始建于", "创立于", "创办于", "组建于", "创建于", "建于", "诞生于", "设立于"]

  /// 成立于2001年, 今年8月启用: when a body was set up says nothing of its figures.
  private func isFounding(_ index: Int) -> Bool {
    let end = Int(tokens[index].end)
    var next = index + 1
    if Self.foundingVerbs.begins(end..<text.count, of: text) {
      // Only where nothing is counted: 2023年成立分会12家.
      while next < tokens.count, !tokens[next].endsClause, tokens[next].kind != .quantity { next += 1 }
      return next >= tokens.count || tokens[next].kind != .quantity
    }
    guard index > clauseStart, tokens[index - 1].isWord(.other) || tokens[index - 1].kind == .gap else { return false }
    let range = tokens[index - 1].range
    return Self.foundedOn.hasWord(text, endingAt: range.upperBound, from: range.lowerBound)
  }

  /// 截至6月末…今年已兑现…: the year adds nothing to a span that ends in it.
  private func isWithin(_ index: Int) -> Bool {
    guard status == .actual, let current = sentencePeriod, token(index, is: "今年") || token(index, is: "本年"),
      let year = periods[Int(tokens[index].number)].start?.year, !isDay(periods[current])
    else { return false }
    return periods[current].end?.adding(days: -1).year == year && periods[current].extent == .point
  }

  /// 12月的青城: when the writer came.
  private func isScene(_ index: Int) -> Bool {
    guard index + 1 < tokens.count, text[Int(tokens[index].end) < text.count ? Int(tokens[index].end) : 0] == 0x7684,
      periods[Int(tokens[index].number)].yearBasis == .inferred, let start = periods[Int(tokens[index].number)].start,
      let end = periods[Int(tokens[index].number)].end, end.daysSince1970 - start.daysSince1970 <= 31
    else { return false }
    return !hasFigure(behind: index)
  }

  /// 增加到2020年的142.3亿元: a span that says only of which year a figure is.
  private func isOfFigure(_ index: Int) -> Bool {
    guard sentencePeriod ?? paragraphPeriod ?? articlePeriod != nil, index > 0,
      sentencePeriod != nil || tokens[index - 1].isWord(.link), index + 2 < tokens.count,
      tokens[index + 1].kind == .gap,
      tokens[index + 1].end - tokens[index + 1].start == 1, text[Int(tokens[index].end)] == 0x7684
    else { return false }
    return tokens[index + 2].kind == .quantity
  }

  /// 2024年工作会议: the year is part of what the meeting is called.
  private func isOfMeeting(_ index: Int) -> Bool {
    guard let start = periods[Int(tokens[index].number)].start, let end = periods[Int(tokens[index].number)].end,
      end.year == start.year + 1, end.month == 1, start.month == 1
    else { return false }
    var next = index + 1
    while next < tokens.count, !tokens[next].endsClause, tokens[next].kind != .quantity,
      tokens[next].end - tokens[index].end <= 14
    { next += 1 }
    let range = Int(tokens[index].end)..<Int(tokens[next - 1].end)
    guard ["会议", "大会", "论坛", "峰会", "大赛", "博览会"].contains(where: { holds(range, $0) }) else { return false }
    return !["举办", "举行", "召开", "承办", "组织", "参加"].contains { holds(range, $0) }
  }

  private func hasFigure(behind index: Int) -> Bool {
    var next = index + 1
    if next < tokens.count, tokens[next].kind == .comma { return true }
    while next < tokens.count, !tokens[next].endsClause {
      if tokens[next].kind == .quantity { return true }
      next += 1
    }
    return false
  }

  /// 3月当月: the second says that it is the month alone.
  private func isRepeated(_ index: Int) -> Bool {
    guard index > 0, tokens[index - 1].kind == .period, tokens[index - 1].end == tokens[index].start else {
      return false
    }
    return token(index, is: "当月") || token(index, is: "单月") || token(index, is: "当季")
  }

  /// 年初安排的…: when it was decided, not what it covers.
  private func isYearStart(_ index: Int) -> Bool { token(index, is: "年初") || token(index, is: "年初以来") }

  private static let nowWords: WordSet = ["目前", "目前已", "截至目前", "现已", "现有", "已有", "现在"]
  private static let holdingWords: WordSet = [
    "拥有", "共有", "建有", "设有", "集聚", "汇聚", "聚集", "集聚了", "汇聚了", "驻有", "集聚有", "保有", "培育出", "聚集了",
  ]

  /// 累计, 目前, 现有: what is counted from here on has no start or no day that is told.
  mutating func noteOpenCount(_ index: Int) {
    let range = tokens[index].range
    guard range.count >= 2 else { return }
    if holds(range, "累计") {
      // 新增2家，累计达17家；…: what follows is not counted from the same start.
      if sentencePeriod == nil, metrics.last?.sentence == sentence {
        isOpenClause = true
      } else if sentencePeriod == nil, !isSumOfSpan(index) {
        isOpenCount = true
      }
    } else if Self.nowWords.contains(text, range) {
      isOpenCount = true
      sentencePeriod = nil
    } else if sentencePeriod == nil, Self.holdingWords.contains(text, range) {
      isOpenClause = true
    }
  }

  /// 1—3月累计完成财政收入…。累计完成固定资产投资…: what was done since the span began, where the paragraph tells it.
  private func isSumOfSpan(_ index: Int) -> Bool {
    guard paragraphPeriod != nil, subject == nil else { return false }
    if token(index, is: "累计完成") || token(index, is: "累计实现") { return true }
    return token(index, is: "累计") && index + 1 < tokens.count && tokens[index + 1].isWord(.achieve)
  }

  /// 6月5日，云山高新区2025年项目集中签约活动举行: the year is part of the event's name, the day says when it was.
  private func isPartOfEvent(_ index: Int) -> Bool {
    guard let current = sentencePeriod, isDay(periods[current]), index > clauseStart,
      !tokens[index - 1].endsClause, periods[Int(tokens[index].number)].yearBasis == .stated,
      let day = periods[current].start,
      let start = periods[Int(tokens[index].number)].start,
      let end = periods[Int(tokens[index].number)].end
    else { return false }
    return start <= day && day < end && tokens[index - 1].kind != .period
  }

  /// Keeps the year that periods without one are of, to the end of the sentence or of what a heading heads.
  private mutating func noteYear(_ period: FoundPeriod) {
    guard period.sameSpanShift == nil, let end = period.end else { return }
    let year = end.adding(days: -1).year
    guard period.yearBasis == .stated || period.yearBasis == .relative && year == reference?.year else { return }
    if isHeading {
      headingYear = year
    } else if reference.map({ year <= $0.year }) ?? true {
      sentenceYear = year
      if reference == nil { headingYear = year }
    }
  }

  /// The year that a period without one is of, where the text before gives it.
  private func contextYear(of period: FoundPeriod) -> Int? {
    guard period.yearBasis == .inferred || period.yearBasis == .unknown, period.sameSpanShift == nil else { return nil }
    // 全年计划…, printed in February: of the year that runs.
    let planned = status == .actual || sentenceYear != nil || headingYear != nil ? nil : reference?.year
    guard let year = planned ?? sentenceYear ?? headingYear, period.start?.year != year else { return nil }
    return planned == nil || period.end.map { $0.adding(days: -1).year < year } ?? false ? year : nil
  }

  /// Reads a sentence whose span and subject stand behind its figures: 产值213亿元，增长10%，这是某区上半年交出的成绩单.
  mutating func readAnswer(_ range: Range<Int>) {
    guard let last = metrics.last, last.sentence == sentence,
      let start = range.last(where: { tokens[$0].kind == .comma || tokens[$0].kind == .semicolon }).map({ $0 + 1 }),
      start < range.upperBound, !hasQuantity(start..<range.upperBound),
      Int(tokens[start].start) >= last.place.upperBound
    else { return }
    let tail = Int(tokens[start].start)..<Int(tokens[range.upperBound - 1].end)
    guard text[tail.lowerBound] == 0x8FD9 || holds(tail, "这是"),
      ["成绩单", "答卷", "成绩", "数据", "家底", "战报"].contains(where: { holds(tail, $0) }),
      let found = (start..<range.upperBound).first(where: { tokens[$0].kind == .period && !isBasePeriod($0) })
    else { return }
    let number = Int(tokens[found].number)
    for metric in metrics.indices.reversed() {
      guard metrics[metric].sentence == sentence else { break }
      guard metrics[metric].period.map({ $0.basis == .inherited }) ?? true else { continue }
      metrics[metric].period = PeriodReference(
        period: number, basis: periods[number].yearBasis == .inferred ? .inferred : .stated,
        year: contextYear(of: periods[number]))
    }
    if articleFrame == nil { articleFrame = number }
  }

  mutating func notePeriods(_ range: Range<Int>) {
    for index in range where tokens[index].kind == .period { notePeriod(index) }
  }

  func isDay(_ period: FoundPeriod) -> Bool {
    guard let start = period.start, let end = period.end else { return false }
    return end.daysSince1970 - start.daysSince1970 == 1 && period.extent == .span
  }

  private static let reportWords: WordSet = ["记者", "获悉", "发布会", "披露", "公布", "通报"]

  /// Whether a day is but that of the report: 4月28日，记者从…获悉.
  private func isReportDay(_ index: Int) -> Bool {
    guard isDay(periods[Int(tokens[index].number)]) else { return false }
    let end = Int(tokens[index].end)
    let limit = min(end + 30, text.count)
    return Self.reportWords.isHeld(by: end..<limit, of: text)
  }

  /// The period of a figure at a token, and how it came to it.
  func period(at index: Int) -> PeriodReference? {
    if let own = ownPeriod(index) {
      return PeriodReference(period: own, basis: .stated, year: contextYear(of: periods[own]))
    }
    if let number = sentencePeriod {
      let period = periods[number]
      let isBeside = Int(period.place.lowerBound) >= Int(tokens[clauseStart].start)
      let basis: Period.Basis =
        !isBeside && !isAdjacentClause(number) ? .inherited : period.yearBasis == .inferred ? .inferred : .stated
      if let shift = period.sameSpanShift {
        guard let base = shiftedSpan else { return nil }
        return PeriodReference(period: base, basis: .inherited, shift: shift, year: contextYear(of: periods[base]))
      }
      return PeriodReference(period: number, basis: basis, year: contextYear(of: period))
    }
    if isOpenCount || isOpenClause { return nil }
    if let number = paragraphPeriod, periods[number].sameSpanShift == nil, isSame(paragraphSubject, subject),
      !isDay(periods[number]) || isEventDay(number)
    {
      return PeriodReference(period: number, basis: .inherited, year: contextYear(of: periods[number]))
    }
    if let number = articlePeriod, periods[number].sameSpanShift == nil,
      isRecent(number), subject?.kind != .body || number == headingFrame || isFresh(number)
    {
      return PeriodReference(period: number, basis: .inherited, year: contextYear(of: periods[number]))
    }
    return nil
  }

  /// The period that stands directly before a figure as its attribute: 2020年的218亿元.
  private func ownPeriod(_ index: Int) -> Int? {
    var place = index - 1
    if place >= clauseStart, tokens[place].kind == .gap, tokens[place].end - tokens[place].start == 1,
      text[Int(tokens[place].start)] == 0x7684
    {
      place -= 1
    }
    guard place >= clauseStart, tokens[place].kind == .period, periods[Int(tokens[place].number)].sameSpanShift == nil,
      !isBasePeriod(place)
    else { return nil }
    return Int(tokens[place].number)
  }

  /// 由去年一季度的…转为…: the span of where a change began.
  private func isStartOfChange(_ index: Int) -> Bool {
    guard index > 0, tokens[index - 1].kind == .gap, let last = tokens[index - 1].range.last else { return false }
    guard text[last] == 0x7531 || text[last] == 0x4ECE else { return false }
    // 从1月到6月 is a span of its own; only what is followed by 的 and a figure begins a change.
    return index + 1 < tokens.count && text[Int(tokens[index].end)] == 0x7684
  }

  /// 从2020年1月提出…起: a span that has begun, which is not that of its first month.
  private func isStartOfSpan(_ index: Int) -> Bool {
    let period = periods[Int(tokens[index].number)]
    guard period.extent == .span else { return false }
    let before = scalar(Int(tokens[index].start) - 1)
    guard before == 0x4ECE || before == 0x81EA else { return false }
    var place = Int(tokens[index].end)
    let limit = min(place + 40, text.count)
    while place < limit, !Scalars.endsSentence(text[place]), !Scalars.isComma(text[place]) { place += 1 }
    return place < text.count && Scalars.isComma(text[place]) && text[place - 1] == 0x8D77
  }

  private static let eventWords: WordSet = ["签约", "开工", "仪式", "活动", "大会", "举行", "举办", "招聘"]

  /// Whether a day is inherited by the sentences behind: that of a ceremony is, that of a report is not.
  func isEventDay(_ number: Int) -> Bool {
    let end = periods[number].place.upperBound
    let range = end..<min(end + 60, text.count)
    return Self.eventWords.isHeld(by: range, of: text)
  }

  /// Whether two figures are of one body, or both of none.
  private func isSame(_ left: SubjectReference?, _ right: SubjectReference?) -> Bool {
    guard left?.kind == .body || right?.kind == .body else { return true }
    guard let left, let right else { return left == nil || left?.kind != .body }
    return text[left.range].elementsEqual(text[right.range])
  }

  /// Whether the period is all that the clause before says: 今年上半年，….
  private func isAdjacentClause(_ number: Int) -> Bool {
    guard clauseStart >= 2, tokens[clauseStart - 1].kind == .comma else { return false }
    return tokens[clauseStart - 2].kind == .period && Int(tokens[clauseStart - 2].number) == number
  }
}
