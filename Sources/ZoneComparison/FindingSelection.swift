import ExactValues
import ZoneModel

/// Chooses the headline statements of a comparison, most important first.
struct FindingSelection {
  let comparison: Comparison

  init(_ comparison: Comparison) { self.comparison = comparison }

  var findings: [Finding] {
    faults + comparability + leaders + movements + only + silences + disagreements + apart + initiatives
  }

  private var zoneIDs: [ZoneID] { comparison.zones.map(\.id) }

  /// What the reader must know first: that facts are missing because their files have mistakes.
  private var faults: [Finding] {
    let faults = comparison.dataset.faults
    guard !faults.isEmpty else { return [] }
    return [
      Finding(
        kind: .faultyFiles, values: [("count", .count(faults.count)), ("files", .names(faults.map(\.file)))])
    ]
  }

  private var comparability: [Finding] {
    let lines = comparison.coverage.lines
    let comparable = Set(comparison.rows.filter(\.isComparable).map(\.indicator.id)).count
    let reported = lines.filter { $0.states.contains(where: Coverage.isOfTheQuarter) }.count
    let figures = figures(in: Coverage.isOfTheQuarter)
    if zoneIDs.count == 1, let zone = zoneIDs.first {
      return [
        Finding(
          kind: .singleZone,
          values: [("zone", .zone(zone)), ("quarter", .quarter(comparison.quarter)), ("count", .count(reported))],
          figures: figures)
      ]
    }
    var values: [(name: String, value: Finding.Value)] = [
      ("quarter", .quarter(comparison.quarter)), ("indicators", .count(lines.count)), ("zones", .zones(zoneIDs)),
    ]
    if comparable > 0 {
      values += [("comparable", .count(comparable)), ("reported", .count(reported))]
      return [Finding(kind: .comparability, values: values, figures: figures)]
    }
    let counts = zoneIDs.enumerated().map { index, zone in
      (zone: zone, count: lines.count { Coverage.isOfTheQuarter($0.states[index]) })
    }
    values += [("count", .count(reported)), ("zoneCounts", .zoneCounts(counts.filter { $0.count > 0 }))]
    return [Finding(kind: .nothingComparable, values: values, figures: figures)]
  }

  private var leaders: [Finding] {
    comparison.rows.compactMap { row in
      guard let order = row.order, let span = row.span, let first = order.standings.first,
        let second = order.standings.dropFirst().first
      else { return nil }
      let subject: [(name: String, value: Finding.Value)] = [
        ("indicator", .indicator(row.indicator.id)), ("period", .period(span)),
      ]
      let figures = order.standings.map(\.figure)
      let level = order.standings.filter { $0.place == 1 }
      if level.count > 1, row.indicator.direction != .neutral {
        return Finding(
          kind: .level, values: subject + [("zones", .zones(level.map(\.zone))), ("figure", .figure(first.figure))],
          figures: figures)
      }
      let kind: Finding.Kind =
        if row.indicator.direction == .neutral {
          .sideBySide
        } else if order.leader == nil {
          .orderOpen
        } else {
          second.place == nil ? .leaderOnly : .leader
        }
      return Finding(
        kind: kind,
        values: subject + [
          ("zone", .zone(first.zone)), ("figure", .figure(first.figure)), ("second", .zone(second.zone)),
          ("secondFigure", .figure(second.figure)), ("count", .count(order.standings.count)),
        ], figures: figures)
    }
  }

  /// So many zones at most are told of one by one.
  private static let fewZones = 12

  /// Of a few zones every change against the year before; of many, for each indicator and span the greatest rise and the
  /// greatest fall.
  private var movements: [Finding] {
    comparison.zones.count > Self.fewZones ? movements(extremes) : movements(comparison.changes)
  }

  private var extremes: [Change] {
    struct Group: Hashable {
      let indicator: IndicatorID
      let dimension: String
      let span: Period.Extent
    }
    var numbers: [Group: Int] = [:]
    var groups: [ChangeExtremes?] = []
    var (last, number): (Change?, Int) = (nil, 0)
    for change in comparison.changes where change.base == .yearEarlier {
      // The changes of a row stand together: their group is found once.
      if last?.isOfRow(of: change) != true {
        let group = Group(
          indicator: change.indicator.id, dimension: change.current.unit.dimension, span: change.current.period.extent)
        number = numbers[group] ?? groups.count
        numbers[group] = number
        if number == groups.count { groups.append(nil) }
        last = change
      }
      // What surely lies within the ends that are known changes neither.
      if let known = groups[number], known.contains(change) { continue }
      guard case .change(let value, _, _, _) = change.outcome else { continue }
      groups[number] = groups[number].map { $0.taking(change, value) } ?? ChangeExtremes(change, value)
    }
    return groups.compactMap(\.self).flatMap(\.ends)
  }

  /// Changes on the year. A growth that the source prints comes first, the computed one beside it; nothing stands on a
  /// figure of low confidence.
  private func movements(_ changes: [Change]) -> [Finding] {
    changes.compactMap { change in
      guard change.base == .yearEarlier, let earlier = change.earlier, change.current.confidence != .low,
        earlier.confidence != .low
      else { return nil }
      let printed = change.printedGrowth.flatMap { growth in
        growth.percent?.exactValue.map { Finding.Value.signedChange($0, decimals: growth.decimals, form: .percent) }
      }
      var values: [(name: String, value: Finding.Value)] = [
        ("zone", .zone(change.zone)), ("indicator", .indicator(change.indicator.id)),
        ("period", .period(change.current.period)), ("figure", .figure(change.current)), ("earlier", .figure(earlier)),
      ]
      let kind: Finding.Kind
      switch change.outcome {
      case .refused: return nil
      case .flat(let range, _):
        kind = printed != nil ? .growthPrinted : range.exactValue?.isZero ?? false ? .unchanged : .littleChanged
      case .change(let value, _, let decimals, let form):
        kind = printed != nil && form == .percent ? .changeAsPrinted : Self.movement(value, form)
        values.append(
          (
            "change",
            kind == .changeAsPrinted
              ? .signedChange(value, decimals: decimals, form: form)
              : .change(value.magnitude, decimals: decimals, form: form)
          ))
      }
      if let printed { values.append(("printed", printed)) }
      return Finding(kind: kind, values: values, figures: [change.current, earlier])
    }
  }

