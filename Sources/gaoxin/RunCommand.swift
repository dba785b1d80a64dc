import ArgumentParser
import BriefRendering
import EditionFiles
import ExactValues
import Scheduling
import Synchronization
import UserFiles
import ZoneModel

/// Makes the editions that are due: what cron calls.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Make the editions that are due: what cron calls.",
    discussion: """
      Example: gaoxin run --workspace /srv/zones --notify 'logger -t gaoxin "$GAOXIN_MESSAGE"'

      Prints nothing when nothing is due, and the brief when something was made. 'gaoxin plan' says what would be done,
      docs/scheduling.md how to have it called.
      """)

  @OptionGroup var choice: QuarterOptions
  @OptionGroup var due: DueOptions

  @Flag(name: .customLong("due"), help: "Make what is due; this is the default and may be left out.")
  var isDueOnly = false

  @Flag(help: "Refuse a data set with any mistake, instead of making the edition without the faulty facts.")
  var strict = false

  @Option(help: ArgumentHelp("How long to wait for another run to end: 90, 90s, 5m.", valueName: "duration"))
  var lockWait: Seconds?

  @Option(
    help: ArgumentHelp(
      "A shell command that is told how the run ended, after every run, in its environment (GAOXIN_OUTCOME and others).",
      valueName: "command"))
  var notify: String?

  @OptionGroup var options: WorkspaceOptions

  /// What a run leaves to be told.
  private struct Result {
    var record = RunRecord()
    var brief = ""
    var faults: MistakeReport?
    var failure: CommandFailure?
  }

  /// Whether the run is recorded already, by the command or by the signal that ends it.
  private final class Recording: Sendable {
    private let hasBegun = Atomic<Bool>(false)

    /// True for the first who asks.
    func begin() -> Bool { !hasBegun.exchange(true, ordering: .sequentiallyConsistent) }
  }

  func run() throws {
    var result = Result()
    var lock: WriterLock?
    let recording = Recording()
    do throws(CommandFailure) {
      result.record.folder = try Workspace.find(options.workspace)
      let workspace = try Workspace(options)
      let begun = result.record
      let taken = try WriterLock(workspace.folder, waitingUpTo: lockWait?.count ?? 0) { signal in
        var record = begun
        record.finish(signal: signal)
        if recording.begin() { _ = record.append() }
      }
      lock = taken
      if let owner = taken.takenOverFrom {
        result.record.warnings.append("took over the lock of a run that ended without releasing it: \(owner)")
        Console(options).note("gaoxin: took over the lock of a run that ended without releasing it (\(owner))")
      }
      try makeEditions(workspace, &result)
    } catch {
      result.failure = error
    }
    EndingSignals.holdIfEnding()
    result.record.finish(result.failure, faultyFiles: result.faults?.files(with: .error).count ?? 0)
    if recording.begin(), let failure = result.record.append(), result.failure == nil {
      result.failure = failure
      result.record.finish(failure, faultyFiles: 0)
    }
    lock?.release()
    if let notify { OutcomeNotice(result.record).send(by: notify, console: Console(options)) }
    try tell(result)
  }

  private func makeEditions(_ workspace: Workspace, _ result: inout Result) throws(CommandFailure) {
    do {
      try EditionFolder(workspace: workspace.folder).repair()
    } catch {
      throw CommandFailure(.cannotWrite, error.message, hint: error.hint)
    }
    let plan = try DuePlan(workspace, choice, due, isStrict: strict)
    result.record.day = plan.day
    result.record.inputs = plan.inputs.parts
    result.faults = plan.faults
    result.record.warnings +=
      plan.faults.map { $0.mistakes.filter { $0.severity == .error } }.map { errors in
        errors.map { "\($0.place): \($0.message)" }
      } ?? []
    var newest: Edition?
    // Oldest first: an edition is compared with the one before it, so one that is made decides the later ones anew.
    var decisions = plan.decisions()
    for index in decisions.indices {
      let (quarter, action) = decisions[index]
      switch action {
      case .make(let cause):
        let edition = plan.edition(quarter)
        let made = try edition.write(madeFrom: plan.inputs)
        result.record.made.append(
          RunRecord.Made(quarter: quarter, cause: cause, files: made.files, inputs: made.inputs))
        newest = edition
        plan.editions.forget(quarter)
        decisions = plan.decisions()
      case .waits, .waitsForCoverage: result.record.waiting.append((quarter, action.words))
      case .upToDate, .tooOld: break
      }
    }
    if let newest, let language = newest.languages.first, !options.quiet {
      result.brief = try newest.brief(language, width: BriefTemplate.standardWidth)
    }
  }

  /// Prints the brief of what was made, then what went wrong: the cause in the first line, the places, the remedy.
  private func tell(_ result: Result) throws {
    Console.write(result.brief)
    if let failure = result.failure {
      Console.tell(failure, causeFirst: true)
      throw ExitCode(failure.code.rawValue)
    }
    if let faults = result.faults {
      Console.tell(
        CommandFailure(
          .badData, "\(result.record.message), whose facts are left out in part",
          hint: "correct them; the next run makes what is owed again", report: faults),
        causeFirst: true)
      throw ExitCode(CommandFailure.Code.badData.rawValue)
    }
  }
}

extension MistakeReport {
  /// The files that have mistakes of a severity.
  fileprivate func files(with severity: Mistake.Severity) -> Set<String> {
    Set(mistakes.filter { $0.severity == severity }.map(\.place.file))
  }
}
