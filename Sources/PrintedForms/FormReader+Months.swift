import ExactValues

extension FormReader {
  /// Reads what may stand behind a month: 份, 5日, 上旬, 底, 第三周, 最后五天.
  func monthPart(year: Int, month: Int, basis: FoundPeriod.YearBasis, at start: Int) -> SpanReading? {
    let whole = CalendarSpan.months(month, month, of: year, .months, basis)
    let plain = has("份", at: start) ? start + 1 : start
    let index = has("的", at: plain) ? plain + 1 : plain
    if let day = day(of: whole, at: index) { return day }
    if has("旬", at: index + 1) {
      if has("上", at: index) { return (days(1, 10, of: whole), index + 2) }
      if has("中", at: index) { return (days(11, 20, of: whole), index + 2) }
      if has("下", at: index) {
        var last = days(21, 21, of: whole)
        last.end = whole.end
        return (last, index + 2)
      }
    }
    if has("半月", at: index + 1) {
      if has("上", at: index) { return (days(1, 15, of: whole), index + 3) }
      if has("下", at: index) {
        var last = days(16, 16, of: whole)
        last.end = whole.end
        return (last, index + 3)
      }
    }
    if has(anyOf: "底末", at: index), !has(anyOf: "端梢", at: index + 1) { return (whole.closing, index + 1) }
    if has("初", at: index) { return (days(1, 10, of: whole), index + 1) }
    if has("第", at: index), let number = smallNumber(at: index + 1), let part = nth(number, of: whole) { return part }
    if let (head, end) = periodWords.head(text, at: index) {
      switch head {
      case .first:
        if let count = counted(at: end), let part = firstDays(count, of: whole) { return part }
      case .last:
        if let part = lastOfMonth(whole, at: end) { return part }
      default: break
      }
    }
    return (whole, plain)
  }

  /// 最后五天, 最后一周, 最后一个星期一.
  private func lastOfMonth(_ month: CalendarSpan, at start: Int) -> SpanReading? {
    guard let count = counted(at: start) else { return nil }
    if count.unit == .week, count.value == 1, let day = weekday(at: count.end) {
      let last = month.end.adding(days: -1)
      return (.day(last.adding(days: -((last.weekday - day + 7) % 7)), month.basis), count.end + 1)
    }
    return lastDays(count, of: month)
  }

  private func days(_ first: Int, _ last: Int, of month: CalendarSpan) -> CalendarSpan {
    CalendarSpan(
      month.start.adding(days: first - 1), to: month.start.adding(days: last), .tenDays, basis: month.basis)
  }

  /// 5日, 12-19日, 22号, and a bare 31 where nothing is counted.
  private func day(of month: CalendarSpan, at start: Int) -> SpanReading? {
    guard let number = smallNumber(at: start), !text.hasGap(before: start) || has(anyOf: "日号", at: number.end) else {
      return nil
    }
    func date(_ day: Int) -> CivilDate? { CivilDate(year: month.start.year, month: month.start.month, day: day) }
    if has(anyOf: "日号", at: number.end) {
      return date(number.value).map { (.day($0, month.basis), number.end + 1) }
    }
    if let next = endOfPeriodSign(number.end), let second = smallNumber(at: next), has(anyOf: "日号", at: second.end),
      let first = date(number.value), let last = date(second.value), first < last
    {
      return (CalendarSpan(first, to: last.adding(days: 1), .days, basis: month.basis), second.end + 1)
    }
    let isClosed = isMark(number.end) && !(has(anyOf: ".,:%/", at: number.end) && !isMark(number.end + 1))
    guard isClosed || has(anyOf: "至到出", at: number.end), !has(anyOf: "%", at: number.end) else { return nil }
    return date(number.value).map { (.day($0, month.basis), number.end) }
  }

  // MARK: Dates in digits

