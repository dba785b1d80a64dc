import ExactValues
import ZoneModel

/// Computes how each zone's figures for the quarter changed against the year and the quarter before.
final class ChangeBuilder: Sendable {
  let quarter: Quarter
  let pool: FigurePool
  let rows: RowBuilder

  init(pool: FigurePool, rows: RowBuilder) {
    quarter = pool.quarter
    self.pool = pool
    self.rows = rows
  }

  /// What the figures of a row are held against.
  private struct Target {
    let base: Change.Base
    let extent: UInt32?
    /// The cumulative spans that the earlier figure may be derived from, where it is a single quarter.
    let single: RowBuilder.QuarterSpans?

    init(_ base: Change.Base, _ span: Period, in pool: FigurePool) {
      self.base = base
      extent = pool.extent(span)
      single = span.quarterOfEnd.flatMap {
        $0.number > 1 && span.isSameSpan(as: .single($0)) ? RowBuilder.QuarterSpans($0, in: pool) : nil
      }
    }
  }

  /// Adds the changes of one row's own figures.
  func add(of row: ComparisonRow, key: Int, to changes: inout [Change]) {
    guard let span = row.span else { return }
    let targets = [
      yearEarlier(span).map { Target(.yearEarlier, $0, in: pool) },
      previousQuarter(span, row.indicator).map { Target(.previousQuarter, $0, in: pool) },
    ].compactMap(\.self)
    let holder = row.indicator.growthIndicator.flatMap { pool.firstKey(of: $0) }
    for (zone, cell) in row.cells.enumerated() {
      guard let figure = cell.figure, cell.state == .reported || cell.state == .derived || cell.state == .boundOnly
      else { continue }
      for target in targets {
        if let change = change(figure, against: target, row.indicator, key, zone: zone, growthHolder: holder) {
          changes.append(change)
        }
      }
    }
  }

  /// A window of several years overlaps with that of a year before.
  private func yearEarlier(_ span: Period) -> Period? { span.coversYears ? nil : span.yearEarlier }

  private func previousQuarter(_ span: Period, _ indicator: Indicator) -> Period? {
    let before = quarter.previous
    if span.isSameSpan(as: Period(.point(quarter.lastDay))) { return Period(.point(before.lastDay)) }
    if span.isSameSpan(as: .cumulative(quarter)), quarter.number > 1, indicator.kind.changeForm != .percent {
      // A rate or place of a cumulative span is held against that of the shorter one, as releases do: 较一季度加快.
      return .cumulative(before)
    }
    return span.isSameSpan(as: .single(quarter)) ? .single(before) : nil
  }

  /// The change against the figure of an earlier span; nil where there is none, nor a growth printed for it.
  private func change(
    _ current: Figure, against target: Target, _ indicator: Indicator, _ key: Int, zone: Int, growthHolder: Int?
  ) -> Change? {
    let base = target.base
    let earlier =
      rows.best(key, zone: zone, extent: target.extent)
      ?? target.single.flatMap { rows.derivedSingle(key, of: indicator, zone: zone, $0) }
    guard let earlier else {
      guard let printed = printedGrowth(of: current, against: base, zone: zone, growthHolder: growthHolder) else {
        return nil
      }
      return Change(indicator: indicator, zone: current.zone, base: base, current: current, earlier: nil) {
        (.refused(.tooFewFigures), printed)
      }
    }
    return Change(indicator: indicator, zone: current.zone, base: base, current: current, earlier: earlier) {
      [self] in
      (
        outcome(current, against: earlier, indicator),
        printedGrowth(of: current, against: base, zone: zone, growthHolder: growthHolder)
      )
    }
  }

  private func outcome(_ current: Figure, against earlier: Figure, _ indicator: Indicator) -> Change.Outcome {
    let (later, before) = (rows.term(current, of: indicator), rows.term(earlier, of: indicator))
    let form = indicator.kind.changeForm
    do {
      // A single quarter that was derived is held against another one, as releases do with quarters of their own.
      let change =
        form == .percent
        ? try Derivation.growth(from: before, to: later, allowChains: true)
        : try Derivation.change(from: before, to: later, allowChains: true)
      guard let value = change.value else { return .refused(.onlyABound) }
      if Self.straddlesZero(change.range) { return .flat(range: change.range, form: form) }
      return .change(value: value, range: change.range, decimals: change.decimals, form: form)
    } catch {
      return .refused(error)
    }
  }

  /// Whether rounding leaves open if the change is a rise or a fall; an end at zero does not.
  private static func straddlesZero(_ range: NumberRange) -> Bool {
    if range.exactValue?.isZero ?? false { return true }
    let reachesBelow = range.lower.map { $0.value.isNegative } ?? true
    let reachesAbove = range.upper.map { $0.value > .zero } ?? true
    return reachesBelow && reachesAbove
  }

  /// The growth that a source prints for the same figure against the same base: beside it, or as the indicator that
  /// holds its growth.
  private func printedGrowth(
    of figure: Figure, against base: Change.Base, zone: Int, growthHolder: Int?
  ) -> Growth? {
    guard case .printed(let store, let row, _, .value) = figure.basis else { return nil }
    if let growth = store.growth(store.records[row]), growth.base == base.growthBase { return growth }
    guard base == .yearEarlier, let growthHolder,
      let rate = rows.best(growthHolder, zone: zone, extent: pool.extent(figure.period)), let printed = rate.printed
    else { return nil }
    return Growth(printed: printed, percent: rate.range, comparator: rate.comparator, decimals: rate.decimals)
  }
}

extension Change.Base {
  /// What a printed growth against this base is called.
  fileprivate var growthBase: Growth.Base {
    switch self {
    case .yearEarlier: .yearEarlier
    case .previousQuarter: .previousPeriod
    }
  }
}

extension Period {
  /// Whether the span is longer than a year.
  fileprivate var coversYears: Bool {
    guard case .span(let first, let last) = extent else { return false }
    return last >= first.adding(months: 12)
  }
}
