import ExactValues
import PrintedForms
import ZoneModel

extension MetricReader {
  /// The word for a change that a figure belongs to: 增长 of 同比增长6.7%.
  struct Change {
    var index: Int
    var isFall: Bool
    /// Whether the noun of a rate says it (增速, 降幅) rather than a verb.
    var isNoun: Bool
  }

  /// Reads a per cent, a number of points or a multiple.
  mutating func readRate(_ index: Int, after left: Int, in clause: Range<Int>) -> Int {
    let number = Int(tokens[index].number)
    let quantity = quantities[number]
    let next = index + 1
    if isTransition(index, after: left, in: clause), !hasScopeInTransition(index, after: left) {
      reasons[number] = .earlier
      if !openRate(index, from: left) { keepNoun(before: index, from: left) }
      return next
    }
    if readTurn(index, after: left, in: clause) { return next }
    if let change = change(before: index, from: left) {
      if readFormerOrLatter(change, index, after: left) { return next }
      readChange(change, index, after: left, in: clause)
      return next
    }
    if quantity.kind == .percentagePoint {
      // 拉动…增长1.4个百分点, 高于全市1.4个百分点
      reasons[number] = .difference
      return next
    }
    if quantity.kind == .multiple {
      readMultiple(index, after: left)
      return next
    }
    readShare(index, after: left, in: clause)
    return next
  }

  /// The word for the change directly before a figure.
  func change(before index: Int, from left: Int) -> Change? {
    var place = index - 1
    var sawBase = false
    while place >= left {
      let token = tokens[place]
      switch token.kind {
      case .space, .colon: break
      // 同比增长（下同）15%
      case .close:
        guard let open = (max(left, place - 4)..<place).last(where: { tokens[$0].kind == .open }),
          !hasQuantity(open..<place)
        else { return signed(index, at: place + 1, sawBase: sawBase) }
        place = open
      case .gap where isSmall(token): break
      case .period where isBasePeriod(place): sawBase = true
      case .word:
        switch token.word {
        case .rise: return Change(index: place, isFall: false, isNoun: false)
        case .fall: return Change(index: place, isFall: true, isNoun: false)
        case .rate: return Change(index: place, isFall: false, isNoun: true)
        case .fallRate: return Change(index: place, isFall: true, isNoun: true)
        // 预计增长
        case .forecast, .target, .plan:
          if ends(token.range, in: "增长") { return Change(index: place, isFall: false, isNoun: false) }
        case .link, .each, .achieve: break
        case .base: sawBase = true
        default: return signed(index, at: place + 1, sawBase: sawBase)
        }
      default: return signed(index, at: place + 1, sawBase: sawBase)
      }
      place -= 1
    }
    return signed(index, at: place + 1, sawBase: sawBase)
  }

  /// 同比+6.3%, +9.8%: the sign is the word for the change.
  func signed(_ index: Int, at place: Int, sawBase: Bool) -> Change? {
    let quantity = quantities[Int(tokens[index].number)]
    let first = text[quantity.place.lowerBound]
    let before = scalar(quantity.place.lowerBound - 1)
    // ↑ and ↓ of posters.
    if before == 0x2191 || before == 0x2193 {
      return Change(index: index, isFall: before == 0x2193, isNoun: false)
    }
    let sign = [0x2B, 0x2D, 0x2212, 0x2014].contains(first) ? first : before
    guard sign == 0x2B || sign == 0x2D || sign == 0x2212 || sawBase && quantity.kind != .multiple else { return nil }
    guard place <= index else { return nil }
    return Change(index: sawBase ? place : index, isFall: false, isNoun: false)
  }

  /// Whether the figure is the start of a change whose end follows: 由6.3%转为…, 从86亿元增长到….
  func isTransition(_ index: Int, after left: Int, in clause: Range<Int>) -> Bool {
    startOfTransition(index, after: left) != nil && endsTransition(index + 1, in: clause)
  }

