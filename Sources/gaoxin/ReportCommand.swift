import ArgumentParser
import EditionFiles
import SeedFiles
import WorkerThreads
import ZoneComparison
import ZoneModel

/// Writes a quarter's edition: workbook and brief in each language.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a quarter's edition: the comparison workbook and the brief, in each language.",
    discussion: "Example: gaoxin report --quarter 2025-Q2 --zones zhenjiang,baoji")

  @OptionGroup var choice: QuarterOptions

  @Option(help: ArgumentHelp("The languages: en, zh. Default: those of gaoxin.yaml.", valueName: "en,zh"))
  var language: LanguageList?

  @Option(help: ArgumentHelp("How long to wait for another run to end: 90, 90s, 5m.", valueName: "duration"))
  var lockWait: Seconds?

  @Flag(
    help: ArgumentHelp(
      "Write an edition for each of the zones, each by itself.",
      discussion: "They stand in output/QUARTER-by-zone/ZONE/."))
  var eachZone = false

  @Option(help: ArgumentHelp("How many threads work at once. Default: one for each core.", valueName: "count"))
  var threads: Int?

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    if let threads, !(1...256).contains(threads) { throw ValidationError("--threads must be from 1 to 256") }
  }

  func run() throws {
    let workspace = try Workspace(options)
    let lock = try WriterLock(workspace.folder, waitingUpTo: lockWait?.count ?? 0)
    defer { lock.release() }
    if let owner = lock.takenOverFrom {
      Console(options).note("gaoxin: took over the lock of a run that ended without releasing it (\(owner))")
    }
    let languages = language?.languages ?? workspace.settings.languages
    if eachZone { return try writeEachZone(workspace, languages) }
    let inputs = EditionInputs(workspace, template: choice.template ?? workspace.settings.template)
    let edition = try Edition(workspace, choice, languages: languages)
    let before = EditionManifest(
      folder: EditionFolder(workspace: workspace.folder).path(of: edition.quarter.description))
    let files = try edition.write(madeFrom: inputs, threads: threads ?? coreCount).files
    if let before { Self.tellWhatIsReplaced(before, by: edition, files: files, Console(options)) }
    Console.write(summary(edition, files: files))
  }

  /// Says so when the edition before was of other zones, or had files that this one does not have.
  private static func tellWhatIsReplaced(
    _ before: EditionManifest, by edition: Edition, files: [String], _ console: Console
  ) {
    let zones = edition.comparison.zones.map(\.id.text)
    if !before.zones.isEmpty, before.zones != zones {
      console.note(
        "gaoxin: the edition of \(edition.quarter) that was there compared \(before.zones.joined(separator: ", ")); "
          + "this one of \(zones.joined(separator: ", ")) takes its place")
    }
    let gone = before.files.keys.filter { !$0.hasPrefix(".") && !files.contains($0) }.sorted()
    if !gone.isEmpty {
      console.note("gaoxin: \(gone.joined(separator: ", ")) of that edition \(gone.count == 1 ? "is" : "are") gone")
    }
  }

  private func writeEachZone(_ workspace: Workspace, _ languages: [Language]) throws(CommandFailure) {
    let template = try EditionTemplate(
      choice.template ?? workspace.settings.template, in: workspace, languages: languages)
    let dataset = try workspace.dataset()
    let zones = try workspace.zones(choice.zones, in: dataset)
    let quarter = try workspace.quarter(choice.quarter, of: zones, in: dataset)
    let editions = ZoneEditions(
      workspace: workspace, template: template, dataset: dataset, zones: zones, quarter: quarter, languages: languages)
    let progress = Progress("editions", of: zones.count, quiet: options.quiet)
    let count = try editions.write(threads: threads ?? coreCount, telling: progress)
    Console.write(
      "\(quarter): an edition for each of \(zones.count) \(zones.count == 1 ? "zone" : "zones"), \(count) files in output/\(editions.name)/\n"
    )
  }

  private func summary(_ edition: Edition, files: [String]) -> String {
    let comparison = edition.comparison
    let names = comparison.zones.map(\.name.en)
    let shown = names.count > 6 ? "\(names.count) zones" : names.joined(separator: ", ")
    let reported = comparison.coverage.lines.filter { $0.states.contains(where: Coverage.isOfTheQuarter) }.count
    let comparable = Set(comparison.rows.filter(\.isComparable).map(\.indicator.id)).count
    var text = "\(edition.quarter): \(shown)\n"
    text += "\(comparison.observations.count) observations from \(comparison.sources.count) sources; "
    text += "\(reported) indicators have a figure for the quarter, \(comparable) of them comparable\n\n"
    for file in files { text += "output/\(edition.quarter)/\(file)\n" }
    text += "\nRead a brief first; every figure in it is in the workbook, with its source.\n"
    return text
  }
}

/// Languages as an option takes them: `en,zh`.
struct LanguageList: ExpressibleByArgument {
  let languages: [Language]

  init?(argument: String) {
    let names = argument.split(separator: ",").map(String.init)
    let read = names.compactMap { Language(rawValue: $0) }
    guard !read.isEmpty, read.count == names.count, Set(read).count == read.count else { return nil }
    languages = read
  }
}
