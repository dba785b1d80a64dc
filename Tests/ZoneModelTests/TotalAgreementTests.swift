import ExactValues
import Testing
import ZoneModel

/// Totals that differ from the sum of their parts (domain rules, section 6): told, never adjusted.
@Suite struct TotalAgreementTests {
  private func agreement(_ total: String, _ parts: [String]) throws -> TotalAgreement {
    let terms = parts.enumerated().map { term("q\($0 + 1)", singleQuarter(2024, $0 + 1), $1) }
    return try TotalAgreement(
      of: term("t", .yearToDate(2024, through: parts.count * 3), total), with: Derivation.sum(of: terms))
  }

  @Test func `a total may differ by the rounding of itself and of each part`() throws {
    #expect(try agreement("100.0", ["24.9", "25.1", "25.0", "25.0"]) == .equal)
    // Five roundings of 0.05 may add up to 0.25.
    #expect(try agreement("100.1", ["24.9", "25.1", "25.0", "25.0"]) == .withinRounding(difference: number("0.1")))
    #expect(try agreement("99.8", ["24.9", "25.1", "25.0", "25.0"]) == .withinRounding(difference: number("-0.2")))
    #expect(try agreement("100.3", ["24.9", "25.1", "25.0", "25.0"]) == .beyondRounding(difference: number("0.3")))
    #expect(try agreement("97.0", ["24.9", "25.1", "25.0", "25.0"]) == .beyondRounding(difference: number("-3")))
  }

  @Test func `rounded parts always agree with their rounded total`() throws {
    var generator = SeededGenerator(state: 51)
    for size in 1...300 {
      let values = (0..<4).map { _ in
        DecimalNumber(Int128(Int.random(in: 0...(size * 900), using: &generator)), exponent: -3)
      }
      let decimals = Int.random(in: 0...2, using: &generator)
      func print(_ value: DecimalNumber) -> String {
        value.rounded(decimals: decimals, by: .halfUp).text(decimals: decimals)
      }
      if case .beyondRounding = try agreement(print(DecimalNumber.sum(values)), values.map(print)) {
        Issue.record("\(values) to \(decimals) decimals")
      }
    }
  }

  @Test func `a total is held against parts of its own span, and bounds against nothing`() throws {
    let sum = try Derivation.sum(of: [
      term("q1", singleQuarter(2024, 1), "1"), term("q2", singleQuarter(2024, 2), "1"),
    ])
    #expect(
      refusal { () throws(Refusal) in try TotalAgreement(of: term("y", .yearToDate(2024, through: 9), "2"), with: sum) }
        == .spansDiffer)
    let bound = term("h", .yearToDate(2024, through: 6), "2", range: .above(number("2")))
    #expect(refusal { () throws(Refusal) in try TotalAgreement(of: bound, with: sum) } == .onlyABound)
  }
}
