import ExactValues

/// The year that a part belongs to: one that is known, or the one that its month suggests.
enum YearContext {
  case known(Int, FoundPeriod.YearBasis)
  case inferred
}

extension FormReader {
  func resolved(_ context: YearContext, lastMonth: Int) -> (year: Int, basis: FoundPeriod.YearBasis) {
    switch context {
    case .known(let year, let basis): return (year, basis)
    case .inferred:
      let inferred = inferredYear(ofMonth: lastMonth)
      return (inferred.year, inferred.basis)
    }
  }

  func yearPart(at start: Int, year: Int, basis: FoundPeriod.YearBasis) -> SpanReading? {
    let index = has("的", at: start) ? start + 1 : start
    return yearPart(at: index, of: .known(year, basis))
  }

  /// Reads what may stand behind a year: 上半年, 前三季度, 1至11月, 3月5日, 末, 第二周.
  func yearPart(at start: Int, of context: YearContext) -> SpanReading? {
    func months(_ first: Int, _ last: Int, _ level: CalendarSpan.Level, end: Int) -> SpanReading {
      let (year, basis) = resolved(context, lastMonth: last)
      return (.months(first, last, of: year, level, basis), end)
    }
    if has("Q", at: start), let quarter = smallNumber(at: start + 1), (1...4).contains(quarter.value),
      isDigit(start + 1),
      !isLetter(start - 1), !isOne(text[quarter.end], of: [.letter, .digit])
    {
      let end = has("季度", at: quarter.end) ? quarter.end + 2 : quarter.end
      return months(quarter.value * 3 - 2, quarter.value * 3, .quarters, end: end)
    }
    if has("第", at: start) { return ordinalPart(at: start + 1, of: context) }
    if let number = smallNumber(at: start) { return numberedPart(number, at: start, of: context) }
    if case .known = context, has(anyOf: "末底", at: start), !has(anyOf: "端梢数", at: start + 1) {
      let reading = months(1, 12, .years, end: start + 1)
      return (reading.span.closing, reading.end)
    }
    if case .known = context, has("初", at: start) { return months(1, 1, .months, end: start + 1) }
    guard let (head, end) = periodWords.head(text, at: start) else { return nil }
    switch head {
    case .half(let half): return months(half * 6 - 5, half * 6, .halves, end: end)
    case .firstQuarter: return months(1, 3, .quarters, end: end)
    case .wholeYear, .withinYear: return months(1, 12, .years, end: end)
    case .endOfYear:
      let reading = months(1, 12, .years, end: end)
      return (reading.span.closing, end)
    case .startOfYear: return months(1, 1, .months, end: end)
    case .first:
      if has("年", at: start + 1) { return nil }
      return counted(at: end).flatMap { firstPart($0, of: context) }
    case .last: return counted(at: end).flatMap { lastPart($0, of: context) }
    default: return nil
    }
  }

  // MARK: Numbered parts

  private func numberedPart(_ number: (value: Int, end: Int), at start: Int, of context: YearContext) -> SpanReading? {
    if isDigit(start), has(".", at: start - 1) || isOne(text[start - 1], of: [.digit, .letter]) { return nil }
    let first = number
    // 5月 alone, or 1至11月, 一至三季度.
    if has("月", at: first.end) {
      guard (1...12).contains(first.value), !has(anyOf: "均薪龄租供嫂球饼亮息", at: first.end + 1) else { return nil }
      let (year, basis) = resolved(context, lastMonth: first.value)
      return monthPart(year: year, month: first.value, basis: basis, at: first.end + 1)
    }
    if has("季度", at: first.end), (1...4).contains(first.value) {
      let (year, basis) = resolved(context, lastMonth: first.value * 3)
      return (.months(first.value * 3 - 2, first.value * 3, of: year, .quarters, basis), first.end + 2)
    }
    if has("季度", at: first.end + 1), has("个", at: first.end) { return nil }
    guard let next = endOfPeriodSign(first.end), let second = smallNumber(at: next) else { return nil }
    if has("月", at: second.end), !has(anyOf: "均薪龄租供", at: second.end + 1), (1...12).contains(first.value),
      (1...12).contains(second.value), first.value != second.value
    {
      // 6月-9月5日 is read as two ends; here only whole months stand.
      let end = has("份", at: second.end + 1) ? second.end + 2 : second.end + 1
      if let day = smallNumber(at: end), has(anyOf: "日号", at: day.end) { return nil }
      if second.value < first.value {
        let (year, basis) = resolved(context, lastMonth: first.value)
        return (
          CalendarSpan(
            .first(ofMonth: first.value, year: year), to: .first(ofMonth: second.value + 13, year: year), .months,
            basis: basis), end
        )
      }
      let (year, basis) = resolved(context, lastMonth: second.value)
      return (.months(first.value, second.value, of: year, .months, basis), end)
    }
    if has("季度", at: second.end), first.value >= 1, second.value <= 4, first.value < second.value {
      let (year, basis) = resolved(context, lastMonth: second.value * 3)
      return (.months(first.value * 3 - 2, second.value * 3, of: year, .quarters, basis), second.end + 2)
    }
    return nil
  }

