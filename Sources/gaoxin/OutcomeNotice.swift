import Foundation
import ZoneModel

/// Tells a command of the user's choice how a run ended: after every run, so that a monitor notices when none came.
struct OutcomeNotice {
  private let record: RunRecord

  init(_ record: RunRecord) { self.record = record }

  /// Seconds after which the command is ended.
  private static let patience = 60.0

  /// Runs the command with the outcome in its environment; its failure is a warning.
  func send(by command: String, console: Console) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardInput = FileHandle.nullDevice
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, own in own }
    do {
      try process.run()
    } catch {
      console.note("gaoxin: warning: the --notify command could not be started")
      return
    }
    let deadline = Date().addingTimeInterval(Self.patience)
    while process.isRunning, Date() < deadline { usleep(20_000) }
    if process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      console.note("gaoxin: warning: the --notify command took over a minute and was ended")
    } else if process.terminationStatus != 0 {
      console.note("gaoxin: warning: the --notify command ended with \(process.terminationStatus)")
    }
  }

  private var environment: [String: String] {
    let folder = record.folder ?? ""
    return [
      "GAOXIN_OUTCOME": record.outcome.rawValue,
      "GAOXIN_EXIT": String(record.exitCode),
      "GAOXIN_MESSAGE": record.message,
      "GAOXIN_QUARTER": record.made.map(\.quarter.description).joined(separator: " "),
      "GAOXIN_WORKSPACE": folder,
      "GAOXIN_FILES": record.made.flatMap { item in item.files.map { "\(folder)/output/\(item.quarter)/\($0)" } }
        .joined(separator: "\n"),
    ]
  }
}
