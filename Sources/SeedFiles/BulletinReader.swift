import ExactValues
import UserFiles
import ZoneModel

/// Reads one file of seeds/bulletins/: a source document and what it reports.
struct BulletinReader {
  let mistakes: Mistakes
  let approximation: ApproximationPolicy
  let texts: TextChecks

  /// What a file gave.
  struct Result {
    var source: Source?
    var observations: [Observation] = []
    var initiatives: [Initiative] = []
    /// Whether the bulletin is a draft that no person has reviewed: then nothing of it is loaded.
    var isDraft = false
  }

  func read(_ file: UserFile, facts: FactBuilder) -> Result {
    var result = Result()
    guard let whole = texts.yaml(of: file)?.mapping(SeedFormat.bulletin) else { return result }
    if whole["status"]?.choice(of: ["reviewed", "draft"], as: "status") == "draft" {
      result.isDraft = true
      mistakes.add(
        at: whole.place(of: "status"), rule: "draft", "this bulletin is a draft and is not loaded",
        hint: "review it and write 'status: reviewed'", severity: .warning)
      return result
    }
    guard let source = source(whole) else { return result }
    result.source = source
    let reader = PrintedFormReader(published: source.published, approximation: approximation)
    let zone = WrittenFact.Field(text: whole["zone"]?.text() ?? "", place: { whole.place(of: "zone") })
    for value in whole["observations"]?.list() ?? [] {
      guard
        let entry = value.mapping(SeedFormat.observation),
        let fact = fact(entry, zone: zone, confidence: source.confidence)
      else { continue }
      if let observation = facts.observation(fact, source: source, reader: reader) {
        result.observations.append(observation)
      }
    }
    for value in whole["initiatives"]?.list() ?? [] {
      if let initiative = initiative(value, source: source, zone: zone, facts: facts, reader: reader) {
        result.initiatives.append(initiative)
      }
    }
    return result
  }

  private func source(_ whole: YAMLMapping) -> Source? {
    guard let id = whole["id"]?.slug(), let title = whole["title"]?.bilingual(),
      let published = whole["published"]?.mapping(SeedFormat.published)
    else { return nil }
    var date: PublicationDate?
    if let value = published["date"], let text = value.text() {
      date = PublicationDate(text)
      if date == nil {
        value.note("bad-date", "'\(text.prefix(40))' is no date", hint: dateHint)
      }
    }
    if let value = published["not_before"], let text = value.text(), let known = date {
      if let later = CivilDate(text).flatMap(known.notBefore) {
        date = later
      } else {
        value.note(
          "bad-date", "'\(text.prefix(40))' is no day before the end of \(known)", hint: "write a day: 2025-07-10")
      }
    }
    let basis = published["basis"]?.choice(of: SourceDateBasis.words, as: "basis")
    if published["date"] == nil, basis != "unknown" {
      mistakes.add(
        at: whole.place(of: "published"), rule: "date-missing", "the source '\(id)' has no date",
        hint: "give 'date', or write 'basis: unknown'")
    }
    if let name = whole["input"]?.mapping(SeedFormat.input)?["file"], let text = name.text(), !isFileName(text) {
      name.note(
        "bad-file-name", "'\(text.prefix(60))' is no plain file name", hint: "give the name of the file without folders"
      )
    }
    let language = whole["language"]?.choice(of: ["zh", "en", "ja"], as: "language")
    let access = whole["access"]?.choice(of: SourceAccess.allCases.map(\.rawValue), as: "access")
    let confidence = whole["confidence"]?.choice(of: Confidence.allCases.map(\.rawValue), as: "confidence")
    return Source(
      id: SourceID(id), title: title, publisher: whole["publisher"]?.bilingual(), published: date,
      isDateStated: date != nil && (basis == nil || basis == "stated"), address: whole["url"]?.address(),
      access: access.flatMap { SourceAccess(rawValue: $0) } ?? .original, language: language,
      confidence: confidence.flatMap { Confidence(rawValue: $0) } ?? .high,
      note: whole["note"]?.bilingual() ?? published["note"]?.bilingual(),
      bulletinZone: whole["zone"]?.text().map { ZoneID($0) }, isReviewed: true,
      seedPlace: SeedPlace(whole.place(of: "id")))
  }

