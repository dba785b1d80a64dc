import ExactValues
import UserFiles
import ZoneModel

/// Reads what every fact refers to: zones.yaml, themes.yaml, indicators.yaml, remarks.yaml.
struct CatalogueReader {
  let mistakes: Mistakes
  var zones: [Zone] = []
  var indicators: [Indicator] = []
  var catalogues: [Catalogue] = []
  var themes: [NamedTerm] = []
  var initiativeKinds: [NamedTerm] = []
  var states: [NamedTerm] = []
  var remarks: [Remark] = []
  var zoneNames = NameIndex("zone")
  var indicatorNames = NameIndex("indicator")
  var themeNames = NameIndex("theme")
  var kindNames = NameIndex("kind-of-initiative")
  var stateNames = NameIndex("state")

  init(noting mistakes: Mistakes) { self.mistakes = mistakes }

  static let zoneKeys = [
    "official", "province", "districts", "approved", "aliases", "not", "district_is_zone", "note", "source",
    "confirmed",
  ]
  static let indicatorKeys = [
    "aliases", "decimals", "basis", "definition", "catalogue", "growth", "negative", "checked", "source",
  ]

  mutating func readZones(_ file: UserFile) {
    guard let list = file.yaml(noting: mistakes)?.mapping(required: ["zones"], optional: [])?["zones"]?.list() else {
      return
    }
    var namesakes: [(String, FilePlace)] = []
    for value in list {
      guard let entry = value.mapping(required: ["id", "name", "city"], optional: Self.zoneKeys),
        let id = entry["id"]?.slug(),
        let name = entry["name"]?.bilingual()
      else { continue }
      let place = entry.place(of: "id")
      let index = zones.count
      zoneNames.add(id: id, index: index, at: place, noting: mistakes)
      zoneNames.add(name: name.zh, index: index, at: entry.place(of: "name"), noting: mistakes)
      let official = entry["official"]?.bilingual()
      if let official {
        zoneNames.add(name: official.zh, index: index, at: entry.place(of: "official"), noting: mistakes)
      }
      let aliases = entry["aliases"]?.texts() ?? []
      for alias in aliases {
        zoneNames.add(name: alias, index: index, at: entry.place(of: "aliases"), noting: mistakes)
      }
      let not = entry["not"]?.texts() ?? []
      namesakes += not.map { ($0, entry.place(of: "not")) }
      for name in not where name == id || aliases.contains(name) {
        mistakes.add(
          at: entry.place(of: "not"), rule: "namesake-is-alias",
          "'\(name)' is both an alias of the zone and not the zone")
      }
      zones.append(
        Zone(
          id: ZoneID(id), name: name, officialName: official, province: entry["province"]?.bilingual(),
          city: entry["city"]?.codedPlace(),
          districts: entry["districts"]?.list()?.compactMap { $0.codedPlace() } ?? [],
          approved: entry["approved"]?.integer(in: 1980...2100), aliases: aliases, namesakes: not,
          districtIsZone: entry["district_is_zone"]?.flag() ?? false, note: entry["note"]?.bilingual(),
          isConfirmed: entry["confirmed"]?.flag() ?? true))
    }
  }

  mutating func readThemes(_ file: UserFile) {
    guard let whole = file.yaml(noting: mistakes)?.mapping(required: ["themes", "kinds", "states"], optional: []) else {
      return
    }
    themes = terms(whole["themes"], into: &themeNames)
    initiativeKinds = terms(whole["kinds"], into: &kindNames)
    states = terms(whole["states"], into: &stateNames)
  }

  private func terms(_ value: YAMLValue?, into index: inout NameIndex) -> [NamedTerm] {
    var terms: [NamedTerm] = []
    for item in value?.list() ?? [] {
      guard let entry = item.mapping(required: ["id", "name"], optional: ["for"]), let id = entry["id"]?.slug(),
        let name = entry["name"]?.bilingual()
      else { continue }
      index.add(id: id, index: terms.count, at: entry.place(of: "id"), noting: mistakes)
      terms.append(NamedTerm(id: id, name: name))
    }
    return terms
  }

