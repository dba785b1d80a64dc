import ExactValues

/// Reads the Chinese words for a period: 今年上半年, 2024年1—11月, 截至6月底.
struct PrintedPeriodWords {
  let published: PublicationDate?

  func period(_ text: String, basis: Period.Basis, printed: String) throws(PrintedFormReader.Fault) -> Period {
    if let span = Self.plan(text) ?? Self.years(text) { return Period(span, basis: basis, printed: printed) }
    if let span = relativeMonths(text) {
      return Period(span, basis: basis == .stated ? .inferred : basis, printed: printed)
    }
    if text.hasSuffix("以来"), let start = try since(text) {
      return Period(.since(start, reported: published?.day), basis: basis, printed: printed)
    }
    if let span = try Self.monthsWithYears(text) { return Period(span, basis: basis, printed: printed) }
    var rest = Substring(text)
    var isPoint = false
    for word in ["截至", "截止"] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      isPoint = true
    }
    var year: Int?
    var yearIsStated = false
    if let stated = Self.number(&rest), stated >= 1900, stated <= 2100, rest.hasPrefix("年") {
      year = stated
      yearIsStated = true
      rest = rest.dropFirst()
    } else {
      rest = Substring(text).dropFirst(isPoint ? 2 : 0)
      let thisYear = published?.last.year
      for (word, shift) in [("今年", 0), ("本年", 0), ("去年", -1), ("上年", -1), ("前年", -2)] where rest.hasPrefix(word) {
        rest = rest.dropFirst(word.count)
        year = thisYear.map { $0 + shift }
      }
      if year == nil { year = thisYear }
    }
    let foundBasis: Period.Basis = yearIsStated || basis != .stated ? basis : .inferred
    guard let year else { return Period(.unknown, basis: .unknown, printed: printed) }
    if rest.isEmpty { return wholeYear(year, isStated: yearIsStated, basis: foundBasis, printed: printed) }
    if rest == "以来" || text == "年初至今" {
      return Period(
        .since(.first(ofMonth: 1, year: year), reported: published?.day), basis: foundBasis, printed: printed)
    }
    return Period(try extent(rest, year: year, isPoint: isPoint), basis: foundBasis, printed: printed)
  }

  /// A year alone: the whole of it, or up to the source's date where the source speaks of a year not yet over.
  private func wholeYear(_ year: Int, isStated: Bool, basis: Period.Basis, printed: String) -> Period {
    if !isStated, year == published?.first.year {
      return Period(.since(.first(ofMonth: 1, year: year), reported: published?.day), basis: basis, printed: printed)
    }
    return Period(
      .span(first: .first(ofMonth: 1, year: year), last: .last(ofMonth: 12, year: year)), basis: basis,
      isBareYear: true,
      printed: printed)
  }

  private func extent(_ rest: Substring, year: Int, isPoint: Bool) throws(PrintedFormReader.Fault) -> Period.Extent {
    func months(_ from: Int, _ to: Int) -> Period.Extent {
      .span(first: .first(ofMonth: from, year: year), last: .last(ofMonth: to, year: year))
    }
    switch rest {
    case "一季度", "首季", "第一季度": return months(1, 3)
    case "二季度", "第二季度": return months(4, 6)
    case "三季度", "第三季度": return months(7, 9)
    case "四季度", "第四季度": return months(10, 12)
    case "上半年": return months(1, 6)
    case "下半年": return months(7, 12)
    case "前三季度", "前3季度": return months(1, 9)
    case "前两季度": return months(1, 6)
    case "全年": return months(1, 12)
    case "年末", "年底", "末", "底": return .point(.last(ofMonth: 12, year: year))
    case "一季度末", "二季度末", "三季度末", "四季度末", "上半年末", "前三季度末":
      guard case .span(_, let last) = try extent(rest.dropLast(), year: year, isPoint: false) else { break }
      return .point(last)
    default: break
    }
    var tail = rest
    let isLeading = tail.hasPrefix("前")
    if isLeading { tail = tail.dropFirst() }
    guard let first = Self.number(&tail), (1...12).contains(first) else { throw .notUnderstood(rest: String(rest)) }
    if isLeading, tail == "个月" || tail == "月" { return months(1, first) }
    if let sign = tail.first, "-—–~至到".contains(sign) {
      tail = tail.dropFirst()
      guard let second = Self.number(&tail), (first...12).contains(second), tail == "月" || tail == "月份" else {
        throw .impossiblePeriod
      }
      return months(first, second)
    }
    guard tail.hasPrefix("月") else { throw .notUnderstood(rest: String(rest)) }
    tail = tail.dropFirst()
    if tail.isEmpty || tail == "份" { return isPoint ? .point(.last(ofMonth: first, year: year)) : months(first, first) }
    if tail == "底" || tail == "末" { return .point(.last(ofMonth: first, year: year)) }
    guard let dayNumber = Self.number(&tail), tail == "日" else { throw .notUnderstood(rest: String(rest)) }
    guard let day = CivilDate(year: year, month: first, day: dayNumber) else { throw .impossiblePeriod }
    return isPoint ? .point(day) : .span(first: day, last: day)
  }

  private static func number(_ rest: inout Substring) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if digits.isEmpty { return numeral(&rest) }
    guard digits.count <= 4, let value = Int(digits) else { return nil }
    rest = rest.dropFirst(digits.count)
    return value
  }

  /// A month or a number of months in numerals: 三, 十一.
  private static func numeral(_ rest: inout Substring) -> Int? {
    let words = ["十二", "十一", "十", "一", "两", "二", "三", "四", "五", "六", "七", "八", "九"]
    let values = [12, 11, 10, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9]
    guard let index = words.firstIndex(where: { rest.hasPrefix($0) }) else { return nil }
    rest = rest.dropFirst(words[index].count)
    return values[index]
  }

  /// A five-year plan: 十四五 is 2021 to 2025.
  private static func plan(_ text: String) -> Period.Extent? {
    let plans = ["十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026]
    let name = text.filter { !"“”\"「」期间时期".contains($0) }
    guard let first = plans[name] else { return nil }
    return .span(first: .first(ofMonth: 1, year: first), last: .last(ofMonth: 12, year: first + 4))
  }

  /// 本月, 当月, 上月, 本季度, 上季度: counted from the source's date, where it is known well enough.
  private func relativeMonths(_ text: String) -> Period.Extent? {
    guard let published, published.first.year == published.last.year else { return nil }
    let months = ["本月": 0, "当月": 0, "上月": -1, "上个月": -1]
    if let shift = months[text], published.first.month == published.last.month {
      let month = published.first.month + shift
      return .span(
        first: .first(ofMonth: month, year: published.first.year),
        last: .last(ofMonth: month, year: published.first.year))
    }
    let quarters = ["本季度": 0, "上季度": -1, "上个季度": -1]
    if let shift = quarters[text], Quarter(containing: published.first) == Quarter(containing: published.last) {
      let quarter = Quarter(containing: published.first).adding(quarters: shift)
      return .span(first: quarter.firstDay, last: quarter.lastDay)
    }
    return nil
  }

  /// Whole years from one to another: 2016—2020年.
  private static func years(_ text: String) -> Period.Extent? {
    var rest = Substring(text)
    guard let first = number(&rest), (1900...2100).contains(first) else { return nil }
    if rest.hasPrefix("年") { rest = rest.dropFirst() }
    guard let sign = rest.first, "-—–~至到".contains(sign) else { return nil }
    rest = rest.dropFirst()
    guard let last = number(&rest), rest == "年", (first...2100).contains(last) else { return nil }
    return .span(first: .first(ofMonth: 1, year: first), last: .last(ofMonth: 12, year: last))
  }

  /// A start that is not the year's: 自2023年8月以来. Nil where the words before 以来 are no month or day with its year.
  private func since(_ text: String) throws(PrintedFormReader.Fault) -> CivilDate? {
    var rest = Substring(text).dropLast(2)
    if rest.hasPrefix("自") || rest.hasPrefix("从") { rest = rest.dropFirst() }
    guard let year = Self.number(&rest), (1900...2100).contains(year), rest.hasPrefix("年") else { return nil }
    rest = rest.dropFirst()
    if rest.isEmpty || rest == "初" { return .first(ofMonth: 1, year: year) }
    guard let month = Self.number(&rest), rest.hasPrefix("月") else { return nil }
    guard (1...12).contains(month) else { throw .impossiblePeriod }
    rest = rest.dropFirst()
    if rest.isEmpty || rest == "份" { return .first(ofMonth: month, year: year) }
    guard let day = Self.number(&rest), rest == "日" else { return nil }
    guard let date = CivilDate(year: year, month: month, day: day) else { throw .impossiblePeriod }
    return date
  }

  /// Months of stated years: 2017年8月至11月, 2017年8月至2018年3月. Nil for other wordings.
  private static func monthsWithYears(_ text: String) throws(PrintedFormReader.Fault) -> Period.Extent? {
    var rest = Substring(text)
    guard let year = number(&rest), (1900...2100).contains(year), rest.hasPrefix("年") else { return nil }
    rest = rest.dropFirst()
    guard let first = number(&rest), rest.hasPrefix("月") else { return nil }
    rest = rest.dropFirst()
    guard let sign = rest.first, "-—–~至到".contains(sign) else { return nil }
    rest = rest.dropFirst()
    var lastYear = year
    guard var last = number(&rest) else { return nil }
    if rest.hasPrefix("年") {
      lastYear = last
      rest = rest.dropFirst()
      guard let month = number(&rest) else { return nil }
      last = month
    }
    guard rest == "月" || rest == "月份" else { return nil }
    guard (1...12).contains(first), (1...12).contains(last), (year, first) <= (lastYear, last) else {
      throw .impossiblePeriod
    }
    return .span(first: .first(ofMonth: first, year: year), last: .last(ofMonth: last, year: lastYear))
  }
}
