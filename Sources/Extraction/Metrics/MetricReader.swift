import ExactValues
import PrintedForms
import ZoneModel

/// Reads the metrics and ranks of one article: paragraph by paragraph, sentence by sentence, clause by clause.
///
/// What a sentence leaves open, the ones before it fill: whose figure it is, of what span, what is counted. Each of these
/// is kept only as far as Chinese lets it reach: a subject to the end of the sentence, a span through the paragraph
/// while the subject stays, the article's opening span through the article.
struct MetricReader: ~Copyable {
  let text: [UInt32]
  let tokens: [Token]
  let quantities: [FoundQuantity]
  let periods: [FoundPeriod]
  let knowledge: Knowledge
  /// The zone that the article is about, by its number; nil where no catalogue knows it.
  let zone: Int?
  /// Where its name stands, for a zone that no catalogue lists.
  var zoneName: Range<Int>?

  /// Keeps the reader in one place of memory: a struct of known layout is copied, all of it, for every call of a method
  /// that does not change it; one with an existential in it is not.
  private let pinned: (any Sendable)? = nil

  var metrics: [MetricReference] = []
  var ranks: [RankReference] = []
  /// Why each quantity is not placed; nil for one that is, or that has not been read.
  var reasons: [UnplacedReason?] = []
  var isPlaced: [Bool] = []

  // What the article has said so far.
  var articleFrame: Int?
  var headingFrame: Int?
  /// The span with an end that follows an opening 今年以来.
  var accountedSpan: Int?
  /// The years that the heading and the sentence give to periods without one.
  var headingYear: Int?
  var sentenceYear: Int?
  /// The period that 去年同期 repeats a year before.
  var shiftedSpan: Int?
  /// The periods that stand inside names, for headings: 《2025年工作要点》.
  var namedPeriods: [Int] = []
  /// The day that the page is dated by.
  var reference: CivilDate?
  var isPlanDocument = false
  // What the paragraph has said so far.
  var paragraphPeriod: Int?
  // What the sentence has said so far.
  var sentence = 0
  var sentencePeriod: Int?
  /// The period that a sentence leaves to the ones after it: not that of a part.
  var framePeriod: Int?
  /// The bodies that the paragraph's and the sentence's periods were told for; nil for the zone.
  var paragraphSubject: SubjectReference?
  var frameSubject: SubjectReference?
  var subject: SubjectReference?
  var establishedBody: Range<Int>?
  /// The last body that was named, for 该公司.
  var lastBody: Range<Int>?
  /// The body or the other area that the paragraph tells about.
  var topic: SubjectReference?
  /// The body that the sentence before told of, for 其.
  var previousBody: Range<Int>?
  /// The firms that the article has named.
  var firms: [Range<Int>] = []
  /// Whether the sentence tells of a part: 其中….
  var isInPart = false
  /// Whether the sentence counts from a start that it does not tell: 累计, 目前.
  var isOpenCount = false
  /// Whether the sentence compares with the span before: 从环比看，….
  var isPreviousSentence = false
  /// Whether the clause tells what there is, without saying when: 集聚企业136家.
  var isOpenClause = false
  var status = ObservationStatus.actual
  /// Whether the sentence tells what comes after a project is built: 达产后….
  var isAfterCompletion = false
  /// The last noun that stood without a figure, and the name of the last metric.
  var openNoun: NounPhrase?
  var lastName: [Range<Int>] = []
  /// The sentence that told the article's span.
  var frameSentence = 0
  /// How many paragraphs of running text have been begun.
  var bodies = 0
  /// The name of the sentence before, for 1至8月累计完成….
  var previousName: [Range<Int>] = []
  /// The metrics that a growth without a noun belongs to.
  var group: [Int] = []
  /// The last metrics that were told in one list, for 前者 and 后者.
  var listedGroup: [Int] = []
  var clauseStart = 0
  var isHeading = false
  /// The unit that a line above a table gives to all of it.
  var tableUnit: Range<Int>?

