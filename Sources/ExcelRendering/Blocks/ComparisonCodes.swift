import WorkerThreads
package import ZoneComparison
import ZoneModel

/// What the long tables of a comparison show, in numbers: it is the same in every language, so it is told once.
package final class ComparisonCodes: Sendable {
  private let laterChanges: Later<ChangeCodes>
  private let laterRanking: Later<RankingCodes>
  private let laterZoneCells: Later<ZoneCellCodes>
  private let laterUsed: Later<[Int]>
  /// Where an observation stands that another one revised: by its zone, its indicator and its span.
  let revisions: Set<FigureSpan>

  private let changeCount: Int

  var changes: ChangeCodes { laterChanges.value }
  var ranking: RankingCodes { laterRanking.value }
  var zoneCells: ZoneCellCodes { laterZoneCells.value }
  /// The positions of the observations that the rows, changes and disagreements stand on, in order.
  var usedPositions: [Int] { laterUsed.value }

  /// Makes what is told when it is first asked for.
  package init(_ comparison: Comparison) {
    let revisions = Set(
      comparison.disagreements.filter { $0.kind == .revision }.map {
        FigureSpan(zone: $0.zone, indicator: $0.indicator.id, extent: $0.chosen.period.extent)
      })
    self.revisions = revisions
    changeCount = comparison.changes.count
    laterChanges = Later { ChangeCodes(comparison, revisions: revisions) }
    laterRanking = Later { RankingCodes(comparison, revisions: revisions) }
    laterZoneCells = Later { ZoneCellCodes(comparison, revisions: revisions) }
    laterUsed = Later { Self.usedPositions(comparison) }
  }

  /// Tells on several threads what long tables will ask for.
  package func prepare(threads: Int) {
    guard threads > 1, changeCount > LongSheet.ordinaryRows else { return }
    let work: [@Sendable () -> Void] = [
      { _ = self.changes }, { _ = self.ranking }, { _ = self.zoneCells }, { _ = self.usedPositions },
    ]
    // The pieces throw nothing.
    try? workSideBySide(count: work.count, threads: threads, state: { () }) { _, index, _ in work[index]() }
  }

  private static func usedPositions(_ comparison: Comparison) -> [Int] {
    let dataset = comparison.dataset
    var isUsed = [Bool](repeating: false, count: dataset.observations.store.records.count)
    func use(_ figure: Figure) { figure.forEachPosition { isUsed[dataset.observations.row($0)] = true } }
    for row in comparison.rows { for cell in row.cells { cell.figure.map(use) } }
    for change in comparison.changes {
      use(change.current)
      change.earlier.map(use)
    }
    for item in comparison.disagreements { ([item.chosen] + item.others).forEach(use) }
    return comparison.observations.indices.filter { isUsed[comparison.observations.row($0)] }
  }
}

/// A span of an indicator of a zone.
struct FigureSpan: Hashable, Sendable {
  let zone: ZoneID
  let indicator: IndicatorID
  let extent: Period.Extent
}

/// The signs behind a figure: derived, revised, in conflict with another source, doubtful.
struct FigureMarks: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let derived = FigureMarks(rawValue: 1)
  static let revised = FigureMarks(rawValue: 2)
  static let conflict = FigureMarks(rawValue: 4)
  static let doubtful = FigureMarks(rawValue: 8)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ figure: Figure, revisions: Set<FigureSpan>) {
    self = []
    if figure.isDerived { insert(.derived) }
    if figure.isInConflict {
      let span = FigureSpan(zone: figure.zone, indicator: figure.indicator, extent: figure.period.extent)
      insert(revisions.contains(span) ? .revised : .conflict)
    }
    if figure.confidence == .low { insert(.doubtful) }
  }

  /// The signs, in the order that they stand in.
  var shorthands: [Shorthand] {
    let all: [(FigureMarks, Shorthand)] = [
      (.derived, .derived), (.revised, .revised), (.conflict, .conflict), (.doubtful, .doubtful),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}

extension CellCode {
  /// A figure as a number; made where it is none.
  ///
  /// - Parameter apart: sets looks apart that other things than the figure decide; up to 255.
  static func figure(
    _ figure: Figure, decimals: Int = 0, apart: UInt32 = 0, revisions: Set<FigureSpan>
  ) -> CellCode {
    guard figure.isExact, let number = figure.number else { return made }
    let marks = FigureMarks(figure, revisions: revisions)
    let digits = max(decimals, figure.decimals)
    guard (0..<256).contains(digits) else { return made }
    return .number(number, form: apart << 16 | marks.rawValue << 8 | UInt32(digits))
  }
}

/// Numbers for values, in the order in which they first come.
struct Numbering<Value: Hashable> {
  private var numbers: [Value: Int] = [:]
  private var last: (value: Value, number: Int)?

  /// The number of a value, from 0; a value that came just before is found at once.
  mutating func number(of value: Value) -> Int {
    if let last, last.value == value { return last.number }
    let number = numbers[value] ?? numbers.count
    numbers[value] = number
    last = (value, number)
    return number
  }
}
