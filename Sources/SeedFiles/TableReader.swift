import ExactValues
import UserFiles
import ZoneModel

/// Reads the tables of seeds/tables/: the same facts in bulk.
struct TableReader: @unchecked Sendable {
  let mistakes: Mistakes
  let approximation: ApproximationPolicy
  let fieldLimit: Int
  let texts: TextChecks

  static let sourceColumns = CSVColumns(
    required: ["id", "title", "title_en"],
    optional: [
      "publisher", "publisher_en", "published", "published_basis", "url", "access", "language", "confidence", "note",
      "note_en", "not_before",
    ])
  static let observationColumns = CSVColumns(
    required: ["zone", "indicator", "value", "period", "source"],
    optional: [
      "subject", "subject_en", "growth", "status", "printed", "place", "confidence", "span_kind", "note", "note_en",
    ])
  static let initiativeColumns = CSVColumns(
    required: ["id", "zone", "name", "name_en", "kind", "theme", "source"],
    optional: [
      "started", "state", "state_as_of", "bodies", "bodies_en", "place", "confidence", "note", "note_en", "same_as",
    ])

  /// The same reader for another list of mistakes.
  func noting(_ mistakes: Mistakes) -> TableReader {
    TableReader(
      mistakes: mistakes, approximation: approximation, fieldLimit: fieldLimit,
      texts: TextChecks(mistakes: mistakes, thoroughness: texts.thoroughness))
  }

  func readSources(_ file: UserFile) -> [Source] {
    var sources: [Source] = []
    file.readCSV(Self.sourceColumns, noting: mistakes) { row in
      guard fits(row, Self.sourceColumns) else { return }
      let id = row.text(0)
      guard hasID(id, at: row.place(0)) else { return }
      guard hasText(1, row, Self.sourceColumns) else { return }
      var date = publicationDate(row, 5)
      if !row.isEmpty(13), let known = date {
        if let later = CivilDate(row.text(13)).flatMap(known.notBefore) {
          date = later
        } else {
          mistakes.add(
            at: row.place(13), rule: "bad-date", "'\(row.text(13).prefix(40))' is no day before the end of \(known)",
            hint: "write a day: 2025-07-10")
        }
      }
      let basis = word(row, 6, SourceDateBasis.words, "basis")
      if date == nil, row.isEmpty(5), basis != "unknown" {
        mistakes.add(
          at: row.place(0), rule: "date-missing", "the source '\(id)' has no date",
          hint: "give 'published', or write 'unknown' as its 'published_basis'")
      }
      let access = word(row, 8, SourceAccess.allCases.map(\.rawValue), "access")
      let confidence = word(row, 10, Confidence.allCases.map(\.rawValue), "confidence")
      var address: String? = row.isEmpty(7) ? nil : row.text(7)
      if let written = address, let fault = addressFault(written) {
        mistakes.add(
          at: row.place(7), rule: "bad-address", fault,
          hint: "give an address that starts with https:// or http://, or leave it out")
        address = nil
      }
      let place = row.place(0)
      sources.append(
        Source(
          id: SourceID(id), title: BilingualText(zh: row.text(1), en: row.text(2)),
          publisher: pair(row, 3, 4, Self.sourceColumns),
          published: date,
          isDateStated: date != nil && (basis == nil || basis == "stated"), address: address,
          access: access.flatMap { SourceAccess(rawValue: $0) } ?? .original,
          language: row.isEmpty(9) ? nil : row.text(9),
          confidence: confidence.flatMap { Confidence(rawValue: $0) } ?? .medium,
          note: pair(row, 11, 12, Self.sourceColumns),
          bulletinZone: nil,
          isReviewed: true, seedPlace: SeedPlace(place)))
    }
    return sources
  }

