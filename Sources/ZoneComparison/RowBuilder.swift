import ExactValues
import ZoneModel

/// Builds the rows of a comparison: for each indicator and span, what every zone says.
struct RowBuilder {
  let dataset: Dataset
  let zones: [ZoneID]
  let quarter: Quarter
  let pool: FigurePool
  let choice: FigureChoice

  /// The rows of one indicator: one for each span that ends with the quarter, or a single one without a span where no
  /// zone has a figure for the quarter. Empty where the zones say nothing of the indicator.
  func rows(of key: FigurePool.Key) -> [ComparisonRow] {
    guard let indicator = dataset.indicator(key.indicator) else { return [] }
    let all = pool.allFigures(key)
    guard let unit = unit(of: all, indicator: indicator) else { return [] }
    var spans = currentSpans(all, of: indicator.kind)
    if let single = derivedSpan(key, of: indicator, among: spans) { spans.append(single) }
    if spans.isEmpty { return [row(indicator, key, span: nil, unit: unit, isFirst: true)] }
    return spans.enumerated().map { row(indicator, key, span: $1, unit: unit, isFirst: $0 == 0) }
  }

  /// The zone's single-quarter value from two cumulative ones; nil where the kind or the figures do not allow it.
  func derivedSingle(_ key: FigurePool.Key, of indicator: Indicator, zone: ZoneID, quarter: Quarter) -> Figure? {
    guard quarter.number > 1,
      let later = best(key, zone: zone, span: .cumulative(quarter)),
      let earlier = best(key, zone: zone, span: .cumulative(quarter.previous)),
      let laterTerm = term(later, of: indicator), let earlierTerm = term(earlier, of: indicator),
      let value = try? Derivation.difference(of: laterTerm, less: earlierTerm)
    else { return nil }
    return Figure(
      value, zone: zone, of: indicator, unit: later.unit, scope: later.scope,
      confidence: min(later.confidence, earlier.confidence))
  }

  /// A figure as it enters a derivation; nil where the data set does not know its zone.
  func term(_ figure: Figure, of indicator: Indicator) -> Term? {
    guard let zone = dataset.zone(figure.zone) else { return nil }
    return Term(
      observations: figure.observations,
      definition: Term.Definition(of: indicator, in: zone, scope: figure.scope, period: figure.period),
      period: figure.period, unit: figure.unit, subject: figure.subject, status: figure.status,
      value: figure.isExact ? figure.number : nil, range: figure.rangeBeforeRounding, decimals: figure.decimals,
      isDerived: figure.isDerived)
  }

  /// The figure that counts among a zone's own results for a span; nil where there is none.
  func best(_ key: FigurePool.Key, zone: ZoneID, span: Period) -> Figure? {
    choice.choose(among: pool.actual(key, of: zone, for: span))?.chosen
  }

  /// One row with a cell for every zone.
  ///
  /// - Parameter isFirst: whether older figures and those of other subjects fill the gaps: they do so once.
  private func row(
    _ indicator: Indicator, _ key: FigurePool.Key, span: Period?, unit: MeasureUnit, isFirst: Bool
  ) -> ComparisonRow {
    let cells = zones.map { zone -> ComparisonCell in
      if let span, let cell = cellForSpan(span, indicator, key, zone: zone) { return cell }
      return isFirst
        ? fallback(span, key, zone: zone) : ComparisonCell(zone: zone, state: .notReported, figure: nil, refusal: nil)
    }
    let comparable = cells.filter { $0.state == .reported || $0.state == .derived || $0.state == .boundOnly }
      .compactMap(\.figure)
    let shown = cells.compactMap(\.figure)
    return ComparisonRow(
      indicator: indicator, span: span, unit: unit,
      decimals: indicator.decimals ?? shown.map(\.decimals).max() ?? 0, cells: cells,
      order: span == nil ? nil : ZoneOrder(comparable, of: indicator))
  }

  private func cellForSpan(
    _ span: Period, _ indicator: Indicator, _ key: FigurePool.Key, zone: ZoneID
  ) -> ComparisonCell? {
    let sameSpan = pool.figures(key, of: zone).filter {
      $0.subject == .zone && $0.period.isSameSpan(as: span) && ($0.status == .actual || $0.status == .forecast)
    }
    if let (figure, _, _) = choice.choose(among: sameSpan), figure.status == .actual {
      return ComparisonCell(zone: zone, state: figure.isExact ? .reported : .boundOnly, figure: figure, refusal: nil)
    }
    if let quarter = span.quarterOfEnd, span.isSameSpan(as: .single(quarter)),
      let figure = derivedSingle(key, of: indicator, zone: zone, quarter: quarter)
    {
      return ComparisonCell(zone: zone, state: .derived, figure: figure, refusal: nil)
    }
    if let (figure, _, _) = choice.choose(among: sameSpan) {
      return ComparisonCell(zone: zone, state: .planOnly, figure: figure, refusal: .statusDiffers)
    }
    return nil
  }

