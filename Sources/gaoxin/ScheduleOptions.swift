import ArgumentParser
import ExactValues
import Glibc
import Scheduling

/// Options of what is due.
struct DueOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day to believe in. Default: today in the workspace's time zone.", valueName: "2025-07-21"))
  var asOf: Day?

  @Option(help: ArgumentHelp("How many of the newest quarters to look at.", valueName: "n"))
  var catchUp: Int = 4

  @Flag(help: "Make editions again that are up to date.")
  var force = false

  func validate() throws {
    if catchUp < 1 { throw ValidationError("--catch-up must be at least 1") }
  }
}

/// A day as an option takes it: `2025-07-21`.
struct Day: ExpressibleByArgument {
  let date: CivilDate

  init?(argument: String) {
    guard let date = CivilDate(argument) else { return nil }
    self.date = date
  }
}

/// A span of time as an option takes it: `90`, `90s`, `5m`, `2h`.
struct Seconds: ExpressibleByArgument {
  let count: Int

  init?(argument: String) {
    let factors: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
    let factor = argument.last.flatMap { factors[$0] }
    guard let number = Int(factor == nil ? argument[...] : argument.dropLast()), (0...86_400).contains(number) else {
      return nil
    }
    count = min(number * (factor ?? 1), 86_400)
  }
}
