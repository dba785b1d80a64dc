import ExactValues
import PrintedForms
import Testing

@Suite struct PeriodYearTests {
  private func first(_ text: String, reference: CivilDate?) -> FoundPeriod? {
    let scalars = ScalarText(text)
    return PrintedFormScanner(reference: reference).scan(scalars, in: 0..<scalars.count).periods.first
  }

  @Test(arguments: [
    ("2025-01-15", "12月", "2024-12"), ("2025-01-15", "全年", "2024"), ("2025-02-20", "四季度", "2024-Q4"),
    ("2025-05-20", "8月以来", "2024-08-01/.."), ("2025-09-20", "8月以来", "2025-08-01/.."),
    ("2025-01-15", "1月", "2025-01"), ("2025-03-31", "前三季度", "2025-9M"), ("2025-11-02", "12月", "2025-12"),
  ])
  func `a month far ahead of the reference date is of the year before`(reference: String, text: String, code: String) {
    #expect(first(text, reference: CivilDate(reference))?.code == code)
  }

  @Test(arguments: [
    ("6月", "2023-06"), ("1至11月", "2023-11M"), ("上半年", "2023-H1"), ("前三季度", "2023-9M"), ("截至6月底", "2023-06@"),
  ])
  func `a wording without a year takes the year that the clause before gives`(text: String, code: String) {
    for reference in [nil, CivilDate("2025-07-10")] {
      #expect(first(text, reference: reference)?.inYear(2023).code == code)
    }
  }

  @Test(arguments: ["2024年6月", "“十四五”期间"])
  func `a stated year stays`(text: String) {
    let period = first(text, reference: nil)
    #expect(period?.inYear(2023) == period)
    #expect(period?.yearBasis == .stated)
  }

  @Test(arguments: ["6月", "今年", "近三年", "上月", "同期"])
  func `without a reference date a relative wording has no days`(text: String) {
    let period = first(text, reference: nil)
    #expect(period?.start == nil && period?.end == nil)
    #expect(period?.yearBasis == .unknown)
    #expect(period?.code == "unknown")
  }
}
