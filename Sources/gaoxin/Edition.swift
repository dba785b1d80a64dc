import BriefRendering
import EditionFiles
import ExcelRendering
import Glibc
import Scheduling
import SeedFiles
import UserFiles
import Wording
import WorkerThreads
import ZoneComparison
import ZoneModel

/// One quarter's edition: its comparison, and the files made of it.
struct Edition {
  let workspace: Workspace
  let template: EditionTemplate
  let dataset: Dataset
  let comparison: Comparison
  let languages: [Language]

  /// Reads the workspace and compares; whatever is wrong ends the command before anything is written.
  init(_ workspace: Workspace, _ choice: QuarterOptions, languages: [Language]) throws(CommandFailure) {
    let template = try EditionTemplate(
      choice.template ?? workspace.settings.template, in: workspace, languages: languages)
    let dataset = try workspace.dataset()
    let zones = try workspace.zones(choice.zones, in: dataset)
    let quarter = try workspace.quarter(choice.quarter, of: zones, in: dataset)
    self.init(workspace, template: template, dataset: dataset, zones: zones, quarter: quarter, languages: languages)
  }

  /// Compares the zones of a data set that was read before.
  init(
    _ workspace: Workspace, template: EditionTemplate, dataset: Dataset, zones: [ZoneID], quarter: Quarter,
    languages: [Language]
  ) {
    self.init(
      workspace, template: template, dataset: dataset, zones: zones, quarter: quarter, languages: languages,
      since: EditionSnapshot.newest(before: quarter, in: EditionFolder(workspace: workspace.folder)))
  }

  /// Compares the zones of a data set with an edition before, or with none.
  init(
    _ workspace: Workspace, template: EditionTemplate, dataset: Dataset, zones: [ZoneID], quarter: Quarter,
    languages: [Language], since previous: EditionSnapshot?
  ) {
    self.workspace = workspace
    self.template = template
    self.dataset = dataset
    self.languages = languages
    comparison = Comparison.of(
      dataset,
      ComparisonRequest(
        quarter: quarter, zones: zones, rounding: workspace.settings.rounding, previousEdition: previous))
  }

  var quarter: Quarter { comparison.quarter }

  /// What puts the edition's values into words of a language.
  func wording(_ part: EditionTemplate.Part) -> Wording {
    Wording(labels: part.labels, dataset: dataset, rounding: workspace.settings.rounding)
  }

  /// The brief's data in a language; nil where the edition is not made in it.
  func briefData(_ language: Language) -> BriefData? {
    template.parts[language].map { BriefData(comparison, wording($0)) }
  }

  /// The brief of a language as text.
  ///
  /// - Parameter width: columns; a Chinese character takes two.
  func brief(_ language: Language, width: Int) throws(CommandFailure) -> String {
    try render(template.parts[language]?.brief, language, width: width)
  }

  /// The brief of a language in Markdown.
  func markdownBrief(_ language: Language) throws(CommandFailure) -> String {
    guard let markdown = template.parts[language]?.markdown else {
      throw CommandFailure(
        .badConfiguration, "the template '\(template.name)' has no brief in Markdown",
        hint: "copy Templates/quarterly/brief.\(language.rawValue).md to Templates/\(template.name) and change it")
    }
    return try render(markdown, language, width: BriefTemplate.standardWidth)
  }

  private func render(_ brief: BriefTemplate?, _ language: Language, width: Int) throws(CommandFailure) -> String {
    let mistakes = Mistakes()
    guard let brief, let data = briefData(language), let text = brief.text(data, width: width, noting: mistakes) else {
      throw CommandFailure(
        .badConfiguration, "the template '\(template.name)' has mistakes; nothing was written", report: mistakes.report)
    }
    return text
  }

  /// Notes what the briefs name and the edition does not have.
  func checkBriefs(noting mistakes: Mistakes) {
    for language in languages {
      guard let part = template.parts[language], let data = briefData(language) else { continue }
      for brief in [part.brief, part.markdown] {
        _ = brief?.text(data, width: BriefTemplate.standardWidth, noting: mistakes)
      }
    }
  }