  /// 第二季度, 第37个星期, 第二天.
  private func ordinalPart(at start: Int, of context: YearContext) -> SpanReading? {
    guard let number = smallNumber(at: start) else { return nil }
    if has("季度", at: number.end) {
      guard (1...4).contains(number.value) else { return nil }
      let (year, basis) = resolved(context, lastMonth: number.value * 3)
      return (.months(number.value * 3 - 2, number.value * 3, of: year, .quarters, basis), number.end + 2)
    }
    guard case .known(let year, let basis) = context else { return nil }
    return nth(number, of: .months(1, 12, of: year, .years, basis))
  }

  /// 第二周, 第一个星期一, 第31天 of a span.
  func nth(_ number: (value: Int, end: Int), of span: CalendarSpan) -> SpanReading? {
    guard number.value >= 1 else { return nil }
    let index = has("个", at: number.end) ? number.end + 1 : number.end
    if let weekEnd = endOfWeekWord(index) {
      if let day = weekday(at: weekEnd) {
        let shift = (day - span.start.weekday + 7) % 7 + (number.value - 1) * 7
        let date = span.start.adding(days: shift)
        return date < span.end ? (.day(date, span.basis), weekEnd + 1) : nil
      }
      let monday = span.firstMonday.adding(days: (number.value - 1) * 7)
      guard monday < span.end else { return nil }
      return (CalendarSpan(monday, to: monday.adding(days: 7), .weeks, basis: span.basis), weekEnd)
    }
    if has("天", at: index) {
      let date = span.start.adding(days: number.value - 1)
      return date < span.end ? (.day(date, span.basis), index + 1) : nil
    }
    if has("月", at: index), index > number.end, number.value <= 12 {
      return (.months(number.value, number.value, of: span.start.year, .months, span.basis), index + 1)
    }
    return nil
  }

  // MARK: The first and the last of a span

  enum CalendarUnit {
    case year, quarter, month, tenDays, week, day
  }

  typealias Count = (value: Int, unit: CalendarUnit, end: Int)

  /// Reads 三个月, 5年, 两周, 10天.
  func counted(at start: Int) -> Count? {
    guard let number = smallNumber(at: start), number.value > 0 else { return nil }
    let index = has("个", at: number.end) ? number.end + 1 : number.end
    if has("季度", at: index) { return (number.value, .quarter, index + 2) }
    if has("月", at: index) { return (number.value, .month, has("份", at: index + 1) ? index + 2 : index + 1) }
    if has("年", at: index) { return (number.value, .year, index + 1) }
    if has("旬", at: index) { return (number.value, .tenDays, index + 1) }
    if has(anyOf: "天日", at: index) { return (number.value, .day, index + 1) }
    return endOfWeekWord(index).map { (number.value, .week, $0) }
  }

  private func firstPart(_ count: Count, of context: YearContext) -> SpanReading? {
    switch count.unit {
    case .quarter where (1...4).contains(count.value):
      let (year, basis) = resolved(context, lastMonth: count.value * 3)
      return (.months(1, count.value * 3, of: year, .quarters, basis), count.end)
    case .month where (1...12).contains(count.value):
      let (year, basis) = resolved(context, lastMonth: count.value)
      return (.months(1, count.value, of: year, .months, basis), count.end)
    case .week, .day:
      guard case .known(let year, let basis) = context else { return nil }
      return firstDays(count, of: .months(1, 12, of: year, .years, basis))
    default: return nil
    }
  }

  private func lastPart(_ count: Count, of context: YearContext) -> SpanReading? {
    guard case .known(let year, let basis) = context else { return nil }
    switch count.unit {
    case .quarter where (1...4).contains(count.value):
      return (.months(13 - count.value * 3, 12, of: year, .quarters, basis), count.end)
    case .month where (1...12).contains(count.value):
      return (.months(13 - count.value, 12, of: year, .months, basis), count.end)
    case .week, .day: return lastDays(count, of: .months(1, 12, of: year, .years, basis))
    default: return nil
    }
  }

  func firstDays(_ count: Count, of span: CalendarSpan) -> SpanReading? {
    let isWeek = count.unit == .week
    guard isWeek || count.unit == .day else { return nil }
    let start = isWeek ? span.firstMonday : span.start
    let end = start.adding(days: count.value * (isWeek ? 7 : 1))
    return (CalendarSpan(start, to: end, isWeek ? .weeks : .days, basis: span.basis), count.end)
  }

  func lastDays(_ count: Count, of span: CalendarSpan) -> SpanReading? {
    let isWeek = count.unit == .week
    guard isWeek || count.unit == .day else { return nil }
    let end = isWeek ? span.end.monday : span.end
    let start = end.adding(days: -count.value * (isWeek ? 7 : 1))
    return (CalendarSpan(start, to: end, isWeek ? .weeks : .days, basis: span.basis), count.end)
  }

  // MARK: Weeks

  /// The end of 周, 星期 or 礼拜.
  func endOfWeekWord(_ index: Int) -> Int? {
    if has("星期", at: index) || has("礼拜", at: index) { return index + 2 }
    return has("周", at: index) && !has(anyOf: "年岁期边", at: index + 1) ? index + 1 : nil
  }

  /// The day of the week, 1 for Monday, where its character stands and does not count something: 周三, not 每周三次.
  func weekday(at index: Int) -> Int? {
    let day: Int
    if has(anyOf: "日天", at: index) {
      day = 7
    } else {
      let value = Int(values[Int(text[index])])
      guard isNumeral(index), (1...6).contains(value) else { return nil }
      day = value
      if isNumeral(index + 1) || has(anyOf: "十百千万亿", at: index + 1) || words.unit(text, at: index + 1) != nil {
        return nil
      }
    }
    return day
  }
}
