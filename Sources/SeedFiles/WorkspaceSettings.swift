package import ExactValues
package import UserFiles
package import ZoneModel

/// What gaoxin.yaml says: how a workspace wants its editions.
package struct WorkspaceSettings: Hashable, Sendable {
  /// When editions are made by `run`.
  package struct Schedule: Hashable, Sendable {
    /// Days after a quarter's end before its edition is made.
    package var daysAfterQuarter = 20
    /// The least number of zones with a figure for the quarter before its edition is made.
    package var minimumCoverage = 1
  }

  /// What bounds hostile files.
  package struct Limits: Hashable, Sendable {
    /// The largest file that is read, in bytes.
    package var fileBytes = 256 << 20
    /// The longest text of one field, in characters: what a cell of Excel holds.
    package var fieldCharacters = 32_767
  }

  /// The zones compared where none are asked for; empty for all of the data set.
  package var zones: [String] = []
  /// Where each of `zones` is written.
  package var zonePlaces: [FilePlace] = []
  /// Where the template is written; nil where the file does not say one.
  package var templatePlace: FilePlace?
  package var template = "quarterly"
  package var languages: [Language] = [.en, .zh]
  package var rounding = RoundingPolicy.halfUp
  package var approximation = ApproximationPolicy()
  package var timeZone = "Asia/Shanghai"
  package var author = BilingualText(zh: "高新", en: "Gaoxin")
  package var schedule = Schedule()
  package var limits = Limits()

  /// The settings of a workspace that says nothing.
  package init() {}

  /// Reads the settings; what is wrong is noted, and the default stands in its place.
  package init(_ file: UserFile, noting mistakes: Mistakes) {
    self.init()
    guard let mapping = file.yaml(noting: mistakes)?.mapping(SeedFormat.settings) else { return }
    for value in mapping["zones"]?.list() ?? [] {
      guard let id = value.text() else { continue }
      zones.append(id)
      zonePlaces.append(value.place)
    }
    if let value = mapping["template"], let name = value.text() {
      template = name
      templatePlace = value.place
    }
    if let written = mapping["languages"]?.list() {
      let read = written.compactMap { $0.choice(of: Language.allCases.map(\.rawValue), as: "language") }
        .compactMap { Language(rawValue: $0) }
      if !read.isEmpty { languages = read }
    }
    if let policy = mapping["rounding"]?.choice(of: RoundingPolicy.allCases.map(\.rawValue), as: "rounding policy") {
      rounding = RoundingPolicy(rawValue: policy) ?? rounding
    }
    if let written = mapping["approximation"]?.mapping(SeedFormat.approximation) {
      approximation = ApproximationPolicy(
        about: Self.percent(written["about"]) ?? approximation.about,
        near: Self.percent(written["near"]) ?? approximation.near)
    }
    timeZone = mapping["time_zone"]?.text() ?? timeZone
    if let names = mapping["author"]?.bilingual() { author = names }
    if let written = mapping["schedule"]?.mapping(SeedFormat.schedule) {
      schedule.daysAfterQuarter = written["days_after_quarter"]?.integer(in: 0...366) ?? schedule.daysAfterQuarter
      schedule.minimumCoverage = written["minimum_coverage"]?.integer(in: 0...1000) ?? schedule.minimumCoverage
    }
    if let written = mapping["limits"]?.mapping(SeedFormat.limits) {
      if let megabytes = written["file_megabytes"]?.integer(in: 1...4096) { limits.fileBytes = megabytes << 20 }
      limits.fieldCharacters = written["field_characters"]?.integer(in: 100...32_767) ?? limits.fieldCharacters
    }
  }

  private static func percent(_ value: YAMLValue?) -> DecimalNumber? {
    guard let value, let number = value.decimal() else { return nil }
    guard !number.isNegative, number < .hundred else {
      value.note("out-of-range", "\(number) is out of range: it must be from 0 to below 100 per cent")
      return nil
    }
    return number
  }
}

extension WorkspaceSettings {
  /// Notes each zone that the data set does not know.
  package func checkZones(in dataset: Dataset, noting mistakes: Mistakes) {
    // Where seeds/zones.yaml has mistakes they are told there.
    guard !mistakes.all.contains(where: { $0.severity == .error && $0.place.file == "seeds/zones.yaml" }) else {
      return
    }
    for (name, place) in zip(zones, zonePlaces) where dataset.zone(called: name) == nil {
      mistakes.add(
        at: place, rule: "unknown-zone", "unknown zone '\(name)'",
        hint: nearest(to: name, in: dataset.zones.map(\.id.text)).map { "did you mean '\($0)'?" }
          ?? "name a zone of seeds/zones.yaml")
    }
  }

  /// Notes a template that is not there.
  package func checkTemplate(among templates: [String], noting mistakes: Mistakes) {
    guard !templates.contains(template) else { return }
    mistakes.add(
      at: templatePlace ?? FilePlace(file: "gaoxin.yaml"), rule: "unknown-template",
      "there is no template '\(template)'", hint: hint(forUnknown: template, among: templates))
  }
}

extension Dataset {
  /// The zone of an id, a Chinese name or an alias.
  package func zone(called name: String) -> Zone? {
    zones.first { $0.id.text == name || $0.name.zh == name || $0.aliases.contains(name) }
  }
}

extension YAMLValue {
  /// A text in both languages: `{zh: …, en: …}`; English is never left out.
  package func bilingual() -> BilingualText? {
    guard let mapping = mapping(SeedFormat.bilingual), let zh = mapping["zh"]?.text(),
      let en = mapping["en"]?.text()
    else { return nil }
    if isChineseAlone(en) {
      mapping["en"]?.note("english-is-chinese", "the English text is Chinese", hint: chineseHint)
    }
    return BilingualText(zh: zh, en: en)
  }
}
