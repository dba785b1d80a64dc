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
      dataset.series.members(zone: series.zone, indicator: series.indicator).contains(where: \.isOfCity)
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
      // A bound without an upper end falls below nothing, and nothing is below one without a lower end.
      if now.upper.isFinite, then.lower.isFinite {
        let room = Self.room * max(abs(now.upper), abs(then.lower))
        if now.upper <= then.lower + room { found.insert(.fallingSteps) }
        if now.isExact, then.isExact, abs(now.lower - then.lower) <= room { found.insert(.flatSteps) }
      }
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
    var rates: [(extent: Int32, lower: Double, upper: Double)] = []
    if let holder = indicator.growthIndicator {
      if let rate = dataset.indicator(holder), rate.basis != .nominal { return false }
      if let number = dataset.series.number(of: holder) {
        for member in dataset.series.members(zone: series.zone, indicator: number) where member.isActual {
          let record = dataset.observations.record(Int(member.position))
          guard record.subject == series.subject else { continue }
          let size = sizes[record]
          rates.append((spans[Int(record.period)].extent, size.lower - size.half, size.upper + size.half))
        }
      }
    }
    for index in records.indices where records[index].isActual && measures[index].isExact {
      let span = spans[Int(records[index].period)]
      guard span.yearEarlier >= 0 else { continue }
      func isContradicted(_ lower: Double, _ upper: Double) -> Bool {
        records.indices.contains { base in
          records[base].isActual && spans[Int(records[base].period)].extent == span.yearEarlier
            && mayContradict(lower, upper, measures[index], against: measures[base])
        }
      }
      if let growth = sizes.growth(records[index]), isContradicted(growth.lower, growth.upper) { return true }
      for rate in rates where rate.extent == span.extent && isContradicted(rate.lower, rate.upper) { return true }
    }
    return false
  }

  /// Whether a growth may lie outside what two levels give; the rule looks at exact ones of one dimension only.
  private func mayContradict(
    _ lower: Double, _ upper: Double, _ now: MeasureSizes.Size, against then: MeasureSizes.Size
  ) -> Bool {
    guard then.isExact, now.dimension == then.dimension else { return false }
    guard then.lower > then.half else { return true }
    let least = ((now.lower - now.half) / (then.lower + then.half) - 1) * 100
    let most = ((now.lower + now.half) / (then.lower - then.half) - 1) * 100
    return upper < least - 0.499 || lower > most + 0.499
  }
}
