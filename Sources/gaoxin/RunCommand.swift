import ArgumentParser
import ExactValues
import Foundation
import JSONText
import Scheduling
import UserFiles
import ZoneComparison
import ZoneModel

/// Makes the editions that are due: what cron calls.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Make the editions that are due: what cron calls.",
    discussion: """
      Example: gaoxin run --workspace /srv/zones --notify 'logger -t gaoxin "$GAOXIN_MESSAGE"'

      Prints nothing when nothing is due, and the brief when something was made. 'gaoxin plan' says what would be done.
      """)

  @OptionGroup var choice: QuarterOptions
  @OptionGroup var due: DueOptions

  @Flag(name: .customLong("due"), help: "Make what is due; this is the default and may be left out.")
  var isDueOnly = false

  @Flag(help: "Refuse a data set with any mistake, instead of making the edition without the faulty files.")
  var strict = false

  @Option(help: ArgumentHelp("How long to wait for another run to end: 90, 90s, 5m.", valueName: "duration"))
  var lockWait: Seconds?

  @Option(
    help: ArgumentHelp(
      "A shell command that is told the outcome in its environment (GAOXIN_OUTCOME and others).", valueName: "command"))
  var notify: String?

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    let started = Date()
    let workspace = try Workspace(options)
    let lock = try WriterLock(workspace, waitingUpTo: lockWait?.count ?? 0)
    var record = RunRecord(workspace)
    if let owner = lock.takenOverFrom {
      record.warnings.append("took over the lock of a run that ended without releasing it: \(owner)")
      Console(options).note("gaoxin: took over the lock of a run that ended without releasing it (\(owner))")
    }
    var failure: CommandFailure?
    do {
      try makeEditions(workspace, &record)
    } catch {
      failure = error
    }
    record.finish(started: started, failure: failure)
    if !record.isIdle || failure != nil { OutcomeNotice(record).send(by: notify, console: Console(options)) }
    if let failure { throw failure }
    if record.exitCode != 0 { throw ExitCode(record.exitCode) }
  }

  private func makeEditions(_ workspace: Workspace, _ record: inout RunRecord) throws(CommandFailure) {
    try RunRecord.clearLeftovers(workspace)
    let plan = try DuePlan(workspace, choice, due, isStrict: strict)
    record.day = plan.day
    if let faults = plan.faults {
      record.exitCode = CommandFailure.Code.badData.rawValue
      record.warnings += faults.mistakes.filter { $0.severity == .error }.map { "\($0.place): \($0.message)" }
    }
    var newest: Edition?
    // Oldest first, and each decided anew: an edition is compared with the one before it.
    for quarter in plan.decisions().filter({ $0.action.isToMake }).map(\.quarter) {
      guard let (_, action) = plan.decisions().first(where: { $0.quarter == quarter }), case .make(let cause) = action
      else { continue }
      let edition = plan.edition(quarter)
      let files = try edition.write()
      record.made.append((quarter.description, cause.rawValue, files))
      newest = edition
    }
    guard let newest else {
      // Nothing was made: faults were told when the edition was.
      if plan.faults != nil { record.exitCode = 0 }
      return
    }
    if let faults = plan.faults {
      Console.tell(
        CommandFailure(
          .badData, "the edition was made without facts of files that have mistakes",
          hint: "correct them; the next run makes it again",
          report: faults))
    }
    if !options.quiet, let language = newest.languages.first { Console.write(try newest.brief(language, width: 72)) }
  }
}

extension EditionDecision.Action {
  fileprivate var isToMake: Bool {
    if case .make = self { return true }
    return false
  }
}
