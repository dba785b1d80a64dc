package import ExactValues

/// When cron calls: every day, or one day of every month; never day of month and day of week both.
package struct CronTime: Hashable, Sendable {
  /// 0 to 23.
  package let hour: Int
  /// 0 to 59.
  package let minute: Int
  /// 1 to 28, so that every month has it; nil for every day.
  package let dayOfMonth: Int?

  /// Makes a time; nil for one that no day has.
  package init?(hour: Int, minute: Int, dayOfMonth: Int? = nil) {
    guard (0...23).contains(hour), (0...59).contains(minute), dayOfMonth.map({ (1...28).contains($0) }) ?? true else {
      return nil
    }
    self.hour = hour
    self.minute = minute
    self.dayOfMonth = dayOfMonth
  }

  /// Reads `06:17`.
  package init?(_ text: String, dayOfMonth: Int? = nil) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1])
    else { return nil }
    self.init(hour: hour, minute: minute, dayOfMonth: dayOfMonth)
  }

  /// The five fields of a crontab line.
  package var fields: String { "\(minute) \(hour) \(dayOfMonth.map(String.init) ?? "*") * *" }

  /// The calendar of a systemd timer.
  package var calendar: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "*-*-\(dayOfMonth.map(two) ?? "*") \(two(hour)):\(two(minute)):00"
  }

  /// The next days that it fires on, from a day and a minute of that day on.
  package func days(from day: CivilDate, minuteOfDay: Int, count: Int) -> [CivilDate] {
    var found: [CivilDate] = []
    var current = hour * 60 + minute > minuteOfDay ? day : day.adding(days: 1)
    while found.count < count {
      if let dayOfMonth, current.day != dayOfMonth {
        current = current.adding(days: 1)
        continue
      }
      found.append(current)
      current = current.adding(days: 1)
    }
    return found
  }
}
