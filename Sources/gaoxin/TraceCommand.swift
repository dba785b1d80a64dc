import ArgumentParser
import ExactValues
import ExcelRendering
import SeedFiles
import UserFiles
import Wording
import ZoneComparison
import ZoneModel

/// Prints a figure's whole way: printed form, place, source, rule applied, every cell it went into.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Print where a figure comes from: printed form, place, source, rules, and every cell it is in.",
    discussion: """
      Example: gaoxin trace zhenjiang.gdp-growth.2025-H1.zhenjiang-2025-h1
      Example: gaoxin trace 'Comparison!F6'

      An ID may be cut short: every observation and initiative whose id starts with it is shown. A cell is named as in the
      workbook of the language, in English or in Chinese.
      """)

  @Argument(
    help: ArgumentHelp("The id of an observation or initiative, or a cell of the workbook.", valueName: "ID|SHEET!CELL")
  )
  var target: String

  @OptionGroup var choice: QuarterOptions

  @Option(help: "The language of the words: en or zh. Default: the first of gaoxin.yaml.")
  var language: Language?

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    let workspace = try Workspace(options)
    let language = language ?? workspace.settings.languages.first ?? .en
    let languages = [language] + workspace.settings.languages.filter { $0 != language }
    let kept = KeptAnswer(workspace, to: ["trace", target] + languages.map(\.rawValue) + choice.words)
    if let text = kept?.text() {
      Console.write(text)
      return
    }
    let edition = try Edition(workspace, choice, languages: languages)
    guard let part = edition.template.parts[language] else { return }
    let trace = FigureTrace(edition, wording: edition.wording(part), languages: languages)
    keepToTheEnd((edition, trace))
    let text = target.contains("!") ? trace.cell(target) : trace.identifier(target)
    guard let text else {
      let known = edition.dataset.ids(near: target) + edition.dataset.initiatives.map(\.id.text)
      throw CommandFailure(
        .missingInput,
        target.contains("!")
          ? "no table of the edition \(edition.quarter) has the cell '\(target)'" : "nothing has the id '\(target)'",
        hint: target.contains("!")
          ? "name the sheet as its tab does, then ! and the cell: Comparison!F8"
          : nearest(to: target, in: known).map { "did you mean '\($0)'?" }
            ?? "gaoxin export --format csv lists every id")
    }
    kept?.keep(text, of: edition)
    Console.write(text)
  }
}

extension Dataset {
  /// Ids among which the nearest to a mistaken one stands: those of the nearest zone and indicator in a large data set.
  fileprivate func ids(near target: String) -> [String] {
    guard observations.count > 20_000 else { return observations.indices.map { observations.id($0).text } }
    let parts = target.split(separator: ".", maxSplits: 2).map(String.init)
    guard parts.count > 1, let zone = nearest(to: parts[0], in: observations.store.zones.map(\.text)),
      let indicator = nearest(to: parts[1], in: observations.store.indicators.map(\.text))
    else { return [] }
    return series.positions(of: ZoneID(zone), IndicatorID(indicator)).map { observations.id(Int($0)).text }
  }
}
