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
    guard let spanBefore = span.yearEarlier else { return nil }
    let printed = printedGrowth(of: figure)
    let earlier = earlierFigure(spanBefore, indicator, key, zone: figure.zone)
    guard let earlier else {
      guard let printed, printed.base == .yearEarlier else { return nil }
      return Change(
        indicator: indicator, zone: figure.zone, base: .yearEarlier, current: figure, earlier: nil,
        outcome: .refused(.tooFewFigures), printedGrowth: printed, difference: nil)
    }
    return change(figure, against: earlier, base: .yearEarlier, indicator, printed: printed)
  }

  private func againstPreviousQuarter(
    _ figure: Figure, span: Period, _ indicator: Indicator, _ key: FigurePool.Key
  ) -> Change? {
    let before = quarter.previous
    let spanBefore: Period
    switch indicator.kind.changeForm {
    case .points:
      // A rate of a cumulative span is held against the rate of the shorter one, as releases do: 较一季度加快.
      guard span.isSameSpan(as: .cumulative(quarter)), quarter.number > 1 else { return nil }
      spanBefore = .cumulative(before)
    case .percent where indicator.kind.isOfAMoment:
      spanBefore = Period(.point(before.lastDay))
    case .percent where indicator.kind.subtractsCumulatives:
      guard span.isSameSpan(as: .single(quarter)) else { return nil }
      spanBefore = .single(before)
    default: return nil
    }
    guard let earlier = earlierFigure(spanBefore, indicator, key, zone: figure.zone) else { return nil }
    return change(figure, against: earlier, base: .previousQuarter, indicator, printed: nil)
  }

  private func earlierFigure(_ span: Period, _ indicator: Indicator, _ key: FigurePool.Key, zone: ZoneID) -> Figure? {
    if let figure = rows.best(key, zone: zone, span: span) { return figure }
    guard let quarter = span.quarterOfEnd, span.isSameSpan(as: .single(quarter)) else { return nil }
    return rows.derivedSingle(key, of: indicator, zone: zone, quarter: quarter)
  }

  private func change(
    _ current: Figure, against earlier: Figure, base: Change.Base, _ indicator: Indicator, printed: Growth?
  ) -> Change {
    let difference = current.range.exactValue.flatMap { now in earlier.range.exactValue.map { now - $0 } }
    return Change(
      indicator: indicator, zone: current.zone, base: base, current: current, earlier: earlier,
      outcome: outcome(current, against: earlier, indicator), printedGrowth: printed, difference: difference)
  }

  private func outcome(_ current: Figure, against earlier: Figure, _ indicator: Indicator) -> Change.Outcome {
    guard let later = Term(current, of: indicator), let before = Term(earlier, of: indicator) else {
      return .refused(.tooFewFigures)
    }
    guard current.unit == earlier.unit else { return .refused(.unitsDiffer(current.unit.text, earlier.unit.text)) }
    let form = indicator.kind.changeForm
    if form == .percent {
      do {
        let growth = try Derivation.growth(from: before, to: later)
        return Self.outcome(value: growth.value, range: growth.range, decimals: growth.decimals, form: form)
      } catch {
        return .refused(error)
      }
    }
    let range = later.range - before.range
    let value = later.value.flatMap { now in before.value.map { now - $0 } }
    return Self.outcome(value: value, range: range, decimals: min(current.decimals, earlier.decimals), form: form)
  }

  private static func outcome(
    value: DecimalNumber?, range: NumberRange, decimals: Int, form: MetricKind.ChangeForm
  ) -> Change.Outcome {
    guard let value else { return .refused(.onlyABound) }
    if range.contains(.zero) { return .flat(range: range, form: form) }
    return .change(value: value, range: range, decimals: decimals, form: form)
  }

  /// The growth that a source prints for the same figure: beside it, or as the indicator that holds its growth.
  private func printedGrowth(of figure: Figure) -> Growth? {
    guard case .printed(_, .value) = figure.origin, let position = figure.position else { return nil }
    let observations = dataset.observations
    if let growth = observations.store.growth(observations.record(position)) { return growth }
    guard let holder = dataset.indicator(figure.indicator)?.growthIndicator, let key = pool.firstKey(of: holder),
      let rate = rows.best(key, zone: figure.zone, span: figure.period), let printed = rate.printed
    else { return nil }
    return Growth(printed: printed, percent: rate.range, comparator: rate.comparator, decimals: rate.decimals)
  }
}
