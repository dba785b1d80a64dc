import ArgumentParser
import SeedFiles
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

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    let workspace = try Workspace(options)
    let lock = try WriterLock(workspace.folder, waitingUpTo: lockWait?.count ?? 0)
    defer { lock.release() }
    if let owner = lock.takenOverFrom {
      Console(options).note("gaoxin: took over the lock of a run that ended without releasing it (\(owner))")
    }
    let inputs = EditionInputs(workspace, template: choice.template ?? workspace.settings.template)
    let edition = try Edition(workspace, choice, languages: language?.languages ?? workspace.settings.languages)
    let files = try edition.write(madeFrom: inputs)
    Console.write(summary(edition, files: files))
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
