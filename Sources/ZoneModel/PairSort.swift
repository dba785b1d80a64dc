/// Sorts rows by zone and indicator: pairs in the order of their first row, the rows of each in the order they came.
struct PairSort {
  /// The zone and the indicator of each pair, in the high and the low half.
  private(set) var keys: [UInt64] = []
  private var dense: [UInt32]
  private var sparse: [UInt64: UInt32] = [:]
  private let indicatorCount: Int
  private var sizes: [UInt32] = []
  private var pairOfRow: [UInt32]
  private static let mostDense = 1 << 24

  init(zoneCount: Int, indicatorCount: Int, _ count: Int) {
    self.indicatorCount = indicatorCount
    let room = zoneCount.multipliedReportingOverflow(by: indicatorCount)
    let isDense = !room.overflow && room.partialValue <= Self.mostDense
    dense = [UInt32](repeating: 0, count: isDense ? room.partialValue : 0)
    pairOfRow = [UInt32](repeating: 0, count: count)
  }

  /// Takes a row in; rows come in order, from 0.
  mutating func add(_ row: Int, _ record: ObservationRecord) {
    let key = UInt64(record.zone) << 32 | UInt64(record.indicator)
    let slot = dense.isEmpty ? 0 : Int(record.zone) * indicatorCount + Int(record.indicator)
    var pair = dense.isEmpty ? sparse[key] ?? 0 : dense[slot]
    if pair == 0 {
      sizes.append(0)
      keys.append(key)
      pair = UInt32(sizes.count)
      if dense.isEmpty { sparse[key] = pair } else { dense[slot] = pair }
    }
    sizes[Int(pair) - 1] += 1
    pairOfRow[row] = pair - 1
  }

  /// Where each pair starts among the sorted rows, and the rows.
  func result() -> (starts: [UInt32], rows: [UInt32]) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(sizes.count + 1)
    var sum: UInt32 = 0
    for size in sizes {
      sum += size
      starts.append(sum)
    }
    var next = starts
    var rows = [UInt32](repeating: 0, count: pairOfRow.count)
    for (row, pair) in pairOfRow.enumerated() {
      rows[Int(next[Int(pair)])] = UInt32(row)
      next[Int(pair)] += 1
    }
    return (starts, rows)
  }
}
