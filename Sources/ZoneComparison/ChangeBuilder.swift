import ExactValues
import ZoneModel

/// Computes how each zone's figures for the quarter changed against the year and the quarter before.
struct ChangeBuilder {
  let dataset: Dataset
  let zones: [ZoneID]
  let quarter: Quarter
  let pool: FigurePool
  let rows: RowBuilder

  /// The changes of one row's own figures.
  func changes(of row: ComparisonRow, key: FigurePool.Key) -> [Change] {
    guard let span = row.span else { return [] }
    return row.cells.flatMap { cell -> [Change] in
      guard let figure = cell.figure, cell.state == .reported || cell.state == .derived || cell.state == .boundOnly
      else {
        return []
      }
      return [
        againstYearEarlier(figure, span: span, row.indicator, key),
        againstPreviousQuarter(figure, span: span, row.indicator, key),
      ].compactMap { $0 }
    }
  }

  private func againstYearEarlier(_ figure: Figure, span: Period, _ indicator: Indicator, _ key: FigurePool.Key)
    -> Change?
  {
    // A window of several years overlaps with that of a year before.
    guard !span.coversYears, let spanBefore = span.yearEarlier else { return nil }
    return change(figure, against: spanBefore, base: .yearEarlier, indicator, key)
  }

  private func againstPreviousQuarter(
    _ figure: Figure, span: Period, _ indicator: Indicator, _ key: FigurePool.Key
  ) -> Change? {
    let before = quarter.previous
    let spanBefore: Period
    if span.isSameSpan(as: Period(.point(quarter.lastDay))) {
      spanBefore = Period(.point(before.lastDay))
    } else if span.isSameSpan(as: .cumulative(quarter)), quarter.number > 1, indicator.kind.changeForm != .percent {
      // A rate or place of a cumulative span is held against that of the shorter one, as releases do: 较一季度加快.
      spanBefore = .cumulative(before)
    } else if span.isSameSpan(as: .single(quarter)) {
      spanBefore = .single(before)
    } else {
      return nil
    }
    return change(figure, against: spanBefore, base: .previousQuarter, indicator, key)
  }

  private func earlierFigure(_ span: Period, _ indicator: Indicator, _ key: FigurePool.Key, zone: ZoneID) -> Figure? {
    if let figure = rows.best(key, zone: zone, span: span) { return figure }
    guard let quarter = span.quarterOfEnd, span.isSameSpan(as: .single(quarter)) else { return nil }
    return rows.derivedSingle(key, of: indicator, zone: zone, quarter: quarter)
  }

  /// The change against the figure of an earlier span; nil where there is none, nor a growth printed for it.
  private func change(
    _ current: Figure, against span: Period, base: Change.Base, _ indicator: Indicator, _ key: FigurePool.Key
  ) -> Change? {
    let printed = printedGrowth(of: current, against: base)
    guard let earlier = earlierFigure(span, indicator, key, zone: current.zone) else {
      guard let printed else { return nil }
      return Change(
        indicator: indicator, zone: current.zone, base: base, current: current, earlier: nil,
        outcome: .refused(.tooFewFigures), printedGrowth: printed, difference: nil)
    }
    let numbers = [current, earlier].compactMap { $0.isExact && $0.unit == earlier.unit ? $0.number : nil }
    return Change(
      indicator: indicator, zone: current.zone, base: base, current: current, earlier: earlier,
      outcome: outcome(current, against: earlier, indicator), printedGrowth: printed,
      difference: numbers.count == 2 ? numbers[0] - numbers[1] : nil)
  }

  private func outcome(_ current: Figure, against earlier: Figure, _ indicator: Indicator) -> Change.Outcome {
    guard let later = rows.term(current, of: indicator), let before = rows.term(earlier, of: indicator) else {
      return .refused(.tooFewFigures)
    }
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
  private func printedGrowth(of figure: Figure, against base: Change.Base) -> Growth? {
    guard case .printed(_, .value) = figure.origin, let position = figure.position else { return nil }
    let observations = dataset.observations
    if let growth = observations.store.growth(observations.record(position)), growth.base == base.growthBase {
      return growth
    }
    guard base == .yearEarlier, let holder = dataset.indicator(figure.indicator)?.growthIndicator,
      let key = pool.firstKey(of: holder),
      let rate = rows.best(key, zone: figure.zone, span: figure.period), let printed = rate.printed
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
