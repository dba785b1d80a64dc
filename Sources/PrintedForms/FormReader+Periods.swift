import ExactValues

/// A span that was read, and where its wording ends.
typealias SpanReading = (span: CalendarSpan, end: Int)

extension FormReader {
  /// Reads the wording of a period that starts at a place.
  ///
  /// - Parameter floor: what stands before this index belongs to something else.
  func period(at start: Int, floor: Int) -> (FoundPeriod, Int)? {
    if isDigit(start), !mayBeginPeriod(digitsAt: start) { return nil }
    var index = start
    var opening: PeriodWords.Head?
    if !isOne(text[start], of: [.digit, .numeral]), let (head, end) = periodWords.head(text, at: start) {
      switch head {
      case .unknown: return (found(start..<end, nil, nil, .unknown), end)
      case .sameSpan(let shift): return (sameSpan(start..<end, shift: shift), end)
      case .yearToDate:
        let year = year(counted: 0)
        return (found(start..<end, year.start, dayAfterReference, year.basis, .since), end)
      case .since, .everSince, .until:
        opening = head
        index = has("到", at: end) || has(" ", at: end) ? end + 1 : end
      default: break
      }
    }
    if let years = bareYears(at: index) {
      var isSince = false
      if case .since? = opening { isSince = true }
      if isSince || (isMark(index - 1) && isMark(years.end)) { return finished(years, start: start, opening: nil) }
    }
    guard let reading = spanOrRange(at: index) else { return nil }
    return finished(reading, start: start, opening: opening)
  }

  /// Whether what stands behind a run of digits may go on as the wording of a period does: most figures do not, and
  /// need not be tried as each of its forms.
  private func mayBeginPeriod(digitsAt start: Int) -> Bool {
    var end = start + 1
    while isDigit(end), end - start < 9 { end += 1 }
    // 20240618
    if end - start == 8 { return true }
    // 6.18 stands alone where it is a day.
    if has(".", at: end) { return end - start == 4 || isMark(start - 1) }
    return isNumeral(end) || has(anyOf: "年月日号个季旬天周星礼世起至到Q -—~/·", at: end)
  }

  private func finished(_ reading: SpanReading, start: Int, opening: PeriodWords.Head?) -> (FoundPeriod, Int)? {
    var (span, end) = reading
    if let moved = moved(span, at: end) { (span, end) = moved }
    if let (tail, tailEnd) = periodWords.tail(text, at: end), span.extent == .span || tail != .since {
      switch tail {
      case .toDate, .since: return (since(start..<tailEnd, span), tailEnd)
      case .from: return (found(start..<tailEnd, span.start, nil, span.basis, .open), tailEnd)
      case .after: return (found(start..<tailEnd, span.end, nil, span.basis, .open), tailEnd)
      case .before, .strictlyBefore:
        let end = tail == .before ? span.end : span.lastStart ?? span.start
        guard span.lastStart == nil else { return (found(start..<tailEnd, span.start, end, span.basis), tailEnd) }
        return (found(start..<tailEnd, nil, end, span.basis, .open), tailEnd)
      case .included: end = tailEnd
      }
    }
    switch opening {
    case .until?: span = span.closing
    case .since?, .everSince?:
      if let last = endOfSinceClause(end) {
        return (since(start..<last, span), last)
      }
    default: break
    }
    switch opening {
    case .everSince?: return (found(start..<end, span.start, nil, span.basis, .open), end)
    case .since? where span.lastStart == nil:
      // 由2020年的5家: the word opens no span.
      return (found(start + 1..<end, span.start, span.end, span.basis, span.extent), end)
    default: break
    }
    return (found(start..<end, span.start, span.end, span.basis, span.extent), end)
  }

  /// The end of 以来 behind a few words without a mark or a number: 自1992年成立以来.
  private func endOfSinceClause(_ start: Int) -> Int? {
    var index = start
    while index - start < 16, !isOne(text[index], of: [.mark, .digit]) {
      if has("以来", at: index) { return index + 2 }
      index += 1
    }
    return nil
  }

