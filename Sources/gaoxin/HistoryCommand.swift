import ArgumentParser
import DisplayWidth
import Foundation
import Scheduling

/// Shows what past runs did.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show what past runs did, newest last.",
    discussion: "Example: gaoxin history --last 5")

  @Option(help: ArgumentHelp("How many runs to show.", valueName: "n"))
  var last: Int = 20

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    if last < 1 { throw ValidationError("--last must be at least 1") }
  }

  func run() throws {
    let lines = RunRecord.log(try Workspace.find(options.workspace)).lines.suffix(last)
    guard !lines.isEmpty else {
      Console.write("no run is recorded yet\n")
      return
    }
    var text = row("started", "as of", "exit", "seconds", "what came of it")
    for line in lines {
      // A line that is torn or not ours is passed over, as the next run does.
      guard let record = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any] else { continue }
      let warnings = (record["warnings"] as? [Any])?.count ?? 0
      let message =
        Self.shown(record["message"]) + (warnings > 0 ? " (\(warnings) warning\(warnings == 1 ? "" : "s"))" : "")
      text += row(
        Self.shown(record["started"]), record["as_of"] is String ? Self.shown(record["as_of"]) : "-",
        (record["exit"] as? Int).map(String.init) ?? "-",
        (record["seconds"] as? Double).map { String(format: "%.2f", $0) } ?? "-", message)
    }
    Console.write(text)
  }

  /// A text of the record as a terminal shows it: the file is anybody's who may write in the workspace.
  private static func shown(_ value: Any?) -> String {
    let scalars = (value as? String ?? "").unicodeScalars.map { isPlain($0) ? $0 : " " }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
  }

  private func row(_ started: String, _ day: String, _ exit: String, _ seconds: String, _ outcome: String) -> String {
    started.padded(to: 22) + day.padded(to: 12) + exit.padded(to: 6) + seconds.padded(to: 9) + outcome + "\n"
  }
}
