import ArgumentParser
import ExactValues
import Foundation
import Scheduling
import SeedFiles
import ZoneModel

/// Puts the workspace's block into the user's crontab, shows it, takes it out.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Have cron or systemd call 'gaoxin run': install, show, next, remove.",
    discussion: "Example: gaoxin schedule install --at 06:17",
    subcommands: [Install.self, Show.self, Next.self, Remove.self])

  /// When it is called.
  struct TimeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The time of day, of this machine's clock.", valueName: "06:17"))
    var at: String = "06:17"

    @Flag(help: "Call on the 21st of every month only, instead of every day.")
    var monthly = false

    func validate() throws {
      if CronTime(at) == nil { throw ValidationError("'\(at)' is no time of day; write one such as 06:17") }
    }

    var time: CronTime? { CronTime(at, dayOfMonth: monthly ? 21 : nil) }
  }

  /// Puts the block into the crontab.
  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put one marked block into your crontab; everything else in it stays.",
      discussion: "Example: gaoxin schedule install --at 05:30")

    @OptionGroup var times: TimeOptions
    @Flag(help: "Print the block instead of installing it.")
    var print = false
    @Flag(help: "Print a systemd service and timer instead.")
    var systemd = false
    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      let workspace = try Workspace(options)
      guard let time = times.time else { return }
      if systemd {
        let units = SystemdUnits(program: UserCrontab.program, workspace: workspace.folder, time: time)
        Console.write(
          "# ~/.config/systemd/user/gaoxin.service\n\(units.service)\n# ~/.config/systemd/user/gaoxin.timer\n\(units.timer)"
        )
        return
      }
      let block = try UserCrontab.block(of: workspace)
      if print {
        Console.write(block.text(at: time))
        return
      }
      let before = try UserCrontab.read()
      let after = block.installed(in: before, at: time)
      if after == before {
        Console(options).note("the crontab has this block already")
        return
      }
      try UserCrontab.write(after)
      Console(options).note(
        "installed: gaoxin run is called at \(times.at) \(times.monthly ? "on the 21st of every month" : "every day")")
    }
  }

  /// Shows the block.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print this workspace's block of your crontab.", discussion: "Example: gaoxin schedule show")
    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      let block = try UserCrontab.block(of: try Workspace(options))
      guard let text = block.found(in: try UserCrontab.read()) else {
        Console(options).note("your crontab has no block for this workspace")
        return
      }
      Console.write(text)
    }
  }

  /// Prints the coming times.
  struct Next: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the coming calls, and which quarter's edition is the newest that each may make.",
      discussion: "Example: gaoxin schedule next --at 06:17")
    @OptionGroup var times: TimeOptions
    @Option(help: "How many to print.")
    var count: Int = 5
    @OptionGroup var options: WorkspaceOptions

    func validate() throws {
      if !(1...100).contains(count) { throw ValidationError("--count must be from 1 to 100") }
    }

    func run() throws {
      let workspace = try Workspace(options)
      guard let time = times.time, let zone = TimeZone(identifier: workspace.settings.timeZone) else {
        throw CommandFailure(
          .badConfiguration, "gaoxin.yaml names an unknown time zone '\(workspace.settings.timeZone)'",
          hint: "write one such as Asia/Shanghai")
      }
      let rules = DueEditions(
        daysAfterQuarter: workspace.settings.schedule.daysAfterQuarter, minimumCoverage: 0, catchUp: 1)
      var calendar = Calendar(identifier: .gregorian)
      let now = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: Date())
      guard let today = CivilDate(year: now.year ?? 1, month: now.month ?? 1, day: now.day ?? 1) else { return }
      let days = time.days(from: today, minuteOfDay: (now.hour ?? 0) * 60 + (now.minute ?? 0), count: count)
      var text = ""
      for day in days {
        let local = DateComponents(year: day.year, month: day.month, day: day.day, hour: time.hour, minute: time.minute)
        guard let date = calendar.date(from: local) else { continue }
        var there = calendar
        there.timeZone = zone
        let parts = there.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        guard let shown = CivilDate(year: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1) else {
          continue
        }
        var quarter = Quarter(containing: shown)
        while rules.opens(QuarterOfYear(year: quarter.year, number: quarter.number)) > shown {
          quarter = quarter.previous
        }
        text +=
          "\(shown) \(Self.two(parts.hour)):\(Self.two(parts.minute)) \(workspace.settings.timeZone)  up to \(quarter)\n"
      }
      calendar.timeZone = zone
      Console.write(text)
    }

    private static func two(_ number: Int?) -> String { String(format: "%02d", number ?? 0) }
  }

  /// Takes the block out.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take this workspace's block out of your crontab; everything else in it stays.",
      discussion: "Example: gaoxin schedule remove")
    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      let block = try UserCrontab.block(of: try Workspace(options))
      let before = try UserCrontab.read()
      let after = block.removed(from: before)
      if after == before {
        Console(options).note("your crontab has no block for this workspace")
        return
      }
      try UserCrontab.write(after)
      Console(options).note("removed")
    }
  }
}