  /// Whether the figure at the start of a change has a span or a subject of its own: 由2020年的86亿元增长到….
  func hasScopeInTransition(_ index: Int, after left: Int) -> Bool {
    startOfTransition(index, after: left).map { hasOwnScope(index, after: $0) } ?? false
  }

  /// The token of 由 or 从 before a figure.
  private func startOfTransition(_ index: Int, after left: Int) -> Int? {
    var place = index - 1
    let floor = max(left, index - 8)
    while place >= floor {
      let token = tokens[place]
      if token.kind == .gap, let last = token.range.last,
        startsTransition(last) || startsTransition(token.range.lowerBound)
      {
        return place
      }
      if token.kind == .quantity { return nil }
      place -= 1
    }
    return nil
  }

  /// Keeps what a change is of for the figure that it ends at.
  mutating func keepNoun(before index: Int, from left: Int) {
    var end = index
    // 面积由建区之初的7.5平方公里扩大到…: the noun stands before 由.
    while end > left + 1, !startsTransition(Int(tokens[end].start)) { end -= 1 }
    if !startsTransition(Int(tokens[end].start)) { end = index }
    guard let phrase = noun(before: end, from: left, keepsVerb: false) else { return }
    openNoun = phrase
    group = []
  }

  /// 由 or 从.
  func startsTransition(_ place: Int) -> Bool { text[place] == 0x7531 || text[place] == 0x4ECE }

  func endsTransition(_ start: Int, in clause: Range<Int>) -> Bool {
    var place = start
    while place < clause.upperBound, place < start + 4 {
      let range = tokens[place].range
      if tokens[place].kind != .quantity,
        holds(range, "到") || holds(range, "至") || holds(range, "转") || holds(range, "变")
      {
        return true
      }
      place += 1
    }
    return false
  }

  mutating func readChange(_ change: Change, _ index: Int, after left: Int, in clause: Range<Int>) {
    let number = Int(tokens[index].number)
    let quantity = quantities[number]
    if isComparison(change, after: left) || isRateOfRate(change, quantity, after: left) {
      if quantity.kind != .percentagePoint || !attachPoints(change, number) { reasons[number] = .difference }
      return
    }
    if quantity.kind == .percentagePoint {
      if (left..<index).contains(where: {
        holds(tokens[$0].range, "拉动") || holds(tokens[$0].range, "贡献") || holds(tokens[$0].range, "高于")
          || holds(tokens[$0].range, "低于")
      }) {
        reasons[number] = .difference
        return
      }
      // 增速较一季度提升了4个百分点: the change of a rate of growth, not of the share before it.
      if (left..<change.index).contains(where: { tokens[$0].isWord(.rate) || tokens[$0].isWord(.fallRate) }) {
        reasons[number] = .difference
        return
      }
      if let phrase = noun(before: change.index, from: left, keepsVerb: false), !phrase.isTotal {
        // 贷款利率下降0.6个百分点: the change of a rate that is named here.
        guard isRateNoun(phrase) else {
          reasons[number] = .difference
          return
        }
        let growth = GrowthReference(
          quantity: number, isFall: change.isFall, kind: .points, form: .change,
          place: Int(tokens[change.index].start)..<quantity.place.upperBound)
        placeGrowth(growth, name: phrase.ranges, change, index)
      } else if !attachPoints(change, number) {
        reasons[number] = .difference
      }
      return
    }
    let growth = growth(change, number, after: left)
    if let phrase = noun(before: change.index, from: left, keepsVerb: true), !phrase.isTotal || phrase.hasIndicator {
      placeGrowth(growth, name: completed(phrase), change, index)
      return
    }
    if let open = openNoun, group.isEmpty {
      placeGrowth(growth, name: open.ranges, change, index)
      return
    }
    if hasOwnScope(change.index, after: left) || isAverage(change, after: left), !lastName.isEmpty {
      if subject?.kind == .province, holds(subject?.range ?? 0..<0, "全国") {
        reasons[number] = .difference
      } else {
        placeGrowth(growth, name: lastName, change, index)
      }
      return
    }
    if attach(growth) { return }
    if !lastName.isEmpty, let last = group.last, metrics[last].growth?.kind != growth.kind,
      metrics[last].growth?.form == .change
    {
      // 同比增长3.8%，环比下降2.6%: each is a figure of its own.
      let kept = group
      placeGrowth(growth, name: lastName, change, index)
      group = kept
      return
    }
    if !lastName.isEmpty,
      (left..<index).contains(where: { holds(tokens[$0].range, "实际") || holds(tokens[$0].range, "扣除") })
    {
      // 名义增长5.0%，扣除价格因素实际增长4.6%
      placeGrowth(growth, name: lastName, change, index)
    } else if let open = openNoun {
      placeGrowth(growth, name: open.ranges, change, index)
    } else {
      reasons[number] = group.isEmpty ? .noIndicator : .secondGrowth
    }
  }

