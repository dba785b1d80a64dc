import ExactValues
import Testing
import ZoneModel

@Suite struct PeriodTests {
  @Test(arguments: [
    "2024", "2024-H1", "2024-H2", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024-9M", "2024-5M", "2024-11M",
    "2024-06",
    "2024-06-18", "2016/2020", "2025-YTD", "2017-08/2017-11", "2024-06-01/2024-06-18", "2024-06@", "2024-06-18@",
    "2017-08-01/..", "unknown",
  ])
  func `a code is read and written back`(code: String) {
    #expect(Period(code: code)?.code == code)
  }

  @Test(arguments: [
    "2024-13", "2024-Q5", "2024-00", "2024-13M", "24-H1", "2024-02-30", "2020/2016", "", "H1", "2024-+6", "+024",
  ])
  func `a code that names no period is refused`(code: String) {
    #expect(Period(code: code) == nil)
  }

  @Test(arguments: [
    ("2024-Q1", "YTD"), ("2024-H1", "YTD"), ("2024-9M", "YTD"), ("2024", "YTD"), ("2024-01", "YTD"),
    ("2024-Q2", "DISC"),
    ("2024-H2", "DISC"), ("2024-06", "DISC"), ("2024-06@", "PIT"), ("2025-YTD", "YTD"), ("2017-08-01/..", "SI"),
    ("2016/2020", "DISC"), ("unknown", "UNK"),
  ])
  func `a span from January is cumulative, any other stands alone`(code: String, accumulation: String) {
    #expect(Period(code: code)?.accumulation.rawValue == accumulation)
  }

  @Test func `a month names its last day where the kind is of a moment`() {
    let october = Period(code: "2022-10")
    #expect(october?.adapted(to: .stockCount).code == "2022-10@")
    #expect(october?.adapted(to: .flowCount).code == "2022-10")
  }

  /// Whole months stay whole months, the end of a month the end of that month, a day that day.
  @Test(arguments: [
    ("2025-H1", "2024-H1"), ("2025-Q1", "2024-Q1"), ("2024-02", "2023-02"), ("2025-02", "2024-02"), ("2024", "2023"),
    ("2024-11M", "2023-11M"), ("2016/2020", "2015/2019"), ("2024-02@", "2023-02@"), ("2025-02@", "2024-02@"),
    ("2025-06@", "2024-06@"), ("2025-06-18@", "2024-06-18@"), ("2024-02-28@", "2023-02@"), ("2025-06-18", "2024-06-18"),
    ("2025-06-01/2025-06-18", "2024-06-01/2024-06-18"), ("2023-12-16/2024-01-15", "2022-12-16/2023-01-15"),
    ("2024-02-29", "nil"), ("2024-01-01/2024-02-29", "2023-2M"), ("2024-02-10/2024-02-29", "nil"), ("2025-YTD", "nil"),
    ("unknown", "nil"), ("0001-H1", "nil"), ("0001-06@", "nil"),
  ])
  func `the same span a year before`(code: String, earlier: String) throws {
    let period = try #require(Period(code: code))
    #expect((period.yearEarlier?.code ?? "nil") == earlier)
  }

  @Test(arguments: [
    ("2025-Q2", "2025-Q1"), ("2025-Q1", "2024-Q4"), ("2025-H1", "2024-H2"), ("2024", "2023"), ("2025-01", "2024-12"),
    ("2025-9M", "2024-04/2024-12"), ("2024-03", "2024-02"), ("2025-06@", "nil"), ("2025-06-01/2025-06-18", "nil"),
    ("2025-YTD", "nil"), ("unknown", "nil"), ("0001-Q1", "nil"),
  ])
  func `the span before is as long and ends the day before`(code: String, before: String) throws {
    let period = try #require(Period(code: code))
    #expect((period.previousSpan?.code ?? "nil") == before)
  }

