import ExactValues
import ZoneModel

/// All figures of the zones compared that are not of the quarter's future, by indicator and zone.
///
/// A growth printed beside a level is a figure of the indicator that holds the level's growth. Figures are made when
/// they are asked for; what decides which ones are wanted is read off the records.
struct FigurePool: Sendable {
  /// An indicator in one dimension: 亿元 and 亿美元 are two series of one indicator.
  struct Key: Hashable, Sendable {
    let indicator: IndicatorID
    let dimension: String
  }

  /// A figure that is not made yet.
  struct Entry: Sendable {
    /// The position of its observation.
    let position: UInt32
    /// The number of its period's extent: equal ones have equal numbers.
    let extent: UInt32
    let status: ObservationStatus
    /// Whether it is the growth printed beside the observation's measure.
    let isGrowth: Bool
    let isZoneOwn: Bool

    /// Whether the figure is the zone's own result: neither another subject's nor a plan.
    var isOwnResult: Bool { isZoneOwn && status == .actual }
    /// Whether the figure is the zone's own, of what is or will be: no plan, no target.
    var isOwnOutcome: Bool { isZoneOwn && (status == .actual || status == .forecast) }
  }

  let quarter: Quarter
  let keys: [Key]
  let zones: [ZoneID]
  /// What was published by the quarter's time.
  let horizon: PublicationHorizon
  private let dataset: Dataset
  private let firstKeys: [IndicatorID: Int]
  private let entries: [Entry]
  /// Where the entries of each key and zone start: key by key, zone by zone.
  private let starts: [Int]
  /// The indicator of each key.
  private let indicators: [Indicator?]
  /// The unit of the figures of each key.
  private let units: [MeasureUnit?]
  private let extentNumbers: [Period.Extent: UInt32]
  /// A period of each extent, and its last day where it is stated.
  private let spans: [Period]
  private let ends: [CivilDate?]

  init(_ dataset: Dataset, zones: [ZoneID], quarter: Quarter) {
    self.quarter = quarter
    self.dataset = dataset
    self.zones = zones
    let store = dataset.observations.store
    var extentNumbers: [Period.Extent: UInt32] = [:]
    var spans: [Period] = []
    let extents = store.periods.map { period -> UInt32 in
      if let number = extentNumbers[period.extent] { return number }
      extentNumbers[period.extent] = UInt32(spans.count)
      spans.append(Period(period.extent))
      return UInt32(spans.count - 1)
    }
    var gatherer = EntryGatherer(dataset, zoneCount: zones.count, extents: extents)
    horizon = PublicationHorizon(dataset, quarter: quarter)
    let known = store.indicators.map(dataset.indicator)
    for (place, zone) in zones.enumerated() {
      guard let zoneNumber = dataset.series.number(of: zone) else { continue }
      for (number, indicator) in known.enumerated() {
        guard let indicator else { continue }
        gatherer.take(
          dataset.series.members(zone: zoneNumber, indicator: number), of: indicator, number: number, zone: place,
          within: horizon)
      }
    }
    let themeOrder = Dictionary(
      dataset.themes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let order = Dictionary(
      dataset.indicators.enumerated().map { ($1.id, ($0, themeOrder[$1.theme] ?? .max)) },
      uniquingKeysWith: { first, _ in first })
    let keys = gatherer.keys.sorted { left, right in
      let (leftIndex, leftTheme) = order[left.indicator] ?? (.max, .max)
      let (rightIndex, rightTheme) = order[right.indicator] ?? (.max, .max)
      return (leftTheme, leftIndex, left.dimension) < (rightTheme, rightIndex, right.dimension)
    }
    (entries, starts) = gatherer.sorted(keys)
    self.keys = keys
    firstKeys = Dictionary(
      keys.enumerated().map { ($1.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    let indicators = keys.map { dataset.indicator($0.indicator) }
    self.indicators = indicators
    let (all, firsts, count) = (entries, starts, zones.count)
    units = keys.indices.map { place in
      Self.unit(
        of: keys[place], indicators[place], all[firsts[place * count]..<firsts[(place + 1) * count]], in: dataset)
    }
    self.extentNumbers = extentNumbers
    self.spans = spans
    ends = spans.map(\.statedEnd)
  }

  /// The place of an indicator's first key.
  func firstKey(of indicator: IndicatorID) -> Int? { firstKeys[indicator] }

  /// The indicator of the key at a place.
  func indicator(_ key: Int) -> Indicator? { indicators[key] }

  /// The figures of one zone that are not made yet, in the data set's order; key and zone by their places.
  func entries(_ key: Int, of zone: Int) -> ArraySlice<Entry> {
    let place = key * zones.count + zone
    return entries[starts[place]..<starts[place + 1]]
  }

  /// The span of an entry, however it was found.
  func span(_ entry: Entry) -> Period { spans[Int(entry.extent)] }

  /// The last day of an entry's span, where it is stated.
  func end(_ entry: Entry) -> CivilDate? { ends[Int(entry.extent)] }

  /// How many extents there are; their numbers are lower.
  var extentCount: Int { spans.count }

  /// A quick table of extents: whether what holds of a span holds of each.
  func extents(where holds: (Period) -> Bool) -> [Bool] { spans.map(holds) }

  /// The number of a span's extent; nil where no figure is of it.
  func extent(_ span: Period) -> UInt32? {
    switch span.extent {
    case .span, .point: extentNumbers[span.extent]
    case .since, .unknown: nil
    }
  }

  /// The figure of an entry of a key.
  func figure(_ entry: Entry, _ key: Int) -> Figure? {
    guard let indicator = indicators[key] else { return nil }
    let observations = dataset.observations
    let position = Int(entry.position)
    let row = observations.row(position)
    let record = observations.store.records[row]
    if entry.isGrowth {
      return Figure(growthOf: record, row: row, at: position, in: observations.store, as: indicator)
    }
    return Figure(
      record, row: row, at: position, in: observations.store, of: indicator,
      unit: units[key] ?? observations.store.unit(record))
  }

  /// The figures of one zone.
  func figures(_ key: Int, of zone: Int, where isWanted: (Entry) -> Bool = { _ in true }) -> [Figure] {
    entries(key, of: zone).compactMap { isWanted($0) ? figure($0, key) : nil }
  }

  /// The figures of one zone for exactly this span that are wanted, in the data set's order.
  func figures(_ key: Int, of zone: Int, at extent: UInt32?, where isWanted: (Entry) -> Bool) -> [Figure] {
    guard let extent else { return [] }
    return figures(key, of: zone) { $0.extent == extent && isWanted($0) }
  }

  /// The unit that the figures of a key are in: the indicator's, or the one that most are printed in where they are of
  /// another dimension, the first of equals. 亿美元 and 万美元 of an indicator in 亿元 come in one of them.
  func unit(of key: Int) -> MeasureUnit? { units[key] }

  private static func unit(
    of key: Key, _ indicator: Indicator?, _ entries: ArraySlice<Entry>, in dataset: Dataset
  ) -> MeasureUnit? {
    guard let indicator else { return nil }
    if key.dimension == indicator.unit.dimension { return indicator.unit }
    var counts: [(unit: MeasureUnit, count: Int)] = []
    for entry in entries {
      let unit = dataset.observations.store.unit(dataset.observations.record(Int(entry.position)))
      if let index = counts.firstIndex(where: { $0.unit == unit }) {
        counts[index].count += 1
      } else {
        counts.append((unit, 1))
      }
    }
    guard let first = counts.first else { return nil }
    return counts.dropFirst().reduce(first) { $1.count > $0.count ? $1 : $0 }.unit
  }
}