  /// Whether a span or a subject stands before a figure that has no noun: 1—9月增长7.3%, 全市增长6.3%.
  func hasOwnScope(_ index: Int, after left: Int) -> Bool {
    var place = index - 1
    while place >= left {
      let token = tokens[place]
      if token.kind == .period, !isBasePeriod(place) { return true }
      if token.isWord(.city) || token.isWord(.province) || token.isWord(.zone) || token.isWord(.namesake)
        || token.isWord(.cityName)
        || token.isWord(.nation) || token.isWord(.selfZone) || ArticleZone.unlisted(tokens, place, text) != nil
      {
        return true
      }
      place -= 1
    }
    return false
  }

  /// 前者增长13.5%，后者下降4.2%.
  mutating func readFormerOrLatter(_ change: Change, _ index: Int, after left: Int) -> Bool {
    guard listedGroup.count >= 2,
      let word = (left..<index).first(where: { tokens[$0].isWord(.former) || tokens[$0].isWord(.latter) })
    else { return false }
    let number = Int(tokens[index].number)
    let metric = tokens[word].isWord(.former) ? listedGroup[0] : listedGroup[listedGroup.count - 1]
    guard metrics[metric].growth == nil else { return false }
    var growth = growth(change, number, after: left)
    if quantities[number].kind == .percentagePoint {
      growth = GrowthReference(
        quantity: number, isFall: change.isFall, kind: .points, form: .change, place: growth.place)
    }
    metrics[metric].growth = growth
    isPlaced[number] = true
    return true
  }

  /// Whether a name is that of a rate: 利率, 占比.
  func isRateNoun(_ phrase: NounPhrase) -> Bool {
    guard let last = phrase.ranges.last else { return false }
    return ["率", "占比", "比重", "强度", "利率", "比例"].contains { ends(last, in: $0) }
  }

  /// The growth of a figure with its sign, base and form.
  func growth(_ change: Change, _ number: Int, after left: Int) -> GrowthReference {
    var isPrevious = isPreviousSentence
    var place = change.index
    var first = change.index
    while place >= left {
      let token = tokens[place]
      if token.isWord(.base) || token.isWord(.rise) || token.isWord(.fall) || token.isWord(.rate)
        || token.isWord(.fallRate)
      {
        first = place
        if holds(token.range, "同比") { isPrevious = false }
        if holds(token.range, "环比") || holds(token.range, "上月") || holds(token.range, "上季") { isPrevious = true }
      } else if !(token.kind == .period && isBasePeriod(place)), !token.isWord(.each), !isSmall(token) {
        break
      }
      place -= 1
    }
    let start = tokens[first].kind == .quantity ? quantities[number].place.lowerBound : Int(tokens[first].start)
    return GrowthReference(
      quantity: number, isFall: change.isFall, kind: isPrevious ? .previousPeriod : .yearEarlier, form: .change,
      place: min(start, quantities[number].place.lowerBound)..<quantities[number].place.upperBound)
  }

