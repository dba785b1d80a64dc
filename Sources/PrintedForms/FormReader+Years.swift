import ExactValues

extension FormReader {
  /// A year and what is known of it; 2000 stands for one that nothing says.
  typealias YearReading = (value: Int, basis: FoundPeriod.YearBasis, end: Int)

  /// The year so many years from the reference date.
  func year(counted shift: Int) -> CalendarSpan {
    let year = (reference?.year ?? 2000) + shift
    return .months(1, 12, of: year, .years, reference == nil ? .unknown : .relative)
  }

  /// The year that a month without one is of: the reference date's, but 12月 is last year's in January.
  func inferredYear(ofMonth month: Int) -> (year: Int, basis: FoundPeriod.YearBasis) {
    guard let reference else { return (2000, .unknown) }
    return (month > reference.month + 8 ? reference.year - 1 : reference.year, .inferred)
  }

  /// Reads a printed year with its 年, or with a quarter's letter behind it: 2024年, 二〇二四年, 07年, 2024Q1.
  func printedYear(at start: Int) -> YearReading? {
    var index = start
    if isDigit(start) {
      guard !isDigit(start - 1), !(has(".", at: start - 1) && isDigit(start - 2)) else { return nil }
      var value = 0
      while isDigit(index), index - start < 5 {
        value = value * 10 + Int(values[Int(text[index])])
        index += 1
      }
      let hasWord = has("年", at: index)
      if index - start == 4, value >= 1000, value < 3000 {
        if hasWord, !has("年代", at: index) { return (value, .stated, index + (has("年度", at: index) ? 2 : 1)) }
        if has("Q", at: index), text[index + 1] >= 0x31, text[index + 1] <= 0x34 { return (value, .stated, index) }
        return nil
      }
      guard index - start == 2, hasWord, isShortYear(value, start: start, end: index + 1, isChinese: false) else {
        return nil
      }
      return (century(of: value), .stated, index + 1)
    }
    return chineseYear(at: start)
  }

  private func chineseYear(at start: Int) -> YearReading? {
    var index = start
    var value = 0
    while isNumeral(index), !has("两", at: index), index - start < 5 {
      value = value * 10 + Int(values[Int(text[index])])
      index += 1
    }
    let count = index - start
    if has("年", at: index), !has("年代", at: index), !isNumeral(start - 1) {
      if count == 4 || (count == 3 && smallNumber(at: index + 1).map { has("月", at: $0.end) } ?? false) {
        return value >= 1 ? (value, .stated, index + (has("年度", at: index) ? 2 : 1)) : nil
      }
      if count == 2, isShortYear(value, start: start, end: index + 1, isChinese: true) {
        return (century(of: value), .stated, index + 1)
      }
    }
    // 二千年, 两千零五年.
    let isTwo = count == 1 ? values[Int(text[start])] == 2 : count == 0 && has("两", at: start)
    guard isTwo, has("千", at: start + 1), let number = numeral(at: start),
      number.upper == nil, has("年", at: number.end), !has("年代", at: number.end), number.value.isInteger,
      number.value >= DecimalNumber(2000), number.value < DecimalNumber(2100)
    else { return nil }
    return (2000 + Int(truncatingIfNeeded: (number.value - DecimalNumber(2000)).whole), .stated, number.end + 1)
  }

  /// Whether two digits before 年 are a year and no duration.
  private func isShortYear(_ value: Int, start: Int, end: Int, isChinese: Bool) -> Bool {
    if has(anyOf: "第近过来满了达约超为共每历期经逾前后用", at: start - 1) || isOne(text[start - 1], of: [.digit, .numeral]) {
      return false
    }
    if yearPart(at: end, year: 2000, basis: .stated) != nil { return true }
    if values[Int(text[start])] == 0 { return true }
    if has(anyOf: "来间以期左多余内后前的之半及或度级", at: end) { return false }
    guard let reference, value % 10 != 0 else { return false }
    if isChinese, value / 10 + 1 == value % 10 { return false }
    return (reference.year - 3...reference.year + 3).contains(century(of: value))
  }

  /// The year that ends with two digits and is nearest the reference date.
  private func century(of value: Int) -> Int {
    let near = reference?.year ?? 2010
    let candidate = near / 100 * 100 + value
    if candidate - near > 50 { return candidate - 100 }
    return near - candidate > 50 ? candidate + 100 : candidate
  }

