import PrintedForms

/// The name of what is measured or counted, as places in the text.
struct NounPhrase {
  /// Its pieces, in reading order: a verb that belongs to it may stand apart.
  var ranges: [Range<Int>]
  /// Whether a word of it is a noun of indicators.
  var hasIndicator: Bool
  /// Whether it is but 总数, 总量: a count of what was named before.
  var isTotal: Bool
  /// Its first token.
  var firstToken: Int

  var length: Int { ranges.reduce(0) { $0 + $1.count } }
}

extension MetricReader {
  /// Whether a token may stand between a noun and its figure.
  func isLink(_ token: Token) -> Bool {
    switch token.kind {
    case .space, .colon, .cell: true
    case .word:
      switch token.word {
      case .link, .base, .each, .forecast, .target, .plan, .connective, .achieve: true
      default: false
      }
    case .gap: isSmall(token)
    default: false
    }
  }

  /// Whether a gap is but particles and signs: 了, 的, +.
  func isSmall(_ token: Token) -> Bool {
    guard token.kind == .gap, token.end - token.start <= 2 else { return false }
    return token.range.allSatisfy { index in
      switch text[index] {
      // 了 的 地 和 与 及 也 又 再 则 还 均 共 计 已 为 而 由 从 + - — ·
      case 0x800C, 0x7531, 0x4ECE, 0x4E86, 0x7684, 0x5730, 0x548C, 0x4E0E, 0x53CA, 0x4E5F, 0x53C8, 0x518D, 0x5219,
        0x8FD8, 0x5747, 0x5171,
        0x8BA1, 0x5DF2, 0x2B, 0x2D, 0x2014, 0xB7, 0x3D:
        true
      default: false
      }
    }
  }

  /// The noun that ends before a token and begins no earlier than another.
  ///
  /// - Parameter keepsVerb: whether a verb directly before it belongs to it: 引进 of 引进本科生.
  func noun(before index: Int, from start: Int, keepsVerb: Bool = true) -> NounPhrase? {
    var last = index - 1
    while last >= start, isLink(tokens[last]) || isPassedOver(last) || tokens[last].kind == .period { last -= 1 }
    if last >= start, tokens[last].kind == .close {
      var open = last
      while open > start, tokens[open].kind != .open { open -= 1 }
      guard tokens[open].kind == .open, open > start else { return nil }
      last = open - 1
      while last >= start, isLink(tokens[last]) { last -= 1 }
    }
    guard last >= start else { return nil }
    return noun(endingAt: last, from: start, keepsVerb: keepsVerb)
  }

  /// Whether a period stands here that is but the base of a comparison: 比2023年.
  func isPassedOver(_ index: Int) -> Bool {
    guard tokens[index].kind == .period else { return false }
    return isBasePeriod(index)
  }

  func noun(endingAt last: Int, from start: Int, keepsVerb: Bool = true) -> NounPhrase? {
    var first = last
    var hasIndicator = false
    var onlyTotal = true
    var index = last
    while index >= start {
      let token = tokens[index]
      if token.kind == .close, index < last {
        // 第三产业（服务业）增加值: what stands in brackets is part of the name where a noun goes on before them.
        guard let open = opening(index, from: start), open > start, tokens[open - 1].isNoun else { break }
        first = open
        index = open - 1
        continue
      }
      guard token.isNoun || isInside(index, of: last, from: start) else { break }
      if token.isWord(.indicator) { hasIndicator = true }
      if !token.isWord(.totalNoun) { onlyTotal = false }
      first = index
      index -= 1
    }
    guard index < last else {
      return verbAlone(last, from: start, keepsVerb: keepsVerb)
    }
    var range = Int(tokens[first].start)..<Int(tokens[last].end)
    range = trimmed(range)
    // 交出答卷——签约项目20个: what a dash sets apart begins the name.
    if let dash = range.dropFirst().last(where: { text[$0] == 0x2014 && text[$0 - 1] == 0x2014 }) {
      range = trimmed(dash + 1..<range.upperBound)
    }
    guard !range.isEmpty else { return verbAlone(first - 1, from: start, keepsVerb: keepsVerb) }
    var phrase = NounPhrase(ranges: [range], hasIndicator: hasIndicator, isTotal: onlyTotal, firstToken: first)
    if keepsVerb {
      var verb = first - 1
      while verb >= start, tokens[verb].isWord(.action) { verb -= 1 }
      verb += 1
      if verb < first {
        phrase.ranges[0] = Int(tokens[verb].start)..<range.upperBound
        phrase.firstToken = verb
      } else if first - 1 >= start, tokens[first - 1].isWord(.achieve), first - 2 >= start {
        joinHolder(&phrase, before: first - 1, from: start)
      }
    } else if first - 1 >= start, tokens[first - 1].isWord(.achieve), first - 2 >= start {
      joinHolder(&phrase, before: first - 1, from: start)
    }
    return phrase
  }

