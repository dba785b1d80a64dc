import EditionFiles
import ExactValues
import Foundation
import JSONText
import Scheduling
import UserFiles
import ZoneModel

/// What a run believed, made and met: one line of output/runs.jsonl.
struct RunRecord: Sendable {
  /// How a run ended, in one word.
  enum Outcome: String, Sendable {
    case nothingDue = "nothing-due"
    case made
    /// Files of facts have mistakes; what was due was made without them.
    case faulty
    case failed
  }

  /// An edition that was made.
  struct Made: Sendable {
    let quarter: Quarter
    let cause: EditionDecision.Cause
    let files: [String]
    let inputs: Digest
  }

  /// The folder of the workspace; nil until it is found.
  var folder: String?
  /// What the run took for granted: the day, and the parts that editions are made from with their digests.
  var day: CivilDate?
  var inputs: [(name: String, digest: Digest)] = []
  var made: [Made] = []
  /// Why quarters that were looked at have no edition.
  var waiting: [(quarter: Quarter, reason: String)] = []
  var warnings: [String] = []
  private(set) var outcome = Outcome.nothingDue
  private(set) var message = ""
  private(set) var exitCode: Int32 = 0
  private let started = Date()
  private let clock = ContinuousClock.now

  /// The log of a workspace.
  static func log(_ folder: String) -> RunLog { RunLog("\(folder)/output/runs.jsonl") }

  /// Ends the record of a run that came to its end, or that failed.
  mutating func finish(_ failure: CommandFailure?, faultyFiles: Int) {
    let done = made.isEmpty ? "nothing was due" : "made \(made.map(\.quarter.description).joined(separator: ", "))"
    outcome = made.isEmpty ? .nothingDue : .made
    message = done
    if faultyFiles > 0 {
      outcome = .faulty
      exitCode = CommandFailure.Code.badData.rawValue
      message = "\(done); \(faultyFiles) \(faultyFiles == 1 ? "file has" : "files have") mistakes"
    }
    if let failure {
      outcome = .failed
      exitCode = failure.code.rawValue
      message = failure.message
    }
  }

  /// Ends the record of a run that a signal ends.
  mutating func finish(signal: Int32) {
    outcome = .failed
    exitCode = 128 + signal
    message = "ended by signal \(signal)"
  }

  /// Appends the record to the log.
  ///
  /// - Returns: why it could not be; nil where it was, or where there is no workspace to record it in.
  func append() -> CommandFailure? {
    guard let folder else { return nil }
    do {
      try EditionFolder(workspace: folder).prepare()
    } catch {
      return CommandFailure(.cannotWrite, error.message, hint: error.hint)
    }
    guard let code = Self.log(folder).append(value) else { return nil }
    let fault = EditionFault.system(doing: "record the run in", path: "\(folder)/output/runs.jsonl", code: code)
    return CommandFailure(
      .cannotWrite, fault.message,
      hint: made.isEmpty ? fault.hint : "the editions are whole; see that the disk has room")
  }

  private var value: JSONValue {
    let elapsed = clock.duration(to: .now)
    let milliseconds = elapsed.components.seconds * 1000 + elapsed.components.attoseconds / 1_000_000_000_000_000
    let editions = made.map { item -> JSONValue in
      .object([
        ("quarter", .text(item.quarter.description)), ("cause", .text(item.cause.rawValue)),
        ("files", .array(item.files.map { .text($0) })), ("inputs", .text(item.inputs.description)),
      ])
    }
    return .object([
      ("started", .text(ISO8601DateFormatter().string(from: started))),
      ("seconds", .number(DecimalNumber(Int128(milliseconds), exponent: -3).description)),
      ("version", .text(Gaoxin.version)), ("as_of", .optional(day?.description)),
      ("inputs", .object(inputs.map { ($0.name, .text($0.digest.description)) })), ("made", .array(editions)),
      ("waiting", .object(waiting.map { ($0.quarter.description, .text($0.reason)) })),
      ("warnings", .array(warnings.prefix(50).map { .text(String($0.prefix(500))) })),
      ("outcome", .text(outcome.rawValue)), ("message", .text(message)), ("exit", .integer(Int(exitCode))),
    ])
  }
}
