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
  /// The forms of a brief.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "brief", abstract: "Print a quarter's comparison as a brief to standard output.",
    discussion: "Example: gaoxin brief --quarter 2025-Q2 --language zh")

  @OptionGroup var choice: QuarterOptions

  @Option(help: "The language: en or zh. Default: the first of gaoxin.yaml.")
  var language: Language?

  @Option(help: ArgumentHelp("Columns of the text, 40 to 200; a Chinese character takes two.", valueName: "columns"))
  var width: Int = 72

  @Option(help: "The form: text, markdown or json.")
  var format: Format = .text

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    if !BriefTemplate.widths.contains(width) { throw ValidationError("--width must be from 40 to 200") }
  }

  func run() throws {
    let workspace = try Workspace(options)
    let language = language ?? workspace.settings.languages.first ?? .en
    let template = try EditionTemplate(
      choice.template ?? workspace.settings.template, in: workspace, languages: [language])
    let dataset = try workspace.dataset()
    let zones = try workspace.zones(choice.zones, in: dataset)
    let quarter = try workspace.quarter(choice.quarter, of: zones, in: dataset)
    let comparison = Comparison.of(
      dataset, ComparisonRequest(quarter: quarter, zones: zones, rounding: workspace.settings.rounding))
    guard let labels = template.labels[language] else { return }
    let data = BriefData(comparison, Wording(labels: labels, dataset: dataset, rounding: workspace.settings.rounding))
    switch format {
    case .json: Console.write(data.value.pretty)
    case .text, .markdown:
      let mistakes = Mistakes()
      guard let text = template.briefs[language]?.text(data, width: width, noting: mistakes) else {
        throw CommandFailure(
          .badConfiguration, "the template '\(template.name)' has mistakes; nothing was written",
          report: mistakes.report)
      }
      Console.write(text)
    }
  }
}

extension Language: ExpressibleByArgument {}
