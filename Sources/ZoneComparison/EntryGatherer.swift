import ZoneModel

/// Collects the entries of a pool zone by zone and gives them back key by key.
struct EntryGatherer {
  /// The entries of one key: those of the zones one behind the other, and where each zone's start.
  private struct List {
    var entries: [FigurePool.Entry] = []
    var zones: [(zone: Int, start: Int)] = []
  }

  private(set) var keys: [FigurePool.Key] = []
  private let dataset: Dataset
  private let store: ObservationStore
  private let zoneCount: Int
  /// The number of each period's extent.
  private let extents: [UInt32]
  private var places: [FigurePool.Key: Int] = [:]
  private var lists: [List] = []
  /// The key of an indicator in a unit of the store, by their numbers; −1 where it was not asked for.
  private var valueKeys: [Int]
  /// The key that holds the growth of an indicator; −1 where it was not asked for, −2 where there is none.
  private var growthKeys: [Int]

  init(_ dataset: Dataset, zoneCount: Int, extents: [UInt32]) {
    self.dataset = dataset
    self.zoneCount = zoneCount
    self.extents = extents
    store = dataset.observations.store
    valueKeys = Array(repeating: -1, count: store.indicators.count * store.units.count)
    growthKeys = Array(repeating: -1, count: store.indicators.count)
  }

  /// Takes the members of a zone's series that a quarter may show; zones come in order.
  mutating func take(
    _ members: UnsafeBufferPointer<SeriesMember>, of indicator: Indicator, number: Int, zone: Int,
    within horizon: PublicationHorizon
  ) {
    // Nearly all of a series is in one unit: its list is found once.
    var (unit, list) = (-1, -1)
    for member in members where horizon.includes(member, in: dataset.observations) {
      if Int(member.unit) != unit {
        unit = Int(member.unit)
        list = key(of: indicator, number, unit: unit)
        open(list, zone)
      }
      let extent = extents[Int(member.period)]
      lists[list].entries.append(
        FigurePool.Entry(
          position: member.position, extent: extent, status: member.status, isGrowth: false,
          isZoneOwn: member.isZoneOwn))
      guard member.hasYearlyGrowth else { continue }
      let holder = holder(of: indicator, number)
      guard holder >= 0 else { continue }
      open(holder, zone)
      lists[holder].entries.append(
        FigurePool.Entry(
          position: member.position, extent: extent, status: member.status, isGrowth: true,
          isZoneOwn: member.isZoneOwn))
    }
  }

  private mutating func open(_ list: Int, _ zone: Int) {
    if lists[list].zones.last?.zone != zone { lists[list].zones.append((zone, lists[list].entries.count)) }
  }

  private mutating func key(of indicator: Indicator, _ number: Int, unit: Int) -> Int {
    let slot = number * store.units.count + unit
    if valueKeys[slot] < 0 {
      let own = store.units[unit]
      let shown = own.isSameDimension(as: indicator.unit) ? indicator.unit : own
      valueKeys[slot] = place(of: FigurePool.Key(indicator: indicator.id, dimension: shown.dimension))
    }
    return valueKeys[slot]
  }

  private mutating func holder(of indicator: Indicator, _ number: Int) -> Int {
    if growthKeys[number] == -1 {
      let holder = indicator.growthIndicator.flatMap(dataset.indicator)
      growthKeys[number] = holder.map { place(of: .init(indicator: $0.id, dimension: $0.unit.dimension)) } ?? -2
    }
    return growthKeys[number]
  }

  private mutating func place(of key: FigurePool.Key) -> Int {
    if let place = places[key] { return place }
    places[key] = keys.count
    keys.append(key)
    lists.append(List())
    return keys.count - 1
  }

  /// All entries in the order of some keys, and where those of each key and zone start.
  func sorted(_ order: [FigurePool.Key]) -> (entries: [FigurePool.Entry], starts: [Int]) {
    var entries: [FigurePool.Entry] = []
    entries.reserveCapacity(lists.reduce(0) { $0 + $1.entries.count })
    var starts = [0]
    starts.reserveCapacity(order.count * zoneCount + 1)
    for key in order {
      guard let place = places[key] else { continue }
      let list = lists[place]
      var next = 0
      for zone in 0..<zoneCount {
        if next < list.zones.count, list.zones[next].zone == zone {
          let end = next + 1 < list.zones.count ? list.zones[next + 1].start : list.entries.count
          append(list.entries[list.zones[next].start..<end], to: &entries)
          next += 1
        }
        starts.append(entries.count)
      }
    }
    return (entries, starts)
  }

  /// Growth rates come from the rows of another indicator: the order of the data set is kept.
  private func append(_ list: ArraySlice<FigurePool.Entry>, to entries: inout [FigurePool.Entry]) {
    let isSorted = zip(list, list.dropFirst()).allSatisfy { $0.position <= $1.position }
    if isSorted {
      entries.append(contentsOf: list)
    } else {
      entries += list.sorted { ($0.position, $0.isGrowth ? 1 : 0) < ($1.position, $1.isGrowth ? 1 : 0) }
    }
  }
}
