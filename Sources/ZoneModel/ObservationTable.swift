/// The observations of a data set, or some of them, in order; each is made when it is asked for.
package struct ObservationTable: RandomAccessCollection, Sendable {
  package let store: ObservationStore
  /// The rows of the store that are shown; nil for all.
  private let chosen: [UInt32]?

  /// All observations of a store.
  package init(_ store: ObservationStore) {
    self.store = store
    chosen = nil
  }

  private init(_ store: ObservationStore, chosen: [UInt32]) {
    self.store = store
    self.chosen = chosen
  }

  /// Observations that are there already.
  package init(_ observations: some Sequence<Observation>) {
    var builder = ObservationBuilder()
    for observation in observations { builder.append(observation) }
    self.init(builder.store())
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { chosen?.count ?? store.records.count }

  package subscript(position: Int) -> Observation { store.observation(row(position)) }

  /// The row of the store that stands at a position.
  package func row(_ position: Int) -> Int { chosen.map { Int($0[position]) } ?? position }

  /// The record at a position.
  package func record(_ position: Int) -> ObservationRecord { store.records[row(position)] }

  /// The id of the observation at a position.
  package func id(_ position: Int) -> ObservationID { store.id(record(position)) }

  /// The source of the observation at a position.
  package func source(_ position: Int) -> SourceID { store.sources[Int(record(position).source)] }

  /// Goes over all records with their positions, in order; quicker than asking for one after the other.
  @inline(__always)
  package func forEachRecord(_ body: (_ position: Int, ObservationRecord) -> Void) {
    guard let first = store.records.baseAddress else { return }
    if let chosen {
      for position in chosen.indices { body(position, first[Int(chosen[position])]) }
    } else {
      for position in 0..<store.records.count { body(position, first[position]) }
    }
  }

  /// The observations whose record is wanted, in the same order.
  @inline(__always)
  package func keeping(where isWanted: (ObservationRecord) -> Bool) -> ObservationTable {
    var rows: [UInt32] = []
    rows.reserveCapacity(count)
    forEachRecord { position, record in
      if isWanted(record) { rows.append(UInt32(row(position))) }
    }
    return rows.count == count ? self : ObservationTable(store, chosen: rows)
  }

  /// The observations at some positions, in the order given.
  package func keeping(_ positions: [Int]) -> ObservationTable {
    ObservationTable(store, chosen: positions.map { UInt32(row($0)) })
  }
}