  /// Gives a growth to the last metric that has none.
  mutating func attach(_ growth: GrowthReference) -> Bool {
    guard group.count == 1, var last = group.last else { return false }
    // 出口281.6亿元，占比71.3%，增长11.3%: a growth in per cent is that of the level, not of the share told between.
    if let level = metrics[last].quantity, quantities[level].kind == .percent, growth.kind != .points,
      let earlier = metrics.indices.last(where: {
        $0 < last && metrics[$0].sentence == sentence
          && metrics[$0].quantity.map { quantities[$0].kind != .percent } ?? false
      }), metrics[earlier].growth == nil, last - earlier == 1
    {
      last = earlier
    }
    guard metrics[last].growth == nil, let level = metrics[last].quantity else { return false }
    // 从34亿元增至149亿元，增长了3.4倍: against what it began at, not against the year before.
    if level > 0, reasons[level - 1] == .earlier, !namesBase(growth.place) {
      reasons[growth.quantity] = .difference
      return true
    }
    metrics[last].growth = growth
    metrics[last].period = accounted(metrics[last].period)
    isPlaced[growth.quantity] = true
    return true
  }

  /// Whether the words of a change say what it is against: 同比, 比上年.
  private func namesBase(_ place: Range<Int>) -> Bool {
    ["同比", "环比", "上年", "去年", "同期"].contains { holds(place, $0) }
  }

  /// Gives a difference in percentage points to the share before it.
  mutating func attachPoints(_ change: Change, _ number: Int) -> Bool {
    guard group.count == 1, let last = group.last, metrics[last].growth == nil, let level = metrics[last].quantity,
      quantities[level].kind == .percent
    else { return false }
    metrics[last].growth = GrowthReference(
      quantity: number, isFall: change.isFall, kind: .points, form: .change,
      place: Int(tokens[change.index].start)..<quantities[number].place.upperBound)
    isPlaced[number] = true
    return true
  }

  /// 高于全市1.3个百分点, 快于全省: a difference from another area.
  func isComparison(_ change: Change, after left: Int) -> Bool {
    let range = tokens[change.index].range
    if ["高于", "低于", "快于", "慢于", "高出"].contains(where: { holds(range, $0) }) { return true }
    var place = change.index - 1
    while place >= left, place > change.index - 4 {
      let token = tokens[place]
      if token.isWord(.rise) || token.isWord(.fall),
        ["高于", "低于", "快于", "慢于", "高出"].contains(where: { holds(token.range, $0) })
      {
        return true
      }
      place -= 1
    }
    return false
  }

  /// 比一季度加快0.5个百分点, 降幅收窄3个百分点: the change of a rate.
  func isRateOfRate(_ change: Change, _ quantity: FoundQuantity, after left: Int) -> Bool {
    let range = tokens[change.index].range
    return ["加快", "放缓", "收窄", "回落", "扩大"].contains { holds(range, $0) } && quantity.kind == .percentagePoint
  }

  /// 是上年同期的1.6倍.
  mutating func readMultiple(_ index: Int, after left: Int) {
    let number = Int(tokens[index].number)
    if quantities[number].unit.isSame("番") {
      reasons[number] = .difference
      return
    }
    var place = index - 1
    while place >= left {
      let token = tokens[place]
      let isBase =
        token.isWord(.base) && (holds(token.range, "上年") || holds(token.range, "去年") || holds(token.range, "同期"))
        || token.kind == .period && periods[Int(token.number)].sameSpanShift != nil
        || token.kind == .period && (holds(token.range, "上年") || holds(token.range, "去年"))
      if isBase {
        let growth = GrowthReference(
          quantity: number, isFall: false, kind: .yearEarlier, form: .ratio, place: quantities[number].place)
        if attach(growth) { return }
        if let phrase = noun(before: place, from: left) ?? openNoun {
          placeGrowth(growth, name: completed(phrase), Change(index: index, isFall: false, isNoun: false), index)
          return
        }
      }
      place -= 1
    }
    reasons[number] = .difference
  }
}