  init(
    _ text: [UInt32], _ tokens: [Token], _ quantities: [FoundQuantity], _ periods: [FoundPeriod],
    _ knowledge: Knowledge, zone: Int?
  ) {
    self.text = text
    self.tokens = tokens
    self.quantities = quantities
    self.periods = periods
    self.knowledge = knowledge
    self.zone = zone
  }

  /// Reads a paragraph of running text.
  ///
  /// - Parameter range: its tokens.
  mutating func readParagraph(_ range: Range<Int>, isHeading: Bool) {
    self.isHeading = isHeading
    if !isHeading { bodies += 1 }
    lastName = []
    paragraphPeriod = nil
    establishedBody = nil
    topic = nil
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let kind = tokens[index].kind
      if kind == .stop || kind == .newline {
        readSentence(start..<index)
        start = index + 1
      }
      index += 1
    }
    if start < range.upperBound { readSentence(start..<range.upperBound) }
  }

  mutating func readSentence(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    sentence += 1
    previousBody = subject?.kind == .body ? subject?.range : nil
    sentencePeriod = nil
    framePeriod = nil
    isInPart = false
    isOpenCount = false
    isPreviousSentence = false
    sentenceYear = nil
    // 其中，一季度完成…: a sentence of parts goes on with what the one before counted.
    let isOfParts = range.prefix(2).contains { tokens[$0].isWord(.ofWhich) }
    if let body = establishedBody, continuesBody(range) {
      subject = SubjectReference(range: body, kind: .body)
    } else if !isOfParts || subject?.kind == .body {
      subject = topic
    }
    establishedBody = nil
    status = .actual
    isAfterCompletion = false
    openNoun = nil
    group = []
    listedGroup = []
    if !isOfParts {
      previousName = lastName
      lastName = []
    }
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let token = tokens[index]
      if token.kind == .open, let close = closing(index, before: range.upperBound) {
        if hasQuantity(index + 1..<close) {
          // What stands in brackets is a clause of its own; the one around it goes on behind.
          readClause(start..<index)
          readBracket(index + 1..<close)
          start = close + 1
        }
        index = close
      } else if token.endsClause {
        readClause(start..<index)
        if token.kind == .semicolon {
          isAfterCompletion = false
          if status == .forecast { status = .actual }
        }
        if token.kind == .semicolon, let body = subject, body.kind == .body, !isCompany(body.range) { subject = nil }
        start = index + 1
      }
      index += 1
    }
    readClause(start..<range.upperBound)
    readAnswer(range)
    if let period = framePeriod {
      paragraphPeriod = period
      paragraphSubject = frameSubject
    }
  }

  /// In a list, each member may have a subject of its own: 石鼓高新区…18个、沩山高新区15个.
  private mutating func readMemberSubject(_ next: Int, in clause: Range<Int>) {
    guard next + 1 < clause.upperBound, tokens[next].kind == .listComma || isSmall(tokens[next]) else { return }
    // 占到陕西省的10.4%和西安市的28.8%: the second area is that of the share.
    guard !(clause.lowerBound..<next).contains(where: { tokens[$0].isWord(.share) }) else { return }
    let first = tokens[next + 1]
    guard
      first.isWord(.zone) || first.isWord(.namesake) || first.isWord(.cityName)
        || next + 2 < clause.upperBound && ArticleZone.unlisted(tokens, next + 2, text) != nil
    else { return }
    readSubject(next + 1..<clause.upperBound)
  }

  func isCompany(_ range: Range<Int>) -> Bool {
    Self.companyEnds.hasWord(text, endingAt: range.upperBound, from: range.lowerBound)
  }

  private static let companyEnds: WordSet = [
    "公司", "集团", "股份", "科技", "制药", "药业", "生物", "重工", "装备", "电子", "智能", "动力", "光电", "半导体", "能源", "材料", "汽车", "机械",
  ]

  func closing(_ open: Int, before end: Int) -> Int? {
    var index = open + 1
    while index < end, index < open + 40 {
      if tokens[index].kind == .close { return index }
      index += 1
    }
    return nil
  }

  func hasQuantity(_ range: Range<Int>) -> Bool { range.contains { tokens[$0].kind == .quantity } }

  mutating func readClause(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    clauseStart = range.lowerBound
    isOpenClause = false
    noteFirms(range)
    readSubject(range)
    readStatus(range)
    var share: Int?
    var each: Int?
    for index in range where tokens[index].kind == .word {
      switch tokens[index].word {
      case .share where share == nil && holds(tokens[index].range, "分别"): share = index
      case .each where each == nil: each = index
      default: break
      }
    }
    if let share, readShares(range, each: share) {
      notePeriods(range)
      return
    }
    if let each = each ?? listOfRates(range), readDistribution(range, each: each) {
      notePeriods(range)
      return
    }
    // 预计8月投产: when something is to come says nothing of the figures behind.
    let isForeseen = (status == .forecast || status == .plan) && !hasQuantity(range)
    var left = range.lowerBound
    var found = false
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      switch token.kind {
      case .open:
        if let close = closing(index, before: range.upperBound) {
          noteBracketedPeriod(index + 1..<close)
          index = close
        }
      case .period where isForeseen && !opensForecast(index, in: range): break
      case .period: notePeriod(index)
      case .quantity:
        found = true
        left = readQuantity(index, after: left, in: range)
        readMemberSubject(left, in: range)
        if left > index + 1 {
          index = left
          continue
        }
      case .word where token.word == .action:
        noteEstablished(index, in: range)
        noteOpenCount(index)
      case .word where token.word == .ofWhich: isInPart = true
      case .word: noteOpenCount(index)
      default: break
      }
      index += 1
    }
    if !found {
      readNamedLast(range)
      if range.contains(where: { tokens[$0].isWord(.base) && holds(tokens[$0].range, "环比") }) {
        isPreviousSentence = true
      }
    }
    if !found || left < range.upperBound { noteOpenNoun(max(left, range.lowerBound)..<range.upperBound, found: found) }
  }

  /// 增长11.5%（1—8月）: a span in brackets behind a figure is that figure's alone.
  private mutating func noteBracketedPeriod(_ range: Range<Int>) {
    guard range.count == 1, tokens[range.lowerBound].kind == .period else { return }
    guard let last = metrics.last, last.sentence == sentence else {
      // 规上服务业营业收入（1—9月）：…: of the figure behind, not of what the page is about.
      let kept = (articleFrame, framePeriod, headingFrame)
      notePeriod(range.lowerBound)
      if !isHeading { (articleFrame, framePeriod, headingFrame) = kept }
      return
    }
    let number = Int(tokens[range.lowerBound].number)
    metrics[metrics.count - 1].period = PeriodReference(
      period: number, basis: periods[number].yearBasis == .inferred ? .inferred : .stated)
  }

  /// Reads one figure.
  ///
  /// - Returns: the token that what follows may begin with.
  mutating func readQuantity(_ index: Int, after left: Int, in clause: Range<Int>) -> Int {
    let number = Int(tokens[index].number)
    let quantity = quantities[number]
    let next = index + 1
    guard !isPlaced[number], reasons[number] == nil else { return next }
    switch quantity.kind {
    case .ordinal:
      if isTransition(index, after: left, in: clause) {
        reasons[number] = .earlier
      } else if !readRank(index, after: left, in: clause) {
        reasons[number] = .ordinal
      }
      return next
    case .duration, .age, .temperature:
      if isNamedDuration(index, after: left) { return readLevel(index, after: left, in: clause) }
      reasons[number] = .span
      return next
    case .percent, .percentagePoint, .multiple:
      return readRate(index, after: left, in: clause)
    case .number, .range, .currency, .dimension, .count:
      return readLevel(index, after: left, in: clause)
    }
  }

  /// 优良天数248天: a length of time that an indicator counts.
  private func isNamedDuration(_ index: Int, after left: Int) -> Bool {
    guard let phrase = noun(before: index, from: left, keepsVerb: false), let last = phrase.ranges.last else {
      return false
    }
    return ends(last, in: "天数") || ends(last, in: "时间") && phrase.hasIndicator
  }

  /// Keeps a metric.
  mutating func place(_ metric: MetricReference) {
    if let quantity = metric.quantity { isPlaced[quantity] = true }
    if let growth = metric.growth { isPlaced[growth.quantity] = true }
    var metric = metric
    // 全社会…: of the whole area, whoever the sentence speaks of.
    if metric.subject?.kind == .body, let first = metric.name.first, holds(first, "全社会") { metric.subject = nil }
    // 带动配套企业扩产，装备制造产值增长45%: a trade's, not that of the firm told of before.
    if let body = metric.subject, body.kind == .body, body.range.upperBound <= Int(tokens[clauseStart].start),
      let first = metric.name.first, Self.tradeOutputs.isHeld(by: first, of: text), isCompany(body.range)
    {
      metric.subject = nil
    }
    metric.indicator = fittedIndicator(metric)
    metric.period = fitted(metric)
    if metric.growth != nil { metric.period = accounted(metric.period) }
    // 一季度竣工6个，达产后年产值38亿元: the span is not that of what is to come.
    if isAfterCompletion, metric.status == .forecast, metric.period?.basis == .inherited, isBehindCompletion(metric) {
      metric.period = nil
    }
    // 今年1—9月，华工高理实现…: a span told of a firm is not the page's.
    if frameSentence == sentence, let body = metric.subject, body.kind == .body, isCompany(body.range) {
      articleFrame = nil
    }
    metrics.append(metric)
    group.removeAll(keepingCapacity: true)
    group.append(metrics.count - 1)
    lastName = metric.name
    openNoun = nil
  }

  private static let tradeOutputs: WordSet = ["业增加值", "业产值", "业总产值", "制造产值"]
  private static let flowWords: WordSet = ["净增", "新增", "新认定"]
  private static let areaWords: WordSet = ["规划面积", "建成区面积", "占地面积", "总面积", "建筑面积", "用地", "占地"]

  /// The period of a metric as its name allows: what came about in a span is not of its last day, what lies there is not
  /// of the span of another sentence.
  private func fitted(_ metric: MetricReference) -> PeriodReference? {
    guard let reference = metric.period, let first = metric.name.first, let last = metric.name.last else {
      return metric.period
    }
    let isFlow = Self.flowWords.isHeld(by: first, of: text) || ends(last, in: "净增")
    if isFlow, periods[reference.period].extent == .point, let frame = articleFrame ?? headingFrame,
      frame != reference.period,
      periods[frame].extent == .span, periods[frame].start?.year == periods[reference.period].start?.year
    {
      return PeriodReference(period: frame, basis: .inherited)
    }
    let isArea = Self.areaWords.hasWord(text, endingAt: last.upperBound, from: last.lowerBound)
    if isArea, sentencePeriod == nil { return nil }
    return reference
  }

  func scalar(_ index: Int) -> UInt32 { index >= 0 && index < text.count ? text[index] : 0 }

  /// Whether a token's characters are a word.
  func token(_ index: Int, is word: String) -> Bool {
    let range = tokens[index].range
    return Scalars.end(of: word, in: text, at: range.lowerBound, before: range.upperBound) == range.upperBound
  }

  /// Whether a range of the text holds a word.
  func holds(_ range: Range<Int>, _ word: String) -> Bool {
    Scalars.holds(word, in: text, range)
  }
}
