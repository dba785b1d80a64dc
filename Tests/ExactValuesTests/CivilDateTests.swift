import ExactValues
import Testing

@Suite struct CivilDateTests {
  @Test func `days count back and forth over all years`() {
    for days in stride(from: -719_162, through: 2_932_896, by: 941) {
      let day = CivilDate(daysSince1970: days)
      #expect(day.daysSince1970 == days)
      #expect(CivilDate("\(day)") == day)
      #expect(CivilDate(year: day.year, month: day.month, day: day.day) == day)
      #expect(day.adding(days: 1) > day || days == 2_932_896)
      #expect((1...7).contains(day.weekday))
      #expect(day.adding(days: 7).weekday == day.weekday || days > 2_932_889)
    }
    #expect(CivilDate("2025-07-10")?.weekday == 4)
    #expect(CivilDate("1970-01-01")?.daysSince1970 == 0)
    #expect(CivilDate("2000-03-01")?.adding(days: -1).description == "2000-02-29")
  }

  @Test(arguments: [
    "2025-02-29", "1900-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-06-00", "0000-01-01", "25-01-01",
    "2025-1-1", "2025/01/01", "2025-01-01T", "", "２０２５-01-01", "-025-01-01",
  ])
  func `a day that is not is refused`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(arguments: [
    ("2024-01-31", 1, "2024-02-29"), ("2025-01-31", 1, "2025-02-28"), ("2024-02-29", 12, "2025-02-28"),
    ("2025-03-31", -1, "2025-02-28"), ("2025-01-15", -1, "2024-12-15"), ("2025-06-30", -24, "2023-06-30"),
  ])
  func `months are counted to the same day or the last that is`(start: String, months: Int, end: String) {
    #expect(CivilDate(start)?.adding(months: months).description == end)
  }

  @Test func `months outside the year run into the years beside`() {
    #expect(CivilDate.first(ofMonth: 13, year: 2024).description == "2025-01-01")
    #expect(CivilDate.last(ofMonth: 0, year: 2025).description == "2024-12-31")
    #expect(CivilDate.last(ofMonth: 2, year: 2100).description == "2100-02-28")
    #expect(CivilDate.first(ofMonth: -30, year: 1).description == "0001-01-01")
  }

  @Test func `days of all years stay within them`() {
    #expect(CivilDate(daysSince1970: .min).description == "0001-01-01")
    #expect(CivilDate(daysSince1970: .max).description == "9999-12-31")
  }
}
