import ExactValues
import Testing
import ZoneModel

@Suite struct ZoneBoundaryTests {
  private let zone = Zone(
    id: ZoneID("a"), name: BilingualText(zh: "甲", en: "A"),
    boundaries: [
      ZoneBoundary(edition: "2023", since: .first(ofMonth: 1, year: 2023)),
      ZoneBoundary(edition: "2018", since: .first(ofMonth: 7, year: 2018)),
    ])
  private let indicator = Indicator(
    id: IndicatorID("output"), name: BilingualText(zh: "产值", en: "Output"), kind: .flowAmount, unit: unit("亿元"),
    direction: .higher, theme: "economy", definition: BilingualText(zh: "产值", en: "Output"))

  private func boundary(_ code: String) -> String? {
    Period(code: code).flatMap { Term.Definition(of: indicator, in: zone, scope: nil, period: $0).boundary }
  }

  @Test(arguments: [
    ("2018-Q2", "nil"), ("2018-06@", "nil"), ("2018-07-01", "2018"), ("2018", "2018"), ("2022", "2018"),
    ("2023-01", "2023"), ("2025-H1", "2023"), ("2025-YTD", "nil"), ("unknown", "nil"),
  ])
  func `a figure is within the boundary in force at the end of its period`(code: String, edition: String) {
    #expect((boundary(code) ?? "nil") == edition)
  }

  @Test func `figures within two boundaries are not combined`() {
    let (before, now) = (
      term("then", .yearToDate(2022, through: 6), "100", boundary: boundary("2022-H1")),
      term("now", .yearToDate(2023, through: 6), "120", boundary: boundary("2023-H1"))
    )
    #expect(refusal { () throws(Refusal) in try Derivation.growth(from: before, to: now) } == .boundariesDiffer)
  }
}
