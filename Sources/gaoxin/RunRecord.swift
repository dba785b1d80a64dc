import EditionFiles
import ExactValues
import Foundation
import JSONText
import Scheduling

/// What a run believed, made and met: one line of output/runs.jsonl.
struct RunRecord {
  let workspace: Workspace
  var day: CivilDate?
  var made: [(quarter: String, cause: String, files: [String])] = []
  var warnings: [String] = []
  var exitCode: Int32 = 0
  private(set) var message = ""

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// Whether the run had nothing to do and met nothing.
  var isIdle: Bool { made.isEmpty && warnings.isEmpty && exitCode == 0 }

  /// The log of a workspace.
  static func log(_ workspace: Workspace) -> RunLog { RunLog("\(workspace.folder)/output/runs.jsonl") }

  /// Clears what killed runs left in output/.
  static func clearLeftovers(_ workspace: Workspace) throws(CommandFailure) {
    do {
      try EditionFolder(workspace: workspace.folder).repair()
    } catch {
      throw CommandFailure(.cannotWrite, error.message, hint: error.hint)
    }
  }

  /// Ends the record and appends it to the log.
  mutating func finish(started: Date, failure: CommandFailure?) {
    if let failure {
      exitCode = failure.code.rawValue
      message = failure.message
    } else {
      message = made.isEmpty ? "nothing was due" : "made \(made.map(\.quarter).joined(separator: ", "))"
    }
    let format = ISO8601DateFormatter()
    let editions = made.map { item -> JSONValue in
      .object([
        ("quarter", .text(item.quarter)), ("cause", .text(item.cause)), ("files", .array(item.files.map { .text($0) })),
        ("inputs", .optional(EditionManifest(folder: "\(workspace.folder)/output/\(item.quarter)")?.inputs)),
      ])
    }
    let record = JSONValue.object([
      ("started", .text(format.string(from: started))), ("as_of", .optional(day?.description)),
      ("version", .text(Gaoxin.version)), ("made", .array(editions)),
      ("warnings", .array(warnings.prefix(50).map { .text($0) })),
      ("message", .text(message)), ("exit", .integer(Int(exitCode))),
      ("seconds", .number(DecimalNumber(Int128(Date().timeIntervalSince(started) * 1000), exponent: -3).description)),
    ])
    RunRecord.log(workspace).append(record)
  }
}

/// Tells a command of the user's choice how a run ended.
struct OutcomeNotice {
  private let record: RunRecord

  init(_ record: RunRecord) { self.record = record }

  /// Runs the command with the outcome in its environment; its failure is a warning, and it is ended after a minute.
  func send(by command: String?, console: Console) {
    guard let command else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    var environment = ProcessInfo.processInfo.environment
    environment["GAOXIN_OUTCOME"] =
      record.exitCode == 0 ? "done" : (record.made.isEmpty ? "failed" : "done with faults")
    environment["GAOXIN_EXIT"] = String(record.exitCode)
    environment["GAOXIN_MESSAGE"] = record.message
    environment["GAOXIN_QUARTER"] = record.made.map(\.quarter).joined(separator: " ")
    environment["GAOXIN_WORKSPACE"] = record.workspace.folder
    environment["GAOXIN_FILES"] = record.made.flatMap { item in
      item.files.map { "\(record.workspace.folder)/output/\(item.quarter)/\($0)" }
    }.joined(separator: "\n")
    process.environment = environment
    do {
      try process.run()
    } catch {
      console.note("gaoxin: warning: the --notify command could not be started")
      return
    }
    let deadline = Date().addingTimeInterval(60)
    while process.isRunning, Date() < deadline { usleep(20_000) }
    if process.isRunning {
      process.terminate()
      console.note("gaoxin: warning: the --notify command took over a minute and was ended")
    } else if process.terminationStatus != 0 {
      console.note("gaoxin: warning: the --notify command ended with \(process.terminationStatus)")
    }
  }
}