  /// 规上工业企业实现营业收入: who reached it is part of the name where it is a class of bodies, not one body.
  private func joinHolder(_ phrase: inout NounPhrase, before verb: Int, from start: Int) {
    var last = verb - 1
    while last >= start, isLink(tokens[last]) { last -= 1 }
    guard last >= start, tokens[last].isNoun, !tokens[last].isWord(.bodyEnd) else { return }
    var first = last
    while first - 1 >= start, tokens[first - 1].isNoun { first -= 1 }
    let range = trimmed(Int(tokens[first].start)..<Int(tokens[last].end))
    guard range.count >= 2, range.count <= 24, isClass(range) else { return }
    phrase.ranges.insert(range, at: 0)
    phrase.hasIndicator = true
    phrase.firstToken = first
  }

  /// Whether a name ends as a class of bodies or activities does: 企业, 产业, 业, 行业.
  func isClass(_ range: Range<Int>) -> Bool {
    switch text[range.upperBound - 1] {
    // 业 户 类 群 链 品 车 域
    case 0x4E1A, 0x6237, 0x7C7B, 0x7FA4, 0x94FE, 0x54C1, 0x8F66, 0x57DF: true
    default: false
    }
  }

  /// The bracket that a closing one belongs to.
  private func opening(_ close: Int, from start: Int) -> Int? {
    var index = close - 1
    while index >= start, index > close - 8 {
      if tokens[index].kind == .open { return index }
      index -= 1
    }
    return nil
  }

