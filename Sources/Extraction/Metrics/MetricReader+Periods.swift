import ExactValues
import PrintedForms
import ZoneModel

extension MetricReader {
  /// Whether a period is but the base of a comparison: 比2023年, 较去年同期, 与上年同期相比.
  func isBasePeriod(_ index: Int) -> Bool {
    if index > 0 {
      let before = tokens[index - 1]
      if before.isWord(.base) { return true }
      // 比 较 同 与
      if before.kind == .gap || before.kind == .word {
        switch text[Int(before.end) - 1] {
        case 0x6BD4, 0x8F83: return true
        default: break
        }
      }
      // 是上年同期的1.6倍
      if periods[Int(tokens[index].number)].sameSpanShift != nil, index + 1 < tokens.count {
        return text[Int(tokens[index].end)] == 0x7684 || before.isWord(.link) && tokens[index + 1].kind != .comma
      }
    }
    return false
  }

  /// Takes the period at a token as the one that the figures after it speak of.
  mutating func notePeriod(_ index: Int) {
    guard !isBasePeriod(index) else { return }
    let number = Int(tokens[index].number)
    if isReportDay(index) { return }
    sentencePeriod = number
    let period = periods[number]
    if isHeading {
      if headingFrame == nil { headingFrame = number }
    } else if articleFrame == nil, !isDay(period), period.code != nil {
      articleFrame = number
    }
  }

  mutating func notePeriods(_ range: Range<Int>) {
    for index in range where tokens[index].kind == .period { notePeriod(index) }
  }

  func isDay(_ period: FoundPeriod) -> Bool {
    guard let start = period.start, let end = period.end else { return false }
    return end.daysSince1970 - start.daysSince1970 == 1 && period.extent == .span
  }

  /// Whether a day is but that of the report: 4月28日，记者从…获悉.
  private func isReportDay(_ index: Int) -> Bool {
    guard isDay(periods[Int(tokens[index].number)]) else { return false }
    let end = Int(tokens[index].end)
    let limit = min(end + 30, text.count)
    return holds(end..<limit, "记者") || holds(end..<limit, "获悉") || holds(end..<limit, "发布会")
  }

  /// The period of a figure at a token, and how it came to it.
  func period(at index: Int) -> PeriodReference? {
    if let number = sentencePeriod {
      let period = periods[number]
      let isBeside = Int(period.place.lowerBound) >= Int(tokens[clauseStart].start)
      let basis: Period.Basis =
        !isBeside && !isAdjacentClause(number) ? .inherited : period.yearBasis == .inferred ? .inferred : .stated
      if let shift = period.sameSpanShift {
        guard let base = spanBefore(period.place.lowerBound) else { return nil }
        return PeriodReference(period: base, basis: .inherited, shift: shift)
      }
      return PeriodReference(period: number, basis: basis)
    }
    if isCumulative(index) { return nil }
    if let number = paragraphPeriod, periods[number].sameSpanShift == nil {
      return PeriodReference(period: number, basis: .inherited)
    }
    if let number = articleFrame ?? headingFrame, periods[number].sameSpanShift == nil {
      return PeriodReference(period: number, basis: .inherited)
    }
    return nil
  }

  /// Whether the period is all that the clause before says: 今年上半年，….
  private func isAdjacentClause(_ number: Int) -> Bool {
    guard clauseStart >= 2, tokens[clauseStart - 1].kind == .comma else { return false }
    return tokens[clauseStart - 2].kind == .period && Int(tokens[clauseStart - 2].number) == number
  }

  /// Whether the count has a start that nobody told: 累计.
  private func isCumulative(_ index: Int) -> Bool {
    var place = index - 1
    while place >= clauseStart {
      if tokens[place].isWord(.link), holds(tokens[place].range, "累计") { return true }
      if tokens[place].isWord(.action) || tokens[place].isWord(.achieve), holds(tokens[place].range, "累计") { return true }
      place -= 1
    }
    return false
  }

  /// The last period before a place that is not itself 同期.
  private func spanBefore(_ place: Int) -> Int? {
    var number = periods.count - 1
    while number >= 0 {
      let period = periods[number]
      if period.place.lowerBound < place, period.sameSpanShift == nil, period.code != nil { return number }
      number -= 1
    }
    return nil
  }
}
