package import ExactValues
package import ZoneModel

/// A number that a comparison shows, with everything that says where it comes from.
///
/// Every figure is an observation's printed value, the growth printed beside one, or derived from named observations by
/// a named rule.
///
/// A class, since a comparison of many zones holds each one in several places.
package final class Figure: Hashable, Sendable {
  /// Which part of an observation a figure is.
  package enum Part: String, Hashable, Sendable {
    /// The measure itself.
    case value
    /// The growth printed beside it.
    case growth
  }

  /// How a figure came about.
  package enum Origin: Hashable, Sendable {
    /// Printed in a source.
    case printed(ObservationID, Part)
    /// Derived by a rule from other observations.
    case derived(DerivationRule, from: [ObservationID])
  }

  package let zone: ZoneID
  package let indicator: IndicatorID
  package let origin: Origin
  package let subject: Subject
  package let status: ObservationStatus
  package let period: Period
  /// The number in `unit`; nil where only a range is known.
  package let number: DecimalNumber?
  /// What is known of the number, in `unit`: as printed, or with the rounding error that a derived figure carries.
  package let range: NumberRange
  /// What the number may be, rounding of an exact print included, in `unit`.
  package let rangeBeforeRounding: NumberRange
  package let comparator: Comparator
  package let unit: MeasureUnit
  /// What is counted, where it is narrower or wider than the indicator's definition.
  package let scope: String?
  /// How many decimals the figure supports in `unit`.
  package let decimals: Int
  /// The figure as its source prints it; nil for a derived one.
  package let printed: String?
  package let confidence: Confidence
  package let source: SourceID?
  /// Other observations that tell of the same thing and say something else.
  package let conflicts: [ObservationID]
  /// The position of its observation in the data set; nil for a derived one.
  package let position: Int?
  /// The sources of the observations that it stands on.
  package let sources: [SourceID]

  /// Makes a figure.
  package init(
    zone: ZoneID, indicator: IndicatorID, origin: Origin, subject: Subject, status: ObservationStatus, period: Period,
    number: DecimalNumber?, range: NumberRange, rangeBeforeRounding: NumberRange, comparator: Comparator,
    unit: MeasureUnit, scope: String?, decimals: Int, printed: String?, confidence: Confidence, source: SourceID?,
    conflicts: [ObservationID] = [], position: Int? = nil, sources: [SourceID]? = nil
  ) {
    self.zone = zone
    self.indicator = indicator
    self.origin = origin
    self.subject = subject
    self.status = status
    self.period = period
    self.number = number
    self.range = range
    self.rangeBeforeRounding = rangeBeforeRounding
    self.comparator = comparator
    self.unit = unit
    self.scope = scope
    self.decimals = decimals
    self.printed = printed
    self.confidence = confidence
    self.source = source
    self.conflicts = conflicts
    self.position = position
    self.sources = sources ?? (source.map { [$0] } ?? [])
  }

  package static func == (left: Figure, right: Figure) -> Bool {
    left === right
      || (left.origin == right.origin && left.zone == right.zone && left.indicator == right.indicator
        && left.range == right.range && left.unit == right.unit && left.period == right.period
        && left.conflicts == right.conflicts)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(origin) }

  /// The observations that the figure stands on.
  package var observations: [ObservationID] {
    switch origin {
    case .printed(let id, _): [id]
    case .derived(_, let inputs): inputs
    }
  }

  /// Whether the figure is derived, not printed.
  package var isDerived: Bool {
    if case .derived = origin { return true }
    return false
  }

  /// Whether the figure is one number rather than a bound or a range.
  package var isExact: Bool { comparator == .equal && number != nil }
}