  /// Whether a token that is no noun by itself stands inside a noun: 占 in 占比重, a limit, a city in 占全市比重.
  private func isInside(_ index: Int, of last: Int, from start: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .quantity: return reasons[Int(token.number)] == .threshold
    case .period: return index - 1 >= start && tokens[index - 1].isWord(.share)
    case .space: return token.end - token.start == 1 && text[Int(token.start)] == 0x20
    case .word:
      switch token.word {
      case .share: return true
      // 云山市级项目
      case .cityName where scalar(Int(token.end)) == 0x7EA7: return true
      case .city, .province, .nation, .selfZone, .cityName, .zone:
        return index - 1 >= start
          && (tokens[index - 1].isWord(.share)
            || (tokens[index - 1].kind == .period || token.word == .selfZone && tokens[index - 1].kind == .gap)
              && index - 2 >= start && tokens[index - 2].isWord(.share))
      case .action: return index < last && isNounLike(index)
      case .rate: return index < last
      // 占全部营业收入的比重
      case .link:
        return index < last && index - 1 >= start && tokens[index - 1].isWord(.share) && self.token(index, is: "全部")
      case .former, .latter: return false
      default: return false
      }
    default: return false
    }
  }

  /// Whether a verb stands inside a noun: between two nouns with a one-character link, 的 before it.
  private func isNounLike(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = tokens[index - 1]
    // 企业研发投入, 产学研合作: a verb directly behind a noun and before one is read as part of the noun when the noun
    // behind it is an indicator's head.
    return (before.kind == .gap || before.isWord(.indicator)) && !isSmall(before)
      && tokens[index + 1].isWord(.totalNoun)
  }

  private func verbAlone(_ index: Int, from start: Int, keepsVerb: Bool) -> NounPhrase? {
    guard keepsVerb, index >= start, tokens[index].isWord(.action) else { return nil }
    var first = index
    while first - 1 >= start, tokens[first - 1].isWord(.action) { first -= 1 }
    // The noun may stand before the verb: 专利授权, 项目开工.
    if first - 1 >= start, tokens[first - 1].isNoun {
      var noun = first - 1
      while noun - 1 >= start, tokens[noun - 1].isNoun { noun -= 1 }
      let range = trimmed(Int(tokens[noun].start)..<Int(tokens[index].end))
      return NounPhrase(ranges: [range], hasIndicator: true, isTotal: false, firstToken: noun)
    }
    return NounPhrase(
      ranges: [Int(tokens[first].start)..<Int(tokens[index].end)], hasIndicator: false, isTotal: true,
      firstToken: first)
  }

  /// A name without particles and marks around it.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      switch text[start] {
      // 地 of 北京、上海等地
      case 0x5730 where start > 0 && text[start - 1] == 0x7B49: start += 1
      // 的 了 和 与 及 、 各 类 of 各类 is kept
      case 0x7684, 0x4E86, 0x548C, 0x4E0E, 0x53CA, 0x3001, 0x20, 0x2B, 0x25CF, 0x2022, 0xB7, 0x7B49, 0x9, 0x7C, 0x5C31,
        0x4EC5:
        start += 1
      default:
        while start < end {
          switch text[end - 1] {
          // 可 of 年产值可达
          case 0x7684, 0x4E86, 0x548C, 0x4E0E, 0x53CA, 0x3001, 0x20, 0x2B, 0x2D, 0x7B49, 0x9, 0x7C, 0x7531, 0x4ECE,
            0x53EF:
            end -= 1
          default: return start..<end
          }
        }
      }
    }
    return start..<end
  }

  /// The noun that follows a count: 创新平台 of 16个创新平台.
  func noun(after index: Int, before end: Int) -> (phrase: NounPhrase, next: Int)? {
    var first = index + 1
    if first < end, isSmall(tokens[first]) { first += 1 }
    var next = first
    var hasIndicator = false
    while next < end,
      tokens[next].isNoun || (tokens[next].kind == .quantity && reasons[Int(tokens[next].number)] == .threshold)
    {
      if tokens[next].isWord(.indicator) { hasIndicator = true }
      next += 1
    }
    guard next > first else { return nil }
    let range = trimmed(Int(tokens[first].start)..<Int(tokens[next - 1].end))
    guard !range.isEmpty else { return nil }
    // A noun whose own figure follows is not of the figure before it.
    var beyond = next
    while beyond < end, isLink(tokens[beyond]), !tokens[beyond].isWord(.achieve) { beyond += 1 }
    if beyond < end, let last = ofLimit(beyond, before: end) {
      // 5家产值超10亿元的企业
      let whole = trimmed(Int(tokens[first].start)..<Int(tokens[last].end))
      return (NounPhrase(ranges: [whole], hasIndicator: true, isTotal: false, firstToken: first), last + 1)
    }
    if beyond < end, tokens[beyond].kind == .quantity, reasons[Int(tokens[beyond].number)] != .threshold,
      quantities[Int(tokens[beyond].number)].kind != .count || beyond > next
    {
      return served(index, first..<next)
    }
    return (NounPhrase(ranges: [range], hasIndicator: hasIndicator, isTotal: false, firstToken: first), next)
  }

  /// The last token of the noun behind a bound that says which of them are counted: 超10亿元的企业, 过亿元企业.
  private func ofLimit(_ index: Int, before end: Int) -> Int? {
    guard tokens[index].kind == .quantity, index + 1 < end else { return nil }
    let quantity = quantities[Int(tokens[index].number)]
    guard quantity.kind == .currency, quantity.comparator == .above || quantity.comparator == .atLeast else {
      return nil
    }
    var last = index + 1
    if token(last, is: "的"), last + 1 < end { last += 1 }
    guard tokens[last].isNoun, tokens[last].start == tokens[last - 1].end else { return nil }
    while last + 1 < end, tokens[last + 1].isNoun, !isSmall(tokens[last + 1]) { last += 1 }
    return tokens[last].isWord(.indicator) ? last : nil
  }

  /// 为24家人才企业放款1.35亿元: whom the figure behind serves is counted before it.
  private func served(_ index: Int, _ range: Range<Int>) -> (phrase: NounPhrase, next: Int)? {
    let start = quantities[Int(tokens[index].number)].place.lowerBound
    let isServed: Bool =
      switch scalar(start - 1) {
      // 为 向 给 对 助 持
      case 0x4E3A, 0x5411, 0x7ED9, 0x5BF9, 0x52A9, 0x6301: true
      default: false
      }
    guard isServed, range.count >= 2, tokens[range.upperBound - 1].isWord(.indicator) else { return nil }
    let name = trimmed(Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 2].end))
    guard !name.isEmpty, isClass(name) || text[name.upperBound - 1] == 0x4F53 || text[name.upperBound - 1] == 0x4EBA
    else {
      return nil
    }
    return (
      NounPhrase(ranges: [name], hasIndicator: true, isTotal: false, firstToken: range.lowerBound), range.upperBound - 1
    )
  }

  /// The name with what was named before, where it is but a total.
  func completed(_ phrase: NounPhrase) -> [Range<Int>] {
    if phrase.isTotal, lastName.isEmpty || group.isEmpty, let open = openNoun, let last = open.ranges.last,
      last.upperBound <= phrase.ranges[0].lowerBound
    {
      return open.ranges + phrase.ranges
    }
    guard phrase.isTotal, !lastName.isEmpty, let last = lastName.last else { return phrase.ranges }
    guard last.upperBound <= phrase.ranges[0].lowerBound else { return phrase.ranges }
    return lastName + phrase.ranges
  }

  /// Keeps the noun of a clause without a figure, to which a later clause may give one.
  mutating func noteOpenNoun(_ range: Range<Int>, found: Bool) {
    guard !range.isEmpty else { return }
    var last = range.upperBound - 1
    while last >= range.lowerBound {
      if tokens[last].isWord(.indicator), let phrase = noun(endingAt: last, from: range.lowerBound, keepsVerb: false) {
        openNoun = phrase
        if !found { group = [] }
        return
      }
      last -= 1
    }
    // A name in quotes that the clause ends in: 开展“高新早餐会”，共举办11期.
    if !found, tokens[range.upperBound - 1].kind == .quoted,
      tokens[range.upperBound - 1].end - tokens[range.upperBound - 1].start > 4
    {
      let quoted = tokens[range.upperBound - 1].range
      openNoun = NounPhrase(ranges: [quoted], hasIndicator: true, isTotal: false, firstToken: range.upperBound - 1)
      group = []
      return
    }
    // A label before a colon may be any noun.
    let end = range.upperBound
    if end < tokens.count, tokens[end].kind == .colon || tokens[end].kind == .cell || tokens[end].kind == .newline,
      let phrase = noun(before: end, from: range.lowerBound)
    {
      openNoun = phrase
      group = []
    }
  }
}