  /// Reads a row of a table of observations.
  func readObservation(
    _ row: some TableRow, _ context: ObservationContext, noting mistakes: Mistakes,
    into observations: inout ObservationBuilder
  ) {
    guard fits(row, Self.observationColumns) else { return }
    guard let sourceIndex = context.sourceNames.find(row.text(4), at: row.place(4), noting: mistakes) else { return }
    func field(_ column: Int) -> WrittenFact.Field {
      WrittenFact.Field(text: row.text(column), place: { row.place(column) })
    }
    let subject: Subject =
      switch row.text(5) {
      case "", "zone": .zone
      case "city": .city
      default: pair(row, 5, 6, Self.observationColumns).map { .body($0) } ?? .zone
      }
    let confidence = word(row, 11, Confidence.allCases.map(\.rawValue), "confidence")
    let fact = WrittenFact(
      zone: field(0), indicator: field(1), value: field(2), period: field(3), growth: row.isEmpty(7) ? nil : field(7),
      subject: subject, status: row.isEmpty(8) ? nil : field(8), periodBasis: nil,
      sourceForm: row.isEmpty(9) ? nil : row.text(9),
      place: row.isEmpty(10) ? nil : row.text(10),
      confidence: confidence.flatMap { Confidence(rawValue: $0) } ?? .medium,
      detail: nil, note: pair(row, 13, 14, Self.observationColumns))
    let observation = context.facts.noting(mistakes).observation(
      fact, source: context.sources[sourceIndex], reader: context.readers[sourceIndex])
    if let observation { observations.appendNumbered(observation) }
  }

  func readInitiatives(_ file: UserFile, sources: [Source], sourceNames: NameIndex, catalogue: CatalogueReader)
    -> [Initiative]
  {
    var initiatives: [Initiative] = []
    file.readCSV(Self.initiativeColumns, noting: mistakes) { row in
      guard fits(row, Self.initiativeColumns) else { return }
      let id = row.text(0)
      guard hasID(id, at: row.place(0)),
        let zone = catalogue.zoneNames.find(row.text(1), at: row.place(1), noting: mistakes),
        catalogue.kindNames.find(row.text(4), at: row.place(4), noting: mistakes) != nil,
        catalogue.hasTheme(row.text(5), for: "initiatives", at: row.place(5)),
        let source = sourceNames.find(row.text(6), at: row.place(6), noting: mistakes)
      else { return }
      guard hasText(2, row, Self.initiativeColumns) else { return }
      if !row.isEmpty(8) { _ = catalogue.stateNames.find(row.text(8), at: row.place(8), noting: mistakes) }
      let started = row.isEmpty(7) ? nil : Period(code: row.text(7))
      if started == nil, !row.isEmpty(7) {
        mistakes.add(
          at: row.place(7), rule: "unreadable-period", "the period '\(row.text(7).prefix(40))' is not understood",
          hint: "write a code, such as 2025, 2025-07 or 2025-H1")
      }
      let zh = row.text(10).split(separator: "|").map(String.init)
      let en = row.text(11).split(separator: "|").map(String.init)
      if zh.count != en.count {
        mistakes.add(
          at: row.place(en.isEmpty ? 10 : 11), rule: "english-missing",
          "\(zh.count) \(zh.count == 1 ? "body has" : "bodies have") \(en.count) English names",
          hint: "give one English name for each body, separated by |")
      }
      let confidence = word(row, 13, Confidence.allCases.map(\.rawValue), "confidence")
      let place = row.place(0)
      initiatives.append(
        Initiative(
          id: InitiativeID(id), zone: catalogue.zones[zone].id, name: BilingualText(zh: row.text(2), en: row.text(3)),
          kind: row.text(4), theme: row.text(5), bodies: zip(zh, en).map { BilingualText(zh: $0, en: $1) },
          when: started,
          state: row.isEmpty(8) ? nil : row.text(8), stateAsOf: publicationDate(row, 9),
          source: sources[source].id, place: SourcePlace(row.isEmpty(12) ? nil : row.text(12)),
          confidence: confidence.flatMap { Confidence(rawValue: $0) } ?? .medium,
          note: pair(row, 14, 15, Self.initiativeColumns),
          sameAs: row.isEmpty(16) ? nil : InitiativeID(row.text(16)),
          seedPlace: SeedPlace(place)))
    }
    return initiatives
  }

