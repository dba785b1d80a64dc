/// The positions of a table by zone and indicator, so that a figure is found without a walk through all.
package final class SeriesIndex: @unchecked Sendable {
  /// Positions in the table, those of one zone and indicator side by side in the table's order.
  private let positions: [UInt32]
  /// What is known of each, in the same order; empty for records alone. It may stand in a file that is mapped.
  private let members: UnsafeBufferPointer<SeriesMember>
  /// Keeps the memory of the members.
  private let owner: AnyObject?
  /// Where each pair starts in `positions`.
  private let starts: [UInt32]
  /// The zone and the indicator of each pair, by their numbers in the store.
  private let pairs: [Pair]
  /// The number of each pair that has observations, from 1, by zone and indicator; 0 for the others.
  private let dense: [UInt32]
  /// The same where zones times indicators are too many for a list.
  private let sparse: [UInt64: UInt32]
  private let indicatorCount: Int
  private let zones: [ZoneID: Int]
  private let indicators: [IndicatorID: Int]

  /// A zone and an indicator, by their numbers.
  private struct Pair: BitwiseCopyable {
    let zone: UInt32
    let indicator: UInt32

    var key: UInt64 { UInt64(zone) << 32 | UInt64(indicator) }
  }

  private static let mostDense = 1 << 24

  /// Makes the index of a table.
  package convenience init(_ table: ObservationTable) {
    var sorted = PairSort(zoneCount: table.store.zones.count, indicatorCount: table.store.indicators.count, table.count)
    table.forEachRecord { position, record in sorted.add(position, record) }
    let (starts, positions) = sorted.result()
    let room = StoreRoom()
    let members = room.make(count: positions.count) { place -> SeriesMember in
      SeriesMember(table.record(Int(positions[place])), at: positions[place], in: table.store)
    }
    self.init(table.store, starts: starts, pairs: sorted.keys, positions: positions, members: members, owner: room)
  }

  /// Makes the index of records alone, whose zones and indicators have no names here.
  convenience init(ofRows records: [ObservationRecord], zoneCount: Int, indicatorCount: Int) {
    var sorted = PairSort(zoneCount: zoneCount, indicatorCount: indicatorCount, records.count)
    for position in records.indices { sorted.add(position, records[position]) }
    let (starts, positions) = sorted.result()
    self.init(
      nil, starts: starts, pairs: sorted.keys, positions: positions, members: .init(start: nil, count: 0), owner: nil)
  }

  private init(
    _ store: ObservationStore?, starts: [UInt32], pairs: [UInt64], positions: [UInt32],
    members: UnsafeBufferPointer<SeriesMember>, owner: AnyObject?
  ) {
    let zones = store?.zones ?? []
    let indicators = store?.indicators ?? []
    indicatorCount = indicators.count
    self.zones = Dictionary(zones.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.indicators = Dictionary(indicators.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.starts = starts
    self.positions = positions
    self.members = members
    self.owner = owner
    self.pairs = pairs.map { Pair(zone: UInt32($0 >> 32), indicator: UInt32(truncatingIfNeeded: $0)) }
    let room = zones.count.multipliedReportingOverflow(by: indicators.count)
    let isDense = !room.overflow && room.partialValue <= Self.mostDense
    var dense = [UInt32](repeating: 0, count: isDense ? room.partialValue : 0)
    var sparse: [UInt64: UInt32] = [:]
    for (number, pair) in self.pairs.enumerated() where store != nil {
      if isDense {
        dense[Int(pair.zone) * indicators.count + Int(pair.indicator)] = UInt32(number + 1)
      } else {
        sparse[pair.key] = UInt32(number + 1)
      }
    }
    self.dense = dense
    self.sparse = sparse
  }

  /// How many pairs of zone and indicator have observations; they are counted in the order of their first one.
  package var pairCount: Int { starts.count - 1 }

  /// The positions of a pair, by its number from 0.
  package subscript(pair: Int) -> ArraySlice<UInt32> { positions[Int(starts[pair])..<Int(starts[pair + 1])] }

  /// The positions of a zone's observations of an indicator, by their numbers in the store.
  package subscript(zone zone: Int, indicator indicator: Int) -> ArraySlice<UInt32> {
    pair(zone, indicator).map { self[$0] } ?? []
  }

  /// What is known of a pair's observations, by its number from 0; valid as long as the index.
  package func members(ofPair pair: Int) -> UnsafeBufferPointer<SeriesMember> {
    UnsafeBufferPointer(rebasing: members[Int(starts[pair])..<Int(starts[pair + 1])])
  }

  /// What is known of a zone's observations of an indicator, by their numbers in the store; valid as long as the index.
  package func members(zone: Int, indicator: Int) -> UnsafeBufferPointer<SeriesMember> {
    pair(zone, indicator).map(members(ofPair:)) ?? UnsafeBufferPointer(start: nil, count: 0)
  }

  private func pair(_ zone: Int, _ indicator: Int) -> Int? {
    let number =
      dense.isEmpty
      ? sparse[UInt64(zone) << 32 | UInt64(indicator)] ?? 0 : dense[zone * indicatorCount + indicator]
    return number == 0 ? nil : Int(number) - 1
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

/// An index as bytes, and back, so that it need not be made again of a table that is kept.
extension SeriesIndex {
  /// The sections in their order: what is known of the members, where each pair starts, what the pairs are of.
  package func withSections<Result>(_ body: ([UnsafeRawBufferPointer]) -> Result) -> Result {
    starts.withUnsafeBytes { starts in
      pairs.withUnsafeBytes { pairs in body([UnsafeRawBufferPointer(members), starts, pairs]) }
    }
  }

  /// The index of a store's whole table over sections that lie in memory; nil where they do not fit it.
  ///
  /// - Parameter owner: keeps the memory.
  package static func over(
    _ sections: [UnsafeRawBufferPointer], of store: ObservationStore, owner: AnyObject
  ) -> SeriesIndex? {
    guard sections.count == 3 else { return nil }
    let members = sections[0].bindMemory(to: SeriesMember.self)
    let starts = Array(sections[1].bindMemory(to: UInt32.self))
    let pairs = Array(sections[2].bindMemory(to: Pair.self))
    let (count, periods, units) = (UInt32(clamping: store.records.count), store.periods.count, store.units.count)
    guard members.count == store.records.count, starts.first == 0,
      starts.last.map({ Int($0) == members.count }) ?? false,
      starts.count == pairs.count + 1, zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 }),
      pairs.allSatisfy({ Int($0.zone) < store.zones.count && Int($0.indicator) < store.indicators.count }),
      members.allSatisfy({ $0.position < count && Int($0.period) < periods && Int($0.unit) < units })
    else { return nil }
    let positions = members.map(\.position)
    return SeriesIndex(
      store, starts: starts, pairs: pairs.map(\.key), positions: positions, members: members, owner: owner)
  }
}
