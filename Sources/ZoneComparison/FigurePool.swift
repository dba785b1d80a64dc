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
    /// Whether it is the growth printed beside the observation's measure.
    let isGrowth: Bool
    let isZoneOwn: Bool
    let status: ObservationStatus

    /// Whether the figure is the zone's own result: neither another subject's nor a plan.
    var isOwnResult: Bool { isZoneOwn && status == .actual }
  }

  let quarter: Quarter
  let keys: [Key]
  private let dataset: Dataset
  private let zoneCount: Int
  private let zonePlaces: [ZoneID: Int]
  private let keyPlaces: [Key: Int]
  private let firstKeys: [IndicatorID: Key]
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
    let store = dataset.observations.store
    let horizon = PublicationHorizon(dataset, quarter: quarter)
    var extentNumbers: [Period.Extent: UInt32] = [:]
    var spans: [Period] = []
    let extents = store.periods.map { period -> UInt32 in
      if let number = extentNumbers[period.extent] { return number }
      extentNumbers[period.extent] = UInt32(spans.count)
      spans.append(Period(period.extent))
      return UInt32(spans.count - 1)
    }
    var gatherer = EntryGatherer(dataset, zoneCount: zones.count)
    for (place, zone) in zones.enumerated() {
      guard let zoneNumber = dataset.series.number(of: zone) else { continue }
      for (indicatorNumber, id) in store.indicators.enumerated() {
        guard let indicator = dataset.indicator(id) else { continue }
        for position in dataset.series[zone: zoneNumber, indicator: indicatorNumber] {
          let record = dataset.observations.record(Int(position))
          guard horizon.includes(record) else { continue }
          gatherer.take(
            record, at: position, of: indicator, number: indicatorNumber, zone: place,
            extent: extents[Int(record.period)])
        }
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
    keyPlaces = Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    firstKeys = Dictionary(keys.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    zonePlaces = Dictionary(zones.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    zoneCount = zones.count
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

  /// The first key of an indicator.
  func firstKey(of indicator: IndicatorID) -> Key? { firstKeys[indicator] }

  /// The figures of one zone that are not made yet, in the data set's order.
  func entries(_ key: Key, of zone: ZoneID) -> ArraySlice<Entry> {
    guard let key = keyPlaces[key], let zone = zonePlaces[zone] else { return [] }
    let place = key * zoneCount + zone
    return entries[starts[place]..<starts[place + 1]]
  }

  /// The figures of all zones that are not made yet.
  func entries(_ key: Key) -> ArraySlice<Entry> {
    guard let key = keyPlaces[key] else { return [] }
    return entries[starts[key * zoneCount]..<starts[(key + 1) * zoneCount]]
  }

  /// The span of an entry, however it was found.
  func span(_ entry: Entry) -> Period { spans[Int(entry.extent)] }

  /// The last day of an entry's span, where it is stated.
  func end(_ entry: Entry) -> CivilDate? { ends[Int(entry.extent)] }

  /// The number of a span's extent; nil where no figure is of it.
  func extent(_ span: Period) -> UInt32? {
    switch span.extent {
    case .span, .point: extentNumbers[span.extent]
    case .since, .unknown: nil
    }
  }

  /// The figure of an entry of a key.
  func figure(_ entry: Entry, _ key: Key) -> Figure? {
    guard let place = keyPlaces[key], let indicator = indicators[place] else { return nil }
    let observations = dataset.observations
    let figure =
      entry.isGrowth
      ? Figure(growthOf: observations[Int(entry.position)], at: Int(entry.position), as: indicator)
      : Figure(
        observations.record(Int(entry.position)), at: Int(entry.position), in: observations.store, of: indicator)
    guard let figure, let unit = units[place], figure.unit != unit else { return figure }
    return figure.converted(to: unit)
  }

  /// The figures of one zone.
  func figures(_ key: Key, of zone: ZoneID, where isWanted: (Entry) -> Bool = { _ in true }) -> [Figure] {
    entries(key, of: zone).compactMap { isWanted($0) ? figure($0, key) : nil }
  }

  /// The figures of one zone for exactly this span that are wanted, in the data set's order.
  func figures(_ key: Key, of zone: ZoneID, at span: Period, where isWanted: (Entry) -> Bool) -> [Figure] {
    guard let extent = extent(span) else { return [] }
    return figures(key, of: zone) { $0.extent == extent && isWanted($0) }
  }

  /// The zone's own actual figures for exactly this span, in the data set's order.
  func actual(_ key: Key, of zone: ZoneID, for span: Period) -> [Figure] {
    figures(key, of: zone, at: span, where: \.isOwnResult)
  }

  /// The unit that the figures of a key are in: the indicator's, or the one that most are printed in where they are of
  /// another dimension, the first of equals. 亿美元 and 万美元 of an indicator in 亿元 come in one of them.
  func unit(of key: Key) -> MeasureUnit? { keyPlaces[key].flatMap { units[$0] } }

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

/// Collects entries zone by zone and gives them back key by key.
private struct EntryGatherer {
  private(set) var keys: [FigurePool.Key] = []
  private let dataset: Dataset
  private let zoneCount: Int
  private var places: [FigurePool.Key: Int] = [:]
  /// The entries of each key and zone.
  private var lists: [[[FigurePool.Entry]]] = []
  /// The key of an indicator in a unit of the store, by their numbers; −1 where it was not asked for.
  private var valueKeys: [Int]
  /// The key that holds the growth of an indicator; −2 where there is none.
  private var growthKeys: [Int]

  init(_ dataset: Dataset, zoneCount: Int) {
    self.dataset = dataset
    self.zoneCount = zoneCount
    let store = dataset.observations.store
    valueKeys = Array(repeating: -1, count: store.indicators.count * store.units.count)
    growthKeys = Array(repeating: -1, count: store.indicators.count)
  }

  mutating func take(
    _ record: ObservationRecord, at position: UInt32, of indicator: Indicator, number: Int, zone: Int, extent: UInt32
  ) {
    let store = dataset.observations.store
    let slot = number * store.units.count + store.unitNumber(record)
    if valueKeys[slot] < 0 {
      let own = store.unit(record)
      let unit = own.isSameDimension(as: indicator.unit) ? indicator.unit : own
      valueKeys[slot] = place(of: FigurePool.Key(indicator: indicator.id, dimension: unit.dimension))
    }
    let isZoneOwn = record.subject == 0
    lists[valueKeys[slot]][zone].append(
      FigurePool.Entry(
        position: position, extent: extent, isGrowth: false, isZoneOwn: isZoneOwn, status: record.status))
    guard record.growth != 0, store.hasYearlyGrowth(record) else { return }
    if growthKeys[number] == -1 {
      let holder = indicator.growthIndicator.flatMap(dataset.indicator)
      growthKeys[number] = holder.map { place(of: .init(indicator: $0.id, dimension: $0.unit.dimension)) } ?? -2
    }
    guard growthKeys[number] >= 0 else { return }
    lists[growthKeys[number]][zone].append(
      FigurePool.Entry(
        position: position, extent: extent, isGrowth: true, isZoneOwn: isZoneOwn, status: record.status))
  }

  private mutating func place(of key: FigurePool.Key) -> Int {
    if let place = places[key] { return place }
    places[key] = keys.count
    keys.append(key)
    lists.append(Array(repeating: [], count: zoneCount))
    return keys.count - 1
  }

  /// All entries in the order of some keys, and where those of each key and zone start.
  func sorted(_ order: [FigurePool.Key]) -> (entries: [FigurePool.Entry], starts: [Int]) {
    var entries: [FigurePool.Entry] = []
    var starts = [0]
    for key in order {
      guard let place = places[key] else { continue }
      for list in lists[place] {
        // Growth rates come from the rows of another indicator: the order of the data set is kept.
        let isSorted = zip(list, list.dropFirst()).allSatisfy { $0.position <= $1.position }
        entries +=
          isSorted ? list : list.sorted { ($0.position, $0.isGrowth ? 1 : 0) < ($1.position, $1.isGrowth ? 1 : 0) }
        starts.append(entries.count)
      }
    }
    return (entries, starts)
  }
}
