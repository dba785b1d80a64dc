import ExactValues
package import JSONText
package import Wording
package import ZoneComparison
import ZoneModel

/// What a brief is made of: the comparison in words of one language, as one ordered record.
///
/// Templates read it by name, and `brief --format json` prints it, so both show the same.
package struct BriefData {
  /// What it is made of, in one place: each of thousands of values that are made later refers to it.
  private final class Parts: Sendable {
    let comparison: Comparison
    let wording: Wording

    init(_ comparison: Comparison, _ wording: Wording) {
      self.comparison = comparison
      self.wording = wording
    }
  }

  private let made: Parts

  /// Makes the data of a brief.
  package init(_ comparison: Comparison, _ wording: Wording) { made = Parts(comparison, wording) }

  /// The whole record.
  package var value: JSONValue {
    .object([
      ("quarter", quarter(made.comparison.quarter)),
      ("quarter_end", .text(made.wording.name(Period(.point(made.comparison.quarter.lastDay)), .long))),
      ("zones", list(made.comparison.zones) { zone($0.id) }),
      ("findings", .later { list(made.comparison.findings, finding) }),
      ("rows", .later { list(made.comparison.rows, row) }),
      ("current", .later { list(made.comparison.rows.filter { $0.span != nil }, row) }),
      ("comparable", .later { list(made.comparison.rows.filter(\.isComparable), row) }),
      ("changes", .later { list(made.comparison.changes, change) }),
      ("refusals", .later { .array(refusals) }),
      ("refusal_rules", .later { .array(refusalRules) }),
      ("disagreements", .later { list(made.comparison.disagreements, disagreement) }),
      ("coverage", .later { coverage }),
      ("only_here", .later { .array(onlyHere) }),
      ("silent", .array(made.comparison.coverage.silentZones.map { .text(made.wording.name($0)) })),
      ("initiatives", .later { initiatives }),
      ("trends", .later { list(made.comparison.trends, trend) }),
      ("since", .later { sinceLastEdition }),
      ("sources", .later { list(made.comparison.sources, source) }),
      ("quarter_sources", .later { list(made.comparison.sourcesOfTheQuarter, source) }),
      ("remarks", list(made.comparison.remarks, remark)),
      ("counts", counts),
    ])
  }

  /// Values that are made one by one, when they are asked for.
  private func list<Item: Sendable>(_ items: [Item], _ make: @escaping @Sendable (Item) -> JSONValue) -> JSONValue {
    .list(count: items.count) { make(items[$0]) }
  }

  private func zone(_ id: ZoneID) -> JSONValue {
    .object([("id", .text(id.text)), ("name", .text(made.wording.name(id))), ("place", .later { .text(place(id)) })])
  }

  /// The name of a zone's city, for narrow columns; the zone's own where another zone compared lies in that city.
  private func place(_ id: ZoneID) -> String {
    let cities = made.comparison.zones.map { $0.city?.name[made.wording.language] }
    guard let index = made.comparison.zones.firstIndex(where: { $0.id == id }), let city = cities[index],
      cities.count(where: { $0 == city }) == 1
    else { return made.wording.name(id) }
    return city
  }

  private func quarter(_ quarter: Quarter) -> JSONValue {
    .object([
      ("id", .text(quarter.description)), ("name", .text(made.wording.name(quarter))),
      ("long", .text(made.wording.name(Period.single(quarter), .long))),
    ])
  }

  private func finding(_ finding: Finding) -> JSONValue {
    .object([
      ("kind", .text(finding.kind.rawValue)), ("text", .later { .text(made.wording.sentence(finding)) }),
      ("observations", .later { .array(finding.observations.map { .text($0.text) }) }),
    ])
  }

  private func indicator(_ indicator: Indicator) -> JSONValue {
    .object([
      ("id", .text(indicator.id.text)), ("name", .text(indicator.name[made.wording.language])),
      ("theme", .text(made.wording.theme(indicator.theme))), ("kind", .text(indicator.kind.rawValue)),
      ("definition", .text(indicator.definition[made.wording.language])),
    ])
  }

  private func row(_ row: ComparisonRow) -> JSONValue {
    .object([
      ("indicator", indicator(row.indicator)), ("unit", .text(made.wording.unitHeading(row.unit))),
      ("period", row.span.map { .text(made.wording.name($0)) } ?? .null),
      ("period_long", row.span.map { .text(made.wording.name($0, .long)) } ?? .null),
      ("comparable", .flag(row.isComparable)),
      ("leader", row.order?.leader.map { .text(made.wording.name($0)) } ?? .null),
      ("spread", row.order?.spread.map { .text(made.wording.number($0, decimals: row.decimals)) } ?? .null),
      ("sum", row.order?.sum.map { .text(made.wording.number($0, decimals: row.decimals)) } ?? .null),
      ("cells", .later { cells(of: row) }),
    ])
  }

  private func cells(of row: ComparisonRow) -> JSONValue {
    let standings = Dictionary(
      (row.order?.standings ?? []).map { ($0.zone, $0) }, uniquingKeysWith: { first, _ in first })
    return list(row.cells) { cell($0, standings[$0.zone]) }
  }

  private func cell(_ cell: ComparisonCell, _ standing: ZoneOrder.Standing?) -> JSONValue {
    .object([
      ("zone", .later { .text(made.wording.name(cell.zone)) }), ("state", .text(cell.state.rawValue)),
      ("state_name", .later { .text(made.wording.labels["states.\(cell.state.rawValue)"]) }),
      ("symbol", .later { .text(made.wording.labels["symbols.\(cell.state.rawValue)"]) }),
      ("value", .later { cell.figure.map { .text(made.wording.cell($0)) } ?? .null }),
      ("text", .later { cell.figure.map { .text(made.wording.sentence($0)) } ?? .null }),
      ("number", .later { cell.figure.flatMap(\.number).map { .number($0.description) } ?? .null }),
      ("period", .later { cell.figure.map { .text(made.wording.name($0.period)) } ?? .null }),
      ("subject", .later { cell.figure.map { .text(made.wording.name($0.subject, of: cell.zone)) } ?? .null }),
      ("reason", .later { cell.refusal.map { .text(made.wording.labels["refusals.\($0.rule)"]) } ?? .null }),
      ("place", standing?.place.map { .integer($0) } ?? .null),
      ("share", .later { standing?.shareOfSum.map { .text(made.wording.number($0, decimals: 1)) } ?? .null }),
      ("observations", .later { .array((cell.figure?.observations ?? []).map { .text($0.text) }) }),
    ])
  }

  private func figure(_ figure: Figure) -> JSONValue {
    .object([
      ("zone", .text(made.wording.name(figure.zone))), ("text", .text(made.wording.sentence(figure))),
      ("period", .text(made.wording.name(figure.period))),
      ("subject", .text(made.wording.name(figure.subject, of: figure.zone))),
      ("status", .text(made.wording.labels["statuses.\(figure.status.rawValue)"])),
      ("source", .optional(figure.source?.text)), ("observations", .array(figure.observations.map { .text($0.text) })),
    ])
  }

  private func change(_ change: Change) -> JSONValue {
    var text: JSONValue = .null
    var direction = "refused"
    var reason: JSONValue = .null
    switch change.outcome {
    case .change(let value, _, let decimals, let form):
      text = .text(made.wording.change(value, decimals: decimals, form: form))
      direction = value.isNegative ? "fell" : "rose"
    case .flat: direction = "flat"
    case .refused(let refusal): reason = .text(made.wording.labels["refusals.\(refusal.rule)"])
    }
    let isGrowthPrinted = change.printedGrowth?.percent?.exactValue
    return .object([
      ("zone", .text(made.wording.name(change.zone))), ("indicator", indicator(change.indicator)),
      ("base", .text(change.base.rawValue)),
      ("base_name", .text(made.wording.labels["comparisonBases.\(change.base.rawValue)"])),
      ("direction", .text(direction)), ("text", text), ("reason", reason), ("current", figure(change.current)),
      ("earlier", change.earlier.map(figure) ?? .null),
      (
        "printed",
        isGrowthPrinted.map {
          .text(made.wording.signedNumber($0, decimals: change.printedGrowth?.decimals ?? 1) + "%")
        } ?? .null
      ),
    ])
  }

  private var refusals: [JSONValue] {
    made.comparison.refusals.map { refused in
      .object([
        ("indicator", indicator(refused.indicator)),
        ("reason", .text(made.wording.labels["refusals.\(refused.refusal.rule)"])),
        ("figures", .array(refused.figures.map(figure))),
      ])
    }
  }

  /// The rules that refused something, each with the indicators it refused, most frequent first.
  private var refusalRules: [JSONValue] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for refused in made.comparison.refusals {
      if names[refused.refusal.rule] == nil { order.append(refused.refusal.rule) }
      names[refused.refusal.rule, default: []].append(refused.indicator.name[made.wording.language])
    }
    return order.enumerated().sorted {
      let left = names[$0.element]?.count ?? 0
      let right = names[$1.element]?.count ?? 0
      return (-left, $0.offset) < (-right, $1.offset)
    }.map { _, rule in
      let indicators = names[rule] ?? []
      return .object([
        ("rule", .text(rule)), ("reason", .text(made.wording.labels["refusals.\(rule)"])),
        ("count", .integer(indicators.count)),
        ("indicators", .array(indicators.map { .text($0) })),
      ])
    }
  }

  private func disagreement(_ disagreement: Disagreement) -> JSONValue {
    .object([
      ("zone", .text(made.wording.name(disagreement.zone))),
      ("indicator", .later { indicator(disagreement.indicator) }),
      ("period", .text(made.wording.name(disagreement.period))), ("kind", .text(disagreement.kind.rawValue)),
      ("kind_name", .text(made.wording.labels["disagreementKinds.\(disagreement.kind.rawValue)"])),
      ("chosen", .later { figure(disagreement.chosen) }),
      ("others", .later { .array(disagreement.others.map(figure)) }),
      ("rule", .text(made.wording.labels["choices.\(disagreement.choice.rawValue)"])),
    ])
  }

  private var coverage: JSONValue {
    .list(count: made.comparison.zones.count) { place in
      let (zone, counts) = (made.comparison.zones[place], made.comparison.coverage.counts[place])
      var members: [(name: String, value: JSONValue)] = [("zone", .text(zone.name[made.wording.language]))]
      for state in CoverageState.allCases {
        members.append((state.rawValue.replacingHyphens, .integer(counts[state] ?? 0)))
      }
      members.append(("total", .integer(made.comparison.coverage.lines.count)))
      return .object(members)
    }
  }

  private var onlyHere: [JSONValue] {
    zip(made.comparison.zones, made.comparison.coverage.onlyHere).map { zone, indicators in
      .object([
        ("zone", .text(zone.name[made.wording.language])), ("count", .integer(indicators.count)),
        ("indicators", .array(indicators.map { .text($0.name[made.wording.language]) })),
      ])
    }
  }

  private var initiatives: JSONValue {
    let register = made.comparison.initiatives
    let themes = register.lines.map { line -> JSONValue in
      let zones = zip(made.comparison.zones, line.byZone).map { zone, items -> JSONValue in
        .object([
          ("zone", .text(zone.name[made.wording.language])), ("count", .integer(items.count)),
          ("names", .array(items.map { .text(made.wording.name($0)) })),
        ])
      }
      return .object([
        ("name", .text(line.theme.name[made.wording.language])), ("zones", .array(zones)),
        ("count", .integer(line.byZone.reduce(0) { $0 + $1.count })),
      ])
    }
    let perZone = made.comparison.zones.map { zone -> JSONValue in
      .object([
        ("zone", .text(zone.name[made.wording.language])),
        ("count", .integer(register.register.filter { $0.initiative.zone == zone.id }.count)),
      ])
    }
    return .object([
      ("count", .integer(register.register.count)), ("by_zone", .array(perZone)), ("themes", .array(themes)),
      ("shared", .array(register.sharedThemes.map { .text(made.wording.themeInSentence($0.id)) })),
      (
        "single",
        .array(
          register.singleThemes.map {
            .object([
              ("theme", .text(made.wording.themeInSentence($0.theme.id))), ("zone", .text(made.wording.name($0.zone))),
            ])
          })
      ),
    ])
  }

  private func trend(_ trend: Trend) -> JSONValue {
    .object([
      ("zone", .text(made.wording.name(trend.zone))), ("indicator", indicator(trend.indicator)),
      ("unit", .text(made.wording.unitHeading(trend.unit))), ("points", .array(trend.points.map(figure))),
    ])
  }

  private var sinceLastEdition: JSONValue {
    let since = made.comparison.sinceLastEdition
    @Sendable func observation(_ id: ObservationID, before: String? = nil) -> JSONValue {
      let known = made.comparison.dataset.observation(id)
      return .object([
        ("id", .text(id.text)), ("zone", known.map { .text(made.wording.name($0.zone)) } ?? .null),
        ("indicator", known.map { .text(made.wording.name($0.indicator)) } ?? .null),
        ("period", known.map { .text(made.wording.name($0.period)) } ?? .null),
        ("text", known.map { .text(text(of: $0, before: before)) } ?? .null), ("before", .optional(before)),
      ])
    }
    /// The growth is told where it alone was revised.
    @Sendable func text(of known: Observation, before: String?) -> String {
      let measure = made.wording.sentence(known.measure)
      guard let growth = known.growth, let before, before.hasPrefix("\(known.measure.printed) (") else {
        return measure
      }
      return "\(measure) (\(growth.printed))"
    }
    return .object([
      ("previous", since.previous.map(quarter) ?? .null),
      ("new", .list(count: since.newObservations.count) { observation(since.newObservations[$0]) }),
      (
        "revised",
        .list(count: since.revised.count) {
          observation(since.revised[$0].observation, before: since.revised[$0].before)
        }
      ),
      (
        "gone",
        .list(count: since.gone.count) { observation(since.gone[$0].observation, before: since.gone[$0].before) }
      ),
      ("new_initiatives", .array(since.newInitiatives.map { initiative($0) })),
      ("state_changes", .array(since.stateChanges.map { initiative($0.initiative, before: $0.before) })),
      ("gone_initiatives", .array(since.goneInitiatives.map { .object([("id", .text($0.text))]) })),
    ])
  }

  /// An initiative of the register, with the state that the edition before knew where that is told.
  private func initiative(_ id: InitiativeID, before: String? = nil) -> JSONValue {
    let known = made.comparison.initiatives.register.first { $0.initiative.id == id }?.initiative
    return .object([
      ("id", .text(id.text)), ("name", known.map { .text(made.wording.name($0)) } ?? .null),
      ("zone", known.map { .text(made.wording.name($0.zone)) } ?? .null),
      ("state", .text(made.wording.state(known?.state))),
      ("before", before.map { .text(made.wording.state($0.isEmpty ? nil : $0)) } ?? .null),
    ])
  }

  private func source(_ source: Source) -> JSONValue {
    .object([
      ("id", .text(source.id.text)), ("title", .text(source.title[made.wording.language])),
      ("publisher", .optional(source.publisher?[made.wording.language])),
      ("published", source.published.map { .text(made.wording.name($0)) } ?? .null),
      ("date_stated", .flag(source.isDateStated)), ("address", .optional(source.linkableAddress)),
      ("confidence", .text(made.wording.labels["confidences.\(source.confidence.rawValue)"])),
    ])
  }

  private func remark(_ remark: Remark) -> JSONValue {
    .object([
      ("kind", .text(remark.kind.rawValue)),
      ("kind_name", .text(made.wording.labels["remarkKinds.\(remark.kind.rawValue)"])),
      ("text", .text(remark.text[made.wording.language])),
      ("zones", .array(remark.zones.map { .text(made.wording.name($0)) })),
    ])
  }

  private var counts: JSONValue {
    let lines = made.comparison.coverage.lines
    let reported = lines.filter { $0.states.contains(where: Coverage.isOfTheQuarter) }.count
    return .object([
      ("indicators", .integer(lines.count)), ("reported", .integer(reported)),
      ("comparable", .integer(Set(made.comparison.rows.filter(\.isComparable).map(\.indicator.id)).count)),
      ("zones", .integer(made.comparison.zones.count)), ("observations", .integer(made.comparison.observations.count)),
      ("sources", .integer(made.comparison.sources.count)),
      ("initiatives", .integer(made.comparison.initiatives.register.count)),
      ("refused", .integer(made.comparison.refusals.count)),
      ("disagreements", .integer(made.comparison.disagreements.count)),
    ])
  }
}

extension String {
  /// The text as a template may name it: hyphens become underscores.
  fileprivate var replacingHyphens: String { String(map { $0 == "-" ? "_" : $0 }) }
}
