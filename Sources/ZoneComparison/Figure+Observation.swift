import ExactValues
import ZoneModel

extension Figure {
  /// Whether the figure is the zone's own result: neither another subject's nor a plan.
  var isOwnResult: Bool { subject == .zone && status == .actual }

  /// The measure of an observation in a unit of its dimension.
  ///
  /// - Parameter row: the row of the store that stands at the position.
  convenience init(
    _ record: ObservationRecord, row: Int, at position: Int, in store: ObservationStore, of indicator: Indicator,
    unit: MeasureUnit
  ) {
    let number: DecimalNumber?
    let (range, rounded): (NumberRange, NumberRange)
    let comparator: Comparator
    let own = store.unit(record)
    let power = own.power - unit.power
    let decimals: Int
    if record.unit == ObservationRecord.ofItsOwn {
      let measure = store.measure(record)
      number = measure.number?.scaled(byPowerOfTen: power)
      range = measure.range.scaled(byPowerOfTen: power)
      rounded = measure.rangeBeforeRounding.scaled(byPowerOfTen: power)
      comparator = measure.comparator
      decimals = measure.decimals
    } else {
      decimals = Int(record.decimals)
      let value = DecimalNumber(Int128(record.significand), exponent: power - decimals)
      number = value
      range = .exactly(value)
      let half = DecimalNumber(5, exponent: power - decimals - 1)
      rounded = decimals > 0 || !own.isCounted ? .between(value - half, value + half) : range
      comparator = .equal
    }
    self.init(
      .printed(store, row: row, position: position, .value), zone: store.zones[Int(record.zone)],
      indicator: indicator.id, subject: store.subject(record), status: record.status,
      period: store.periods[Int(record.period)], number: number, range: range, rangeBeforeRounding: rounded,
      comparator: comparator, unit: unit, decimals: max(0, decimals - power), confidence: record.confidence)
  }

  /// The growth printed beside an observation, as a figure of the indicator that holds it; nil without a yearly growth.
  convenience init?(
    growthOf record: ObservationRecord, row: Int, at position: Int, in store: ObservationStore, as holder: Indicator
  ) {
    guard let growth = store.growth(record), growth.base == .yearEarlier, let percent = growth.percent else {
      return nil
    }
    self.init(
      .printed(store, row: row, position: position, .growth), zone: store.zones[Int(record.zone)],
      indicator: holder.id, subject: store.subject(record), status: record.status,
      period: store.periods[Int(record.period)], number: growth.number, range: percent,
      rangeBeforeRounding: growth.rangeBeforeRounding ?? percent, comparator: growth.comparator, unit: holder.unit,
      decimals: growth.decimals, confidence: record.confidence)
  }

  /// A derived value as a figure of a zone.
  ///
  /// - Parameter figures: what it is derived from, in the order of the rule; it is in the unit and scope of the first.
  convenience init(
    _ value: DerivedValue, from figures: [Figure], zone: ZoneID, of indicator: Indicator, unit: MeasureUnit
  ) {
    self.init(
      .derived(value.rule, from: figures), zone: zone, indicator: indicator.id, subject: .zone, status: .actual,
      period: value.period, number: value.value, range: value.range, rangeBeforeRounding: value.range,
      comparator: value.value == nil ? .between : .equal, unit: unit, decimals: value.decimals,
      confidence: figures.map(\.confidence).min() ?? .low)
  }
}
