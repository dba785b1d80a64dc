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

  /// What a figure is made of; names and texts are made of it when they are asked for, since most figures of a
  /// comparison of many zones are never shown.
  enum Basis: Sendable {
    case printed(ObservationStore, row: Int, position: Int, Part)
    case derived(DerivationRule, from: [Figure])
  }

  let basis: Basis
  package let zone: ZoneID
  package let indicator: IndicatorID
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
  /// How many decimals the figure supports in `unit`.
  package let decimals: Int
  package let confidence: Confidence
  /// Other figures that tell of the same thing and say something else.
  private let others: [Figure]

  init(
    _ basis: Basis, zone: ZoneID, indicator: IndicatorID, subject: Subject, status: ObservationStatus, period: Period,
    number: DecimalNumber?, range: NumberRange, rangeBeforeRounding: NumberRange, comparator: Comparator,
    unit: MeasureUnit, decimals: Int, confidence: Confidence, others: [Figure] = []
  ) {
    self.basis = basis
    self.zone = zone
    self.indicator = indicator
    self.subject = subject
    self.status = status
    self.period = period
    self.number = number
    self.range = range
    self.rangeBeforeRounding = rangeBeforeRounding
    self.comparator = comparator
    self.unit = unit
    self.decimals = decimals
    self.confidence = confidence
    self.others = others
  }

  package static func == (left: Figure, right: Figure) -> Bool {
    left === right
      || (left.zone == right.zone && left.indicator == right.indicator && left.range == right.range
        && left.unit == right.unit && left.period == right.period && left.origin == right.origin
        && left.conflicts == right.conflicts)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(zone)
    hasher.combine(indicator)
    hasher.combine(range)
  }

  /// Whether the figure is derived, not printed.
  package var isDerived: Bool {
    if case .derived = basis { return true }
    return false
  }

  /// Whether the figure is one number rather than a bound or a range.
  package var isExact: Bool { comparator == .equal && number != nil }

  /// The same figure with those that say otherwise.
  func conflicting(with others: [Figure]) -> Figure {
    Figure(
      basis, zone: zone, indicator: indicator, subject: subject, status: status, period: period, number: number,
      range: range, rangeBeforeRounding: rangeBeforeRounding, comparator: comparator, unit: unit, decimals: decimals,
      confidence: confidence, others: others)
  }
}

extension Figure {
  package var origin: Origin {
    switch basis {
    case .printed(let store, let row, _, let part): .printed(store.id(store.records[row]), part)
    case .derived(let rule, let figures): .derived(rule, from: figures.flatMap(\.observations))
    }
  }

  /// The observations that the figure stands on.
  package var observations: [ObservationID] {
    switch basis {
    case .printed(let store, let row, _, _): [store.id(store.records[row])]
    case .derived(_, let figures): figures.flatMap(\.observations)
    }
  }

  /// Whether other observations tell of the same thing and say something else.
  package var isInConflict: Bool { !others.isEmpty }

  /// Other observations that tell of the same thing and say something else.
  package var conflicts: [ObservationID] { others.flatMap(\.observations) }

  /// The position of its observation in the data set; nil for a derived figure.
  package var position: Int? {
    if case .printed(_, _, let position, _) = basis { return position }
    return nil
  }

  /// The positions of the observations that the figure stands on.
  package var positions: [Int] {
    switch basis {
    case .printed(_, _, let position, _): [position]
    case .derived(_, let figures): figures.flatMap(\.positions)
    }
  }

  /// Calls with the position of each observation that the figure stands on, in the order of `positions`.
  package func forEachPosition(_ body: (Int) -> Void) {
    switch basis {
    case .printed(_, _, let position, _): body(position)
    case .derived(_, let figures): for figure in figures { figure.forEachPosition(body) }
    }
  }

  /// Whether the figure stands on the observation at a position.
  package func stands(on place: Int) -> Bool {
    switch basis {
    case .printed(_, _, let position, _): position == place
    case .derived(_, let figures): figures.contains { $0.stands(on: place) }
    }
  }

  /// The figure as its source prints it; nil for a derived one.
  package var printed: String? {
    switch basis {
    case .printed(let store, let row, _, .value): store.printed(store.records[row])
    case .printed(let store, let row, _, .growth): store.growth(store.records[row])?.printed
    case .derived: nil
    }
  }

  /// What is counted, where it is narrower or wider than the indicator's definition.
  package var scope: String? {
    switch basis {
    case .printed(let store, let row, _, _):
      store.remark(store.records[row]).flatMap { store.text($0.detailZh) }
    case .derived(_, let figures): figures.first?.scope
    }
  }

  /// The source of a printed figure.
  package var source: SourceID? {
    switch basis {
    case .printed(let store, let row, _, _): store.sources[Int(store.records[row].source)]
    case .derived: nil
    }
  }

  /// Marks the sources that it stands on, by their numbers in the store.
  func markSources(in isUsed: inout [Bool]) {
    switch basis {
    case .printed(let store, let row, _, _): isUsed[Int(store.records[row].source)] = true
    case .derived(_, let figures): for figure in figures { figure.markSources(in: &isUsed) }
    }
  }

  /// The sources of the observations that it stands on.
  package var sources: [SourceID] {
    switch basis {
    case .printed(let store, let row, _, _): [store.sources[Int(store.records[row].source)]]
    case .derived(_, let figures): figures.flatMap(\.sources)
    }
  }
}
