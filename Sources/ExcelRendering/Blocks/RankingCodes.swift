import ExactValues
import ZoneComparison
import ZoneModel

/// The order of a comparison's zones in numbers, for tables of many of them.
struct RankingCodes: Sendable {
  /// The codes of each place, field by field.
  let codes: [CellCode]
  /// Where the places of each row of the comparison start.
  let starts: [Int]

  static let fields = RankingBlock.Field.allCases

  init(_ comparison: Comparison, revisions: Set<FigureSpan>) {
    var codes: [CellCode] = []
    var starts: [Int] = []
    var zones = Numbering<ZoneID>()
    var sources = Numbering<SourceID>()
    for (index, row) in comparison.rows.enumerated() {
      starts.append(codes.count / Self.fields.count)
      guard let order = row.order else { continue }
      let isNeutral = row.indicator.direction == .neutral
      for standing in order.standings {
        for field in Self.fields {
          let code: CellCode =
            switch field {
            case .theme, .indicator, .unit, .period: .shared(index)
            case .zone: .shared(zones.number(of: standing.zone))
            case .value: .figure(standing.figure, decimals: row.decimals, revisions: revisions)
            case .place where isNeutral: .shared(0)
            case .place:
              standing.place.map { .number(DecimalNumber($0), form: UInt32(clamping: index)) }
                ?? .shared(standing.best << 24 | standing.worst)
            case .gap where isNeutral: .shared(0)
            case .gap: standing.gapToLeader.map { .number($0, form: UInt32(clamping: index)) } ?? .shared(1)
            case .share: standing.shareOfSum.map { .number($0, form: UInt32(clamping: index)) } ?? .shared(0)
            case .source:
              standing.figure.source.flatMap { comparison.dataset.source($0) }
                .map { .shared(sources.number(of: $0.id) + 1) } ?? .shared(0)
            }
          codes.append(code)
        }
      }
    }
    self.codes = codes
    self.starts = starts
  }
}

/// The cells of a table of places in numbers.
private struct RankingCoding: CellCoding {
  let codes: RankingCodes
  /// The number of each row's place in the comparison's order.
  let places: [Int]
  /// For each column the place of its field.
  let columns: [Int]

  func tell(_ rows: Range<Int>, to told: UnsafeMutableBufferPointer<CellCode>) {
    var place = 0
    for row in rows {
      let first = places[row] * RankingCodes.fields.count
      for column in columns {
        told[place] = codes.codes[first + column]
        place += 1
      }
    }
  }
}

extension RankingBlock {
  func coding(of items: [Item], columns: [Field]) -> (any CellCoding)? {
    let codes = rendering.codes.ranking
    return RankingCoding(
      codes: codes, places: items.map { codes.starts[$0.row] + $0.standing },
      columns: columns.map { RankingCodes.fields.firstIndex(of: $0) ?? 0 })
  }
}
