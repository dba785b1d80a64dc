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
    /// Nothing says the year and there is no reference date.
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
  }

  /// Where the wording stands.
  package let place: Range<Int>
  /// The first day; nil where the span is open or not known.
  package let start: CivilDate?
  /// The day after the last one; nil where the span is open or not known.
  package let end: CivilDate?
  /// The code: 2024, 2024-H1, 2024-Q3, 2024-9M, 2024-06, 2024-06-18, 2016/2020, 2024-YTD; `unknown`; nil for a span that
  /// has no code.
  package let code: String?
  /// Where the year comes from.
  package let yearBasis: YearBasis
  /// What the wording says of the days.
  package let extent: Extent
  /// For 同期 and 上年同期: by how many years the span of the sentence is moved; nil for all others.
  package let sameSpanShift: Int?

  /// Whether the wording has a meaning only against the reference date or the clause before: 同期, 去年, 6月.
  package var isRelative: Bool { yearBasis != .stated || sameSpanShift != nil }

  /// Makes a period.
  package init(
    place: Range<Int>, start: CivilDate?, end: CivilDate?, code: String?, yearBasis: YearBasis, extent: Extent = .span,
    sameSpanShift: Int? = nil
  ) {
    self.place = place
    self.start = start
    self.end = end
    self.code = code
    self.yearBasis = yearBasis
    self.extent = extent
    self.sameSpanShift = sameSpanShift
  }
}