  private func fact(_ entry: YAMLMapping, zone: WrittenFact.Field, confidence: Confidence) -> WrittenFact? {
    func field(_ key: String) -> WrittenFact.Field? {
      guard let value = entry[key], let text = value.text() else { return nil }
      return WrittenFact.Field(text: text, place: { value.place })
    }
    guard let indicator = field("indicator"), let value = field("value"), let period = field("period") else {
      return nil
    }
    let basis = entry["period_basis"]?.choice(of: Period.Basis.allCases.map(\.rawValue), as: "basis")
    let own = entry["confidence"]?.choice(of: Confidence.allCases.map(\.rawValue), as: "confidence")
    return WrittenFact(
      zone: zone, indicator: indicator, value: value, period: period, growth: field("growth"),
      subject: subject(entry["subject"]),
      status: field("status"), periodBasis: basis.flatMap { Period.Basis(rawValue: $0) }, sourceForm: nil,
      place: entry["line"]?.text(), confidence: own.flatMap { Confidence(rawValue: $0) } ?? confidence,
      detail: entry["detail"]?.bilingual(), note: entry["note"]?.bilingual())
  }

  private func subject(_ value: YAMLValue?) -> Subject {
    guard let value else { return .zone }
    guard value.shape == .scalar else { return value.bilingual().map { .body($0) } ?? .zone }
    switch value.choice(of: ["zone", "city"], as: "subject") {
    case "city"?: return .city
    default: return .zone
    }
  }

  private func initiative(
    _ value: YAMLValue, source: Source, zone: WrittenFact.Field, facts: FactBuilder, reader: PrintedFormReader
  ) -> Initiative? {
    guard
      let entry = value.mapping(SeedFormat.initiative), let id = entry["id"]?.slug(),
      let name = entry["name"]?.bilingual(), let kind = entry["kind"]?.text(),
      let theme = entry["theme"]?.text()
    else { return nil }
    let catalogue = facts.catalogue
    guard catalogue.kindNames.find(kind, at: entry.place(of: "kind"), noting: mistakes) != nil,
      catalogue.hasTheme(theme, for: "initiatives", at: entry.place(of: "theme")),
      let zoneIndex = catalogue.zoneNames.find(zone.text, at: zone.place(), noting: mistakes)
    else { return nil }
    var when: Period?
    if let value = entry["when"], let text = value.text() {
      when = try? reader.period(text)
      if when == nil {
        value.note(
          "unreadable-period", "the period '\(text.prefix(40))' is not understood",
          hint: "write it as printed, or as a code, such as 2025-H1")
      }
    }
    let state = entry["state"]?.mapping(SeedFormat.state)
    if let written = state?["id"], let text = written.text() {
      _ = catalogue.stateNames.find(text, at: written.place, noting: mistakes)
    }
    var seenOn: PublicationDate?
    if let value = state?["as_of"], let text = value.text() {
      seenOn = PublicationDate(text)
      if seenOn == nil { value.note("bad-date", "'\(text.prefix(40))' is no date", hint: dateHint) }
    }
    let own = entry["confidence"]?.choice(of: Confidence.allCases.map(\.rawValue), as: "confidence")
    return Initiative(
      id: InitiativeID(id), zone: catalogue.zones[zoneIndex].id, name: name, kind: kind, theme: theme,
      bodies: (entry["bodies"]?.list() ?? []).compactMap { $0.bilingual() },
      parts: (entry["parts"]?.list() ?? []).compactMap { $0.bilingual() }, when: when, state: state?["id"]?.text(),
      stateAsOf: seenOn, source: source.id,
      place: SourcePlace(entry["line"]?.text()),
      confidence: own.flatMap { Confidence(rawValue: $0) } ?? source.confidence, note: entry["note"]?.bilingual(),
      sameAs: entry["same_as"]?.text().map { InitiativeID($0) },
      seedPlace: SeedPlace(entry.place(of: "id")))
  }
}

extension YAMLValue {
  /// An address: http or https only.
  func address() -> String? {
    guard let text = text() else { return nil }
    guard let fault = addressFault(text) else { return text }
    note("bad-address", fault, hint: "give an address that starts with https:// or http://, or leave it out")
    return nil
  }
}

/// Whether a text names a file without folders.
private func isFileName(_ text: String) -> Bool {
  !text.isEmpty && text != "." && text != ".." && !text.contains("/") && !text.contains("\\") && !text.hasPrefix("~")
}

/// How the date of a source was found, as files write it.
enum SourceDateBasis {
  static let words = ["stated", "inferred", "unknown"]
}

/// How a date is written.
let dateHint = "write a year, a month or a day: 2025, 2025-07, 2025-07-17"

/// What is wrong with an address; nil for http and https.
func addressFault(_ text: String) -> String? {
  let lower = text.lowercased()
  if (lower.hasPrefix("https://") || lower.hasPrefix("http://")) && !text.contains(where: \.isWhitespace) { return nil }
  return "'\(text.prefix(60))' is no address of the web"
}
