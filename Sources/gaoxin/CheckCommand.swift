import ArgumentParser
import SeedFiles
import UserFiles
import ZoneModel

/// Lists every mistake of seeds/ and Templates/.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List every mistake in seeds/ and Templates/, each with its place and a way out.",
    discussion: "Example: gaoxin check --format json")

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    let workspace = try Workspace(options)
    let mistakes = Mistakes()
    let dataset = SeedReader(workspace: workspace.folder, settings: workspace.settings, noting: mistakes).read()
    Console.write(mistakes.report.text(colour: false, width: 120))
    Console.write(
      "\(dataset.zones.count) zones, \(dataset.indicators.count) indicators, \(dataset.sources.count) sources, \(dataset.observations.count) observations, \(dataset.initiatives.count) initiatives\n"
    )
    if mistakes.hasErrors { throw ExitCode(1) }
  }
}
