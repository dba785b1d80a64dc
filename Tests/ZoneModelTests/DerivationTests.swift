import ExactValues
import Testing
import ZoneModel

/// The identities of the period algebra, each on figures that can be checked by hand.
@Suite struct DerivationTests {
  let quarterOne = Period.yearToDate(2024, through: 3)
  let half = Period.yearToDate(2024, through: 6)
  let halfBefore = Period.yearToDate(2023, through: 6)

  @Test func `a single quarter is the later cumulative figure less the earlier one`() throws {
    let value = try Derivation.difference(of: term("h1", half, "220.0"), less: term("q1", quarterOne, "100.0"))
    #expect(value.value == number("120"))
    #expect(value.period.code == "2024-Q2")
    #expect(value.period.accumulation == .discrete)
    #expect(value.range.text == "[119.9, 120.1]")
    #expect(value.decimals == 1)
    #expect(value.inputs == [ObservationID("h1"), ObservationID("q1")])
    #expect(value.rule == .differenceOfCumulatives)
  }

  @Test(arguments: [
    (6, 3, "2024-Q2"), (9, 6, "2024-Q3"), (12, 9, "2024-Q4"), (12, 6, "2024-H2"), (5, 4, "2024-05"),
    (11, 2, "2024-03/2024-11"),
  ])
  func `any two cumulative figures of a year leave the span between`(later: Int, earlier: Int, code: String) throws {
    let value = try Derivation.difference(
      of: term("b", .yearToDate(2024, through: later), "9.5"),
      less: term("a", .yearToDate(2024, through: earlier), "4.2"))
    #expect(value.value == number("5.3"))
    #expect(value.period.code == code)
  }

  @Test func `an interval is subtracted where only a bound is known`() throws {
    let value = try Derivation.difference(
      of: term("h1", half, "220", range: .above(number("220"))), less: term("q1", quarterOne, "100.0"))
    #expect(value.value == nil)
    #expect(value.range.text == "(119.95, -)")
  }

  @Test func `the growth of a quarter follows from levels and nominal growths`() throws {
    func single(_ basis: PriceBasis, allowReal: Bool = false) throws(Refusal) -> DerivedValue {
      try Derivation.singleGrowth(
        later: term("h1", half, "220"), laterGrowth: growth("10"), earlier: term("q1", quarterOne, "100"),
        earlierGrowth: growth("5"), growthBasis: basis, allowReal: allowReal)
    }
    let value = try single(.nominal)
    #expect(value.value?.rounded(decimals: 1, by: .halfUp) == number("14.5"))
    #expect(value.period.code == "2024-Q2")
    #expect(value.rule == .growthOfDifference)
    #expect(!value.isApproximate)
    #expect(value.range.contains(number("14.5")))
    #expect(refusal { () throws(Refusal) in try single(.real) } == .growthIsReal)
    #expect(refusal { () throws(Refusal) in try single(.comparable) } == .growthIsReal)
    let rough = try single(.real, allowReal: true)
    #expect(rough.value == value.value)
    #expect(rough.isApproximate)
  }

  @Test func `the trailing year is this year's part plus last year less last year's part`() throws {
    let value = try Derivation.trailingYear(
      current: term("now", half, "60.0"), lastYear: term("last", .yearToDate(2023, through: 12), "100.0"),
      sameSpanLastYear: term("then", halfBefore, "45.0"))
    #expect(value.value == number("115"))
    #expect(value.period.code == "2023-07/2024-06")
    #expect(value.range.text == "[114.85, 115.15]")
    // Three roundings of 0.05 add up to 0.15: the decimal is not borne out.
    #expect(value.decimals == 0)
    #expect(value.inputs == ["now", "last", "then"].map { ObservationID($0) })
  }

  @Test func `growth from levels carries the rounding of both`() throws {
    let value = try Derivation.growth(from: term("then", halfBefore, "813.91"), to: term("now", half, "859"))
    #expect(value.value?.rounded(decimals: 2, by: .halfUp).description == "5.54")
    #expect(value.range.text == "[5.478, 5.602]")
    #expect(value.decimals == 1)
  }

  /// Earlier level, later level, decimals that the interval supports.
  @Test(arguments: [
    ("813.91", "859.00", 1), ("813.9", "859.0", 1), ("8.1", "8.6", 0), ("81.39", "85.90", 1), ("81.4", "85.9", 0),
    ("10000.0", "10004.0", 2), ("10000.00", "10000.40", 3),
  ])
  func `a rate has the decimals that the levels bear, and more where it would read as zero`(
    earlier: String, later: String, decimals: Int
  ) throws {
    let value = try Derivation.growth(from: term("then", halfBefore, earlier), to: term("now", half, later))
    #expect(value.decimals == decimals)
  }

  @Test func `growth is told between neighbouring spans of one length as well`() throws {
    let quarters = try Derivation.growth(
      from: term("q1", quarterOne, "100.0"), to: term("q2", singleQuarter(2024, 2), "120.0"))
    #expect(quarters.value == number("20"))
    let acrossYears = try Derivation.growth(
      from: term("q4", singleQuarter(2023, 4), "100.0"), to: term("q1", quarterOne, "80.0"))
    #expect(acrossYears.value == number("-20"))
    let stock = try Derivation.growth(
      from: term("then", endOfMonth(2024, 3), "200", kind: .stockCount, unitText: "家"),
      to: term("now", endOfMonth(2024, 6), "210", kind: .stockCount, unitText: "家"))
    #expect(stock.value == number("5"))
    #expect(stock.range == .exactly(number("5")))
  }

