import Dispatch
import ExactValues
import ZoneModel

/// What a series may break; a rule looks closely at those only that are suspected.
struct Suspicions: OptionSet, Sendable {
  let rawValue: UInt16

  /// Two values of one source for one span.
  static let repeats = Suspicions(rawValue: 1)
  /// Values thousands of times apart.
  static let sizes = Suspicions(rawValue: 2)
  /// A cumulative value that falls, or years and spans out of order.
  static let fallingSteps = Suspicions(rawValue: 4)
  /// A flow of nothing, or a cumulative value that stays.
  static let flatSteps = Suspicions(rawValue: 8)
  /// A share outside the whole.
  static let shares = Suspicions(rawValue: 16)
  /// A growth below all there was.
  static let growths = Suspicions(rawValue: 32)
  /// A city's figure beside the zone's.
  static let city = Suspicions(rawValue: 64)
  /// A growth that the levels may not bear out.
  static let unborneGrowth = Suspicions(rawValue: 128)
  /// A year that cannot be, or a flow of a moment.
  static let periods = Suspicions(rawValue: 256)
  /// A total that has parts.
  static let parts = Suspicions(rawValue: 512)
}

/// Clears series of suspicion by a quick look in binary numbers: never one that breaks a rule, whatever their rounding,
/// since each comparison leaves room for it.
struct FactScreen: Sendable {
  /// What the screen must know of a period.
  private struct Span: Sendable {
    /// The number of its extent: equal extents have equal numbers.
    var extent: Int32
    /// The number of the extent of the year before; −1 where there is none.
    var yearEarlier: Int32
    /// The last day where a span counts from January; nil for other spans.
    var cumulativeEnd: Int32?
    var year: Int32
    var isPoint: Bool
    /// Whether it is a span of its own, which can be a part of another.
    var isDiscrete: Bool
    var isImpossible: Bool
  }

  private let dataset: Dataset
  private let indicators: [Indicator?]
  private let thoroughness: Thoroughness
  private let spans: [Span]
  private let sizes: MeasureSizes
  /// Room for what binary numbers round away.
  private static let room = 1e-9

  init(_ dataset: Dataset, indicators: [Indicator?], _ thoroughness: Thoroughness) {
    self.dataset = dataset
    self.indicators = indicators
    self.thoroughness = thoroughness
    let periods = dataset.observations.store.periods
    var numbers: [Period.Extent: Int32] = [:]
    for period in periods where numbers[period.extent] == nil { numbers[period.extent] = Int32(numbers.count) }
    spans = periods.map { period in
      let days = [period.firstDay, period.statedEnd].compactMap(\.self)
      var isPoint = false
      if case .point = period.extent { isPoint = true }
      return Span(
        extent: numbers[period.extent] ?? -1, yearEarlier: period.yearEarlier.flatMap { numbers[$0.extent] } ?? -1,
        cumulativeEnd: period.accumulation == .yearToDate ? period.statedEnd.map { Int32($0.daysSince1970) } : nil,
        year: Int32(period.statedEnd?.year ?? 0), isPoint: isPoint,
        isDiscrete: period.accumulation == .discrete,
        isImpossible: days.contains { !PeriodRule.years.contains($0.year) })
    }
    sizes = MeasureSizes(dataset.observations.store)
  }