  mutating func readIndicators(_ file: UserFile) {
    guard let whole = file.yaml(noting: mistakes)?.mapping(required: ["indicators"], optional: ["catalogues"]) else {
      return
    }
    catalogues = (whole["catalogues"]?.list() ?? []).compactMap { catalogue($0) }
    let editions = catalogues.map(\.id)
    var growthPlaces: [(String, FilePlace)] = []
    for value in whole["indicators"]?.list() ?? [] {
      guard
        let entry = value.mapping(
          required: ["id", "name", "kind", "unit", "direction", "theme"], optional: Self.indicatorKeys),
        let id = entry["id"]?.slug(), let name = entry["name"]?.bilingual(),
        let kind = entry["kind"]?.choice(of: MetricKind.allCases.map(\.rawValue), as: "kind").flatMap({
          MetricKind(rawValue: $0)
        }),
        let unit = entry["unit"]?.text().flatMap({ MeasureUnit($0) }),
        let direction = entry["direction"]?.choice(of: Direction.allCases.map(\.rawValue), as: "direction")
          .flatMap({ Direction(rawValue: $0) }), let theme = entry["theme"]?.text()
      else { continue }
      _ = themeNames.find(theme, at: entry.place(of: "theme"), noting: mistakes)
      let index = indicators.count
      indicatorNames.add(id: id, index: index, at: entry.place(of: "id"), noting: mistakes)
      indicatorNames.add(name: name.zh, index: index, at: entry.place(of: "name"), noting: mistakes)
      let aliases = entry["aliases"]?.texts() ?? []
      for alias in aliases {
        indicatorNames.add(name: alias, index: index, at: entry.place(of: "aliases"), noting: mistakes)
      }
      let growth = entry["growth"]?.text()
      if let growth { growthPlaces.append((growth, entry.place(of: "growth"))) }
      let basis = entry["basis"]?.choice(of: PriceBasis.allCases.map(\.rawValue), as: "basis")
      indicators.append(
        Indicator(
          id: IndicatorID(id), name: name, aliases: aliases, kind: kind, unit: unit, direction: direction,
          decimals: entry["decimals"]?.integer(in: 0...10),
          basis: basis.flatMap { PriceBasis(rawValue: $0) } ?? .notApplicable,
          theme: theme, definition: entry["definition"]?.bilingual() ?? name,
          catalogueCodes: entry["catalogue"]?.list()?.compactMap { code($0, editions: editions) } ?? [],
          growthIndicator: growth.map { IndicatorID($0) }, mayBeNegative: entry["negative"]?.flag() ?? false,
          isNameChecked: entry["checked"]?.choice(of: ["yes", "no"], as: "answer") == "yes"))
    }
    for (growth, place) in growthPlaces { _ = indicatorNames.find(growth, at: place, noting: mistakes) }
  }

  private func code(_ value: YAMLValue, editions: [String]) -> CatalogueCode? {
    guard let entry = value.mapping(required: ["edition", "code"], optional: []),
      let edition = entry["edition"]?.choice(of: editions, as: "catalogue edition"), let code = entry["code"]?.text()
    else { return nil }
    return CatalogueCode(edition: edition, code: code)
  }

  private func catalogue(_ value: YAMLValue) -> Catalogue? {
    guard let entry = value.mapping(required: ["id", "name"], optional: ["document", "dimensions", "note"]),
      let id = entry["id"]?.text(), let name = entry["name"]?.bilingual()
    else { return nil }
    let dimensions = (entry["dimensions"]?.list() ?? []).compactMap { value -> Catalogue.Dimension? in
      guard let dimension = value.mapping(required: ["code", "name"], optional: ["weight"]),
        let code = dimension["code"]?.text(),
        let name = dimension["name"]?.bilingual()
      else { return nil }
      return Catalogue.Dimension(code: code, name: name, weight: dimension["weight"]?.text())
    }
    return Catalogue(id: id, name: name, document: entry["document"]?.text(), dimensions: dimensions)
  }

  mutating func readRemarks(_ file: UserFile) {
    guard let list = file.yaml(noting: mistakes)?.mapping(required: ["remarks"], optional: [])?["remarks"]?.list()
    else { return }
    var ids = NameIndex("remark")
    for value in list {
      guard let entry = value.mapping(required: ["id", "kind", "text"], optional: ["zones", "indicators"]),
        let id = entry["id"]?.slug(), let text = entry["text"]?.bilingual(),
        let kind = entry["kind"]?.choice(of: Remark.Kind.allCases.map(\.rawValue), as: "kind of remark")
          .flatMap({ Remark.Kind(rawValue: $0) })
      else { continue }
      ids.add(id: id, index: remarks.count, at: entry.place(of: "id"), noting: mistakes)
      let zoneIDs = (entry["zones"]?.list() ?? []).compactMap { item in
        item.text().flatMap { zoneNames.find($0, at: item.place, noting: mistakes) }.map { zones[$0].id }
      }
      let indicatorIDs = (entry["indicators"]?.list() ?? []).compactMap { item in
        item.text().flatMap { indicatorNames.find($0, at: item.place, noting: mistakes) }.map { indicators[$0].id }
      }
      remarks.append(Remark(id: id, zones: zoneIDs, indicators: indicatorIDs, kind: kind, text: text))
    }
  }
}

extension YAMLValue {
  /// An id: lower-case letters, digits and hyphens.
  func slug() -> String? {
    guard let text = text() else { return nil }
    let isSlug =
      !text.isEmpty && text.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D }
    guard isSlug, text.utf8.count <= 80 else {
      note("bad-id", "'\(text.prefix(60))' is no id", hint: "use lower-case letters, digits and hyphens, at most 80")
      return nil
    }
    return text
  }

  /// A place with its code: `{zh, en, code, edition}`.
  func codedPlace() -> CodedPlace? {
    guard let entry = mapping(required: ["zh"], optional: ["en", "code", "edition"]), let zh = entry["zh"]?.text()
    else { return nil }
    return CodedPlace(
      name: BilingualText(zh: zh, en: entry["en"]?.text() ?? zh), code: entry["code"]?.text(),
      edition: entry["edition"]?.text())
  }
}
