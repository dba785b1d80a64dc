package import ExactValues

/// A day, a span or an open span of days that stands in a text.
package struct FoundPeriod: Hashable, Sendable {
  /// Where the year comes from.
  package enum YearBasis: String, Sendable, CaseIterable {
    /// The year is printed: 2024年6月, 十四五.
    case stated
    /// A word counts it from the reference date: 今年, 去年.
    case relative
    /// Nothing says the year; the reference date suggests it: 6月.
    case inferred
    /// Nothing says the year and there is no reference date, or the words say no span: 近年来.
    case unknown
  }

  /// What the wording says of the days.
  package enum Extent: String, Sendable, CaseIterable {
    /// From the first day to the last.
    case span
    /// The state at the end of a day: 截至6月底, 年末.
    case point
    /// From a day on, or up to one: 2017年起, 2020年以前.
    case open
    /// From a day to the day of reporting, which the text does not state: 今年以来.
    case since
  }

  /// Where the wording stands.
  package let place: Range<Int>
  /// The first day; nil where the span is open or not known.
  package let start: CivilDate?
  /// The day after the last one; nil where the span is open or not known.
  package let end: CivilDate?
  /// Where the year comes from.
  package let yearBasis: YearBasis
  /// What the wording says of the days.
  package let extent: Extent
  /// For 同期 and 上年同期: by how many years the span of the sentence is moved; nil for all others.
  package let sameSpanShift: Int?
  /// The days in the year 2000, of a wording whose year nothing says.
  private let pattern: Pattern?

  /// Days in a year that does not count.
  struct Pattern: Hashable, Sendable {
    let start: CivilDate?
    let end: CivilDate?
  }

  init(
    place: Range<Int>, start: CivilDate?, end: CivilDate?, yearBasis: YearBasis, extent: Extent = .span,
    sameSpanShift: Int? = nil
  ) {
    // At the ends of the calendar, years 1 and 9999, a span may have no days left.
    let isEmpty = start.flatMap { start in end.map { start >= $0 } } ?? false
    let isKnown = yearBasis != .unknown && !isEmpty
    self.place = place
    self.start = isKnown ? start : nil
    self.end = isKnown ? end : nil
    self.yearBasis = yearBasis
    self.extent = extent
    self.sameSpanShift = sameSpanShift
    pattern = isKnown || isEmpty ? nil : Pattern(start: start, end: end)
  }

  /// The same wording with its year, or the year that it begins in, given by something else, such as the clause before.
  ///
  /// A stated year stays.
  package func inYear(_ year: Int) -> FoundPeriod {
    let first = start ?? pattern?.start
    let last = end ?? pattern?.end
    guard yearBasis == .inferred || yearBasis == .unknown, let head = (first ?? last)?.year else { return self }
    let months = (year - head) * 12
    return FoundPeriod(
      place: place, start: first?.adding(months: months), end: last?.adding(months: months), yearBasis: .inferred,
      extent: extent, sameSpanShift: sameSpanShift)
  }

  /// A year that stands in digits alone, as titles print it: 数说2024.
  package static func year(_ year: Int, at place: Range<Int>) -> FoundPeriod? {
    guard let start = CivilDate(year: year, month: 1, day: 1), let end = CivilDate(year: year + 1, month: 1, day: 1)
    else {
      return nil
    }
    return FoundPeriod(place: place, start: start, end: end, yearBasis: .stated)
  }

  /// The code of the span: 2024, 2024-H1, 2024-Q3, 2024-9M, 2024-06, 2024-06-18, 2016/2020, 2024-YTD, `2024-06@` for the
  /// end of a month, `2017-08-01/..` and `../2023-12-31` for open spans; `unknown` where no day is known.
  package var code: String { knownCode?.text ?? "unknown" }

  /// The code of the span; nil where no day is known.
  package var knownCode: PeriodCode? {
    var code = PeriodCode()
    guard let start else {
      guard let end else { return nil }
      code.append("../")
      code.append(end.adding(days: -1))
      return code
    }
    switch extent {
    case .open:
      if end == nil { Self.appendOpen(start, to: &code) } else { Self.append(start, end, to: &code) }
    case .since:
      let isOfYear = start.month == 1 && start.day == 1 && end?.adding(days: -1).year == start.year
      if isOfYear {
        code.append(yearOf: start)
        code.append("-YTD")
      } else {
        Self.appendOpen(start, to: &code)
      }
    case .point:
      guard let last = end?.adding(days: -1) else { return nil }
      if last == .last(ofMonth: last.month, year: last.year) { code.append(monthOf: last) } else { code.append(last) }
      code.append(0x40)
    case .span: Self.append(start, end, to: &code)
    }
    return code
  }

  private static func appendOpen(_ first: CivilDate, to code: inout PeriodCode) {
    code.append(first)
    code.append("/..")
  }

  private static func append(_ first: CivilDate, _ end: CivilDate?, to code: inout PeriodCode) {
    guard let last = end?.adding(days: -1) else { return appendOpen(first, to: &code) }
    let isWhole = first.day == 1 && last == .last(ofMonth: last.month, year: last.year)
    guard isWhole else {
      code.append(first)
      if first == last { return }
      code.append(0x2F)
      return code.append(last)
    }
    if first.year != last.year {
      let isYears = first.month == 1 && last.month == 12
      if isYears { code.append(yearOf: first) } else { code.append(monthOf: first) }
      code.append(0x2F)
      if isYears { code.append(yearOf: last) } else { code.append(monthOf: last) }
      return
    }
    switch (first.month, last.month) {
    case (1, 12): code.append(yearOf: first)
    case (1, 6), (7, 12):
      code.append(yearOf: first)
      code.append(first.month == 1 ? "-H1" : "-H2")
    case (1, 3), (4, 6), (7, 9), (10, 12):
      code.append(yearOf: first)
      code.append("-Q")
      code.append(number: last.month / 3)
    case (let from, let to) where from == to: code.append(monthOf: first)
    case (1, let to):
      code.append(yearOf: first)
      code.append(0x2D)
      code.append(number: to)
      code.append(0x4D)
    default:
      code.append(monthOf: first)
      code.append(0x2F)
      code.append(monthOf: last)
    }
  }
}