  /// The same series with what each may break.
  func screened(_ series: [FactTable.Series]) -> [FactTable.Series] {
    let parts = 16
    let length = (series.count + parts - 1) / parts
    guard series.count > 2_000 else { return series.map(screened) }
    var result = series
    result.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        for index in min(part * length, buffer.count)..<min((part + 1) * length, buffer.count) {
          buffer[index] = screened(buffer[index])
        }
      }
    }
    return result
  }

  private func screened(_ series: FactTable.Series) -> FactTable.Series {
    var series = series
    guard let indicator = indicators[series.indicator] else { return series }
    let records = series.positions.map { dataset.observations.record(Int($0)) }
    let measures = records.map { sizes[$0] }
    if hasRepeats(records) { series.suspicions.insert(.repeats) }
    if !indicator.kind.isRate, indicator.kind != .rank, indicator.kind != .score, areFarApart(measures) {
      series.suspicions.insert(.sizes)
    }
    if indicator.kind.sumsOverTime {
      series.suspicions.formUnion(steps(records, measures))
      if thoroughness == .check, records.count > 2, records.contains(where: { spans[Int($0.period)].isDiscrete }) {
        series.suspicions.insert(.parts)
      }
      if measures.contains(where: { $0.isExact && abs($0.lower) < Self.room }) { series.suspicions.insert(.flatSteps) }
    }
    if indicator.kind.isShareOfWhole, zip(records, measures).contains(where: { mayExceedTheWhole($0, $1) }) {
      series.suspicions.insert(.shares)
    }
    let isGrowth = indicator.kind == .growth
    if measures.contains(where: { isGrowth && $0.upper < -99.999 })
      || records.contains(where: { sizes.isGreatFall($0) })
    {
      series.suspicions.insert(.growths)
    }
    if series.subject == 0,
      dataset.series[zone: series.zone, indicator: series.indicator].contains(where: {
        dataset.observations.record(Int($0)).subject == 1
      })
    {
      series.suspicions.insert(.city)
    }
    if records.contains(where: {
      let span = spans[Int($0.period)]
      return span.isImpossible || (span.isPoint && indicator.kind.sumsOverTime)
    }) {
      series.suspicions.insert(.periods)
    }
    if thoroughness == .check, mayContradictGrowth(records, measures, indicator, series) {
      series.suspicions.insert(.unborneGrowth)
    }
    return series
  }

  private func hasRepeats(_ records: [ObservationRecord]) -> Bool {
    guard records.count > 1 else { return false }
    var keys = records.map { UInt64(UInt32(bitPattern: spans[Int($0.period)].extent)) << 32 | UInt64($0.source) }
    keys.sort()
    return zip(keys, keys.dropFirst()).contains { $0 == $1 }
  }

  /// Whether two values may be some 10,000 times apart, give or take a factor of two.
  private func areFarApart(_ measures: [MeasureSizes.Size]) -> Bool {
    var (least, most) = (Double.infinity, 0.0)
    for measure in measures where measure.magnitude > 0 {
      least = min(least, measure.magnitude)
      most = max(most, measure.magnitude)
    }
    return most > least * 4_000
  }

  private func steps(_ records: [ObservationRecord], _ measures: [MeasureSizes.Size]) -> Suspicions {
    var found: Suspicions = []
    var before: Int?
    for index in records.indices where records[index].isActual {
      let span = spans[Int(records[index].period)]
      guard let end = span.cumulativeEnd else { continue }
      defer { before = index }
      guard let before else { continue }
      let earlier = spans[Int(records[before].period)]
      guard span.year == earlier.year else {
        if span.year < earlier.year { return [.fallingSteps, .flatSteps] }
        continue
      }
      // Out of order, or not certainly of one kind: look closely.
      guard end > earlier.cumulativeEnd ?? .max, measures[index].dimension == measures[before].dimension,
        sizes.detail(records[index]) == sizes.detail(records[before])
      else { return [.fallingSteps, .flatSteps] }
      let (now, then) = (measures[index], measures[before])
      let room = Self.room * max(abs(now.upper), abs(then.lower))
      if now.upper <= then.lower + room { found.insert(.fallingSteps) }
      if abs(now.lower - then.lower) <= room, abs(now.upper - then.upper) <= room { found.insert(.flatSteps) }
    }
    return found
  }

  private func mayExceedTheWhole(_ record: ObservationRecord, _ size: MeasureSizes.Size) -> Bool {
    // Per mille counts as a hundredth of what it may be: it is looked at closely.
    size.upper > 99.999 || size.lower < 0.001
  }

  private func mayContradictGrowth(
    _ records: [ObservationRecord], _ measures: [MeasureSizes.Size], _ indicator: Indicator, _ series: FactTable.Series
  ) -> Bool {
    guard indicator.basis == .nominal, !indicator.kind.isRate else { return false }
    if let holder = indicator.growthIndicator {
      if let rate = dataset.indicator(holder), rate.basis != .nominal { return false }
      if let number = dataset.series.number(of: holder),
        !dataset.series[zone: series.zone, indicator: number].isEmpty
      {
        return true
      }
    }
    for index in records.indices where records[index].growth != 0 && records[index].isActual {
      guard let growth = sizes.growth(records[index]), measures[index].isExact else { continue }
      let wanted = spans[Int(records[index].period)].yearEarlier
      guard wanted >= 0 else { continue }
      for base in records.indices where records[base].isActual && spans[Int(records[base].period)].extent == wanted {
        let (now, then) = (measures[index], measures[base])
        guard then.isExact, then.lower > then.half, now.dimension == then.dimension else { return true }
        let least = ((now.lower - now.half) / (then.lower + then.half) - 1) * 100
        let most = ((now.lower + now.half) / (then.lower - then.half) - 1) * 100
        if growth.upper < least - 0.499 || growth.lower > most + 0.499 { return true }
      }
    }
    return false
  }
}

