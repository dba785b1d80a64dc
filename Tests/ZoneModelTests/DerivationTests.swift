import ExactValues
import Testing
import ZoneModel

@Suite struct DerivationTests {
  let quarterOne = Period.yearToDate(2024, through: 3)
  let half = Period.yearToDate(2024, through: 6)
  let nineMonths = Period.yearToDate(2024, through: 9)

  @Test func `a single quarter is the later cumulative figure less the earlier one`() throws {
    let value = try Derivation.difference(of: term("h1", half, "220.0"), less: term("q1", quarterOne, "100.0"))
    #expect(value.value == number("120"))
    #expect(value.period.code == "2024-Q2")
    #expect(value.range == .between(number("119.9"), number("120.1")))
    #expect(value.inputs == [ObservationID("h1"), ObservationID("q1")])
  }

  @Test func `the growth of a quarter follows from levels and nominal growths`() throws {
    let value = try Derivation.singleGrowth(
      later: term("h1", half, "220"), laterGrowth: growth("10"), earlier: term("q1", quarterOne, "100"),
      earlierGrowth: growth("5"), growthBasis: .nominal)
    #expect(value.value?.rounded(decimals: 1, by: .halfUp) == number("14.5"))
    #expect(
      refusal { () throws(Refusal) in
        try Derivation.singleGrowth(
          later: term("h1", half, "220"), laterGrowth: growth("10"), earlier: term("q1", quarterOne, "100"),
          earlierGrowth: growth("5"), growthBasis: .real)
      } == .growthIsReal)
  }

  @Test func `parts of a year add up to the year, in any order`() throws {
    var generator = SeededGenerator(state: 7)
    for _ in 0..<200 {
      let cents = (0..<4).map { _ in Int.random(in: 0...1_000_000, using: &generator) }
      let parts = (1...4).map { quarter in
        term(
          "q\(quarter)", singleQuarter(2023, quarter),
          DecimalNumber(Int128(cents[quarter - 1]), exponent: -2).text(decimals: 2))
      }
      let whole = try Derivation.sum(of: parts.shuffled(using: &generator))
      #expect(whole.value == DecimalNumber(Int128(cents.reduce(0, +)), exponent: -2))
      #expect(whole.period.code == "2023")
      // C(y,b) − C(y,a) gives back the part that was added last.
      let nine = try Derivation.sum(of: Array(parts.prefix(3)))
      let fourth = try Derivation.difference(
        of: again(whole), less: again(nine), allowChains: true)
      #expect(fourth.value == parts[3].value)
      #expect(fourth.period.code == "2023-Q4")
      #expect(fourth.range.contains(parts[3].value ?? .zero))
    }
  }

  private func again(_ value: DerivedValue) -> Term {
    Term(
      observation: ObservationID("derived"), period: value.period, kind: .flowAmount, basis: .nominal, unit: unit("亿元"),
      subject: .zone, status: .actual, value: value.value, range: value.range, decimals: value.decimals, isDerived: true
    )
  }

  @Test func `the trailing year is this year's part plus last year less last year's part`() throws {
    let value = try Derivation.trailingYear(
      current: term("now", half, "60"), lastYear: term("last", .yearToDate(2023, through: 12), "100"),
      sameSpanLastYear: term("then", .yearToDate(2023, through: 6), "45"))
    #expect(value.value == number("115"))
    #expect(value.period.code == "2023-07/2024-06")
  }

  @Test func `growth from levels carries the rounding of both`() throws {
    let value = try Derivation.growth(
      from: term("then", .yearToDate(2022, through: 6), "813.91"), to: term("now", .yearToDate(2023, through: 6), "859")
    )
    #expect(value.value?.rounded(decimals: 2, by: .halfUp).description == "5.54")
    let low = try #require(value.range.lower?.value.rounded(decimals: 3, by: .halfUp))
    let high = try #require(value.range.upper?.value.rounded(decimals: 3, by: .halfUp))
    #expect("\(low) \(high)" == "5.478 5.602")
  }

  @Test func `a level a year before follows from nominal growth only`() throws {
    let level = term("now", half, "110.0")
    let value = try Derivation.earlierLevel(of: level, growth: growth("10.0"), growthBasis: .nominal)
    #expect(value.value == number("100"))
    #expect(value.period.code == "2023-H1")
    #expect(
      refusal { () throws(Refusal) in try Derivation.earlierLevel(of: level, growth: growth("10.0"), growthBasis: .real)
      }
        == .growthIsReal)
  }

  @Test func `average growth is the geometric mean`() throws {
    #expect(try Derivation.averageGrowth([number("10"), number("21")]) == number("15.369"))
    #expect(try Derivation.averageGrowth([number("5"), number("5"), number("5")]) == number("5"))
  }

  @Test func `pull and contribution follow their definitions`() throws {
    #expect(Derivation.pull(share: number("40"), growth: number("5.5")) == number("2.2"))
    #expect(
      try Derivation.contribution(partChange: number("3"), totalChange: number("12"), total: number("200"))
        == number("25"))
    #expect(
      refusal { () throws(Refusal) in
        try Derivation.contribution(partChange: number("3"), totalChange: number("0.1"), total: number("200"))
      } == .baseNotPositive)
  }

  @Test func `what must be refused is refused by its rule`() {
    let spans = [term("q1", quarterOne, "1"), term("q3", singleQuarter(2024, 3), "1")]
    #expect(refusal { () throws(Refusal) in try Derivation.sum(of: spans) } == .spansLeaveGap)
    let overlapping = [term("q1", quarterOne, "1"), term("h1", half, "1")]
    #expect(refusal { () throws(Refusal) in try Derivation.sum(of: overlapping) } == .spansOverlap)
    let shares = [
      term("a", half, "3.6", kind: .share, unitText: "%"), term("b", quarterOne, "3.1", kind: .share, unitText: "%"),
    ]
    #expect(
      refusal { () throws(Refusal) in try Derivation.difference(of: shares[0], less: shares[1]) }
        == .kindForbids(.share, operation: .subtractCumulatives))
    let bodies = [
      term("a", half, "30", kind: .distinctCount, unitText: "家"),
      term("b", quarterOne, "20", kind: .distinctCount, unitText: "家"),
    ]
    #expect(
      refusal { () throws(Refusal) in try Derivation.difference(of: bodies[0], less: bodies[1]) }
        == .kindForbids(.distinctCount, operation: .subtractCumulatives))
    let visits = [
      term("a", half, "30", kind: .eventCount, unitText: "家次"), term("b", half, "20", kind: .eventCount, unitText: "家"),
    ]
    #expect(refusal { () throws(Refusal) in try Derivation.sumOverZones(visits) } == .unitsDiffer("家次", "家"))
    let unknown = [term("a", Period(.unknown), "3"), term("b", quarterOne, "1")]
    #expect(
      refusal { () throws(Refusal) in try Derivation.difference(of: unknown[0], less: unknown[1]) } == .spanUnknown)
    let point = [term("a", half, "3"), term("b", Period(.point(.last(ofMonth: 3, year: 2024))), "1")]
    #expect(refusal { () throws(Refusal) in try Derivation.difference(of: point[0], less: point[1]) } == .pointWithSpan)
    let company = [
      term("a", half, "3"), term("b", quarterOne, "1", subject: .body(BilingualText(zh: "高新控股公司", en: "a company"))),
    ]
    #expect(
      refusal { () throws(Refusal) in try Derivation.difference(of: company[0], less: company[1]) } == .subjectsDiffer)
    let plan = [term("a", half, "3"), term("b", quarterOne, "1", status: .plan)]
    #expect(refusal { () throws(Refusal) in try Derivation.difference(of: plan[0], less: plan[1]) } == .statusDiffers)
    let loss = [term("a", .yearToDate(2023, through: 6), "-3"), term("b", half, "1")]
    #expect(refusal { () throws(Refusal) in try Derivation.growth(from: loss[0], to: loss[1]) } == .baseNotPositive)
    let chain = [term("a", half, "3"), term("b", quarterOne, "1", isDerived: true)]
    #expect(
      refusal { () throws(Refusal) in try Derivation.difference(of: chain[0], less: chain[1]) } == .inputIsDerived)
    #expect(refusal { () throws(Refusal) in try Derivation.averageGrowth([number("3")]) } == .tooFewFigures)
  }
}
