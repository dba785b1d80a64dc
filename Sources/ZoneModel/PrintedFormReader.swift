package import ExactValues

/// How far 约 and 近 reach, in per cent of the printed number; a setting of the workspace.
package struct ApproximationPolicy: Hashable, Sendable {
  /// 约 v is v ± this many per cent.
  package let about: DecimalNumber
  /// 近 v is between v less this many per cent and v.
  package let near: DecimalNumber

  /// Makes a policy.
  package init(about: DecimalNumber = DecimalNumber(5), near: DecimalNumber = DecimalNumber(10)) {
    self.about = about
    self.near = near
  }
}

/// Reads the printed forms of facts into the model's values: `超150家次`, `增长6.7%`, `今年上半年`.
package struct PrintedFormReader: Sendable {
  /// Why a printed form is not read.
  package enum Fault: Error, Hashable, Sendable {
    /// No number stands in the text.
    case noNumber
    /// The text holds more than one figure, or words beside it that the model does not know: from this character on.
    case notUnderstood(rest: String)
    /// The number has no unit, and the indicator needs one.
    case unitMissing
    /// A period that cannot be: 2月30日, 第五季度.
    case impossiblePeriod
  }

  private let published: PublicationDate?
  private let approximation: ApproximationPolicy

  /// Makes a reader.
  ///
  /// - Parameter published: the date of the source, which gives 今年 its year; nil where it is not known.
  package init(published: PublicationDate?, approximation: ApproximationPolicy) {
    self.published = published
    self.approximation = approximation
  }

  private static let risingWords = [
    "同比增长", "年均增长", "比上年增长", "较上年增长", "预计增长", "增长", "上升", "提高", "增加", "增",
  ]
  private static let fallingWords = ["同比下降", "同比减少", "同比回落", "下降", "降低", "减少", "回落", "下滑", "负增长"]
  private static let leadingBounds: [(String, Comparator)] = [
    ("不低于", .atLeast), ("不少于", .atLeast), ("至少", .atLeast), ("不超过", .atMost), ("超过", .greater), ("突破", .greater),
    ("多于", .greater), ("超", .greater), ("逾", .greater), ("不到", .less), ("不足", .less), ("低于", .less), ("少于", .less),
    ("大约", .about), ("约", .about), ("左右", .about), ("达到", .equal), ("达", .equal), ("第", .equal), ("为", .equal),
  ]
  private static let nearWords = ["接近", "将近", "近"]
  private static let trailingBounds: [(String, Comparator)] = [
    ("及以上", .atLeast), ("以上", .atLeast), ("及以下", .atMost), ("以下", .atMost), ("以内", .atMost), ("左右", .about),
    ("上下", .about),
  ]

  /// Reads the printed form of a measure: a number with its unit, bounds and all; 增长/下降 words give the sign of a rate.
  package func measure(_ printed: String) throws(Fault) -> Measure {
    var rest = Substring(printed.filter { !$0.isWhitespace })
    let isFall = Self.take(Self.fallingWords, from: &rest)
    if !isFall { _ = Self.take(Self.risingWords, from: &rest) }
    var comparator: Comparator?
    var isNear = false
    for (word, meaning) in Self.leadingBounds where comparator == nil && rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      comparator = meaning
    }
    if Self.take(Self.nearWords, from: &rest) { isNear = true }
    for (word, meaning) in Self.trailingBounds where rest.hasSuffix(word) {
      rest = rest.dropLast(word.count)
      comparator = meaning
      break
    }
    guard let first = PrintedNumber(taking: &rest) else { throw .noNumber }
    var second: PrintedNumber?
    if let sign = rest.first, "~～—–-至到".contains(sign) {
      let saved = rest
      rest = rest.dropFirst()
      second = PrintedNumber(taking: &rest)
      if second == nil { rest = saved }
    }
    var isMore = first.isOpenEnded
    if let mark = rest.first, "余多".contains(mark) {
      rest = rest.dropFirst()
      isMore = true
    }
    let unitText = String(rest)
    guard let unit = unitText.isEmpty ? MeasureUnit.none : MeasureUnit(unitText) else { throw .unitMissing }
    if unitText.unicodeScalars.contains(where: { ("0"..."9").contains($0) || $0 == "," || $0 == "、" }) {
      throw .notUnderstood(rest: unitText)
    }
    let value = first.value
    let finalComparator: Comparator
    let range: NumberRange
    if let second {
      finalComparator = .between
      range = .between(min(first.value, second.value), max(first.value, second.value))
    } else if isMore {
      finalComparator = .greater
      range = .between(value, first.upper ?? value + first.nextStep, lowIncluded: false, highIncluded: false)
    } else if isNear {
      finalComparator = .less
      range = .between(value - share(approximation.near, of: value), value, lowIncluded: false, highIncluded: false)
    } else {
      finalComparator = comparator ?? .equal
      range = self.range(value, finalComparator)
    }
    // A fall of more than 3 % is a change below −3 %: number, bound and range change sides together.
    return Measure(
      printed: printed, number: second == nil ? (isFall ? -value : value) : nil,
      comparator: isFall ? finalComparator.mirrored : finalComparator, range: isFall ? -range : range, unit: unit,
      decimals: max(first.decimals, second?.decimals ?? 0))
  }

  private func range(_ value: DecimalNumber, _ comparator: Comparator) -> NumberRange {
    switch comparator {
    case .equal, .between: .exactly(value)
    case .greater: .above(value)
    case .less: .below(value)
    case .atLeast: .atLeast(value)
    case .atMost: .atMost(value)
    case .about: .between(value - share(approximation.about, of: value), value + share(approximation.about, of: value))
    }
  }

  private func share(_ percent: DecimalNumber, of value: DecimalNumber) -> DecimalNumber {
    (value.magnitude * percent).scaled(byPowerOfTen: -2)
  }

  /// Reads a growth printed beside a level: `增长15.4%`, `下降3%`, `增长1.1倍`, `扭亏为盈`.
  package func growth(_ printed: String) throws(Fault) -> Growth {
    let base: Growth.Base = printed.contains("环比") ? .previousPeriod : .yearEarlier
    if ["扭亏为盈", "由盈转亏", "减亏", "增亏", "由降转增", "持平", "基本持平"].contains(printed) {
      return Growth(printed: printed, percent: nil, comparator: .about, decimals: 0, base: base)
    }
    let text = printed.filter { !$0.isWhitespace }.replacingBase
    if let growth = PrintedMultiple.growth(text, printed: printed, base: base) { return growth }
    let measure = try measure(text)
    switch measure.unit.dimension {
    case "PCT":
      return Growth(
        printed: printed, percent: measure.range, comparator: measure.comparator, decimals: measure.decimals, base: base
      )
    case "TIMES":
      // 3倍 alone may be three times as much or three times more.
      guard Self.tellsMore(text) else { throw .notUnderstood(rest: text) }
      return Growth(
        printed: printed, percent: measure.range.scaled(byPowerOfTen: 2), comparator: measure.comparator,
        decimals: max(0, measure.decimals - 2), lastDigit: 2 - measure.decimals, base: base)
    default: throw .notUnderstood(rest: measure.unit.text)
    }
  }

  /// Reads a period as printed or as a code: `今年上半年`, `2025-H1`, `近年来`.
  ///
  /// - Parameter context: the period that 同期 speaks of; without one 同期 is not understood.
  package func period(
    _ printed: String, basis: Period.Basis = .stated, relativeTo context: Period? = nil
  ) throws(Fault) -> Period {
    let text = printed.filter { !$0.isWhitespace }
    if ["同期", "上年同期", "去年同期"].contains(text) {
      guard let earlier = context?.yearEarlier else { throw .notUnderstood(rest: text) }
      return Period(earlier.extent, basis: .inferred, printed: printed)
    }
    if let period = Period(code: text, basis: basis, printed: printed) { return period }
    if ["近年来", "近年", "近日", "累计", "截至目前", "目前", "历年"].contains(text) {
      return Period(.unknown, basis: basis, printed: printed)
    }
    return try PrintedPeriodWords(published: published).period(text, basis: basis, printed: printed)
  }

  private static func tellsMore(_ text: String) -> Bool {
    risingWords.contains { text.hasPrefix($0) } && !text.contains("为") && !text.contains("的")
  }

  private static func take(_ words: [String], from rest: inout Substring) -> Bool {
    for word in words where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      return true
    }
    return false
  }
}

extension String {
  fileprivate var replacingBase: String {
    var text = self
    for word in ["环比", "同比"] where text.hasPrefix(word) { text = String(text.dropFirst(word.count)) }
    return text
  }
}
