import ZoneComparison
import ZoneModel

/// The cells of a comparison's rows in numbers, zone by zone, for tables of many zones.
struct ZoneCellCodes: Sendable {
  /// The codes of each row, zone by zone.
  let codes: [CellCode]

  init(_ comparison: Comparison, revisions: Set<FigureSpan>) {
    var codes: [CellCode] = []
    codes.reserveCapacity(comparison.rows.count * comparison.zones.count)
    for row in comparison.rows {
      for cell in row.cells {
        guard let figure = cell.figure else {
          codes.append(.shared(0))
          continue
        }
        guard ZoneTable.isComparable(cell, figure, in: row) else {
          codes.append(.made)
          continue
        }
        let state = UInt32(CoverageState.allCases.firstIndex(of: cell.state) ?? 0)
        var code = CellCode.figure(figure, decimals: row.decimals, apart: state, revisions: revisions)
        code.link = figure.positions.first.flatMap { UInt32(exactly: $0 + 1) } ?? 0
        codes.append(code)
      }
    }
    self.codes = codes
  }
}

/// The cells of a table of zones in numbers.
struct ZoneTableCoding: CellCoding {
  let cells: ZoneCellCodes
  let zoneCount: Int
  /// For each zone how many of the table's rows it reports for the quarter.
  let reporting: [Int]
  /// What each column shows: −2 the zone, −1 how many it reports, else a row of the comparison.
  let columns: [Int]
  let isLinked: Bool

  var isMostlyLinks: Bool { isLinked }

  func tell(_ zones: Range<Int>, to codes: UnsafeMutableBufferPointer<CellCode>) {
    var place = 0
    for zone in zones {
      for column in columns {
        switch column {
        case -2: codes[place] = .shared(zone)
        case -1: codes[place] = .number(digits: Int64(reporting[zone]), decimals: 0, form: 0)
        default:
          codes[place] = cells.codes[column * zoneCount + zone]
          if !isLinked { codes[place].link = 0 }
        }
        place += 1
      }
    }
  }
}
