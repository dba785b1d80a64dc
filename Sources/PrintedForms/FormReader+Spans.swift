import ExactValues

extension FormReader {
  /// Reads one day or span.
  ///
  /// - Parameter context: the first end of a range, whose year and month the second end may leave out.
  func singleSpan(at start: Int, within context: CalendarSpan?) -> SpanReading? {
    guard let reading = plainSpan(at: start, within: context) else { return nil }
    let level = reading.span.level
    guard level == .quarters || level == .halves, has(anyOf: "末底", at: reading.end), reading.span.extent == .span else {
      return reading
    }
    return (reading.span.closing, reading.end + 1)
  }

  private func plainSpan(at start: Int, within context: CalendarSpan?) -> SpanReading? {
    let yearContext: YearContext = context.map { .known($0.start.year, $0.basis) } ?? .inferred
    if isOne(text[start], of: .numberStart) {
      if let plan = plan(at: start) { return plan }
      if isDigit(start), let date = numericDate(at: start, isSecondEnd: context != nil) { return date }
      if let year = printedYear(at: start) {
        if let part = yearPart(at: year.end, year: year.value, basis: year.basis) { return part }
        return (.months(1, 12, of: year.value, .years, year.basis), year.end)
      }
      if let decade = decade(at: start) { return decade }
      if let away = countedAway(at: start) { return away }
      if let part = yearPart(at: start, of: yearContext) { return part }
      return dayOfMonth(at: start, within: context)
    }
    if has("Q", at: start) || has("第", at: start) { return yearPart(at: start, of: yearContext) }
    guard let (head, end) = periodWords.head(text, at: start) else { return nil }
    return headed(head, start: start, end: end, yearContext)
  }

  private func headed(_ head: PeriodWords.Head, start: Int, end: Int, _ context: YearContext) -> SpanReading? {
    switch head {
    case .year(2) where !mayLead(start): return nil
    case .year(let shift): return yearWithPart(year(counted: shift), end: end)
    case .yearAfterLast(let shift):
      return yearWithPart(lastSpan.map { yearOf($0, shift) } ?? year(counted: shift), end: end)
    case .half, .wholeYear, .firstQuarter: return yearPart(at: start, of: context)
    case .endOfYear, .startOfYear, .withinYear:
      guard !isOne(text[start - 1], of: [.numeral, .digit, .multiplier]) else { return nil }
      return yearPart(at: start, of: context)
    case .plan: return plan(at: start)
    case .century(let shift): return decade(afterCentury: shift, at: end)
    case .weekday: return weekdayAlone(start: start, end: end)
    case .first:
      if let part = yearPart(at: start, of: context), mayLead(start) { return part }
      return counted(at: end).flatMap { mayLead(start) ? past($0) : nil }
    case .past: return counted(at: end).flatMap { start + 1 < end || mayLead(start) ? past($0) : nil }
    case .last, .future: return counted(at: end).flatMap { start + 1 < end || mayLead(start) ? future($0) : nil }
    case .following: return counted(at: end).flatMap { mayLead(start) ? following($0) : nil }
    default: return counted(from: head, end: end)
    }
  }

  /// What is counted in months, weeks or days from the reference date.
  private func counted(from head: PeriodWords.Head, end: Int) -> SpanReading? {
    let today = reference ?? .first(ofMonth: 1, year: 2000)
    let basis: FoundPeriod.YearBasis = reference == nil ? .unknown : .relative
    switch head {
    case .monthAtHand:
      let near = monthJustNamed(before: end) ?? today.firstOfMonth
      return monthPart(year: near.year, month: near.month, basis: basis, at: end)
    case .month(let shift):
      let first = CivilDate.first(ofMonth: today.month + shift, year: today.year)
      return monthPart(year: first.year, month: first.month, basis: basis, at: end)
    case .endOfMonth, .startOfMonth:
      let month = CalendarSpan.months(
        today.month, today.month, of: today.year, .months, reference == nil ? .unknown : .inferred)
      if case .endOfMonth = head { return (month.closing, end) }
      return (CalendarSpan(month.start, to: month.start.adding(days: 10), .tenDays, basis: month.basis), end)
    case .quarter(let shift):
      let first = today.firstOfQuarter.adding(months: shift * 3)
      return (CalendarSpan(first, to: first.adding(months: 3), .quarters, basis: basis), end)
    case .week(let shift):
      let monday = today.monday.adding(days: shift * 7)
      if let day = weekday(at: endOfWeekWord(end) ?? end) {
        return (.day(monday.adding(days: day - 1), basis), (endOfWeekWord(end) ?? end) + 1)
      }
      return (CalendarSpan(monday, to: monday.adding(days: 7), .weeks, basis: basis), end)
    case .day(let shift): return (.day(today.adding(days: shift), basis), end)
    case .days(let first, let last):
      return (CalendarSpan(today.adding(days: first), to: today.adding(days: last), .days, basis: basis), end)
    case .years(let first, let last):
      return (
        CalendarSpan(
          .first(ofMonth: 1, year: today.year + first), to: .first(ofMonth: 1, year: today.year + last), .years,
          basis: basis), end
      )
    case .halfFromNow(let shift):
      let half = CivilDate.first(ofMonth: today.month <= 6 ? 1 : 7, year: today.year).adding(months: shift * 6)
      return (CalendarSpan(half, to: half.adding(months: 6), .halves, basis: basis), end)
    default: return nil
    }
  }

