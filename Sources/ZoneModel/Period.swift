package import ExactValues

/// The span that a measure covers, and how it was found (domain rules, section 3).
package struct Period: Hashable, Sendable {
  /// What is covered.
  package enum Extent: Hashable, Sendable {
    /// All days from the first to the last, both included.
    case span(first: CivilDate, last: CivilDate)
    /// The end of one day.
    case point(CivilDate)
    /// From a known day to the day of reporting, which the text does not state: 今年以来. The end is inferred from the
    /// bulletin's date; nil where that is not known to the day.
    case since(CivilDate, reported: CivilDate?)
    /// Start or end cannot be told: 近年来, 累计.
    case unknown
  }

  /// How a value came to stand for its span (SDMX: dimension ACCUM).
  package enum Accumulation: String, CaseIterable, Hashable, Sendable {
    /// From 1 January: cumulative.
    case yearToDate = "YTD"
    /// A span of its own.
    case discrete = "DISC"
    /// A point in time.
    case pointInTime = "PIT"
    /// Since a known start other than 1 January of the year of reporting.
    case since = "SI"
    /// Unknown.
    case unknown = "UNK"
  }

  /// How the period was found.
  package enum Basis: String, CaseIterable, Hashable, Sendable {
    /// Beside the figure.
    case stated
    /// From the clause or heading before.
    case inherited
    /// From the date of the bulletin.
    case inferred
    /// Not at all.
    case unknown
  }

  package let extent: Extent
  package let basis: Basis
  /// Whether only a year was printed: 2024年. For a flow it is January to December; it decides no default quarter.
  package let isBareYear: Bool
  /// The wording in the source; nil where the figure had none.
  package let printed: String?

  /// Makes a period.
  package init(_ extent: Extent, basis: Basis = .stated, isBareYear: Bool = false, printed: String? = nil) {
    if case .span(let first, let last) = extent, last < first {
      self.extent = .unknown
    } else {
      self.extent = extent
    }
    self.basis = basis
    self.isBareYear = isBareYear
    self.printed = printed
  }

  /// Cumulative from January to the end of a month.
  package static func yearToDate(_ year: Int, through month: Int) -> Period {
    Period(.span(first: .first(ofMonth: 1, year: year), last: .last(ofMonth: month, year: year)))
  }

  /// A single quarter.
  package static func single(_ quarter: Quarter) -> Period {
    Period(.span(first: quarter.firstDay, last: quarter.lastDay))
  }

  /// Cumulative from January to the end of a quarter.
  package static func cumulative(_ quarter: Quarter) -> Period {
    .yearToDate(quarter.year, through: quarter.number * 3)
  }

  /// How the value accumulates. A span from 1 January within a year is cumulative: January and the first quarter, where
  /// cumulative and single coincide, are cumulative too.
  package var accumulation: Accumulation {
    switch extent {
    case .span(let first, let last):
      if first.month == 1, first.day == 1, first.year == last.year { return .yearToDate }
      return .discrete
    case .point: return .pointInTime
    case .since(let first, let reported):
      let isOfOneYear = first.month == 1 && first.day == 1 && (reported?.year ?? first.year) == first.year
      return isOfOneYear ? .yearToDate : .since
    case .unknown: return .unknown
    }
  }

  /// The last day that the value covers; nil where it is not stated.
  package var statedEnd: CivilDate? {
    switch extent {
    case .span(_, let last): last
    case .point(let day): day
    case .since, .unknown: nil
    }
  }

  /// The first day that the value covers; nil for a point and where it is unknown.
  package var firstDay: CivilDate? {
    switch extent {
    case .span(let first, _): first
    case .since(let first, _): first
    case .point, .unknown: nil
    }
  }

  /// The quarter at whose last day the period ends; nil when it ends anywhere else.
  package var quarterOfEnd: Quarter? {
    guard let end = statedEnd else { return nil }
    let quarter = Quarter(containing: end)
    return quarter.lastDay == end ? quarter : nil
  }

  /// Whether another period covers the same days in the same way, however either was found.
  package func isSameSpan(as other: Period) -> Bool {
    switch (extent, other.extent) {
    case (.span, .span), (.point, .point): extent == other.extent
    default: false
    }
  }

  /// The same span or point a year before: whole months stay whole months, the end of a month the end of that month; nil
  /// where the span is not stated, or begins or ends on a 29 February that the year before does not have.
  package var yearEarlier: Period? {
    switch extent {
    case .span(let first, let last):
      guard first.year > 1 else { return nil }
      if isOfWholeMonths {
        return Period(
          .span(
            first: .first(ofMonth: first.month, year: first.year - 1),
            last: .last(ofMonth: last.month, year: last.year - 1)))
      }
      guard let start = CivilDate(year: first.year - 1, month: first.month, day: first.day),
        let end = CivilDate(year: last.year - 1, month: last.month, day: last.day)
      else { return nil }
      return Period(.span(first: start, last: end))
    case .point(let day):
      guard day.year > 1 else { return nil }
      let monthEnd = CivilDate.last(ofMonth: day.month, year: day.year)
      return Period(.point(day == monthEnd ? .last(ofMonth: day.month, year: day.year - 1) : day.adding(months: -12)))
    case .since, .unknown: return nil
    }
  }

  /// The span of as many months that ends the day before this one begins; nil for a point and where the span is not
  /// stated or not of whole months.
  package var previousSpan: Period? {
    guard case .span(let first, let last) = extent, isOfWholeMonths else { return nil }
    let months = (last.year - first.year) * 12 + last.month - first.month + 1
    guard first.year * 12 + first.month - 1 - months >= 12 else { return nil }
    return Period(.span(first: first.adding(months: -months), last: first.adding(days: -1)))
  }

  private var isOfWholeMonths: Bool {
    guard case .span(let first, let last) = extent else { return false }
    return first.day == 1 && last == .last(ofMonth: last.month, year: last.year)
  }

  /// The period as a moment when the kind measures moments: a month or a year then names its last day.
  package func adapted(to kind: MetricKind) -> Period {
    guard kind.isOfAMoment, case .span(_, let last) = extent else { return self }
    return Period(.point(last), basis: basis, isBareYear: isBareYear, printed: printed)
  }
}