  /// The workbook's content in a language; nil where the edition is not made in it.
  func workbook(_ language: Language) -> WorkbookContent? {
    template.parts[language].map { part in
      WorkbookRendering(
        comparison, wording: wording(part), template: template.workbook, styles: part.styles,
        author: workspace.settings.author[language]
      ).content()
    }
  }

  /// The digest of all that the edition is made from, the edition it is compared with among it.
  var inputs: Digest {
    let before = comparison.sinceLastEdition.previous.map {
      Digest(of: fileBytes("\(workspace.folder)/output/\($0)/\(EditionSnapshot.fileName)") ?? []).description
    }
    let asked =
      comparison.zones.map(\.id.text) + languages.map(\.rawValue) + [
        quarter.description, before ?? "no edition before",
      ]
    return workspace.inputDigest(template: template.name, asked: asked.joined(separator: " "))
  }

  /// Writes the edition, whole or not at all.
  ///
  /// - Parameter threads: how many work at once; the files are the same however many.
  /// - Returns: the names of its files, in the order a reader wants them.
  func write(threads: Int = coreCount) throws(CommandFailure) -> [String] {
    let inputs = inputs
    let snapshot = comparison.snapshot.csv
    var files: [String] = []
    do {
      try EditionFolder(workspace: workspace.folder).write(quarter.description) { staging in
        files = try writeFiles(in: staging, threads: threads)
        try writeFile("\(staging)/\(EditionSnapshot.fileName)", snapshot)
        let names = files + [EditionSnapshot.fileName]
        let digests = names.map { ($0, Digest(ofFile: "\(staging)/\($0)") ?? Digest(of: [])) }
        try writeFile(
          "\(staging)/\(EditionManifest.fileName)",
          EditionManifest.text(
            quarter: quarter.description, inputs: inputs, files: Dictionary(uniqueKeysWithValues: digests)))
      }
    } catch {
      throw Self.failure(error)
    }
    return files
  }

  /// Writes the workbooks and briefs into a folder, each language on a thread of its own.
  ///
  /// - Returns: the names of the files, in the order a reader wants them.
  func writeFiles(in folder: String, threads: Int) throws -> [String] {
    let languages = languages.filter { template.parts[$0] != nil }
    try workSideBySide(
      count: languages.count, threads: threads, state: { () },
      { _, index, _ in
        let language = languages[index]
        // What the library keeps meanwhile must not meet another workbook's.
        let parts = "\(folder)/.parts.\(language.rawValue)"
        guard mkdir(parts, 0o777) == 0 else {
          throw CommandFailure(.cannotWrite, "cannot make the folder '\(parts)': \(String(cString: strerror(errno)))")
        }
        if let content = workbook(language) {
          try WorkbookWriter(content).write(
            to: "\(folder)/\(Self.workbookName(language))", temporaryFolder: parts)
        }
        rmdir(parts)
        let text = try brief(language, width: BriefTemplate.standardWidth)
        try writeFile("\(folder)/\(Self.briefName(language))", text)
      })
    return languages.map(Self.workbookName) + languages.map(Self.briefName)
  }

  private static func workbookName(_ language: Language) -> String { "comparison.\(language.rawValue).xlsx" }
  private static func briefName(_ language: Language) -> String { "brief.\(language.rawValue).txt" }

  /// What a fault of writing an edition ends a command with.
  static func failure(_ error: any Error) -> CommandFailure {
    switch error {
    case let failure as CommandFailure: failure
    case let fault as EditionFault: CommandFailure(.cannotWrite, fault.message, hint: fault.hint)
    case let error as WorkbookError: error.failure
    default: CommandFailure(.internalFault, "the edition was not written: \(error)")
    }
  }
}

extension WorkbookError {
  /// The failure that the error ends a command with: what cannot be written, or what the data or labels must change.
  fileprivate var failure: CommandFailure {
    switch self {
    case .cannotCreate, .temporaryFolder, .package, .library:
      CommandFailure(.cannotWrite, description, hint: "the edition before is whole")
    case .textTooLong, .controlCharacter, .outsideSheet, .tooManyLinks, .linkTooLong, .linkScheme, .linkNowhere:
      CommandFailure(.badData, description)
    default: CommandFailure(.badConfiguration, description)
    }
  }
}
