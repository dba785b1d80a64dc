import ExactValues
package import JSONText
package import ZoneModel

/// The whole data set as one JSON object: zones, indicators, sources, observations, initiatives.
package enum JSONExport {
  /// The object.
  package static func value(_ dataset: Dataset) -> JSONValue {
    .object([
      ("zones", .array(dataset.zones.map(zone))), ("indicators", .array(dataset.indicators.map(indicator))),
      ("sources", .array(dataset.sources.map(source))), ("observations", .array(dataset.observations.map(observation))),
      ("initiatives", .array(dataset.initiatives.map(initiative))),
    ])
  }

  private static func names(_ text: BilingualText?) -> JSONValue {
    text.map { .object([("zh", .text($0.zh)), ("en", .text($0.en))]) } ?? .null
  }

  private static func zone(_ zone: Zone) -> JSONValue {
    .object([
      ("id", .text(zone.id.text)), ("name", names(zone.name)), ("official", names(zone.officialName)),
      ("province", names(zone.province)), ("city", names(zone.city?.name)), ("city_code", .optional(zone.city?.code)),
      ("city_code_edition", .optional(zone.city?.edition)), ("approved", zone.approved.map { .integer($0) } ?? .null),
      ("aliases", .array(zone.aliases.map { .text($0) })), ("not", .array(zone.namesakes.map { .text($0) })),
      ("confirmed", .flag(zone.isConfirmed)),
    ])
  }

  private static func indicator(_ indicator: Indicator) -> JSONValue {
    .object([
      ("id", .text(indicator.id.text)), ("name", names(indicator.name)),
      ("aliases", .array(indicator.aliases.map { .text($0) })), ("kind", .text(indicator.kind.rawValue)),
      ("unit", .text(indicator.unit.text)), ("direction", .text(indicator.direction.rawValue)),
      ("basis", .text(indicator.basis.rawValue)), ("theme", .text(indicator.theme)),
      ("definition", names(indicator.definition)),
      (
        "catalogue",
        .array(indicator.catalogueCodes.map { .object([("edition", .text($0.edition)), ("code", .text($0.code))]) })
      ),
    ])
  }

  private static func source(_ source: Source) -> JSONValue {
    .object([
      ("id", .text(source.id.text)), ("title", names(source.title)), ("publisher", names(source.publisher)),
      ("published", .optional(source.published?.description)), ("published_stated", .flag(source.isDateStated)),
      ("url", .optional(source.address)), ("access", .text(source.access.rawValue)),
      ("confidence", .text(source.confidence.rawValue)), ("note", names(source.note)),
    ])
  }

  private static func subject(_ subject: Subject) -> JSONValue {
    switch subject {
    case .zone: .text("zone")
    case .city: .text("city")
    case .body(let body): names(body)
    }
  }

  private static func end(_ end: RangeEnd?) -> JSONValue {
    end.map { .object([("value", .number($0.value.description)), ("included", .flag($0.isIncluded))]) } ?? .null
  }

  private static func observation(_ observation: Observation) -> JSONValue {
    let growth: JSONValue =
      observation.growth.map { growth in
        .object([
          ("printed", .text(growth.printed)), ("low", end(growth.percent?.lower)), ("high", end(growth.percent?.upper)),
          ("kind", .text(growth.base.rawValue)),
        ])
      } ?? .null
    return .object([
      ("id", .text(observation.id.text)), ("zone", .text(observation.zone.text)),
      ("subject", subject(observation.subject)),
      ("indicator", .text(observation.indicator.text)), ("printed", .text(observation.measure.printed)),
      ("value", observation.measure.number.map { .number($0.description) } ?? .null),
      ("unit", .text(observation.measure.unit.text)), ("comparator", .text(observation.measure.comparator.rawValue)),
      ("low", end(observation.measure.range.lower)), ("high", end(observation.measure.range.upper)), ("growth", growth),
      ("period", .text(observation.period.code)), ("period_printed", .optional(observation.period.printed)),
      ("period_basis", .text(observation.period.basis.rawValue)),
      ("accumulation", .text(observation.period.accumulation.rawValue)), ("status", .text(observation.status.rawValue)),
      ("source", .text(observation.source.text)), ("place", .optional(observation.place.text)),
      ("confidence", .text(observation.confidence.rawValue)), ("detail", names(observation.detail)),
      ("note", names(observation.note)),
    ])
  }

  private static func initiative(_ initiative: Initiative) -> JSONValue {
    .object([
      ("id", .text(initiative.id.text)), ("zone", .text(initiative.zone.text)), ("name", names(initiative.name)),
      ("kind", .text(initiative.kind)), ("theme", .text(initiative.theme)),
      ("bodies", .array(initiative.bodies.map(names))),
      ("parts", .array(initiative.parts.map(names))), ("when", .optional(initiative.when?.code)),
      ("state", .optional(initiative.state)), ("state_as_of", .optional(initiative.stateAsOf?.description)),
      ("source", .text(initiative.source.text)), ("place", .optional(initiative.place.text)),
      ("confidence", .text(initiative.confidence.rawValue)), ("same_as", .optional(initiative.sameAs?.text)),
      ("note", names(initiative.note)),
    ])
  }
}
