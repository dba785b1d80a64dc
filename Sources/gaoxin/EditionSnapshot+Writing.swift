import ZoneComparison
import ZoneModel

extension Comparison {
  /// The snapshot of the edition as its file holds it, written from the records: what `EditionSnapshot.csv` of the
  /// comparison's snapshot has, byte for byte.
  var snapshotCSV: [UInt8] {
    let (store, records) = (observations.store, SnapshotOrder(observations).rows)
    var bytes: [UInt8] = Array("what,id,text\n".utf8)
    bytes.reserveCapacity(bytes.count + records.count * 96)
    var (id, lastID): ([UInt8], [UInt8]) = ([], [])
    var field: [UInt8] = []
    for row in records {
      let record = store.records[row]
      id.removeAll(keepingCapacity: true)
      store.appendID(record, to: &id)
      // Of an id that stands twice the first counts.
      if id == lastID { continue }
      swap(&id, &lastID)
      field.removeAll(keepingCapacity: true)
      store.appendPrintedWithGrowth(record, to: &field)
      bytes += "observation,\"".utf8
      Self.append(quoted: lastID, to: &bytes)
      bytes += "\",\"".utf8
      Self.append(quoted: field, to: &bytes)
      bytes += "\"\n".utf8
    }
    for (id, state) in initiativeStates.sorted(by: { $0.key < $1.key }) {
      bytes += EditionSnapshot.line("initiative", id.text, state).utf8
    }
    return bytes
  }

  private static func append(quoted field: [UInt8], to bytes: inout [UInt8]) {
    guard field.contains(0x22) else {
      bytes += field
      return
    }
    for byte in field {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
  }
}

/// The rows of a store in the order of their ids.
private struct SnapshotOrder {
  let rows: [Int]

  init(_ observations: ObservationTable) {
    let store = observations.store
    let rows = observations.indices.map { observations.row($0) }
    self.rows = Self.byParts(rows, store) ?? Self.byWhole(rows, store)
  }

  private static func byWhole(_ rows: [Int], _ store: ObservationStore) -> [Int] {
    let named: [(id: ObservationID, row: Int)] = rows.map { (store.id(store.records[$0]), $0) }
    return named.sorted { $0.id == $1.id ? $0.row < $1.row : $0.id < $1.id }.map(\.row)
  }

  /// The order by the places of zone, indicator and period among theirs, and by the whole id where these are the same;
  /// nil where an id does not follow from them, or a part has a point or signs beyond ASCII.
  private static func byParts(_ rows: [Int], _ store: ObservationStore) -> [Int]? {
    guard let zones = places(of: store.zones.map(\.text)), let indicators = places(of: store.indicators.map(\.text)),
      let periods = places(of: store.periodCodes), max(zones.count, indicators.count, periods.count) < 1 << 16
    else { return nil }
    var keys: [(key: UInt64, row: Int)] = []
    keys.reserveCapacity(rows.count)
    for row in rows {
      let record = store.records[row]
      guard record.identity & ObservationRecord.ownIdentity == 0 else { return nil }
      let part = zones[Int(record.zone)] << 32 | indicators[Int(record.indicator)] << 16
      keys.append((part | periods[Int(record.period)], row))
    }
    keys.sort { $0.key == $1.key ? $0.row < $1.row : $0.key < $1.key }
    var order: [Int] = []
    order.reserveCapacity(keys.count)
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].key == keys[start].key { end += 1 }
      let same = keys[start..<end].map(\.row)
      order += same.count == 1 ? same : byWhole(same, store)
      start = end
    }
    return order
  }

  /// The place of each text among all in order, each with the point that stands behind it in an id.
  private static func places(of texts: [String]) -> [UInt64]? {
    guard texts.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 && $0 != 0x2E } }) else { return nil }
    let sorted = Set(texts).sorted { "\($0)." < "\($1)." }
    let places = Dictionary(sorted.enumerated().map { ($1, UInt64($0)) }, uniquingKeysWith: { first, _ in first })
    return texts.map { places[$0] ?? 0 }
  }
}
