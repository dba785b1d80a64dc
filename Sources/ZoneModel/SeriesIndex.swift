/// The positions of a table by zone and indicator, so that a figure is found without a walk through all.
package final class SeriesIndex: Sendable {
  /// Positions in the table, those of one zone and indicator side by side in the table's order.
  private let positions: [UInt32]
  /// Where each pair starts in `positions`.
  private let starts: [UInt32]
  /// The number of each pair that has observations, from 1, by zone and indicator; 0 for the others.
  private let dense: [UInt32]
  /// The same where zones times indicators are too many for a list.
  private let sparse: [UInt64: UInt32]
  private let indicatorCount: Int
  private let zones: [ZoneID: Int]
  private let indicators: [IndicatorID: Int]

  private static let mostDense = 1 << 24

  /// Makes the index of a table.
  package convenience init(_ table: ObservationTable) {
    let store = table.store
    self.init(
      count: table.count, zones: store.zones, indicators: store.indicators, zoneCount: store.zones.count,
      indicatorCount: store.indicators.count, record: table.record)
  }

  /// Makes the index of records alone, whose zones and indicators have no names here.
  convenience init(ofRows records: [ObservationRecord], zoneCount: Int, indicatorCount: Int) {
    self.init(
      count: records.count, zones: [], indicators: [], zoneCount: zoneCount, indicatorCount: indicatorCount,
      record: { records[$0] })
  }

  private init(
    count: Int, zones: [ZoneID], indicators: [IndicatorID], zoneCount: Int, indicatorCount: Int,
    record: (Int) -> ObservationRecord
  ) {
    self.indicatorCount = indicatorCount
    self.zones = Dictionary(zones.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.indicators = Dictionary(indicators.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let room = zoneCount.multipliedReportingOverflow(by: indicatorCount)
    let isDense = !room.overflow && room.partialValue <= Self.mostDense
    var dense = [UInt32](repeating: 0, count: isDense ? room.partialValue : 0)
    var sparse: [UInt64: UInt32] = [:]
    var sizes: [UInt32] = []
    var pairs = [UInt32](repeating: 0, count: count)
    for position in 0..<count {
      let record = record(position)
      var pair: UInt32
      if isDense {
        let slot = Int(record.zone) * indicatorCount + Int(record.indicator)
        pair = dense[slot]
        if pair == 0 {
          sizes.append(0)
          pair = UInt32(sizes.count)
          dense[slot] = pair
        }
      } else {
        let key = UInt64(record.zone) << 32 | UInt64(record.indicator)
        pair = sparse[key] ?? 0
        if pair == 0 {
          sizes.append(0)
          pair = UInt32(sizes.count)
          sparse[key] = pair
        }
      }
      sizes[Int(pair) - 1] += 1
      pairs[position] = pair - 1
    }
    var starts: [UInt32] = [0]
    starts.reserveCapacity(sizes.count + 1)
    var sum: UInt32 = 0
    for size in sizes {
      sum += size
      starts.append(sum)
    }
    var next = starts
    var positions = [UInt32](repeating: 0, count: count)
    for (position, pair) in pairs.enumerated() {
      positions[Int(next[Int(pair)])] = UInt32(position)
      next[Int(pair)] += 1
    }
    self.starts = starts
    self.positions = positions
    self.dense = dense
    self.sparse = sparse
  }

  /// How many pairs of zone and indicator have observations; they are counted in the order of their first one.
  package var pairCount: Int { starts.count - 1 }

  /// The positions of a pair, by its number from 0.
  package subscript(pair: Int) -> ArraySlice<UInt32> { positions[Int(starts[pair])..<Int(starts[pair + 1])] }

  /// The positions of a zone's observations of an indicator, by their numbers in the store.
  package subscript(zone zone: Int, indicator indicator: Int) -> ArraySlice<UInt32> {
    let number =
      dense.isEmpty
      ? sparse[UInt64(zone) << 32 | UInt64(indicator)] ?? 0 : dense[zone * indicatorCount + indicator]
    return number == 0 ? [] : self[Int(number) - 1]
  }

  /// The number of a zone in the store.
  package func number(of zone: ZoneID) -> Int? { zones[zone] }
  /// The number of an indicator in the store.
  package func number(of indicator: IndicatorID) -> Int? { indicators[indicator] }

  /// The positions of a zone's observations of an indicator, in the table's order.
  package func positions(of zone: ZoneID, _ indicator: IndicatorID) -> ArraySlice<UInt32> {
    guard let zone = zones[zone], let indicator = indicators[indicator] else { return [] }
    return self[zone: zone, indicator: indicator]
  }
}
