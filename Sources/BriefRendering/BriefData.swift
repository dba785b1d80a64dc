import ExactValues
package import JSONText
package import Wording
package import ZoneComparison
import ZoneModel

/// What a brief is made of: the comparison in words of one language, as one ordered record.
///
/// Templates read it by name, and `brief --format json` prints it, so both show the same.
package struct BriefData {
  let comparison: Comparison
  let wording: Wording

  /// Makes the data of a brief.
  package init(_ comparison: Comparison, _ wording: Wording) {
    self.comparison = comparison
    self.wording = wording
  }

  /// The whole record.
  package var value: JSONValue {
    .object([
      ("quarter", quarter(comparison.quarter)),
      ("quarter_end", .text(wording.name(Period(.point(comparison.quarter.lastDay)), .long))),
      ("zones", list(comparison.zones) { zone($0.id) }),
      ("findings", .later { list(comparison.findings, finding) }),
      ("rows", .later { list(comparison.rows, row) }),
      ("current", .later { list(comparison.rows.filter { $0.span != nil }, row) }),
      ("comparable", .later { list(comparison.rows.filter(\.isComparable), row) }),
      ("changes", .later { list(comparison.changes, change) }),
      ("refusals", .later { .array(refusals) }),
      ("refusal_rules", .later { .array(refusalRules) }),
      ("disagreements", .later { list(comparison.disagreements, disagreement) }),
      ("coverage", .later { .array(coverage) }),
      ("only_here", .later { .array(onlyHere) }),
      ("silent", .array(comparison.coverage.silentZones.map { .text(wording.name($0)) })),
      ("initiatives", .later { initiatives }),
      ("trends", .later { list(comparison.trends, trend) }),
      ("since", .later { sinceLastEdition }),
      ("sources", .later { list(comparison.sources, source) }),
      ("quarter_sources", .later { list(quarterSources, source) }),
      ("remarks", list(comparison.remarks, remark)),
      ("counts", counts),
    ])
  }

  /// Values that are made one by one, when they are asked for.
  private func list<Item: Sendable>(_ items: [Item], _ make: @escaping @Sendable (Item) -> JSONValue) -> JSONValue {
    .items(count: items.count) { make(items[$0]) }
  }

  private func zone(_ id: ZoneID) -> JSONValue {
    .object([("id", .text(id.text)), ("name", .text(wording.name(id))), ("place", .text(place(id)))])
  }

  /// The name of a zone's city, for narrow columns; the zone's own where another zone compared lies in that city.
  private func place(_ id: ZoneID) -> String {
    let cities = comparison.zones.map { $0.city?.name[wording.language] }
    guard let index = comparison.zones.firstIndex(where: { $0.id == id }), let city = cities[index],
      cities.count(where: { $0 == city }) == 1
    else { return wording.name(id) }
    return city
  }

  private func quarter(_ quarter: Quarter) -> JSONValue {
    .object([
      ("id", .text(quarter.description)), ("name", .text(wording.name(quarter))),
      ("long", .text(wording.name(Period.single(quarter), .long))),
    ])
  }

  private func finding(_ finding: Finding) -> JSONValue {
    .object([
      ("kind", .text(finding.kind.rawValue)), ("text", .text(wording.sentence(finding))),
      ("observations", .array(finding.observations.map { .text($0.text) })),
    ])
  }

  private func indicator(_ indicator: Indicator) -> JSONValue {
    .object([
      ("id", .text(indicator.id.text)), ("name", .text(indicator.name[wording.language])),
      ("theme", .text(wording.theme(indicator.theme))), ("kind", .text(indicator.kind.rawValue)),
      ("definition", .text(indicator.definition[wording.language])),
    ])
  }

  private func row(_ row: ComparisonRow) -> JSONValue {
    .object([
      ("indicator", indicator(row.indicator)), ("unit", .text(wording.unitHeading(row.unit))),
      ("period", row.span.map { .text(wording.name($0)) } ?? .null),
      ("period_long", row.span.map { .text(wording.name($0, .long)) } ?? .null),
      ("comparable", .flag(row.isComparable)),
      ("leader", row.order?.leader.map { .text(wording.name($0)) } ?? .null),
      ("spread", row.order?.spread.map { .text(wording.number($0, decimals: row.decimals)) } ?? .null),
      ("sum", row.order?.sum.map { .text(wording.number($0, decimals: row.decimals)) } ?? .null),
      ("cells", .later { cells(of: row) }),
    ])
  }

  private func cells(of row: ComparisonRow) -> JSONValue {
    let standings = Dictionary(
      (row.order?.standings ?? []).map { ($0.zone, $0) }, uniquingKeysWith: { first, _ in first })
    return list(row.cells) { cell($0, standings[$0.zone]) }
  }

  /// What takes words is made when it is asked for: of many zones a brief shows a few.
  private func cell(_ cell: ComparisonCell, _ standing: ZoneOrder.Standing?) -> JSONValue {
    func ofFigure(_ make: @escaping @Sendable (Figure) -> JSONValue) -> JSONValue {
      cell.figure.map { figure in .later { make(figure) } } ?? .null
    }
    return .object([
      ("zone", .later { .text(wording.name(cell.zone)) }), ("state", .text(cell.state.rawValue)),
      ("state_name", .later { .text(wording.labels["states.\(cell.state.rawValue)"]) }),
      ("symbol", .later { .text(wording.labels["symbols.\(cell.state.rawValue)"]) }),
      ("value", ofFigure { .text(wording.cell($0)) }), ("text", ofFigure { .text(wording.sentence($0)) }),
      ("number", ofFigure { $0.number.map { .number($0.description) } ?? .null }),
      ("period", ofFigure { .text(wording.name($0.period)) }),
      ("subject", ofFigure { .text(wording.name($0.subject, of: cell.zone)) }),
      ("reason", cell.refusal.map { .text(wording.labels["refusals.\($0.rule)"]) } ?? .null),
      ("place", standing?.place.map { .integer($0) } ?? .null),
      ("share", standing?.shareOfSum.map { share in .later { .text(wording.number(share, decimals: 1)) } } ?? .null),
      ("observations", .later { .array((cell.figure?.observations ?? []).map { .text($0.text) }) }),
    ])
  }

  private func figure(_ figure: Figure) -> JSONValue {
    .object([
      ("zone", .text(wording.name(figure.zone))), ("text", .text(wording.sentence(figure))),
      ("period", .text(wording.name(figure.period))), ("subject", .text(wording.name(figure.subject, of: figure.zone))),
      ("status", .text(wording.labels["statuses.\(figure.status.rawValue)"])),
      ("source", .optional(figure.source?.text)), ("observations", .array(figure.observations.map { .text($0.text) })),
    ])
  }

  private func change(_ change: Change) -> JSONValue {
    var text: JSONValue = .null
    var direction = "refused"
    var reason: JSONValue = .null
    switch change.outcome {
    case .change(let value, _, let decimals, let form):
      text = .text(wording.change(value, decimals: decimals, form: form))
      direction = value.isNegative ? "fell" : "rose"
    case .flat: direction = "flat"
    case .refused(let refusal): reason = .text(wording.labels["refusals.\(refusal.rule)"])
    }
    let isGrowthPrinted = change.printedGrowth?.percent?.exactValue
    return .object([
      ("zone", .text(wording.name(change.zone))), ("indicator", indicator(change.indicator)),
      ("base", .text(change.base.rawValue)),
      ("base_name", .text(wording.labels["comparisonBases.\(change.base.rawValue)"])),
      ("direction", .text(direction)), ("text", text), ("reason", reason), ("current", figure(change.current)),
      ("earlier", change.earlier.map(figure) ?? .null),
      (
        "printed",
        isGrowthPrinted.map {
          .text(wording.signedNumber($0, decimals: change.printedGrowth?.decimals ?? 1) + "%")
        } ?? .null
      ),
    ])
  }

  private var refusals: [JSONValue] {
    comparison.refusals.map { refused in
      .object([
        ("indicator", indicator(refused.indicator)),
        ("reason", .text(wording.labels["refusals.\(refused.refusal.rule)"])),
        ("figures", .array(refused.figures.map(figure))),
      ])
    }
  }

  /// The rules that refused something, each with the indicators it refused, most frequent first.
  private var refusalRules: [JSONValue] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for refused in comparison.refusals {
      if names[refused.refusal.rule] == nil { order.append(refused.refusal.rule) }
      names[refused.refusal.rule, default: []].append(refused.indicator.name[wording.language])
    }
    return order.enumerated().sorted {
      let left = names[$0.element]?.count ?? 0
      let right = names[$1.element]?.count ?? 0
      return (-left, $0.offset) < (-right, $1.offset)
    }.map { _, rule in
      let indicators = names[rule] ?? []
      return .object([
        ("rule", .text(rule)), ("reason", .text(wording.labels["refusals.\(rule)"])),
        ("count", .integer(indicators.count)),
        ("indicators", .array(indicators.map { .text($0) })),
      ])
    }
  }

  private func disagreement(_ disagreement: Disagreement) -> JSONValue {
    .object([
      ("zone", .text(wording.name(disagreement.zone))), ("indicator", indicator(disagreement.indicator)),
      ("period", .text(wording.name(disagreement.period))), ("kind", .text(disagreement.kind.rawValue)),
      ("kind_name", .text(wording.labels["disagreementKinds.\(disagreement.kind.rawValue)"])),
      ("chosen", figure(disagreement.chosen)), ("others", .array(disagreement.others.map(figure))),
      ("rule", .text(wording.labels["choices.\(disagreement.choice.rawValue)"])),
    ])
  }

  private var coverage: [JSONValue] {
    zip(comparison.zones, comparison.coverage.counts).map { zone, counts in
      var members: [(name: String, value: JSONValue)] = [("zone", .text(zone.name[wording.language]))]
      for state in CoverageState.allCases {
        members.append((state.rawValue.replacingHyphens, .integer(counts[state] ?? 0)))
      }
      members.append(("total", .integer(comparison.coverage.lines.count)))
      return .object(members)
    }
  }

  private var onlyHere: [JSONValue] {
    zip(comparison.zones, comparison.coverage.onlyHere).map { zone, indicators in
      .object([
        ("zone", .text(zone.name[wording.language])), ("count", .integer(indicators.count)),
        ("indicators", .array(indicators.map { .text($0.name[wording.language]) })),
      ])
    }
  }

  private var initiatives: JSONValue {
    let register = comparison.initiatives
    let themes = register.lines.map { line -> JSONValue in
      let zones = zip(comparison.zones, line.byZone).map { zone, items -> JSONValue in
        .object([
          ("zone", .text(zone.name[wording.language])), ("count", .integer(items.count)),
          ("names", .array(items.map { .text(wording.name($0)) })),
        ])
      }
      return .object([
        ("name", .text(line.theme.name[wording.language])), ("zones", .array(zones)),
        ("count", .integer(line.byZone.reduce(0) { $0 + $1.count })),
      ])
    }
    let perZone = comparison.zones.map { zone -> JSONValue in
      .object([
        ("zone", .text(zone.name[wording.language])),
        ("count", .integer(register.register.filter { $0.initiative.zone == zone.id }.count)),
      ])
    }
    return .object([
      ("count", .integer(register.register.count)), ("by_zone", .array(perZone)), ("themes", .array(themes)),
      ("shared", .array(register.sharedThemes.map { .text(wording.themeInSentence($0.id)) })),
      (
        "single",
        .array(
          register.singleThemes.map {
            .object([("theme", .text(wording.themeInSentence($0.theme.id))), ("zone", .text(wording.name($0.zone)))])
          })
      ),
    ])
  }

  private func trend(_ trend: Trend) -> JSONValue {
    .object([
      ("zone", .text(wording.name(trend.zone))), ("indicator", indicator(trend.indicator)),
      ("unit", .text(wording.unitHeading(trend.unit))), ("points", .array(trend.points.map(figure))),
    ])
  }

  private var sinceLastEdition: JSONValue {
    let since = comparison.sinceLastEdition
    @Sendable func observation(_ id: ObservationID, before: String? = nil) -> JSONValue {
      let known = comparison.dataset.observation(id)
      return .object([
        ("id", .text(id.text)), ("zone", known.map { .text(wording.name($0.zone)) } ?? .null),
        ("indicator", known.map { .text(wording.name($0.indicator)) } ?? .null),
        ("period", known.map { .text(wording.name($0.period)) } ?? .null),
        ("text", known.map { .text(text(of: $0, before: before)) } ?? .null), ("before", .optional(before)),
      ])
    }
    /// The growth is told where it alone was revised.
    @Sendable func text(of known: Observation, before: String?) -> String {
      let measure = wording.sentence(known.measure)
      guard let growth = known.growth, let before, before.hasPrefix("\(known.measure.printed) (") else {
        return measure
      }
      return "\(measure) (\(growth.printed))"
    }
    return .object([
      ("previous", since.previous.map(quarter) ?? .null),
      ("new", list(since.newObservations) { observation($0) }),
      ("revised", list(since.revised) { observation($0.observation, before: $0.before) }),
      ("gone", list(since.gone) { observation($0.observation, before: $0.before) }),
      ("new_initiatives", .array(since.newInitiatives.map { initiative($0) })),
      ("state_changes", .array(since.stateChanges.map { initiative($0.initiative, before: $0.before) })),
      ("gone_initiatives", .array(since.goneInitiatives.map { .object([("id", .text($0.text))]) })),
    ])
  }

  /// An initiative of the register, with the state that the edition before knew where that is told.
  private func initiative(_ id: InitiativeID, before: String? = nil) -> JSONValue {
    let known = comparison.initiatives.register.first { $0.initiative.id == id }?.initiative
    return .object([
      ("id", .text(id.text)), ("name", known.map { .text(wording.name($0)) } ?? .null),
      ("zone", known.map { .text(wording.name($0.zone)) } ?? .null),
      ("state", .text(wording.state(known?.state))),
      ("before", before.map { .text(wording.state($0.isEmpty ? nil : $0)) } ?? .null),
    ])
  }

  /// The sources that the figures of the quarter itself stand on.
  private var quarterSources: [Source] {
    var used: Set<SourceID> = []
    for row in comparison.rows where row.span != nil {
      for cell in row.cells where Coverage.isOfTheQuarter(cell.state) {
        for source in cell.figure?.sources ?? [] { used.insert(source) }
      }
    }
    return comparison.sources.filter { used.contains($0.id) }
  }

  private func source(_ source: Source) -> JSONValue {
    .object([
      ("id", .text(source.id.text)), ("title", .text(source.title[wording.language])),
      ("publisher", .optional(source.publisher?[wording.language])),
      ("published", source.published.map { .text(wording.name($0)) } ?? .null),
      ("date_stated", .flag(source.isDateStated)), ("address", .optional(source.linkableAddress)),
      ("confidence", .text(wording.labels["confidences.\(source.confidence.rawValue)"])),
    ])
  }

  private func remark(_ remark: Remark) -> JSONValue {
    .object([
      ("kind", .text(remark.kind.rawValue)),
      ("kind_name", .text(wording.labels["remarkKinds.\(remark.kind.rawValue)"])),
      ("text", .text(remark.text[wording.language])), ("zones", .array(remark.zones.map { .text(wording.name($0)) })),
    ])
  }

  private var counts: JSONValue {
    let lines = comparison.coverage.lines
    let reported = lines.filter { $0.states.contains(where: Coverage.isOfTheQuarter) }.count
    return .object([
      ("indicators", .integer(lines.count)), ("reported", .integer(reported)),
      ("comparable", .integer(Set(comparison.rows.filter(\.isComparable).map(\.indicator.id)).count)),
      ("zones", .integer(comparison.zones.count)), ("observations", .integer(comparison.observations.count)),
      ("sources", .integer(comparison.sources.count)), ("initiatives", .integer(comparison.initiatives.register.count)),
      ("refused", .integer(comparison.refusals.count)), ("disagreements", .integer(comparison.disagreements.count)),
    ])
  }
}

extension String {
  /// The text as a template may name it: hyphens become underscores.
  fileprivate var replacingHyphens: String { String(map { $0 == "-" ? "_" : $0 }) }
}
