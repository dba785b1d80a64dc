import ExactValues
import UserFiles
import ZoneModel

/// Reads what every fact refers to: zones.yaml, themes.yaml, indicators.yaml, remarks.yaml.
struct CatalogueReader: @unchecked Sendable {
  let mistakes: Mistakes
  let texts: TextChecks
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
  var kindNames = NameIndex("kind of initiative")
  var stateNames = NameIndex("state")

  /// What each theme may be of, by its id: `indicators`, `initiatives`; absent where it may be of both.
  private var themePurposes: [String: [String]] = [:]

  init(_ texts: TextChecks, noting mistakes: Mistakes) {
    self.texts = texts
    self.mistakes = mistakes
  }

  /// Passes over unknown names from here on where the file that should hold them has mistakes, or is not there.
  mutating func passOverNamesOfFaultyFiles() {
    let faulty = Set(mistakes.all.filter { $0.severity == .error }.map(\.place.file))
    zoneNames.isWhole = !faulty.contains("seeds/zones.yaml")
    indicatorNames.isWhole = !faulty.contains("seeds/indicators.yaml")
    let hasTerms = !faulty.contains("seeds/themes.yaml")
    themeNames.isWhole = hasTerms
    kindNames.isWhole = hasTerms
    stateNames.isWhole = hasTerms
  }

  mutating func readZones(_ file: UserFile) {
    guard let list = texts.yaml(of: file)?.mapping(SeedFormat.zones)?["zones"]?.list() else {
      return
    }
    for value in list {
      guard let entry = value.mapping(SeedFormat.zone), let id = entry["id"]?.slug(),
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
      for name in not { zoneNames.add(namesake: name, of: id) }
      for name in not where name == id || aliases.contains(name) {
        mistakes.add(
          at: entry.place(of: "not"), rule: "namesake-is-alias",
          "'\(name)' is both an alias of the zone and not the zone",
          hint: "keep it under 'aliases' or under 'not'")
      }
      zones.append(
        Zone(
          id: ZoneID(id), name: name, officialName: official, province: entry["province"]?.bilingual(),
          city: entry["city"]?.codedPlace(),
          districts: entry["districts"]?.list()?.compactMap { $0.codedPlace() } ?? [],
          approved: entry["approved"]?.integer(in: 1980...2100), aliases: aliases, namesakes: not,
          districtIsZone: entry["district_is_zone"]?.flag() ?? false,
          boundaries: entry["boundaries"]?.list()?.compactMap { $0.boundary() } ?? [], note: entry["note"]?.bilingual(),
          isConfirmed: entry["confirmed"]?.flag() ?? true))
    }
  }

  mutating func readThemes(_ file: UserFile) {
    guard let whole = texts.yaml(of: file)?.mapping(SeedFormat.themes) else {
      return
    }
    themes = terms(whole["themes"], SeedFormat.theme, into: \.themeNames)
    initiativeKinds = terms(whole["kinds"], SeedFormat.term, into: \.kindNames)
    states = terms(whole["states"], SeedFormat.term, into: \.stateNames)
  }

  private mutating func terms(_ value: YAMLValue?, _ keys: MappingKeys, into index: WritableKeyPath<Self, NameIndex>)
    -> [NamedTerm]
  {
    var terms: [NamedTerm] = []
    for item in value?.list() ?? [] {
      guard let entry = item.mapping(keys), let id = entry["id"]?.slug(),
        let name = entry["name"]?.bilingual()
      else { continue }
      self[keyPath: index].add(id: id, index: terms.count, at: entry.place(of: "id"), noting: mistakes)
      if let purposes = entry["for"]?.list() {
        themePurposes[id] = purposes.compactMap { $0.choice(of: ["indicators", "initiatives"], as: "purpose") }
      }
      terms.append(NamedTerm(id: id, name: name))
    }
    return terms
  }

  /// Whether there is such a theme, for indicators or for initiatives; where not, that is noted.
  func hasTheme(_ theme: String, for purpose: String, at place: @autoclosure () -> FilePlace) -> Bool {
    guard themeNames.find(theme, at: place(), noting: mistakes) != nil else { return false }
    guard let purposes = themePurposes[theme], !purposes.contains(purpose) else { return true }
    mistakes.add(
      at: place(), rule: "theme-purpose", "the theme '\(theme)' is not for \(purpose)",
      hint: "choose another theme, or add '\(purpose)' to its 'for' in seeds/themes.yaml")
    return false
  }

