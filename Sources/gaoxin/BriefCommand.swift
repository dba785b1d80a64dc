import ArgumentParser
import BriefRendering
import JSONText
import SeedFiles
import UserFiles
import Wording
import ZoneComparison
import ZoneModel

/// Prints the brief of a quarter.
struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief", abstract: "Print a quarter's comparison as a brief to standard output.",
    discussion: "Example: gaoxin brief --quarter 2025-Q2 --language zh")

  @OptionGroup var options: WorkspaceOptions

  @Option(help: ArgumentHelp("The quarter; default: the latest that the data set knows.", valueName: "2025-Q2"))
  var quarter: String?

  @Option(help: ArgumentHelp("The zones, by id.", valueName: "a,b"))
  var zones: String?

  @Option(help: "The language: en or zh.")
  var language: String = "en"

  func run() throws {
    let workspace = try Workspace(options)
    let dataset = try workspace.dataset()
    let zoneIDs = try workspace.zones(zones, in: dataset)
    let quarter = try workspace.quarter(self.quarter, of: zoneIDs, in: dataset)
    let comparison = Comparison.of(
      dataset, ComparisonRequest(quarter: quarter, zones: zoneIDs, rounding: workspace.settings.rounding))
    let mistakes = Mistakes()
    let language = Language(rawValue: self.language) ?? .en
    let name = "Templates/quarterly/labels.\(language.rawValue).yaml"
    guard let file = UserFile.read("\(workspace.folder)/\(name)", as: name, noting: mistakes) else {
      throw CommandFailure(.badConfiguration, "no labels", report: mistakes.report)
    }
    let labels = Labels.read(file, language: language, required: Wording.requiredKeys, noting: mistakes)
    if mistakes.hasErrors { throw CommandFailure(.badConfiguration, "labels", report: mistakes.report) }
    let data = BriefData(comparison, Wording(labels: labels, dataset: dataset, rounding: workspace.settings.rounding))
      .value
    Console.write(data.pretty)
  }
}