  /// Whether no field is longer than a cell holds; each that is, is noted, as is a text that begins strangely.
  private func fits(_ row: some TableRow, _ columns: CSVColumns) -> Bool {
    var fits = true
    for column in columns.names.indices {
      let (first, length) = row.withBytes(of: column) { ($0.first, $0.count) }
      if let first, Self.strangeStarts.contains(first), TextChecks.isWords(columns.names[column]) {
        texts.check(row.text(column), at: row.place(column))
      }
      guard length > fieldLimit else { continue }
      let count = row.text(column).unicodeScalars.count
      guard count > fieldLimit else { continue }
      fits = false
      mistakes.add(
        at: row.place(column), rule: "field-too-long",
        "the field '\(columns.names[column])' has \(count) characters; at most \(fieldLimit) are taken",
        hint: "shorten it; a cell of a workbook holds 32767")
    }
    return fits
  }

  /// The first bytes of texts that are looked at: = + - @ ? and ？.
  static let strangeStarts: [UInt8] = [0x3D, 0x2B, 0x2D, 0x40, 0x3F, 0xEF]

  /// A text in both languages; one that stands in one language alone is noted.
  private func pair(_ row: some TableRow, _ zh: Int, _ en: Int, _ columns: CSVColumns) -> BilingualText? {
    switch (row.isEmpty(zh), row.isEmpty(en)) {
    case (true, true): return nil
    case (false, false):
      let text = BilingualText(zh: row.text(zh), en: row.text(en))
      if isChineseAlone(text.en) {
        mistakes.add(
          at: row.place(en), rule: "english-is-chinese", "'\(columns.names[en])' is Chinese", hint: chineseHint)
      }
      return text
    case (let isChineseMissing, _):
      let (empty, filled) = isChineseMissing ? (zh, en) : (en, zh)
      mistakes.add(
        at: row.place(row.hasColumn(empty) ? empty : filled),
        rule: isChineseMissing ? "chinese-missing" : "english-missing",
        "'\(columns.names[filled])' is given and '\(columns.names[empty])' is not",
        hint: "give both, so that both editions can tell it")
      return nil
    }
  }

  /// Whether a required text stands in a column and its English in the next; what is missing is noted.
  private func hasText(_ column: Int, _ row: CSVRow, _ columns: CSVColumns) -> Bool {
    if row.isEmpty(column), row.isEmpty(column + 1) {
      mistakes.add(
        at: row.place(column), rule: "missing-field", "'\(columns.names[column])' is empty", hint: "it is never empty")
      return false
    }
    return pair(row, column, column + 1, columns) != nil
  }

  private func publicationDate(_ row: CSVRow, _ column: Int) -> PublicationDate? {
    guard !row.isEmpty(column) else { return nil }
    let text = row.text(column)
    if let date = PublicationDate(text) { return date }
    mistakes.add(at: row.place(column), rule: "bad-date", "'\(text.prefix(40))' is no date", hint: dateHint)
    return nil
  }

  private func word(_ row: some TableRow, _ column: Int, _ words: [String], _ meaning: String) -> String? {
    guard !row.isEmpty(column) else { return nil }
    let text = row.text(column)
    guard !words.contains(text) else { return text }
    mistakes.add(
      at: row.place(column), rule: "unknown-\(meaning)", "unknown \(meaning) '\(text.prefix(40))'",
      hint: hint(forUnknown: text, among: words))
    return nil
  }

  private func hasID(_ text: String, at place: FilePlace) -> Bool {
    if isID(text) { return true }
    mistakes.add(at: place, rule: "bad-id", "'\(text.prefix(60))' is no id", hint: idHint)
    return false
  }
}

/// The header lines of new tables.
package enum TableHeaders {
  /// Of seeds/tables/sources.csv.
  package static let sources = header(TableReader.sourceColumns)
  /// Of a table of observations.
  package static let observations = header(TableReader.observationColumns)
  /// Of a table of initiatives.
  package static let initiatives = header(TableReader.initiativeColumns)

  private static func header(_ columns: CSVColumns) -> String { columns.names.joined(separator: ",") + "\n" }
}
