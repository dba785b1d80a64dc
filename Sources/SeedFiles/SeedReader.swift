package import UserFiles
package import ZoneModel

/// Reads a workspace's seeds/ into a data set, noting every mistake of every file in one pass.
package struct SeedReader {
  private let folder: String
  private let settings: WorkspaceSettings
  private let mistakes: Mistakes

  /// Makes a reader of the workspace at a path.
  package init(workspace folder: String, settings: WorkspaceSettings, noting mistakes: Mistakes) {
    self.folder = folder
    self.settings = settings
    self.mistakes = mistakes
  }

  /// The data set of what was read without a mistake; whoever asks decides by the mistakes whether it may be used.
  package func read() -> Dataset {
    var catalogue = CatalogueReader(noting: mistakes)
    if let file = required("seeds/zones.yaml") { catalogue.readZones(file) }
    if let file = required("seeds/themes.yaml") { catalogue.readThemes(file) }
    if let file = required("seeds/indicators.yaml") { catalogue.readIndicators(file) }
    if let file = optional("seeds/remarks.yaml") { catalogue.readRemarks(file) }
    var facts = FactBuilder(catalogue, approximation: settings.approximation, noting: mistakes)
    var sources: [Source] = []
    var observations: [Observation] = []
    var initiatives: [Initiative] = []
    let bulletins = BulletinReader(mistakes: mistakes, approximation: settings.approximation)
    for name in names(in: "seeds/bulletins", ending: ".yaml") {
      guard let file = required("seeds/bulletins/\(name)") else { continue }
      let result = bulletins.read(file, facts: &facts)
      if let source = result.source { sources.append(source) }
      observations += result.observations
      initiatives += result.initiatives
    }
    let tables = TableReader(
      mistakes: mistakes, approximation: settings.approximation, fieldLimit: settings.limits.fieldCharacters)
    let names = names(in: "seeds/tables", ending: ".csv")
    for name in names where name.hasPrefix("sources") {
      if let file = required("seeds/tables/\(name)") { sources += tables.readSources(file) }
    }
    var sourceNames = NameIndex("source")
    for (index, source) in sources.enumerated() {
      sourceNames.add(
        id: source.id.text, index: index, at: FilePlace(file: source.seedPlace.file, line: source.seedPlace.line),
        noting: mistakes)
    }
    for name in names where name.hasPrefix("observations") {
      guard let file = required("seeds/tables/\(name)") else { continue }
      observations += tables.readObservations(file, sources: sources, sourceNames: sourceNames, facts: &facts)
    }
    for name in names where name.hasPrefix("initiatives") {
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
    return Dataset(
      zones: catalogue.zones, indicators: catalogue.indicators, catalogues: catalogue.catalogues,
      themes: catalogue.themes,
      initiativeKinds: catalogue.initiativeKinds, states: catalogue.states, sources: sources,
      observations: observations,
      initiatives: initiatives, remarks: catalogue.remarks)
  }

  private func checkInitiatives(_ initiatives: [Initiative]) {
    var ids = NameIndex("initiative")
    for (index, initiative) in initiatives.enumerated() {
      ids.add(id: initiative.id.text, index: index, at: place(initiative.seedPlace), noting: mistakes)
    }
    for initiative in initiatives {
      if let other = initiative.sameAs { _ = ids.find(other.text, at: place(initiative.seedPlace), noting: mistakes) }
    }
  }

  private func place(_ place: SeedPlace) -> FilePlace { FilePlace(file: place.file, line: place.line) }

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
