import ArgumentParser
import Glibc

/// The command that analysts and cron call.
@main
struct Gaoxin: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaoxin",
    abstract: "Compare Chinese high-tech zones quarter by quarter, every figure with its source.",
    discussion: """
      Example: gaoxin report --quarter 2025-Q2

      Run in a workspace: a folder with gaoxin.yaml, seeds/ and Templates/.
      """,
    version: version,
    subcommands: [
      ReportCommand.self, BriefCommand.self, CheckCommand.self, TraceCommand.self, ExportCommand.self, RunCommand.self,
      PlanCommand.self, HistoryCommand.self, ScheduleCommand.self, InitCommand.self, TableCommand.self,
    ])

  /// The version that editions are made by.
  static let version = "0.1.0"

  /// Runs a command line; usage mistakes end with 64, failures with the code that they name.
  static func main() {
    do {
      var command = try parseAsRoot()
      do {
        try command.run()
      } catch let failure as CommandFailure {
        Console.tell(failure)
        Self.exit(withError: ExitCode(failure.code.rawValue))
      }
    } catch {
      exit(withError: error)
    }
  }
}
