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
      PlanCommand.self, HistoryCommand.self, ScheduleCommand.self, InitCommand.self, ExtractCommand.self,
      TableCommand.self,
    ])

  /// The version that editions are made by.
  static let version = "0.1.0"

  /// Runs a command line; usage mistakes end with 64, failures with the code that they name.
  static func main() {
    // A file that is opened where a standard stream is closed would take what is told.
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDWR)
    }
    do {
      var command = try parseAsRoot()
      do {
        try command.run()
        if let code = Console.resultFault {
          throw CommandFailure(
            .cannotWrite, "the result cannot be written: \(String(cString: strerror(code)))",
            hint: "what was printed is not whole")
        }
      } catch {
        guard let failure = failure(of: error) else { throw error }
        EndingSignals.holdIfEnding()
        Console.tell(failure)
        throw ExitCode(failure.code.rawValue)
      }
    } catch {
      exit(withError: error)
    }
  }

  /// What an error of a command ends the program with; nil where it is the parser's own: help, usage, an exit code.
  static func failure(of error: any Error) -> CommandFailure? {
    switch error {
    case let failure as CommandFailure: failure
    case is ExitCode: nil
    // What the parser does not know either.
    case _ where exitCode(for: error) == .failure:
      CommandFailure(.internalFault, "a fault of this program: \(error)", hint: "please report it")
    default: nil
    }
  }
}
