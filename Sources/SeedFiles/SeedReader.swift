package import UserFiles
package import ZoneModel

/// Reads a workspace's seeds/ into a data set, noting every mistake of every file in one pass.
package struct SeedReader {
  private let folder: String
  private let settings: WorkspaceSettings
  private let thoroughness: Thoroughness
  private let mistakes: Mistakes
  private let texts: TextChecks
  private let cache: ObservationCache?

  /// Makes a reader of the workspace at a path.
  ///
  /// - Parameters:
  ///   - thoroughness: whether warnings are looked for too.
  ///   - cache: what the tables came to before; nil where they are read in any case.
  package init(
    workspace folder: String, settings: WorkspaceSettings, lookingFor thoroughness: Thoroughness = .load,
    cache: ObservationCache? = nil, noting mistakes: Mistakes
  ) {
    self.cache = cache
    self.folder = folder
    self.settings = settings
    self.thoroughness = thoroughness
    self.mistakes = mistakes
    texts = TextChecks(mistakes: mistakes, thoroughness: thoroughness)
  }

  /// The data set of what was read without a mistake; whoever asks decides by the mistakes whether it may be used.
  package func read() -> Dataset {
    noteUnreadFiles()
    var catalogue = CatalogueReader(texts, noting: mistakes)
    if let file = required("seeds/zones.yaml") { catalogue.readZones(file) }
    if let file = required("seeds/themes.yaml") { catalogue.readThemes(file) }
    catalogue.passOverNamesOfFaultyFiles()
    if let file = required("seeds/indicators.yaml") { catalogue.readIndicators(file) }
    catalogue.passOverNamesOfFaultyFiles()
    if let file = optional("seeds/remarks.yaml") { catalogue.readRemarks(file) }
    let facts = FactBuilder(catalogue, approximation: settings.approximation, noting: mistakes)
    var sources: [Source] = []
    var builder = ObservationBuilder()
    var initiatives: [Initiative] = []
    let bulletins = BulletinReader(mistakes: mistakes, approximation: settings.approximation, texts: texts)
    for name in names(in: "seeds/bulletins", ending: ".yaml") {
      guard let file = required("seeds/bulletins/\(name)") else { continue }
      let result = bulletins.read(file, facts: facts)
      if let source = result.source { sources.append(source) }
      for observation in result.observations { builder.appendNumbered(observation) }
      initiatives += result.initiatives
    }
    let tables = TableReader(
      mistakes: mistakes, approximation: settings.approximation, fieldLimit: settings.limits.fieldCharacters,
      texts: texts)
    let names = names(in: "seeds/tables", ending: ".csv")
    let kept = mistakes.hasErrors ? nil : cache?.content(for: thoroughness)
    let beforeTables = mistakes.all.count
    let sourcesOfTables =
      kept?.sources
      ?? names.filter { $0.hasPrefix("sources") }.flatMap { name in
        required("seeds/tables/\(name)").map { tables.readSources($0) } ?? []
      }
    sources += sourcesOfTables
    var sourceNames = NameIndex("source")
    // What was kept had no mistake in its names; they are looked up for initiatives then.
    for (index, source) in sources.enumerated() where kept == nil || names.contains(where: Self.holdsInitiatives) {
      sourceNames.add(
        id: source.id.text, index: index, at: FilePlace(source.seedPlace), noting: mistakes)
    }
    if kept == nil {
      let context = ObservationContext(
        catalogue: catalogue, sources: sources, sourceNames: sourceNames,
        readers: sources.map { PrintedFormReader(published: $0.published, approximation: settings.approximation) },
        isOfAMoment: catalogue.indicators.map(\.kind.isOfAMoment), facts: facts)
      let vocabularies = ObservationVocabularies { ObservationVocabulary(context, reader: tables) }
      let parts = names.filter { $0.hasPrefix("observations") }.map { name in
        tables.readObservations(
          at: "\(folder)/seeds/tables/\(name)", as: "seeds/tables/\(name)", sizeLimit: settings.limits.fileBytes,
          context, vocabularies)
      }
      builder.append(parts)
      builder.numberRepeats()
    }
    var remarked = Array(mistakes.all[beforeTables...])
    for name in names where Self.holdsInitiatives(name) {
      guard let file = required("seeds/tables/\(name)") else { continue }
      initiatives += tables.readInitiatives(file, sources: sources, sourceNames: sourceNames, catalogue: catalogue)
    }
    for name in names where !["sources", "observations", "initiatives"].contains(where: { name.hasPrefix($0) }) {
      mistakes.add(
        at: FilePlace(file: "seeds/tables/\(name)"), rule: "unknown-table",
        "this file's name does not say what it holds",
        hint: "name it sources….csv, observations….csv or initiatives….csv")
    }
    checkInitiatives(initiatives)
    let observations = ObservationTable(kept?.store ?? builder.store())
    let dataset = Dataset(
      zones: catalogue.zones, indicators: catalogue.indicators, catalogues: catalogue.catalogues,
      themes: catalogue.themes,
      initiativeKinds: catalogue.initiativeKinds, states: catalogue.states, sources: sources,
      observations: observations, series: kept?.series,
      initiatives: initiatives, remarks: catalogue.remarks)
    if let kept {
      for name in names where !Self.holdsInitiatives(name) { mistakes.noteRead("seeds/tables/\(name)") }
      if thoroughness == .check { for mistake in kept.mistakes { mistakes.add(mistake) } }
      keepFilesOfMistakes()
      return dataset
    }
    let beforeRules = mistakes.all.count
    let refused = FactRules.check(dataset, thoroughness, noting: mistakes)
    remarked += mistakes.all[beforeRules...]
    if !mistakes.hasErrors, mistakes.beyondLimit == 0 {
      cache?.keep(
        ObservationCache.Content(
          store: observations.store, series: dataset.series, sources: sourcesOfTables, thoroughness: thoroughness,
          mistakes: remarked))
    }
    keepFilesOfMistakes()
    return refused.isEmpty ? dataset : dataset.keeping(observations.indices.filter { !refused.contains($0) })
  }

  /// The zones and indicators alone, for work that needs no facts.
  package func readCatalogue() -> (zones: [Zone], indicators: [Indicator]) {
    var catalogue = CatalogueReader(texts, noting: mistakes)
    if let file = required("seeds/zones.yaml") { catalogue.readZones(file) }
    if let file = required("seeds/themes.yaml") { catalogue.readThemes(file) }
    if let file = required("seeds/indicators.yaml") { catalogue.readIndicators(file) }
    return (catalogue.zones, catalogue.indicators)
  }

  /// Notes files that stand where files are read and are not: nothing is passed over in silence.
  private func noteUnreadFiles() {
    for (part, ending) in [("seeds", ".yaml"), ("seeds/bulletins", ".yaml"), ("seeds/tables", ".csv")] {
      let read = part == "seeds" ? Set(Self.catalogueFiles) : Set(names(in: part, ending: ending))
      for name in names(in: part, ending: "") where !read.contains(name) {
        let isData = [".yaml", ".yml", ".csv"].contains { name.lowercased().hasSuffix($0) }
        guard isData || thoroughness == .check else { continue }
        let known = part == "seeds" ? Self.catalogueFiles : [name.prefix { $0 != "." } + ending]
        mistakes.add(
          at: FilePlace(file: "\(part)/\(name)"), rule: "unread-file", "this file is not read",
          hint: part == "seeds"
            ? hint(forUnknown: name, among: known)
            : "a file of \(part)/ is read when its name ends in \(ending)",
          severity: isData ? .error : .warning)
      }
    }
  }

  private static func holdsInitiatives(_ name: String) -> Bool { name.hasPrefix("initiatives") }

  /// Keeps the tables that have mistakes, which were read in blocks, so that a report can show the lines.
  private func keepFilesOfMistakes() {
    for name in Set(mistakes.all.map(\.place.file)).subtracting(mistakes.files.keys).sorted()
    where name.hasPrefix("seeds/tables/observations") || name.hasPrefix("seeds/tables/sources") {
      _ = UserFile.read("\(folder)/\(name)", as: name, sizeLimit: settings.limits.fileBytes, noting: mistakes)
    }
  }

  private static let catalogueFiles = ["indicators.yaml", "remarks.yaml", "themes.yaml", "zones.yaml"]

  private func checkInitiatives(_ initiatives: [Initiative]) {
    var ids = NameIndex("initiative")
    for (index, initiative) in initiatives.enumerated() {
      ids.add(id: initiative.id.text, index: index, at: FilePlace(initiative.seedPlace), noting: mistakes)
    }
    for initiative in initiatives {
      if let other = initiative.sameAs {
        _ = ids.find(other.text, at: FilePlace(initiative.seedPlace), noting: mistakes)
      }
    }
  }

  private func required(_ name: String) -> UserFile? {
    let file = UserFile.read("\(folder)/\(name)", as: name, sizeLimit: settings.limits.fileBytes, noting: mistakes)
    if let file, name.hasSuffix(".yaml") { checkLines(of: file) }
    return file
  }

  /// Notes a line that is longer than a cell holds: in YAML a field stands on one line, or its lines are joined.
  private func checkLines(of file: UserFile) {
    let limit = settings.limits.fieldCharacters
    for (index, line) in file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.count > limit {
      let count = String(decoding: line, as: UTF8.self).unicodeScalars.count
      guard count > limit else { continue }
      mistakes.add(
        at: FilePlace(file: file.name, line: index + 1, column: 1), rule: "field-too-long",
        "this line has \(count) characters; at most \(limit) are taken",
        hint: "shorten it; a cell of a workbook holds 32767")
    }
  }

  private func optional(_ name: String) -> UserFile? {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    return names(in: "seeds", ending: ".yaml").contains(file) ? required(name) : nil
  }

  private func names(in part: String, ending: String) -> [String] {
    ContainedFolder(path: "\(folder)/\(part)", name: part).fileNames(ending: ending) ?? []
  }
}