  @Test func `a year before is a year before, for every span of months and every month's end`() throws {
    for year in [1999, 2000, 2001, 2024, 2025] {
      for first in 1...12 {
        let end = endOfMonth(year, first)
        #expect(end.yearEarlier == endOfMonth(year - 1, first))
        for last in first...12 {
          let span = Period(.span(first: .first(ofMonth: first, year: year), last: .last(ofMonth: last, year: year)))
          let earlier = try #require(span.yearEarlier)
          #expect(earlier.firstDay == .first(ofMonth: first, year: year - 1))
          #expect(earlier.statedEnd == .last(ofMonth: last, year: year - 1))
          #expect(earlier.accumulation == span.accumulation)
          #expect(Period(code: span.code)?.isSameSpan(as: span) == true)
          #expect(Period(code: earlier.code)?.isSameSpan(as: earlier) == true)
          // The span before and the span together leave no gap.
          let before = try #require(span.previousSpan)
          #expect(before.statedEnd?.adding(days: 1) == span.firstDay)
          #expect(before.firstDay == CivilDate.first(ofMonth: first - (last - first + 1), year: year))
        }
      }
    }
  }

  @Test func `since a January of an earlier year is not cumulative within the year`() throws {
    let reader = PrintedFormReader(published: PublicationDate("2025-07-15"), approximation: ApproximationPolicy())
    let thisYear = try reader.period("今年以来")
    #expect(thisYear.accumulation == .yearToDate && thisYear.code == "2025-YTD")
    let earlier = try reader.period("2023年以来")
    #expect(earlier.accumulation == .since && earlier.code == "2023-01-01/..")
    let august = try reader.period("自2023年8月以来")
    #expect(august.accumulation == .since && august.code == "2023-08-01/..")
  }

  @Test func `a span with an inferred end is no span to compare`() {
    let toDate = Period(code: "2025-YTD")
    #expect(toDate?.statedEnd == nil)
    #expect(toDate.map { $0.isSameSpan(as: $0) } == false)
    #expect(Period(code: "2025-H1")?.quarterOfEnd == Quarter("2025-Q2"))
    #expect(Period(code: "2024-11M")?.quarterOfEnd == nil)
  }

  @Test func `quarters count over the turn of the year`() {
    let first = Quarter("2025-Q1")
    #expect(first?.previous.description == "2024-Q4")
    #expect(first?.yearEarlier.description == "2024-Q1")
    #expect(first?.adding(quarters: 7).description == "2026-Q4")
    #expect(first?.lastDay.description == "2025-03-31")
    #expect(Quarter("2025q3")?.description == "2025-Q3")
    for wrong in ["2025-Q5", "2025-Q0", "25-Q1", "2025-Q", "2025-Q12", "二〇二五"] { #expect(Quarter(wrong) == nil) }
  }
}

@Suite struct MeasureUnitTests {
  @Test(arguments: [
    ("元", "CNY", 0), ("万元", "CNY", 4), ("亿元", "CNY", 8), ("万亿元", "CNY", 12), ("百万元", "CNY", 6), ("千万元", "CNY", 7),
    ("亿美元", "USD", 8), ("家", "ENT", 0), ("万家", "ENT", 4), ("家次", "ENT_VISIT", 0), ("人", "PERS", 0), ("名", "PERS", 0),
    ("人次", "PERS_TIME", 0), ("%", "PCT", 0), ("百分点", "PP", 0), ("件/万人", "PATENT/PERS", -4), ("万元/人", "CNY/PERS", 4),
    ("件/千万元", "PATENT/CNY", -7), ("千瓦时", "千瓦时", 0), ("亿千瓦时", "千瓦时", 8), ("座", "座", 0), ("万平方米", "平方米", 4),
  ])
  func `a unit is its dimension and its power of ten`(text: String, dimension: String, power: Int) {
    let unit = MeasureUnit(text)
    #expect(unit?.dimension == dimension)
    #expect(unit?.power == power)
    #expect(unit?.text == text)
  }

  @Test func `one dimension converts, two do not`() {
    let measure = Measure(exactly: number("22378"), unit: unit("万元"))
    #expect(measure.number(in: unit("亿元")) == number("2.2378"))
    #expect(measure.decimals(in: unit("亿元")) == 4)
    #expect(measure.number(in: unit("亿美元")) == nil)
    #expect(!unit("家").isSameDimension(as: unit("家次")))
  }
}