  /// The month that was named a few words before: 3月份当月.
  private func monthJustNamed(before end: Int) -> CivilDate? {
    guard let lastSpan, end - lastSpanEnd < 20,
      lastSpan.start.firstOfMonth == lastSpan.end.adding(days: -1).firstOfMonth
    else { return nil }
    return lastSpan.start.firstOfMonth
  }

  private func yearWithPart(_ year: CalendarSpan, end: Int) -> SpanReading? {
    yearPart(at: end, year: year.start.year, basis: year.basis) ?? (year, end)
  }

  private func yearOf(_ span: CalendarSpan, _ shift: Int) -> CalendarSpan {
    .months(1, 12, of: span.start.year + shift, .years, span.basis == .stated ? .relative : span.basis)
  }

  /// Whether one character such as 前 or 上 begins a word here: 高新区前三季度, but not 目前三家 or 网上三天.
  private func mayLead(_ start: Int) -> Bool {
    let before = text[start - 1]
    if before < 0x3400 || before > 0x9FFF { return true }
    if has("前", at: start) { return !has(anyOf: "目以之此当日提空史生向跟", at: start - 1) }
    if has("近", at: start) { return !has(anyOf: "附最接临邻靠亲远将逼渐", at: start - 1) }
    return has(anyOf: "在于的从比较和与为是将即用了至到把对共仅按", at: start - 1)
  }

  // MARK: Plans, decades, weekdays

  /// 十四五 as a plan: not before a unit, where it is 14 or 15.
  private func plan(at start: Int) -> SpanReading? {
    guard let (head, end) = periodWords.head(text, at: start), case .plan(let first) = head,
      !isOne(text[start - 1], of: [.numeral, .multiplier]), !isOne(text[end], of: [.numeral, .multiplier, .digit])
    else { return nil }
    if isOne(text[start], of: .multiplier), words.unit(text, at: end) != nil { return nil }
    var last = end
    for word: StaticString in ["规划", "计划", "时期", "期间"] where has(word, at: last) { last += 2 }
    if isOne(text[start], of: .mark), last == end, first < 2006 { return nil }
    return (
      CalendarSpan(.first(ofMonth: 1, year: first), to: .first(ofMonth: 1, year: first + 5), .years, basis: .stated),
      last
    )
  }

  private func decade(afterCentury shift: Int, at start: Int) -> SpanReading? {
    guard let tens = smallNumber(at: start), has("年代", at: tens.end), tens.value % 10 == 0 else { return nil }
    let century = (reference?.year ?? 2010) / 100 * 100
    return decadeSpan(century + shift * 100 + tens.value, end: tens.end + 2)
  }

  /// 周三: the next such day, today included.
  private func weekdayAlone(start: Int, end: Int) -> SpanReading? {
    guard !isOne(text[start - 1], of: [.numeral, .digit, .multiplier]), !has(anyOf: "每个几半整数", at: start - 1),
      let day = weekday(at: end)
    else { return nil }
    let today = reference ?? .first(ofMonth: 1, year: 2000)
    return (.day(today.adding(days: (day - today.weekday + 7) % 7), reference == nil ? .unknown : .inferred), end + 1)
  }

  // MARK: Days without a month, and spans counted from now

  /// 29日: of the reference date's month, or of the month before where that has no such day.
  private func dayOfMonth(at start: Int, within context: CalendarSpan?) -> SpanReading? {
    guard let number = smallNumber(at: start), (1...31).contains(number.value),
      !isOne(text[start - 1], of: [.digit, .letter, .numeral]),
      !has(".", at: start - 1)
    else { return nil }
    let hasName = has("日", at: number.end) || (has("号", at: number.end) && isMark(number.end + 1))
    if let context, context.level == .days {
      guard hasName || isMark(number.end),
        let day = CivilDate(year: context.start.year, month: context.start.month, day: number.value)
      else { return nil }
      return (.day(day, context.basis), hasName ? number.end + 1 : number.end)
    }
    guard hasName, isDigit(start) || number.value > 10, !has(anyOf: "内以均常本报益游产", at: number.end + 1) else {
      return sameMonthDays(number, start: start)
    }
    return monthOfDay(number.value).map { (.day($0.day, $0.basis), number.end + 1) }
  }

