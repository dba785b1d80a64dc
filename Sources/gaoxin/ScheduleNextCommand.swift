import ArgumentParser
import ExactValues
import Foundation
import SeedFiles
import Scheduling
import ZoneModel

extension ScheduleCommand {
  /// Prints the coming calls, and what each would make.
  struct Next: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the coming calls in the workspace's time zone, and which edition each would make.",
      discussion: """
        Example: gaoxin schedule next --count 3

        The calls are those of the installed block, or of --at. 'open to' names the newest quarter whose edition the call
        may make once its figures are there.
        """)
    @OptionGroup var times: TimeOptions
    @Option(help: "How many to print.")
    var count: Int = 5
    @OptionGroup var options: WorkspaceOptions

    func validate() throws {
      if !(1...100).contains(count) { throw ValidationError("--count must be from 1 to 100") }
    }

    func run() throws {
      let workspace = try Workspace(options)
      // Cron's clock is the machine's, whatever the shell's TZ says.
      unsetenv("TZ")
      let zone = try workspace.clock()
      let plan = try DuePlan(workspace, try QuarterOptions.parse([]), try DueOptions.parse([]))
      var made: Set<Quarter> = []
      var text = ""
      for date in try calls(of: workspace) {
        let local = CivilClock(date, in: zone)
        let due = plan.decisions(asOf: local.day).filter { $0.action.isToMake && made.insert($0.quarter).inserted }
        let makes = due.isEmpty ? "-" : "makes " + due.map(\.quarter.description).joined(separator: ", ")
        text += "\(local) \(workspace.settings.timeZone)  open to \(plan.newestOpen(on: local.day))  \(makes)\n"
      }
      Console.write(text)
    }

    /// The moments of the next calls, by the machine's clock.
    private func calls(of workspace: Workspace) throws(CommandFailure) -> [Date] {
      guard var time = times.time(for: workspace.settings.schedule) else { return [] }
      if !times.isAsked, let crontab = try? UserCrontab.read() {
        time = try UserCrontab.block(of: workspace.folder).time(in: crontab) ?? time
      }
      let now = CivilClock(Date(), in: .current)
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = .current
      return time.days(from: now.day, minuteOfDay: now.minuteOfDay, count: count).compactMap { day in
        calendar.date(
          from: DateComponents(year: day.year, month: day.month, day: day.day, hour: time.hour, minute: time.minute))
      }
    }
  }
}
