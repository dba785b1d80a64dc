import ExactValues

/// A span of whole days while its wording is being read.
struct CalendarSpan {
  /// How fine the wording is.
  enum Level: Int {
    case years, halves, quarters, months, tenDays, weeks, days
  }

  var start: CivilDate
  /// The day after the last one.
  var end: CivilDate
  var basis: FoundPeriod.YearBasis
  var level: Level
  var extent: FoundPeriod.Extent = .span
  /// Where the second end of a range begins: 6月14日起到9月14日之前 ends before it.
  var lastStart: CivilDate?

  init(_ start: CivilDate, to end: CivilDate, _ level: Level, basis: FoundPeriod.YearBasis) {
    self.start = start
    self.end = end
    self.level = level
    self.basis = basis
  }

  /// Months of a year, both included.
  static func months(_ first: Int, _ last: Int, of year: Int, _ level: Level, _ basis: FoundPeriod.YearBasis)
    -> CalendarSpan
  {
    CalendarSpan(.first(ofMonth: first, year: year), to: .first(ofMonth: last + 1, year: year), level, basis: basis)
  }

  /// One day.
  static func day(_ day: CivilDate, _ basis: FoundPeriod.YearBasis) -> CalendarSpan {
    CalendarSpan(day, to: day.adding(days: 1), .days, basis: basis)
  }

  /// The last day of the span, as a point in time.
  var closing: CalendarSpan {
    var result = self
    result.start = end.adding(days: -1)
    result.extent = .point
    return result
  }

  /// The span so many years later.
  func adding(years: Int) -> CalendarSpan {
    var result = self
    result.start = start.adding(months: years * 12)
    result.end = end.adding(months: years * 12)
    return result
  }

  /// The first whole week of the span begins here: its first Monday.
  var firstMonday: CivilDate { start.adding(days: (8 - start.weekday) % 7) }
}

extension CivilDate {
  /// The Monday of the day's week.
  var monday: CivilDate { adding(days: 1 - weekday) }
  /// The first day of the day's month.
  var firstOfMonth: CivilDate { .first(ofMonth: month, year: year) }
  /// The first day of the day's quarter.
  var firstOfQuarter: CivilDate { .first(ofMonth: (month - 1) / 3 * 3 + 1, year: year) }
}