  /// 12-19日 without a month.
  private func sameMonthDays(_ first: (value: Int, end: Int), start: Int) -> SpanReading? {
    guard isDigit(start), let next = endOfPeriodSign(first.end), let second = smallNumber(at: next),
      has("日", at: second.end),
      first.value < second.value, let last = monthOfDay(second.value),
      let day = CivilDate(year: last.day.year, month: last.day.month, day: first.value)
    else { return nil }
    return (CalendarSpan(day, to: last.day.adding(days: 1), .days, basis: last.basis), second.end + 1)
  }

  private func monthOfDay(_ day: Int) -> (day: CivilDate, basis: FoundPeriod.YearBasis)? {
    let today = reference ?? .first(ofMonth: 1, year: 2000)
    let basis: FoundPeriod.YearBasis = reference == nil ? .unknown : .inferred
    let before = today.firstOfMonth.adding(months: -1)
    let date =
      CivilDate(year: today.year, month: today.month, day: day)
      ?? CivilDate(year: before.year, month: before.month, day: day)
    return date.map { ($0, basis) }
  }

  /// 20天后, 三年前, 60日内.
  private func countedAway(at start: Int) -> SpanReading? {
    guard let today = reference, !has(anyOf: "第每近过", at: start - 1), let count = counted(at: start) else { return nil }
    guard let (tail, end) = periodWords.tail(text, at: count.end) else { return nil }
    if count.unit == .month, !has("个", at: count.end - 2) { return nil }
    switch tail {
    case .included:
      guard has("内", at: end - 1) else { return nil }
      // The last of so many days is a day of the span.
      let last = count.unit == .day ? moved(today, count, by: count.value + 1) : moved(today, count, by: count.value)
      return (CalendarSpan(today, to: last, .days, basis: .relative), end)
    case .from where !has("起", at: count.end) && !has("开", at: count.end), .after:
      return (around(moved(today, count, by: count.value), count.unit), end)
    case .before, .strictlyBefore: return (around(moved(today, count, by: -count.value), count.unit), end)
    default: return nil
    }
  }

  private func moved(_ day: CivilDate, _ count: Count, by value: Int) -> CivilDate {
    switch count.unit {
    case .year: day.adding(months: value * 12)
    case .quarter: day.adding(months: value * 3)
    case .month: day.adding(months: value)
    case .tenDays: day.adding(days: value * 10)
    case .week: day.adding(days: value * 7)
    case .day: day.adding(days: value)
    }
  }

  /// The whole unit that a day stands in.
  private func around(_ day: CivilDate, _ unit: CalendarUnit) -> CalendarSpan {
    switch unit {
    case .year: .months(1, 12, of: day.year, .years, .relative)
    case .quarter, .month: .months(day.month, day.month, of: day.year, .months, .relative)
    case .tenDays, .week, .day: .day(day, .relative)
    }
  }

  /// The whole units before the one that runs: 近三年, 上两个月.
  private func past(_ count: Count) -> SpanReading? {
    let end = startOfUnit(count.unit)
    return (spanFromNow(moved(end, count, by: -count.value), end, count), tailOfCount(count.end))
  }

  /// From now on, the running unit included: 未来三年, 后十天.
  private func future(_ count: Count) -> SpanReading? {
    let isShort = count.unit == .week || count.unit == .day
    let start = isShort ? reference ?? .first(ofMonth: 1, year: 2000) : startOfUnit(count.unit)
    return (spanFromNow(start, moved(start, count, by: count.value), count), tailOfCount(count.end))
  }

  /// The whole units after the one that runs: 下三个月.
  private func following(_ count: Count) -> SpanReading? {
    let start = moved(startOfUnit(count.unit), (1, count.unit, 0), by: 1)
    return (spanFromNow(start, moved(start, count, by: count.value), count), tailOfCount(count.end))
  }

  private func startOfUnit(_ unit: CalendarUnit) -> CivilDate {
    let today = reference ?? .first(ofMonth: 1, year: 2000)
    switch unit {
    case .year: return .first(ofMonth: 1, year: today.year)
    case .quarter: return today.firstOfQuarter
    case .month: return today.firstOfMonth
    case .week: return today.monday
    case .tenDays, .day: return today
    }
  }

  private func spanFromNow(_ start: CivilDate, _ end: CivilDate, _ count: Count) -> CalendarSpan {
    CalendarSpan(start, to: end, count.unit == .day ? .days : .months, basis: reference == nil ? .unknown : .relative)
  }

  /// 来, 以来, 间, 内 behind so many years.
  private func tailOfCount(_ index: Int) -> Int {
    if has("以来", at: index) || has("之内", at: index) || has("以内", at: index) { return index + 2 }
    if has("来", at: index), !has(anyOf: "自源到看说", at: index + 1) { return index + 1 }
    if has("间", at: index) || (has("内", at: index) && !has(anyOf: "部外需", at: index + 1)) { return index + 1 }
    return index
  }
}
