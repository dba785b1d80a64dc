import ArgumentParser
import ExactValues
import Scheduling
import UserFiles
import ZoneModel

/// Prints what `run` would do, and why.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Print what 'gaoxin run' would do now, quarter by quarter, and why.",
    discussion: "Example: gaoxin plan --as-of 2025-07-21")

  @OptionGroup var choice: QuarterOptions
  @OptionGroup var due: DueOptions
  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    let plan = try DuePlan(try Workspace(options), choice, due)
    var text = "as of \(plan.day)\n"
    for (quarter, action) in plan.decisions() { text += "\(quarter)  \(action.words)\n" }
    Console.write(text)
    if let faults = plan.faults {
      Console(options).note("gaoxin: \(faults.summary): 'gaoxin check' lists them; what is made lacks those facts")
    }
  }
}

extension EditionDecision.Action {
  /// The decision in words.
  var words: String {
    switch self {
    case .make(.absent): "make: there is no edition"
    case .make(.incomplete): "make: the edition is not whole"
    case .make(.outdated): "make: what it is made from has changed"
    case .make(.forced): "make: asked for with --force"
    case .upToDate: "up to date"
    case .waits(let day): "wait: figures can be out from \(day) on"
    case .waitsForCoverage(let have, let need): "wait: \(have) of the zones have a figure, \(need) must"
    case .tooOld: "leave: older than --catch-up reaches"
    }
  }
}