  /// 2024-06-18, 2024/6/18, 2024.06, 20240618, 2010 01 29, 09-01.
  func numericDate(at start: Int, isSecondEnd: Bool) -> SpanReading? {
    guard !isOne(text[start - 1], of: [.digit, .letter]),
      isSecondEnd || !(has(anyOf: "./-·", at: start - 1) && isDigit(start - 2))
    else { return nil }
    let first = run(at: start)
    let sign = text[first.end]
    switch first.width {
    case 8: return compactDate(first)
    case 4:
      guard Self.isDateSign(sign) || sign == 0x20 else { return nil }
      return fullDate(first, sign: sign)
    case 1, 2:
      guard Self.isDateSign(sign) else { return nil }
      return shortDate(first, sign: sign, start: start)
    default: return nil
    }
  }

  private static func isDateSign(_ scalar: UInt16) -> Bool {
    scalar == 0x2D || scalar == 0x2F || scalar == 0x2E || scalar == 0xB7
  }

  private func run(at start: Int) -> (value: Int, width: Int, end: Int) {
    var index = start
    var value = 0
    while isDigit(index), index - start < 9 {
      value = value * 10 + Int(values[Int(text[index])])
      index += 1
    }
    return (value, index - start, index)
  }

  private func compactDate(_ number: (value: Int, width: Int, end: Int)) -> SpanReading? {
    guard !isOne(text[number.end], of: [.digit, .letter]), !has(anyOf: ".,%-", at: number.end),
      (1900...2100).contains(number.value / 10_000), words.unit(text, at: number.end) == nil,
      !isOne(text[number.end], of: .multiplier),
      let date = CivilDate(year: number.value / 10_000, month: number.value / 100 % 100, day: number.value % 100)
    else { return nil }
    return (.day(date, .stated), number.end)
  }

  private func fullDate(_ year: (value: Int, width: Int, end: Int), sign: UInt16) -> SpanReading? {
    let month = run(at: year.end + 1)
    guard (1...2).contains(month.width), (1...12).contains(month.value), year.value >= 1000 else { return nil }
    let isSpaced = sign == 0x20
    if text[month.end] == sign || (!isSpaced && Self.isDateSign(text[month.end])) {
      let day = run(at: month.end + 1)
      if (1...2).contains(day.width), !isSpaced || (month.width == 2 && day.width == 2),
        !(Self.isDateSign(text[day.end]) && isDigit(day.end + 1) && sign == text[day.end] && !isFullYear(day.end + 1)),
        let date = CivilDate(year: year.value, month: month.value, day: day.value)
      {
        return (.day(date, .stated), has(anyOf: "日号", at: day.end) ? day.end + 1 : day.end)
      }
      if isDigit(month.end + 1), sign != 0x2D { return nil }
    }
    guard !isSpaced, sign != 0xB7, month.width == 2, (1900...2100).contains(year.value),
      !isOne(text[month.end], of: [.letter, .multiplier]), !has("%", at: month.end),
      words.unit(text, at: month.end) == nil
    else { return nil }
    if has(anyOf: "余多", at: month.end) { return nil }
    return (.months(month.value, month.value, of: year.value, .months, .stated), month.end)
  }

  private func isFullYear(_ start: Int) -> Bool { run(at: start).width == 4 }

  /// 27-7-3, and 12/1 or 09-01 that stand alone and can be no fraction and no number.
  private func shortDate(_ first: (value: Int, width: Int, end: Int), sign: UInt16, start: Int) -> SpanReading? {
    let second = run(at: first.end + 1)
    guard (1...2).contains(second.width) else { return nil }
    if text[second.end] == sign {
      let third = run(at: second.end + 1)
      guard sign == 0x2D, first.width == 2, (1...2).contains(third.width), text[third.end] != sign,
        let date = CivilDate(year: 2000 + first.value, month: second.value, day: third.value)
      else { return nil }
      return (.day(date, .stated), third.end)
    }
    guard isMark(start - 1), isMark(second.end), !has(anyOf: "%/", at: second.end), !isDigit(second.end + 1) else {
      return nil
    }
    let isPadded = first.width == 2 && second.width == 2 && values[Int(text[start])] == 0
    switch sign {
    case 0x2F: guard isPadded || first.value > second.value || second.value > 12 else { return nil }
    case 0xB7: break
    default: guard isPadded else { return nil }
    }
    let (year, basis) = inferredYear(ofMonth: first.value)
    return CivilDate(year: year, month: first.value, day: second.value).map { (.day($0, basis), second.end) }
  }
}
