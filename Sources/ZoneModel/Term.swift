package import ExactValues

/// A figure as it enters a derivation.
package struct Term: Hashable, Sendable {
  /// What a figure measures: figures are combined only where all of it agrees.
  package struct Definition: Hashable, Sendable {
    package let zone: ZoneID
    /// The edition of the zone's boundary that the figure is within; nil where the zone has had one only.
    package let boundary: String?
    package let indicator: IndicatorID
    /// What is counted, where it is narrower or wider than the indicator's definition.
    package let scope: String?
    package let kind: MetricKind
    package let basis: PriceBasis
    /// Whether a value below zero is possible.
    package let mayBeNegative: Bool

    /// Makes a definition.
    package init(
      zone: ZoneID, boundary: String?, indicator: IndicatorID, scope: String?, kind: MetricKind, basis: PriceBasis,
      mayBeNegative: Bool
    ) {
      self.zone = zone
      self.boundary = boundary
      self.indicator = indicator
      self.scope = scope
      self.kind = kind
      self.basis = basis
      self.mayBeNegative = mayBeNegative
    }

    /// The definition that a figure of an indicator is of, in the boundary in force at the end of its period.
    package init(of indicator: Indicator, in zone: Zone, scope: String?, period: Period) {
      self.init(
        zone: zone.id, boundary: period.statedEnd.flatMap { zone.boundary(on: $0) }, indicator: indicator.id,
        scope: scope, kind: indicator.kind, basis: indicator.basis, mayBeNegative: indicator.mayBeNegative)
    }
  }

  /// The observations that the figure stands on.
  package let observations: [ObservationID]
  package let definition: Definition
  package let period: Period
  package let unit: MeasureUnit
  package let subject: Subject
  package let status: ObservationStatus
  /// The number in `unit`; nil where only a range is known.
  package let value: DecimalNumber?
  /// What the number may be, rounding of the print included.
  package let range: NumberRange
  /// Decimals that are printed.
  package let decimals: Int
  /// Whether the figure was itself derived.
  package let isDerived: Bool

  /// What sort of quantity the figure is.
  package var kind: MetricKind { definition.kind }

  /// Makes a term.
  package init(
    observations: [ObservationID], definition: Definition, period: Period, unit: MeasureUnit, subject: Subject,
    status: ObservationStatus, value: DecimalNumber?, range: NumberRange, decimals: Int, isDerived: Bool
  ) {
    self.observations = observations
    self.definition = definition
    self.period = period
    self.unit = unit
    self.subject = subject
    self.status = status
    self.value = value
    self.range = range
    self.decimals = decimals
    self.isDerived = isDerived
  }

  /// Makes a term of an observation's measure, in a unit of its dimension; nil where the dimensions differ.
  package init?(_ observation: Observation, of indicator: Indicator, in zone: Zone, unit: MeasureUnit) {
    guard observation.measure.unit.isSameDimension(as: unit) else { return nil }
    let power = observation.measure.unit.power - unit.power
    self.init(
      observations: [observation.id],
      definition: Definition(of: indicator, in: zone, scope: observation.detail?.zh, period: observation.period),
      period: observation.period, unit: unit, subject: observation.subject, status: observation.status,
      value: observation.measure.isExact ? observation.measure.number?.scaled(byPowerOfTen: power) : nil,
      range: observation.measure.rangeBeforeRounding.scaled(byPowerOfTen: power),
      decimals: observation.measure.decimals(in: unit), isDerived: false)
  }

  /// Makes a term of a derived value, so that a chain of derivations can be asked for.
  package init(_ derived: DerivedValue, like term: Term) {
    self.init(
      observations: derived.inputs, definition: term.definition, period: derived.period, unit: term.unit,
      subject: term.subject, status: term.status, value: derived.value, range: derived.range,
      decimals: derived.decimals, isDerived: true)
  }
}
