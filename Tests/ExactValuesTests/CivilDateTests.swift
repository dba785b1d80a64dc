import ExactValues
import Testing

@Suite struct CivilDateTests {
  @Test func `days count back and forth over four centuries`() {
    for days in stride(from: -200_000, through: 200_000, by: 97) {
      #expect(CivilDate(daysSince1970: days).daysSince1970 == days)
    }
    #expect(CivilDate("2025-07-10")?.weekday == 4)
    #expect(CivilDate("2025-02-29") == nil)
    #expect(CivilDate("2024-01-31")?.adding(months: 1).description == "2024-02-29")
  }

  @Test func `numbers print and round as written`() throws {
    let third = try #require(DecimalNumber(1).divided(by: DecimalNumber(3)))
    #expect(third.rounded(decimals: 4, by: .halfUp).description == "0.3333")
    #expect(DecimalNumber("1.050")?.rounded(decimals: 1, by: .gbt8170).description == "1")
    #expect(DecimalNumber("-0.35")?.rounded(decimals: 1, by: .halfUp).description == "-0.4")
    #expect(DecimalNumber("91.40")?.text(decimals: 2) == "91.40")
  }
}
