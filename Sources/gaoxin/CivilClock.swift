import ExactValues
import Foundation
import SeedFiles

/// A moment as a clock on the wall of a time zone shows it: `2025-07-21 06:17`.
struct CivilClock: CustomStringConvertible {
  let day: CivilDate
  /// 0 to 1439.
  let minuteOfDay: Int

  init(_ moment: Date, in zone: TimeZone) {
    // A clock that is set to a year far away must not end the program.
    let bounded = min(max(moment.timeIntervalSince1970, -6e10), 2.5e11)
    let seconds = Int(bounded.rounded(.down)) + zone.secondsFromGMT(for: moment)
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    day = CivilDate(daysSince1970: days)
    minuteOfDay = (seconds - days * 86_400) / 60
  }

  var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(day) \(two(minuteOfDay / 60)):\(two(minuteOfDay % 60))"
  }
}

extension Workspace {
  /// The workspace's time zone.
  func clock() throws(CommandFailure) -> TimeZone {
    guard let zone = TimeZone(identifier: settings.timeZone) else {
      throw CommandFailure(
        .badConfiguration, "gaoxin.yaml names an unknown time zone '\(settings.timeZone)'",
        hint: "write one such as Asia/Shanghai")
    }
    return zone
  }

  /// Today in the workspace's time zone.
  func today() throws(CommandFailure) -> CivilDate { CivilClock(Date(), in: try clock()).day }
}
