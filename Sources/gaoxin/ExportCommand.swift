import ArgumentParser
import DatasetExport
import JSONText

/// Writes the data set in a format that other programs read.
struct ExportCommand: ParsableCommand {
  /// The formats.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv
    case json
    case sdmxCSV = "sdmx-csv"
  }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print the data set as CSV, JSON or SDMX-CSV to standard output.",
    discussion: "Example: gaoxin export --format csv > observations.csv")

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "The format: csv, json or sdmx-csv.")
  var format: Format

  @Flag(help: "With sdmx-csv: write every period as the whole span it covers, for readers who do not know ACCUM.")
  var ranges = false

  func validate() throws {
    if ranges, format != .sdmxCSV { throw ValidationError("--ranges goes with --format sdmx-csv") }
  }

  func run() throws {
    let dataset = try Workspace(options).dataset()
    keepToTheEnd(dataset)
    switch format {
    case .csv: Console.write(CSVExport.text(dataset))
    case .json: Console.write(JSONExport.value(dataset).pretty)
    case .sdmxCSV: Console.write(SDMXExport(usesRanges: ranges).text(dataset))
    }
  }
}
