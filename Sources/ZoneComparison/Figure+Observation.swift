import ExactValues
import ZoneModel

extension Figure {
  /// Whether the figure is the zone's own result: neither another subject's nor a plan.
  var isOwnResult: Bool { subject == .zone && status == .actual }

  /// The measure of an observation in its indicator's unit, or in its own where the dimensions differ.
  convenience init(_ record: ObservationRecord, at position: Int, in store: ObservationStore, of indicator: Indicator) {
    let measure = store.measure(record)
    let unit = measure.unit.isSameDimension(as: indicator.unit) ? indicator.unit : measure.unit
    self.init(
      zone: store.zones[Int(record.zone)], indicator: indicator.id, origin: .printed(store.id(record), .value),
      subject: store.subject(record), status: record.status, period: store.periods[Int(record.period)],
      number: measure.number(in: unit), range: measure.range(in: unit) ?? measure.range,
      rangeBeforeRounding: measure.rangeBeforeRounding.scaled(byPowerOfTen: measure.unit.power - unit.power),
      comparator: measure.comparator, unit: unit, scope: store.remark(record).flatMap { store.text($0.detailZh) },
      decimals: measure.decimals(in: unit), printed: measure.printed, confidence: record.confidence,
      source: store.sources[Int(record.source)], position: position)
  }

  /// The growth printed beside an observation, as a figure of the indicator that holds it; nil without a yearly growth.
  convenience init?(growthOf observation: Observation, at position: Int, as holder: Indicator) {
    guard let growth = observation.growth, growth.base == .yearEarlier, let percent = growth.percent else { return nil }
    self.init(
      zone: observation.zone, indicator: holder.id, origin: .printed(observation.id, .growth),
      subject: observation.subject, status: observation.status, period: observation.period, number: growth.number,
      range: percent, rangeBeforeRounding: growth.rangeBeforeRounding ?? percent, comparator: growth.comparator,
      unit: holder.unit, scope: observation.detail?.zh, decimals: growth.decimals, printed: growth.printed,
      confidence: observation.confidence, source: observation.source, position: position)
  }

  /// The same figure with the observations that say otherwise.
  func conflicting(with others: [ObservationID]) -> Figure {
    Figure(
      zone: zone, indicator: indicator, origin: origin, subject: subject, status: status, period: period,
      number: number, range: range, rangeBeforeRounding: rangeBeforeRounding, comparator: comparator, unit: unit,
      scope: scope, decimals: decimals, printed: printed, confidence: confidence, source: source, conflicts: others,
      position: position, sources: sources)
  }
}