  /// 2月13号3天后, 明天的后天, 明天的之后三天: a day counted from another.
  private func moved(_ span: CalendarSpan, at end: Int) -> SpanReading? {
    guard span.level == .days, span.extent == .span else { return nil }
    let index = has("的", at: end) ? end + 1 : end
    if let count = smallNumber(at: index), has(anyOf: "天日", at: count.end) {
      let after = count.end + 1
      if has("后", at: after) { return (.day(span.start.adding(days: count.value), span.basis), after + 1) }
      if has("前", at: after) { return (.day(span.start.adding(days: -count.value), span.basis), after + 1) }
    }
    guard index > end, let (head, headEnd) = periodWords.head(text, at: index) else { return nil }
    switch head {
    case .day(let shift): return (.day(span.start.adding(days: shift), span.basis), headEnd)
    case .future, .last:
      guard let count = smallNumber(at: headEnd), has(anyOf: "天日", at: count.end) else { return nil }
      return (
        CalendarSpan(span.start, to: span.start.adding(days: count.value), .days, basis: span.basis), count.end + 1
      )
    default: return nil
    }
  }

  // MARK: Ranges

  private func spanOrRange(at start: Int) -> SpanReading? {
    if let years = yearRange(at: start) { return years }
    guard let first = singleSpan(at: start, within: nil) else { return nil }
    guard first.span.extent != .open, let next = endOfPeriodSign(first.end) else { return between(first) ?? first }
    if let (tail, _) = periodWords.tail(text, at: first.end), tail == .toDate { return first }
    guard let second = singleSpan(at: next, within: first.span) else { return first }
    return joined(first.span, second) ?? first
  }

  /// 10月和5月间.
  private func between(_ first: SpanReading) -> SpanReading? {
    guard has(anyOf: "和与", at: first.end), let second = singleSpan(at: first.end + 1, within: first.span),
      has("间", at: second.end) || has("之间", at: second.end)
    else { return nil }
    return joined(first.span, second)
  }

  private func joined(_ first: CalendarSpan, _ second: SpanReading) -> SpanReading? {
    var last = second.span
    if last.end <= first.start, last.basis == .inferred || last.basis == first.basis { last = last.adding(years: 1) }
    guard last.end > first.start, second.span.extent != .open else { return nil }
    var span = CalendarSpan(first.start, to: last.end, max(first.level, last.level), basis: first.basis)
    span.lastStart = last.start
    if first.extent == .point { span.start = first.end.adding(days: -1) }
    return (span, second.end)
  }

  private func max(_ left: CalendarSpan.Level, _ right: CalendarSpan.Level) -> CalendarSpan.Level {
    left.rawValue > right.rawValue ? left : right
  }

  /// The end of the sign between the ends of a span of days.
  func endOfPeriodSign(_ index: Int) -> Int? {
    if has(" ", at: index) { return endOfPeriodSign(index + 1) }
    var end = index
    if has("起", at: end) { end += 1 }
    switch text[end] {
    case 0x81F3, 0x5230: end += 1
    case 0x2D, 0x2014, 0x7E:
      let sign = text[end]
      while text[end] == sign, end - index < 4 { end += 1 }
    default: return nil
    }
    return has(" ", at: end) ? end + 1 : end
  }

  // MARK: Results

  /// From the span's first day to the reference date. A month that lies ahead is last year's: 8月以来 in May.
  private func since(_ range: Range<Int>, _ span: CalendarSpan) -> FoundPeriod {
    guard let end = dayAfterReference else { return found(range, span.start, nil, span.basis, .since) }
    if span.start < end { return found(range, span.start, end, span.basis, .since) }
    guard span.basis == .inferred else { return found(range, span.start, nil, span.basis, .since) }
    return found(range, span.adding(years: -1).start, end, span.basis, .since)
  }

  /// The day after the reference date.
  var dayAfterReference: CivilDate? { reference?.adding(days: 1) }

  func found(
    _ range: Range<Int>, _ start: CivilDate?, _ end: CivilDate?, _ basis: FoundPeriod.YearBasis,
    _ extent: FoundPeriod.Extent = .span
  ) -> FoundPeriod {
    FoundPeriod(place: text.place(range), start: start, end: end, yearBasis: basis, extent: extent)
  }

  private func sameSpan(_ range: Range<Int>, shift: Int) -> FoundPeriod {
    let earlier = lastSpan?.adding(years: shift)
    return FoundPeriod(
      place: text.place(range), start: earlier?.start, end: earlier?.end,
      yearBasis: earlier == nil ? .unknown : .relative,
      extent: earlier?.extent ?? .span, sameSpanShift: shift)
  }
}
