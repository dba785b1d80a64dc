import ExactValues
package import PrintedForms
import ZoneModel

/// What is asked of a document beside its text.
package struct ReadingRequest: Sendable {
  /// The id or a name of the zone that the document is about, where it is known.
  package var zone: String?
  /// The day that it was published, where it is known.
  package var published: PageDate?

  /// Makes a request.
  package init(zone: String? = nil, published: PageDate? = nil) {
    self.zone = zone
    self.published = published
  }
}

/// What was read from one document: its articles with their facts, every figure and every period.
///
/// All places are kept as ranges of the repaired text; `page` tells where they stand in the input.
package struct BulletinReading: Sendable {
  /// One article with its facts.
  struct Article: Sendable {
    var zone: ArticleZone
    /// From its first character to behind its last, in the input.
    let place: Range<Int>
    let paragraphs: Range<Int>
    var metrics: [MetricReference] = []
    var ranks: [RankReference] = []
    var initiatives: [InitiativeReference] = []
  }

  package let page: InputPage
  let repaired: RepairedText
  let knowledge: Knowledge
  let date: PageDate?
  package let quantities: [FoundQuantity]
  package let periods: [FoundPeriod]
  private(set) var articles: [Article] = []
  /// Why each quantity is not part of a fact; nil for one that is.
  private(set) var reasons: [UnplacedReason?] = []

  /// Reads a document.
  package init(_ page: InputPage, _ request: ReadingRequest = ReadingRequest(), with knowledge: Knowledge) {
    self.page = page
    self.knowledge = knowledge
    repaired = RepairedText(page)
    date = request.published ?? PageDate(of: repaired)
    var (quantities, periods) = PrintedFormScanner(reference: date?.reference)
      .scan(repaired.text, in: 0..<repaired.text.count)
    for index in quantities.indices where quantities[index].kind == .count {
      if let counted = Self.counted(quantities[index]) { quantities[index] = counted }
    }
    self.quantities = quantities
    self.periods = Self.withTitleYears(periods, repaired)
    read(request)
  }

  /// The periods with the years that headings print in digits alone: 数说高新区2024.
  private static func withTitleYears(_ periods: [FoundPeriod], _ repaired: RepairedText) -> [FoundPeriod] {
    var periods = periods
    for paragraph in repaired.paragraphs.prefix(6) where paragraph.kind == .heading {
      guard !periods.contains(where: { paragraph.range.contains($0.place.lowerBound) }),
        let place = titleYear(repaired.text.scalars, paragraph.range)
      else { continue }
      let year = place.reduce(0) { $0 * 10 + Int(repaired.text.scalars[$1]) - 0x30 }
      guard let period = FoundPeriod.year(year, at: place) else { continue }
      periods.insert(period, at: periods.firstIndex { $0.place.lowerBound > place.lowerBound } ?? periods.count)
    }
    return periods
  }

  /// Four digits of a year with no figure's unit behind them.
  private static func titleYear(_ text: [UInt32], _ range: Range<Int>) -> Range<Int>? {
    var index = range.lowerBound
    while index < range.upperBound {
      guard Scalars.isDigit(text[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < range.upperBound, Scalars.isDigit(text[end]) { end += 1 }
      let isYear = end - index == 4 && (text[index] == 0x32 && text[index + 1] == 0x30)
      let before = index > range.lowerBound ? text[index - 1] : 0x20
      let behind = end < range.upperBound ? text[end] : 0x20
      let isApart = (Scalars.isChinese(before) || before == 0x20 || Scalars.opensQuote(before) || before == 0x7C)
      let ends = behind == 0x20 || Scalars.closesQuote(behind) || behind == 0x7C || Scalars.isColon(behind)
      if isYear, isApart, ends { return index..<end }
      index = end
    }
    return nil
  }

  /// A count whose unit holds the noun with its classifier, without the noun: 120家 of 120家企业.
  private static func counted(_ quantity: FoundQuantity) -> FoundQuantity? {
    if quantity.unit.isSame("大类") {
      return FoundQuantity(
        place: quantity.place, numberPlace: quantity.numberPlace, kind: .count, value: quantity.value,
        low: quantity.low,
        high: quantity.high, comparator: quantity.comparator, unit: "类")
    }
    guard quantity.unit.utf8.count > 3, quantity.unit.utf8.starts(with: "家".utf8), !quantity.unit.isSame("家次") else {
      return nil
    }
    let extra = quantity.unit.unicodeScalars.count - 1
    return FoundQuantity(
      place: quantity.place.lowerBound..<quantity.place.upperBound - extra,
      numberPlace: quantity.numberPlace.lowerBound..<quantity.numberPlace.upperBound - extra, kind: .count,
      value: quantity.value, low: quantity.low, high: quantity.high, comparator: quantity.comparator, unit: "家")
  }

  private mutating func read(_ request: ReadingRequest) {
    let text = repaired.text.scalars
    let tokenizer = Tokenizer(text, knowledge, quantities, periods)
    let tokens = tokenizer.tokens
    let splitter = ArticleSplitter(repaired, tokens)
    reasons = [UnplacedReason?](repeating: .noIndicator, count: quantities.count)
    for (index, isInside) in tokenizer.isInsideName.enumerated() where isInside { reasons[index] = .insideName }
    // What the readers of the articles say of the figures: each of its own, so that one list serves all of them.
    var said = reasons.map { $0 == .insideName ? $0 : nil }
    var isPlaced = [Bool](repeating: false, count: quantities.count)
    let given = request.zone.flatMap { number(ofZone: $0) }
    for paragraphs in splitter.articles() {
      let range = tokenRange(paragraphs, splitter)
      let zone = zone(of: paragraphs, range, tokens, splitter, given: given, name: request.zone)
      var article = Article(zone: zone, place: place(of: paragraphs), paragraphs: paragraphs)
      var reader = MetricReader(text, tokens, quantities, periods, knowledge, zone: zone.number)
      reader.zoneName = zone.name
      reader.reference = date?.reference
      reader.namedPeriods = tokenizer.namedPeriods
      swap(&reader.reasons, &said)
      swap(&reader.isPlaced, &isPlaced)
      reader.read(paragraphs, of: repaired.paragraphs, splitter.tokenRanges)
      swap(&reader.reasons, &said)
      swap(&reader.isPlaced, &isPlaced)
      article.metrics = reader.metrics
      article.ranks = reader.ranks
      var finder = InitiativeFinder(text, tokens, knowledge)
      finder.read(paragraphs, of: repaired.paragraphs, splitter.tokenRanges)
      article.initiatives = finder.initiatives
      articles.append(article)
      for token in tokens[range] where token.kind == .quantity {
        let number = Int(token.number)
        reasons[number] = isPlaced[number] ? nil : said[number] ?? .noIndicator
      }
    }
  }

  private func tokenRange(_ paragraphs: Range<Int>, _ splitter: ArticleSplitter) -> Range<Int> {
    guard let first = paragraphs.first, let last = paragraphs.last else { return 0..<0 }
    return splitter.tokenRanges[first].lowerBound..<splitter.tokenRanges[last].upperBound
  }

  private func place(of paragraphs: Range<Int>) -> Range<Int> {
    var start = Int.max
    var end = 0
    for index in paragraphs where !repaired.paragraphs[index].range.isEmpty {
      let place = repaired.input(repaired.paragraphs[index].range)
      start = min(start, place.lowerBound)
      end = max(end, place.upperBound)
    }
    return start <= end ? start..<end : 0..<0
  }

  private func number(ofZone name: String) -> Int? {
    if let number = knowledge.zones.firstIndex(where: { $0.id.text == name }) { return number }
    let scalars = name.unicodeScalars.map { Scalars.halfWidth($0.value) }
    guard !scalars.isEmpty, let match = knowledge.trie.longest(in: scalars, at: 0, before: scalars.count),
      match.end == scalars.count, knowledge.words[match.word].kind == .zone
    else { return nil }
    return Int(knowledge.words[match.word].number)
  }

  private func zone(
    of paragraphs: Range<Int>, _ range: Range<Int>, _ tokens: [Token], _ splitter: ArticleSplitter, given: Int?,
    name: String?
  ) -> ArticleZone {
    let text = repaired.text.scalars
    let mentions = ArticleZone.mentions(tokens, range, text)
    let firstBody = paragraphs.first { repaired.paragraphs[$0].kind == .body }
    let early = firstBody.map { repaired.paragraphs[$0].range.lowerBound + 60 } ?? 0
    let main = ArticleZone.main(mentions, text) { $0.name.lowerBound < early ? 3 : 1 }
    guard given != nil || name != nil else { return main ?? ArticleZone() }
    let isMentioned = mentions.contains { mention in
      if let given { return mention.number == given }
      return name.map { text[mention.name].elementsEqual($0.unicodeScalars.map(\.value)) } ?? false
    }
    if let main, !isMentioned, main.number != nil || given != nil { return main }
    var zone = ArticleZone(
      number: given, name: nil, givenName: given == nil ? name : nil, basis: isMentioned ? .stated : .given)
    zone.name = mentions.first { $0.number == given && given != nil }?.name ?? main?.name
    return zone
  }
}
