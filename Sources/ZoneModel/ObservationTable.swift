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

  /// Where the observation at a position stands in the table that holds all of its store.
  package func position(_ position: Int) -> Int { row(position) }

  /// The record at a position.
  package func record(_ position: Int) -> ObservationRecord { store.records[row(position)] }

  /// The id of the observation at a position.
  package func id(_ position: Int) -> ObservationID { store.id(record(position)) }

  /// The source of the observation at a position.
  package func source(_ position: Int) -> SourceID { store.sources[Int(record(position).source)] }

  /// The observations whose record is wanted, in the same order.
  package func keeping(where isWanted: (ObservationRecord) -> Bool) -> ObservationTable {
    var rows: [UInt32] = []
    for position in indices {
      let row = row(position)
      if isWanted(store.records[row]) { rows.append(UInt32(row)) }
    }
    return rows.count == count ? self : ObservationTable(store, chosen: rows)
  }

  /// The observations at some positions, in the order given.
  package func keeping(_ positions: [Int]) -> ObservationTable {
    ObservationTable(store, chosen: positions.map { UInt32(row($0)) })
  }
}