/// The measures of a store as binary numbers in the base unit of their dimension.
struct MeasureSizes: Sendable {
  struct Size: Sendable {
    /// The ends of what is known; infinite where there is none.
    var lower: Double
    var upper: Double
    /// The printed number without its sign; 0 where there is none.
    var magnitude: Double
    /// Half a unit of the last digit of a rounded number.
    var half: Double
    var isExact: Bool
    /// The number of its unit's dimension.
    var dimension: Int32
  }

  private let store: ObservationStore
  private let units: [(factor: Double, dimension: Int32, isCounted: Bool)]
  private static let powers = (0...60).map { DecimalNumber(1, exponent: -$0).double }

  init(_ store: ObservationStore) {
    self.store = store
    var dimensions: [String: Int32] = [:]
    units = store.units.map { unit in
      let number = dimensions[unit.dimension] ?? Int32(dimensions.count)
      dimensions[unit.dimension] = number
      return (
        DecimalNumber(1, exponent: unit.power).double, number, unit.power == 0 && unit.dimension != "PCT"
      )
    }
  }

  subscript(record: ObservationRecord) -> Size {
    guard record.unit == ObservationRecord.ofItsOwn else {
      let unit = units[Int(record.unit)]
      let step = Self.powers[Int(record.decimals)] * unit.factor
      let value = Double(record.significand) * step
      return Size(
        lower: value, upper: value, magnitude: abs(value),
        half: record.decimals == 0 && unit.isCounted ? 0 : step / 2, isExact: true, dimension: unit.dimension)
    }
    let measure = store.measure(record)
    let unit = units[store.unitNumber(record)]
    let step = DecimalNumber(1, exponent: -measure.decimals).double * unit.factor
    return Size(
      lower: measure.range.lower.map { $0.value.double * unit.factor } ?? -.infinity,
      upper: measure.range.upper.map { $0.value.double * unit.factor } ?? .infinity,
      magnitude: measure.number.map { abs($0.double) * unit.factor } ?? 0,
      half: measure.decimals == 0 && unit.isCounted ? 0 : step / 2, isExact: measure.isExact, dimension: unit.dimension)
  }

  /// The text of what is counted; 0 where nothing is said of it.
  func detail(_ record: ObservationRecord) -> UInt32 { store.remark(record)?.detailZh ?? 0 }

  /// What the growth printed beside a measure may be before it was rounded, against the year before, in per cent.
  func growth(_ record: ObservationRecord) -> (lower: Double, upper: Double)? {
    guard store.hasYearlyGrowth(record), let growth = store.growth(record), let percent = growth.percent else {
      return nil
    }
    let half = DecimalNumber(5, exponent: -growth.decimals - 1).double
    return (
      percent.lower.map { $0.value.double - half } ?? -.infinity,
      percent.upper.map { $0.value.double + half } ?? .infinity
    )
  }

  /// Whether the growth printed beside a measure may be a fall by more than all there was.
  func isGreatFall(_ record: ObservationRecord) -> Bool {
    guard record.growth != 0, let upper = store.growth(record)?.percent?.upper else { return false }
    return upper.value < DecimalNumber(-99)
  }
}
