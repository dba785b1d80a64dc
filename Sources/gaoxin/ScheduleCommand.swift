import ArgumentParser
import ExactValues
import Scheduling
import SeedFiles

/// Puts the workspace's block into the user's crontab, shows it, takes it out.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Have cron or systemd call 'gaoxin run': install, show, next, remove.",
    discussion: "Example: gaoxin schedule install --at 06:17",
    subcommands: [Install.self, Show.self, Next.self, Remove.self])

  /// When it is called.
  struct TimeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The time of day, of cron's clock. Default: 06:17.", valueName: "06:17"))
    var at: String?

    @Flag(help: "Call once a month only, on the day that figures can be out: the 21st unless gaoxin.yaml says another.")
    var monthly = false

    func validate() throws {
      if let at, CronTime(at) == nil { throw ValidationError("'\(at)' is no time of day; write one such as 06:17") }
    }

    /// Whether a time is asked for.
    var isAsked: Bool { at != nil || monthly }

    /// The time asked for, else every day at 06:17; once a month on the day that an edition falls due, or on the 28th.
    func time(for schedule: WorkspaceSettings.Schedule) -> CronTime? {
      let rules = DueEditions(daysAfterQuarter: schedule.daysAfterQuarter, minimumCoverage: 0, catchUp: 1)
      let days = (1...4).map { rules.opens(QuarterOfYear(year: 2025, number: $0)).day }
      return CronTime(at ?? "06:17", dayOfMonth: monthly ? min(days.max() ?? 28, 28) : nil)
    }
  }

  /// Puts the block into the crontab.
  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put one marked block into your crontab; everything else in it stays.",
      discussion: """
        Example: gaoxin schedule install --at 05:30
        Example: gaoxin schedule install -- --strict --notify /usr/local/bin/tell-me

        What stands behind -- are options of 'gaoxin run'.
        """)

    @OptionGroup var times: TimeOptions
    @Flag(help: "Print the block instead of installing it.")
    var print = false
    @Flag(help: "Print a systemd service and timer instead.")
    var systemd = false
    @OptionGroup var options: WorkspaceOptions
    @Argument(parsing: .postTerminator, help: ArgumentHelp("Options of 'gaoxin run'.", valueName: "run-options"))
    var runArguments: [String] = []

    func validate() throws {
      // Refused now, rather than at night; the workspace is this command's own to name.
      guard !runArguments.isEmpty else { return }
      do {
        let run = try RunCommand.parse(runArguments)
        if run.options.workspace != nil { throw ValidationError("name the workspace before the --") }
      } catch let error as ValidationError {
        throw error
      } catch {
        throw ValidationError("behind --: \(RunCommand.message(for: error))")
      }
    }

    func run() throws {
      let opened = try Workspace(options)
      let workspace = opened.folder
      guard let time = times.time(for: opened.settings.schedule) else { return }
      if systemd {
        Console.write(try units(of: workspace, at: time))
        return
      }
      let block = try UserCrontab.block(of: workspace, arguments: runArguments)
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
      Console(options).note("installed: gaoxin run is called \(time.words)")
      if let zone = block.variable("CRON_TZ", in: after) {
        Console(options).note("your crontab sets CRON_TZ=\(zone): where cron obeys it, that is the time of that zone")
      }
    }

    private func units(of workspace: String, at time: CronTime) throws(CommandFailure) -> String {
      do throws(CrontabBlock.Fault) {
        let units = try SystemdUnits(
          program: UserCrontab.program, workspace: workspace, time: time, arguments: runArguments)
        return """
          # ~/.config/systemd/user/gaoxin.service
          \(units.service)
          # ~/.config/systemd/user/gaoxin.timer
          \(units.timer)
          """
      } catch {
        throw error.failure
      }
    }
  }

  /// Shows the block.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print this workspace's block of your crontab.", discussion: "Example: gaoxin schedule show")
    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      let block = try UserCrontab.block(of: try Workspace.find(options.workspace))
      guard let text = block.found(in: try UserCrontab.read()) else {
        Console(options).note("your crontab has no block for this workspace")
        return
      }
      Console.write(text)
    }
  }

  /// Takes the block out.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take this workspace's block out of your crontab; everything else in it stays.",
      discussion: "Example: gaoxin schedule remove")
    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      let block = try UserCrontab.block(of: try Workspace.find(options.workspace))
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

extension CronTime {
  /// The time in words: `at 06:17 every day`.
  var words: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "at \(two(hour)):\(two(minute)) \(dayOfMonth.map { "on day \($0) of every month" } ?? "every day")"
  }
}
