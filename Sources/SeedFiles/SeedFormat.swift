/// The keys of every mapping of every YAML file of a workspace: the reader's side of docs/schemas/.
package enum SeedFormat {
  static let bilingual = MappingKeys(["zh", "en"])
  static let place = MappingKeys(["zh", "en"], optional: ["code", "edition"])

  static let settings = MappingKeys(optional: [
    "zones", "template", "languages", "rounding", "approximation", "time_zone", "author", "schedule", "limits",
  ])
  static let approximation = MappingKeys(optional: ["about", "near"])
  static let schedule = MappingKeys(optional: ["days_after_quarter", "minimum_coverage"])
  static let limits = MappingKeys(optional: ["file_megabytes", "field_characters"])

  static let zones = MappingKeys(["zones"])
  static let zone = MappingKeys(
    ["id", "name", "city"],
    optional: [
      "official", "province", "districts", "district_is_zone", "approved", "aliases", "not", "note", "source",
      "confirmed", "boundaries",
    ])
  static let boundary = MappingKeys(["edition", "since"])

  static let indicators = MappingKeys(["indicators"], optional: ["catalogues"])
  static let catalogue = MappingKeys(["id", "name"], optional: ["document", "dimensions"])
  static let dimension = MappingKeys(["code", "name"], optional: ["weight"])
  static let indicator = MappingKeys(
    ["id", "name", "kind", "unit", "direction", "theme", "definition"],
    optional: ["aliases", "decimals", "basis", "catalogue", "growth", "negative", "checked"])
  static let catalogueCode = MappingKeys(["edition", "code"])

  static let themes = MappingKeys(["themes", "kinds", "states"])
  static let theme = MappingKeys(["id", "name"], optional: ["for"])
  static let term = MappingKeys(["id", "name"])

  static let bulletin = MappingKeys(
    ["id", "zone", "title", "published", "status"],
    optional: [
      "publisher", "url", "access", "language", "confidence", "input", "observations", "initiatives", "note",
    ])
  static let published = MappingKeys(optional: ["date", "basis", "note", "not_before"])
  static let input = MappingKeys(["file"])
  static let observation = MappingKeys(
    ["indicator", "value", "period", "line"],
    optional: ["period_basis", "subject", "status", "growth", "detail", "note", "confidence"])
  static let initiative = MappingKeys(
    ["id", "name", "kind", "theme", "line"],
    optional: ["bodies", "parts", "when", "state", "note", "same_as", "confidence"])
  static let state = MappingKeys(["id"], optional: ["as_of"])

  static let remarks = MappingKeys(["remarks"])
  static let remark = MappingKeys(["id", "kind", "text"], optional: ["zones", "indicators"])

  /// The keys of each mapping, by the schema and the way to the mapping in it; `[]` is any item of a list.
  package static let mappings: [String: [String: MappingKeys]] = [
    "gaoxin": [
      "": settings, "approximation": approximation, "author": bilingual, "schedule": schedule, "limits": limits,
    ],
    "zones": [
      "": zones, "zones[]": zone, "zones[].name": bilingual, "zones[].official": bilingual,
      "zones[].province": bilingual, "zones[].city": place, "zones[].districts[]": place, "zones[].note": bilingual,
      "zones[].boundaries[]": boundary,
    ],
    "indicators": [
      "": indicators, "catalogues[]": catalogue, "catalogues[].name": bilingual,
      "catalogues[].dimensions[]": dimension, "catalogues[].dimensions[].name": bilingual, "indicators[]": indicator,
      "indicators[].name": bilingual, "indicators[].definition": bilingual, "indicators[].catalogue[]": catalogueCode,
    ],
    "themes": [
      "": themes, "themes[]": theme, "themes[].name": bilingual, "kinds[]": term, "kinds[].name": bilingual,
      "states[]": term, "states[].name": bilingual,
    ],
    "bulletin": [
      "": bulletin, "title": bilingual, "publisher": bilingual, "published": published, "published.note": bilingual,
      "input": input, "note": bilingual, "observations[]": observation, "observations[].subject": bilingual,
      "observations[].detail": bilingual, "observations[].note": bilingual, "initiatives[]": initiative,
      "initiatives[].name": bilingual, "initiatives[].bodies[]": bilingual, "initiatives[].parts[]": bilingual,
      "initiatives[].state": state, "initiatives[].note": bilingual,
    ],
    "remarks": ["": remarks, "remarks[]": remark, "remarks[].text": bilingual],
  ]
}
