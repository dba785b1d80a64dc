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
  var width: Int = BriefTemplate.standardWidth

  @Option(help: "The form: text, markdown or json.")
  var format: Format = .text

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    if !BriefTemplate.widths.contains(width) { throw ValidationError("--width must be from 40 to 200") }
  }

  func run() throws {
    let workspace = try Workspace(options)
    let language = language ?? workspace.settings.languages.first ?? .en
    let kept = KeptAnswer(
      workspace, to: ["brief", language.rawValue, format.rawValue, "\(width)"] + choice.words)
    if let text = kept?.text() {
      Console.write(text)
      return
    }
    let edition = try Edition(workspace, choice, languages: [language])
    keepToTheEnd(edition)
    let text =
      switch format {
      case .json: edition.briefData(language)?.value.pretty ?? ""
      case .text: try edition.brief(language, width: width)
      case .markdown: try edition.markdownBrief(language)
      }
    kept?.keep(text, of: edition)
    Console.write(text)
  }
}

extension Language: ExpressibleByArgument {}