  @Test func `a level a year before follows from nominal growth only`() throws {
    let level = term("now", half, "110.0")
    let value = try Derivation.earlierLevel(of: level, growth: growth("10.0"), growthBasis: .nominal)
    #expect(value.value == number("100"))
    #expect(value.period.code == "2023-H1")
    #expect(value.range.text == "[99.909, 100.091]")
    #expect(
      refusal { () throws(Refusal) in try Derivation.earlierLevel(of: level, growth: growth("10.0"), growthBasis: .real)
      } == .growthIsReal)
    let stock = term("now", endOfMonth(2024, 6), "261", kind: .stockCount, basis: .notApplicable, unitText: "家")
    let stockBefore = try Derivation.earlierLevel(of: stock, growth: growth("16.0"), growthBasis: .notApplicable)
    #expect(stockBefore.period.code == "2023-06@")
    #expect(stockBefore.value == number("225"))
  }

  @Test func `a growth of twice as much and more gives the level before`() throws {
    let reader = PrintedFormReader(published: nil, approximation: ApproximationPolicy())
    let level = term("now", half, "279.00")
    // 1.79倍 stands for 1.785 to 1.795: a rounding of half a point, not of half a percentage point's tenth.
    let value = try Derivation.earlierLevel(of: level, growth: reader.growth("增长1.79倍"), growthBasis: .nominal)
    #expect(value.value == number("100"))
    #expect(value.range.text == "[99.819, 100.181]")
    let rough = try Derivation.earlierLevel(of: level, growth: reader.growth("增长1.8倍"), growthBasis: .nominal)
    #expect(rough.range.text == "[97.893, 101.456]")
  }

  @Test func `the net increase of a stock is a flow over the days between`() throws {
    let value = try Derivation.netChange(
      from: term("then", endOfMonth(2023, 12), "240", kind: .stockCount, unitText: "家"),
      to: term("now", endOfMonth(2024, 6), "261", kind: .stockCount, unitText: "家"))
    #expect(value.value == number("21"))
    #expect(value.period.code == "2024-H1")
    #expect(value.range == .exactly(number("21")))
    let loans = try Derivation.netChange(
      from: term("then", endOfMonth(2024, 3), "310.5", kind: .stockAmount),
      to: term("now", endOfMonth(2024, 6), "300.2", kind: .stockAmount))
    #expect(loans.value == number("-10.3"))
    #expect(loans.range.text == "[-10.4, -10.2]")
  }

  @Test func `zones add up with the rounding of each`() throws {
    let value = try Derivation.sumOverZones([
      term("a", half, "120.5", zone: "a"), term("b", half, "98.0", zone: "b"), term("c", half, "101.00", zone: "c"),
    ])
    #expect(value.value == number("319.5"))
    #expect(value.range.text == "[319.395, 319.605]")
    #expect(value.decimals == 0)
    #expect(value.inputs.count == 3)
  }

  @Test func `a share of a sum is recomputed from its part and its whole`() throws {
    let value = try Derivation.share(
      of: term("part", half, "3.6", indicator: "research"), in: term("whole", half, "100.0", indicator: "revenue"))
    #expect(value.value == number("3.6"))
    #expect(value.range.text == "[3.548, 3.652]")
    #expect(value.decimals == 1)
    #expect(value.rule == .shareOfWhole)
  }

  @Test func `a rate changes in points, a rank in places`() throws {
    let share = try Derivation.change(
      from: term("then", halfBefore, "3.1", kind: .share, unitText: "%"),
      to: term("now", half, "3.6", kind: .share, unitText: "%"))
    #expect(share.value == number("0.5"))
    #expect(share.range.text == "[0.4, 0.6]")
    let place = try Derivation.change(
      from: term("then", quarterOne, "20", kind: .rank, unitText: "位"),
      to: term("now", half, "15", kind: .rank, unitText: "位"))
    #expect(place.value == number("-5"))
    #expect(place.range == .exactly(number("-5")))
  }

  @Test func `average growth is the geometric mean`() throws {
    #expect(try Derivation.averageGrowth([number("10"), number("21")]) == number("15.369"))
    #expect(try Derivation.averageGrowth([number("5"), number("5"), number("5")]) == number("5"))
    #expect(try Derivation.averageGrowth([number("0"), number("0")]) == .zero)
    // 下降10% and 增长10% do not cancel out.
    #expect(try Derivation.averageGrowth([number("-10"), number("10")]) == number("-0.501256"))
    #expect(try Derivation.averageGrowth([number("300"), number("0")]) == number("100"))
  }

  @Test func `pull and contribution follow their definitions`() throws {
    #expect(Derivation.pull(share: number("40"), growth: number("5.5")) == number("2.2"))
    #expect(
      try Derivation.contribution(partChange: number("3"), totalChange: number("12"), total: number("200"))
        == number("25"))
    #expect(
      try Derivation.contribution(partChange: number("-3"), totalChange: number("12"), total: number("200"))
        == number("-25"))
    // Pull adds up: the parts' pulls are the whole's growth.
    let growthOfWhole =
      Derivation.pull(share: number("40"), growth: number("5"))
      + Derivation.pull(
        share: number("60"), growth: number("10"))
    #expect(growthOfWhole == number("8"))
  }
}