  /// What a change is called: a rate changes in points, and fewer places are a better rank.
  private static func movement(_ value: DecimalNumber, _ form: MetricKind.ChangeForm) -> Finding.Kind {
    switch form {
    case .places: value.isNegative ? .movedUp : .movedDown
    case .points: value.isNegative ? .rateFell : .rateRose
    case .percent, .difference: value.isNegative ? .fell : .rose
    }
  }

  /// For each zone the first figures that it alone reports: those of the broadest themes come first in the catalogue.
  private var only: [Finding] {
    guard zoneIDs.count > 1 else { return [] }
    return zip(comparison.zones, comparison.coverage.onlyHere).enumerated().flatMap { index, pair -> [Finding] in
      let (zone, indicators) = pair
      return indicators.prefix(3).compactMap { indicator in
        guard
          let figure = comparison.coverage.lines.first(where: { $0.indicator.id == indicator.id })?.figures[index]
        else { return nil }
        return Finding(
          kind: .onlyReporter,
          values: [
            ("zone", .zone(zone.id)), ("indicator", .indicator(indicator.id)), ("figure", .figure(figure)),
            ("period", .period(figure.period)), ("count", .count(indicators.count)),
          ], figures: [figure])
      }
    }
  }

  private var silences: [Finding] {
    comparison.coverage.silentZones.map { zone in
      guard let newest = newestObservation(of: zone) else {
        return Finding(
          kind: .neverReported, values: [("zone", .zone(zone)), ("quarter", .quarter(comparison.quarter))])
      }
      return Finding(
        kind: .silent,
        values: [
          ("zone", .zone(zone)), ("quarter", .quarter(comparison.quarter)), ("period", .period(newest.period)),
          ("indicator", .indicator(newest.indicator)),
        ], observations: [newest.id])
    }
  }

  /// The zone's own result whose span ends last, by the quarter's end at the latest.
  private func newestObservation(of zone: ZoneID) -> Observation? {
    let observations = comparison.observations
    guard let number = observations.store.zones.firstIndex(of: zone) else { return nil }
    var newest: (position: Int, end: CivilDate)?
    for position in observations.indices {
      let record = observations.record(position)
      guard record.zone == number, record.isActual, record.subject == 0,
        let end = observations.store.periods[Int(record.period)].statedEnd, end <= comparison.quarter.lastDay
      else { continue }
      if newest.map({ $0.end < end }) ?? true { newest = (position, end) }
    }
    return newest.map { observations[$0.position] }
  }

  /// Disagreements about figures that the comparison shows.
  private var disagreements: [Finding] {
    guard !comparison.disagreements.isEmpty else { return [] }
    let shown = Set(comparison.rows.flatMap(\.cells).compactMap(\.figure).flatMap(\.positions))
    return comparison.disagreements.compactMap { disagreement in
      guard disagreement.kind != .forecast, let other = disagreement.others.first,
        !shown.isDisjoint(with: disagreement.chosen.positions)
      else {
        return nil
      }
      return Finding(
        kind: disagreement.kind == .revision ? .revision : .conflict,
        values: [
          ("zone", .zone(disagreement.zone)), ("indicator", .indicator(disagreement.indicator.id)),
          ("period", .period(disagreement.period)), ("figure", .figure(disagreement.chosen)), ("other", .figure(other)),
        ], figures: [disagreement.chosen] + disagreement.others)
    }
  }

  private var apart: [Finding] {
    [(CoverageState.otherSubject, Finding.Kind.otherSubjects), (.planOnly, .plansApart)].compactMap { state, kind in
      let figures = figures { $0 == state }
      guard !figures.isEmpty else { return nil }
      return Finding(
        kind: kind, values: [("count", .count(figures.count))], figures: figures)
    }
  }

  /// The figures behind the coverage's states of some kind.
  private func figures(in isWanted: (CoverageState) -> Bool) -> [Figure] {
    comparison.coverage.lines.flatMap { zip($0.states, $0.figures) }.filter { isWanted($0.0) }.compactMap(\.1)
  }

  private var initiatives: [Finding] {
    let register = comparison.initiatives.register
    guard !register.isEmpty else { return [] }
    let zones = comparison.zones.filter { zone in register.contains { $0.initiative.zone == zone.id } }.map(\.id)
    var found = [
      Finding(
        kind: .initiativeCount,
        values: [
          ("count", .count(register.count)), ("zones", .zones(zones)),
          ("themes", .count(comparison.initiatives.lines.count)),
        ])
    ]
    let shared = comparison.initiatives.sharedThemes
    if !shared.isEmpty {
      found.append(
        Finding(
          kind: .sharedThemes,
          values: [("themes", .themes(shared.map(\.id))), ("zones", .zones(zoneIDs)), ("count", .count(shared.count))]))
    }
    for zone in zoneIDs {
      let single = comparison.initiatives.singleThemes.filter { $0.zone == zone }.map(\.theme.id)
      if !single.isEmpty {
        found.append(
          Finding(
            kind: .singleTheme,
            values: [("zone", .zone(zone)), ("themes", .themes(single)), ("count", .count(single.count))]))
      }
    }
    return found
  }
}
