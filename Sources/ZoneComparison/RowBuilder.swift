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
    guard let unit = pool.unit(of: key) else { return [] }
    var spans = currentSpans(key, of: indicator.kind)
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
      confidence: min(later.confidence, earlier.confidence), sources: later.sources + earlier.sources)
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
    let sameSpan = pool.figures(key, of: zone, at: span) {
      $0.isZoneOwn && ($0.status == .actual || $0.status == .forecast)
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
    if let figure = newest(key, of: zone, where: \.isOwnResult) {
      return ComparisonCell(zone: zone, state: .older, figure: figure, refusal: refusal(of: figure, against: span))
    }
    if let figure = newest(key, of: zone, where: { !$0.isZoneOwn && $0.status == .actual }) {
      return ComparisonCell(zone: zone, state: .otherSubject, figure: figure, refusal: .subjectsDiffer)
    }
    if let figure = newest(key, of: zone, where: { $0.status != .actual }) {
      return ComparisonCell(zone: zone, state: .planOnly, figure: figure, refusal: .statusDiffers)
    }
    return ComparisonCell(zone: zone, state: .notReported, figure: nil, refusal: nil)
  }

  /// The figures of the newest span, the one to use among them.
  private func newest(
    _ key: FigurePool.Key, of zone: ZoneID, where isWanted: (FigurePool.Entry) -> Bool
  ) -> Figure? {
    let nowhere = CivilDate(daysSince1970: -700_000)
    func end(_ entry: FigurePool.Entry) -> CivilDate {
      if let end = pool.end(entry) { return end }
      guard case .since(_, let reported) = pool.span(entry).extent else { return nowhere }
      return reported ?? pool.figure(entry, key).flatMap { choice.published($0)?.first } ?? nowhere
    }
    var latest = nowhere
    var candidates: [FigurePool.Entry] = []
    for entry in pool.entries(key, of: zone) where isWanted(entry) {
      let day = end(entry)
      if candidates.isEmpty || latest < day {
        (latest, candidates) = (day, [entry])
      } else if day == latest {
        candidates.append(entry)
      }
    }
    // Among spans with one end the cumulative one, the longest, is what a bulletin leads with.
    guard
      let longest = candidates.min(by: {
        (pool.span($0).firstDay ?? latest) < (pool.span($1).firstDay ?? latest)
      })
    else { return nil }
    return choice.choose(
      among: candidates.filter { $0.extent == longest.extent }.compactMap { pool.figure($0, key) })?.chosen
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
  private func currentSpans(_ key: FigurePool.Key, of kind: MetricKind) -> [Period] {
    var seen: Set<UInt32> = []
    var spans: [Period] = []
    let lastDay = quarter.lastDay
    for zone in zones.sorted() {
      for entry in pool.entries(key, of: zone) where entry.isOwnResult && pool.end(entry) == lastDay {
        if kind.sumsOverTime, pool.span(entry).accumulation == .pointInTime { continue }
        if seen.insert(entry.extent).inserted { spans.append(pool.span(entry)) }
      }
    }
    return spans.sorted { ($0.firstDay ?? lastDay) < ($1.firstDay ?? lastDay) }
  }

  private func derivedSpan(_ key: FigurePool.Key, of indicator: Indicator, among spans: [Period]) -> Period? {
    let single = Period.single(quarter)
    guard quarter.number > 1, indicator.kind.subtractsCumulatives,
      !spans.contains(where: { $0.isSameSpan(as: single) }),
      zones.contains(where: { derivedSingle(key, of: indicator, zone: $0, quarter: quarter) != nil })
    else { return nil }
    return single
  }
}

extension Figure {
  /// A derived value as a figure of a zone.
  convenience init(
    _ value: DerivedValue, zone: ZoneID, of indicator: Indicator, unit: MeasureUnit, scope: String?,
    confidence: Confidence, sources: [SourceID]
  ) {
    self.init(
      zone: zone, indicator: indicator.id, origin: .derived(value.rule, from: value.inputs), subject: .zone,
      status: .actual, period: value.period, number: value.value, range: value.range,
      rangeBeforeRounding: value.range, comparator: value.value == nil ? .between : .equal, unit: unit, scope: scope,
      decimals: value.decimals, printed: nil, confidence: confidence, source: nil, sources: sources)
  }
}
