import ExactValues
import Scheduling
import Testing

@Suite struct CronTimeTests {
  @Test(arguments: [("06:17", "17 6 * * *"), ("0:00", "0 0 * * *"), ("23:59", "59 23 * * *")])
  func `a time of day is five fields of a crontab`(text: String, fields: String) {
    #expect(CronTime(text)?.fields == fields)
  }

  @Test(arguments: ["24:00", "06:60", "6", "6:1:1", "-1:00", "06:17 ", "六:17", "", ":", "006:17", "+6:17"])
  func `what is no time of day is refused`(text: String) {
    #expect(CronTime(text) == nil)
  }

  @Test func `day of month and day of week are never both restricted`() {
    #expect(CronTime("06:17", dayOfMonth: 21)?.fields == "17 6 21 * *")
    #expect(CronTime("06:17", dayOfMonth: 29) == nil)
    #expect(CronTime("06:17", dayOfMonth: 21)?.calendar == "*-*-21 06:17:00")
  }

  @Test func `the next days start today only while the time is to come`() throws {
    let time = try #require(CronTime("06:17"))
    let day = try #require(CivilDate(year: 2026, month: 2, day: 27))
    #expect(
      time.days(from: day, minuteOfDay: 6 * 60 + 16, count: 2).map(\.description) == ["2026-02-27", "2026-02-28"])
    #expect(
      time.days(from: day, minuteOfDay: 6 * 60 + 17, count: 2).map(\.description) == ["2026-02-28", "2026-03-01"])
    let monthly = try #require(CronTime("06:17", dayOfMonth: 21))
    #expect(monthly.days(from: day, minuteOfDay: 0, count: 2).map(\.description) == ["2026-03-21", "2026-04-21"])
  }
}