  mutating func readIndicators(_ file: UserFile) {
    guard let whole = texts.yaml(of: file)?.mapping(SeedFormat.indicators) else {
      return
    }
    catalogues = (whole["catalogues"]?.list() ?? []).compactMap { catalogue($0) }
    let editions = catalogues.map(\.id)
    var growthNames: [YAMLValue] = []
    for value in whole["indicators"]?.list() ?? [] {
      guard
        let entry = value.mapping(SeedFormat.indicator), let id = entry["id"]?.slug(),
        let name = entry["name"]?.bilingual(),
        let kind = entry["kind"]?.choice(of: MetricKind.allCases.map(\.rawValue), as: "kind").flatMap({
          MetricKind(rawValue: $0)
        }),
        let unit = entry["unit"]?.text().flatMap({ MeasureUnit($0) }),
        let direction = entry["direction"]?.choice(of: Direction.allCases.map(\.rawValue), as: "direction")
          .flatMap({ Direction(rawValue: $0) }), let theme = entry["theme"]?.text()
      else { continue }
      _ = hasTheme(theme, for: "indicators", at: entry.place(of: "theme"))
      if let fault = UnitOfKind.fault(kind, unit) {
        entry["unit"]?.note("unit-does-not-fit-kind", fault.message, hint: fault.hint)
      }
      let index = indicators.count
      indicatorNames.add(id: id, index: index, at: entry.place(of: "id"), noting: mistakes)
      indicatorNames.add(name: name.zh, index: index, at: entry.place(of: "name"), noting: mistakes)
      let aliases = entry["aliases"]?.texts() ?? []
      for alias in aliases {
        indicatorNames.add(name: alias, index: index, at: entry.place(of: "aliases"), noting: mistakes)
      }
      let growth = entry["growth"]?.text()
      if growth != nil, let written = entry["growth"] { growthNames.append(written) }
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
    for written in growthNames {
      guard let name = written.text(), let index = indicatorNames.find(name, at: written.place, noting: mistakes),
        indicators[index].kind != .growth
      else { continue }
      written.note(
        "growth-of-another-kind", "'\(name)' is a \(indicators[index].kind.rawValue), not a growth",
        hint: "name the indicator that holds the growth rate")
    }
  }

  private func code(_ value: YAMLValue, editions: [String]) -> CatalogueCode? {
    guard let entry = value.mapping(SeedFormat.catalogueCode),
      let edition = entry["edition"]?.choice(of: editions, as: "catalogue edition"), let code = entry["code"]?.text()
    else { return nil }
    return CatalogueCode(edition: edition, code: code)
  }

  private func catalogue(_ value: YAMLValue) -> Catalogue? {
    guard let entry = value.mapping(SeedFormat.catalogue),
      let id = entry["id"]?.text(), let name = entry["name"]?.bilingual()
    else { return nil }
    let dimensions = (entry["dimensions"]?.list() ?? []).compactMap { value -> Catalogue.Dimension? in
      guard let dimension = value.mapping(SeedFormat.dimension),
        let code = dimension["code"]?.text(),
        let name = dimension["name"]?.bilingual()
      else { return nil }
      return Catalogue.Dimension(code: code, name: name, weight: dimension["weight"]?.text())
    }
    return Catalogue(id: id, name: name, document: entry["document"]?.text(), dimensions: dimensions)
  }

  mutating func readRemarks(_ file: UserFile) {
    guard let list = texts.yaml(of: file)?.mapping(SeedFormat.remarks)?["remarks"]?.list()
    else { return }
    var ids = NameIndex("remark")
    for value in list {
      guard let entry = value.mapping(SeedFormat.remark),
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
    guard isID(text) else {
      note("bad-id", "'\(text.prefix(60))' is no id", hint: idHint)
      return nil
    }
    return text
  }

  /// A place with its code: `{zh, en, code, edition}`.
  func codedPlace() -> CodedPlace? {
    guard let entry = mapping(SeedFormat.place), let zh = entry["zh"]?.text(), let en = entry["en"]?.text() else {
      return nil
    }
    if let code = entry["code"], let text = code.text() {
      if text.utf8.count != 6 || !text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
        code.note("bad-code", "'\(text.prefix(40))' is no code of GB/T 2260", hint: "write its six digits in quotes")
      } else if entry["edition"] == nil {
        code.note(
          "code-without-edition", "the code \(text) says nothing without the edition of its list",
          hint: "add 'edition', such as \"2024-11-28\"")
      }
    }
    return CodedPlace(
      name: BilingualText(zh: zh, en: en), code: entry["code"]?.text(), edition: entry["edition"]?.text())
  }
}

/// Whether a text is an id: lower-case letters, digits and hyphens, at most 80.
func isID(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.count <= 80
    && text.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D }
}

/// What an id may hold.
let idHint = "use lower-case letters, digits and hyphens, at most 80"