  /// 2016—2020年, 1995至1997年, 2024-2025年度.
  func yearRange(at start: Int) -> SpanReading? {
    guard isDigit(start) || isNumeral(start), !isDigit(start - 1), let first = bareYear(at: start),
      let next = endOfPeriodSign(first.end), let second = printedYear(at: next), second.basis == .stated,
      second.value >= first.value
    else { return nil }
    guard yearPart(at: second.end, year: second.value, basis: .stated) == nil else { return nil }
    let end = has("度", at: second.end) ? second.end + 1 : second.end
    return (
      CalendarSpan(
        .first(ofMonth: 1, year: first.value), to: .first(ofMonth: 1, year: second.value + 1), .years, basis: .stated),
      end
    )
  }

  /// 2016到2018 behind 从: years without 年.
  func bareYears(at start: Int) -> SpanReading? {
    guard let first = bareYear(at: start), let next = endOfPeriodSign(first.end), let second = bareYear(at: next),
      second.value > first.value, !has("年", at: second.end), !isOne(text[second.end], of: [.digit, .letter]),
      words.unit(text, at: second.end) == nil
    else { return nil }
    return (
      CalendarSpan(
        .first(ofMonth: 1, year: first.value), to: .first(ofMonth: 1, year: second.value + 1), .years, basis: .stated),
      second.end
    )
  }

  /// Four digits from 1900 to 2100, without 年.
  private func bareYear(at start: Int) -> (value: Int, end: Int)? {
    var index = start
    var value = 0
    while isDigit(index) || isNumeral(index), index - start < 5 {
      value = value * 10 + Int(values[Int(text[index])])
      index += 1
    }
    return index - start == 4 && value >= 1900 && value <= 2100 ? (value, index) : nil
  }

  /// 90年代, 20世纪80年代, 九十年代, 1990年代.
  func decade(at start: Int) -> SpanReading? {
    guard let number = smallNumber(at: start) else { return fullDecade(at: start) }
    if has("世纪", at: number.end), let tens = smallNumber(at: number.end + 2), has("年代", at: tens.end),
      tens.value % 10 == 0
    {
      return decadeSpan((number.value - 1) * 100 + tens.value, end: tens.end + 2)
    }
    guard has("年代", at: number.end), number.value % 10 == 0, number.value >= 10 else { return nil }
    let near = reference?.year ?? 2010
    var first = near / 100 * 100 + number.value
    if first > near { first -= 100 }
    return decadeSpan(first, end: number.end + 2)
  }

  private func fullDecade(at start: Int) -> SpanReading? {
    guard let year = bareYear(at: start), has("年代", at: year.end), year.value % 10 == 0 else { return nil }
    return decadeSpan(year.value, end: year.end + 2)
  }

  func decadeSpan(_ first: Int, end: Int) -> SpanReading? {
    guard (1...9980).contains(first) else { return nil }
    return (
      CalendarSpan(.first(ofMonth: 1, year: first), to: .first(ofMonth: 1, year: first + 10), .years, basis: .stated),
      end
    )
  }

  /// Reads a number of one or two places, 0 to 99, as days, months and counts are written.
  func smallNumber(at start: Int) -> (value: Int, end: Int)? {
    if isDigit(start) {
      let first = Int(text[start]) - 0x30
      guard isDigit(start + 1) else { return (first, start + 1) }
      guard !isDigit(start + 2) else { return nil }
      return (first * 10 + Int(text[start + 1]) - 0x30, start + 2)
    }
    var index = start
    var value = 0
    if isNumeral(index) {
      value = Int(values[Int(text[index])])
      index += 1
    }
    if has(anyOf: "十拾", at: index) {
      value = (index == start ? 1 : value) * 10
      index += 1
      if isNumeral(index), !has("两", at: index) {
        value += Int(values[Int(text[index])])
        index += 1
      }
    } else if has(anyOf: "廿卅", at: index), index == start {
      value = Int(values[Int(text[index])]) * 10
      index += 1
      if isNumeral(index) {
        value += Int(values[Int(text[index])])
        index += 1
      }
    }
    guard index > start, !isOne(text[index], of: [.numeral, .digit]), !has(anyOf: "百千万亿", at: index) else { return nil }
    return (value, index)
  }
}

extension DecimalNumber {
  /// The number without its fraction, for small numbers.
  fileprivate var whole: Int128 {
    exponent >= 0 && exponent < 19 ? (0..<exponent).reduce(significand) { value, _ in value * 10 } : 0
  }
}