  /// What is shown in place of a figure for the span: the newest older one, another subject's, a plan, nothing.
  private func fallback(_ span: Period?, _ key: FigurePool.Key, zone: ZoneID) -> ComparisonCell {
    let figures = pool.figures(key, of: zone)
    if let figure = newest(figures.filter(\.isOwnResult)) {
      return ComparisonCell(zone: zone, state: .older, figure: figure, refusal: refusal(of: figure, against: span))
    }
    if let figure = newest(figures.filter { $0.subject != .zone && $0.status == .actual }) {
      return ComparisonCell(zone: zone, state: .otherSubject, figure: figure, refusal: .subjectsDiffer)
    }
    if let figure = newest(figures.filter { $0.status != .actual }) {
      return ComparisonCell(zone: zone, state: .planOnly, figure: figure, refusal: .statusDiffers)
    }
    return ComparisonCell(zone: zone, state: .notReported, figure: nil, refusal: nil)
  }

  /// The figures of the newest span, the one to use among them.
  private func newest(_ figures: [Figure]) -> Figure? {
    func end(_ figure: Figure) -> CivilDate {
      switch figure.period.extent {
      case .span(_, let last): last
      case .point(let day): day
      case .since(_, let reported): reported ?? choice.published(figure)?.first ?? CivilDate(daysSince1970: -700_000)
      case .unknown: CivilDate(daysSince1970: -700_000)
      }
    }
    guard let latest = figures.map(end).max() else { return nil }
    let candidates = figures.filter { end($0) == latest }
    // Among spans with one end the cumulative one, the longest, is what a bulletin leads with.
    guard let longest = candidates.min(by: { ($0.period.firstDay ?? latest) < ($1.period.firstDay ?? latest) }) else {
      return nil
    }
    return choice.choose(among: candidates.filter { $0.period.extent == longest.period.extent })?.chosen
  }

  /// The rule by which a figure is not set beside those of a span.
  private func refusal(of figure: Figure, against span: Period?) -> Refusal {
    switch figure.period.extent {
    case .unknown, .since: return .spanUnknown
    case .point, .span:
      let figureIsPoint = figure.period.accumulation == .pointInTime
      guard let span else { return figureIsPoint && sums(figure) ? .pointWithSpan : .spansDiffer }
      return figureIsPoint != (span.accumulation == .pointInTime) ? .pointWithSpan : .spansDiffer
    }
  }

  private func sums(_ figure: Figure) -> Bool {
    dataset.indicator(figure.indicator)?.kind.sumsOverTime ?? false
  }

  /// The spans of the zones' own results that end with the quarter, cumulative first.
  ///
  /// A flow told of a moment has a start that is not stated, and is set beside nothing.
  private func currentSpans(_ figures: [Figure], of kind: MetricKind) -> [Period] {
    var spans: [Period] = []
    for figure in figures where figure.isOwnResult && figure.period.statedEnd == quarter.lastDay {
      if kind.sumsOverTime, figure.period.accumulation == .pointInTime { continue }
      if !spans.contains(where: { $0.isSameSpan(as: figure.period) }) {
        spans.append(Period(figure.period.extent))
      }
    }
    return spans.sorted { ($0.firstDay ?? quarter.lastDay) < ($1.firstDay ?? quarter.lastDay) }
  }

  private func derivedSpan(_ key: FigurePool.Key, of indicator: Indicator, among spans: [Period]) -> Period? {
    let single = Period.single(quarter)
    guard quarter.number > 1, indicator.kind.subtractsCumulatives,
      !spans.contains(where: { $0.isSameSpan(as: single) }),
      zones.contains(where: { derivedSingle(key, of: indicator, zone: $0, quarter: quarter) != nil })
    else { return nil }
    return single
  }

  /// The indicator's unit, or the one most figures are printed in where none is of that dimension.
  private func unit(of figures: [Figure], indicator: Indicator) -> MeasureUnit? {
    if figures.contains(where: { $0.unit == indicator.unit }) { return indicator.unit }
    var counts: [(unit: MeasureUnit, count: Int)] = []
    for figure in figures {
      if let index = counts.firstIndex(where: { $0.unit == figure.unit }) {
        counts[index].count += 1
      } else {
        counts.append((figure.unit, 1))
      }
    }
    return counts.max { $0.count < $1.count }?.unit
  }
}

extension Figure {
  /// A derived value as a figure of a zone.
  init(
    _ value: DerivedValue, zone: ZoneID, of indicator: Indicator, unit: MeasureUnit, scope: String?,
    confidence: Confidence
  ) {
    self.init(
      zone: zone, indicator: indicator.id, origin: .derived(value.rule, from: value.inputs), subject: .zone,
      status: .actual, period: value.period, number: value.value, range: value.range,
      rangeBeforeRounding: value.range, comparator: value.value == nil ? .between : .equal, unit: unit, scope: scope,
      decimals: value.decimals, printed: nil, confidence: confidence, source: nil)
  }
}
