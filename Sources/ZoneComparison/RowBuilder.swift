import ExactValues
import ZoneModel

/// Builds the rows of a comparison: for each indicator and span, what every zone says.
///
/// Keys and zones go by their places in the pool.
final class RowBuilder: Sendable {
  let dataset: Dataset
  let pool: FigurePool
  let choice: FigureChoice
  private let quarter: Quarter
  /// The spans that rows of the quarter may have, by their extents' numbers.
  private let single: QuarterSpans
  /// Whether each extent ends with the quarter, and whether it is a moment.
  private let endsWithQuarter: [Bool]
  private let isMoment: [Bool]
  /// The zones whose boundary was redrawn.
  private let redrawn: [ZoneID: Zone]
  /// The places of the zones in the order of their ids.
  private let sortedZones: [Int]

  init(dataset: Dataset, pool: FigurePool, choice: FigureChoice) {
    self.dataset = dataset
    self.pool = pool
    self.choice = choice
    quarter = pool.quarter
    single = QuarterSpans(pool.quarter, in: pool)
    let lastDay = pool.quarter.lastDay
    endsWithQuarter = pool.extents { $0.statedEnd == lastDay }
    isMoment = pool.extents { $0.accumulation == .pointInTime }
    sortedZones = pool.zones.indices.sorted { pool.zones[$0] < pool.zones[$1] }
    redrawn = Dictionary(
      pool.zones.compactMap { dataset.zone($0) }.filter { !$0.boundaries.isEmpty }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A single quarter, and the cumulative spans whose difference it is, by the numbers of their extents.
  struct QuarterSpans: Sendable {
    let single: Period
    let whole: UInt32?
    let part: UInt32?

    init(_ quarter: Quarter, in pool: FigurePool) {
      single = .single(quarter)
      whole = pool.extent(.cumulative(quarter))
      part = quarter.number > 1 ? pool.extent(.cumulative(quarter.previous)) : nil
    }
  }

  /// The rows of one indicator: one for each span that ends with the quarter, or a single one without a span where no
  /// zone has a figure for the quarter. Empty where the zones say nothing of the indicator.
  func rows(of key: Int) -> [ComparisonRow] {
    guard let indicator = pool.indicator(key), let unit = pool.unit(of: key) else { return [] }
    var spans = currentSpans(key, of: indicator.kind)
    if isSingleDerived(key, of: indicator, among: spans) { spans.append(single.single) }
    if spans.isEmpty { return [row(indicator, key, span: nil, unit: unit, isFirst: true)] }
    return spans.enumerated().map { row(indicator, key, span: $1, unit: unit, isFirst: $0 == 0) }
  }

  /// The zone's single-quarter value from two cumulative ones; nil where the kind or the figures do not allow it.
  func derivedSingle(_ key: Int, of indicator: Indicator, zone: Int, _ spans: QuarterSpans) -> Figure? {
    guard let later = best(key, zone: zone, extent: spans.whole),
      let earlier = best(key, zone: zone, extent: spans.part),
      let value = try? Derivation.difference(of: term(later, of: indicator), less: term(earlier, of: indicator))
    else { return nil }
    return Figure(value, from: [later, earlier], zone: pool.zones[zone], of: indicator, unit: later.unit)
  }

  /// A figure as it enters a derivation; what it stands on is not named again.
  func term(_ figure: Figure, of indicator: Indicator) -> Term {
    let boundary =
      redrawn.isEmpty
      ? nil
      : redrawn[figure.zone].flatMap { zone in
        figure.period.statedEnd.flatMap { zone.boundary(on: $0) }
      }
    return Term(
      observations: [],
      definition: Term.Definition(
        zone: figure.zone, boundary: boundary, indicator: indicator.id, scope: figure.scope, kind: indicator.kind,
        basis: indicator.basis, mayBeNegative: indicator.mayBeNegative),
      period: figure.period, unit: figure.unit, subject: figure.subject, status: figure.status,
      value: figure.isExact ? figure.number : nil, range: figure.rangeBeforeRounding, decimals: figure.decimals,
      isDerived: figure.isDerived)
  }

  /// The figure that counts among a zone's own results for an extent; nil where there is none.
  func best(_ key: Int, zone: Int, extent: UInt32?) -> Figure? {
    chosen(key, zone: zone, extent: extent, where: \.isOwnResult)
  }

  /// The figure that counts among those of a zone for an extent; nil where there is none.
  private func chosen(
    _ key: Int, zone: Int, extent: UInt32?, where isWanted: (FigurePool.Entry) -> Bool
  ) -> Figure? {
    guard let extent else { return nil }
    let entries = pool.entries(key, of: zone)
    var only: Int?
    for place in entries.indices where entries[place].extent == extent && isWanted(entries[place]) {
      guard only == nil else {
        return choice.choose(among: pool.figures(key, of: zone, at: extent, where: isWanted))?.chosen
      }
      only = place
    }
    return only.flatMap { pool.figure(entries[$0], key) }
  }

  /// One row with a cell for every zone.
  ///
  /// - Parameter isFirst: whether older figures and those of other subjects fill the gaps: they do so once.
  private func row(
    _ indicator: Indicator, _ key: Int, span: Period?, unit: MeasureUnit, isFirst: Bool
  ) -> ComparisonRow {
    let extent = span.flatMap { pool.extent($0) }
    let isSingle = span?.isSameSpan(as: single.single) ?? false
    let cells = pool.zones.indices.map { zone -> ComparisonCell in
      if span != nil, let cell = cellForSpan(extent, isSingle: isSingle, indicator, key, zone: zone) { return cell }
      return isFirst
        ? fallback(span, key, zone: zone)
        : ComparisonCell(zone: pool.zones[zone], state: .notReported, figure: nil, refusal: nil)
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
    _ extent: UInt32?, isSingle: Bool, _ indicator: Indicator, _ key: Int, zone: Int
  ) -> ComparisonCell? {
    let id = pool.zones[zone]
    let chosen = chosen(key, zone: zone, extent: extent, where: \.isOwnOutcome)
    if let chosen, chosen.status == .actual {
      return ComparisonCell(zone: id, state: chosen.isExact ? .reported : .boundOnly, figure: chosen, refusal: nil)
    }
    if isSingle, let figure = derivedSingle(key, of: indicator, zone: zone, single) {
      return ComparisonCell(zone: id, state: .derived, figure: figure, refusal: nil)
    }
    return chosen.map { ComparisonCell(zone: id, state: .planOnly, figure: $0, refusal: .statusDiffers) }
  }

  /// What is shown in place of a figure for the span: the newest older one, another subject's, a plan, nothing.
  private func fallback(_ span: Period?, _ key: Int, zone: Int) -> ComparisonCell {
    let id = pool.zones[zone]
    if let figure = newest(key, of: zone, where: \.isOwnResult) {
      return ComparisonCell(zone: id, state: .older, figure: figure, refusal: refusal(of: figure, against: span))
    }
    if let figure = newest(key, of: zone, where: { !$0.isZoneOwn && $0.status == .actual }) {
      return ComparisonCell(zone: id, state: .otherSubject, figure: figure, refusal: .subjectsDiffer)
    }
    if let figure = newest(key, of: zone, where: { $0.status != .actual }) {
      return ComparisonCell(zone: id, state: .planOnly, figure: figure, refusal: .statusDiffers)
    }
    return ComparisonCell(zone: id, state: .notReported, figure: nil, refusal: nil)
  }

  /// The figures of the newest span, the one to use among them.
  private func newest(
    _ key: Int, of zone: Int, where isWanted: (FigurePool.Entry) -> Bool
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
  private func currentSpans(_ key: Int, of kind: MetricKind) -> [Period] {
    var seen: Set<UInt32> = []
    var spans: [Period] = []
    let lastDay = quarter.lastDay
    for zone in sortedZones {
      for entry in pool.entries(key, of: zone) where endsWithQuarter[Int(entry.extent)] && entry.isOwnResult {
        if kind.sumsOverTime, isMoment[Int(entry.extent)] { continue }
        if seen.insert(entry.extent).inserted { spans.append(pool.span(entry)) }
      }
    }
    return spans.sorted { ($0.firstDay ?? lastDay) < ($1.firstDay ?? lastDay) }
  }

  /// Whether a row of its own holds what a zone did in the quarter alone, derived from its cumulative figures.
  private func isSingleDerived(_ key: Int, of indicator: Indicator, among spans: [Period]) -> Bool {
    quarter.number > 1 && indicator.kind.subtractsCumulatives
      && !spans.contains { $0.isSameSpan(as: single.single) }
      && pool.zones.indices.contains { derivedSingle(key, of: indicator, zone: $0, single) != nil }
  }
}
