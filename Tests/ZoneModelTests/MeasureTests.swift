import ExactValues
import Testing
import ZoneModel

/// What a printed number may be before it was rounded (domain rules, section 3.4).
@Suite struct MeasureRoundingTests {
  private let reader = PrintedFormReader(published: PublicationDate("2025-07-15"), approximation: ApproximationPolicy())

  @Test(arguments: [
    // Half a unit of the last printed digit, in the printed unit.
    ("91.4亿元", "[91.35, 91.45]"), ("91亿元", "[90.5, 91.5]"), ("91.40亿元", "[91.395, 91.405]"),
    ("1.2万家", "[1.15, 1.25]"), ("6.7%", "[6.65, 6.75]"), ("7%", "[6.5, 7.5]"), ("12‰", "[11.5, 12.5]"),
    ("3个百分点", "[2.5, 3.5]"), ("2倍", "[1.5, 2.5]"), ("3万元/人", "[2.5, 3.5]"), ("45件/万人", "[44.5, 45.5]"),
    ("12元", "[11.5, 12.5]"), ("25平方公里", "[24.5, 25.5]"), ("300吨", "[299.5, 300.5]"), ("85分", "[84.5, 85.5]"),
    // Counted one by one.
    ("18个", "[18, 18]"), ("150家次", "[150, 150]"), ("164名", "[164, 164]"), ("第20位", "[20, 20]"),
    ("3项", "[3, 3]"), ("5座", "[5, 5]"), ("0场", "[0, 0]"),
    // Bounds are bounds.
    ("超150家次", "(150, -)"), ("20余场", "(20, 30)"), ("约86亿元", "[81.7, 90.3]"), ("20~50亿元", "[20, 50]"),
  ])
  func `a print is half a unit wide to either side, a count and a bound are what they say`(
    printed: String, range: String
  ) throws {
    #expect(try reader.measure(printed).rangeBeforeRounding.text == range)
  }

  @Test(arguments: [
    ("22378万元", "亿元", "2.2378", 4), ("91.4亿元", "万元", "914000", 0), ("1.2万家", "家", "12000", 0),
    ("51234人", "万人", "5.1234", 4), ("2.3万亿元", "亿元", "23000", 0), ("3百万元", "千元", "3000", 0),
    ("2千万元", "元", "20000000", 0), ("150家", "万家", "0.015", 4),
  ])
  func `the point moves between units of one dimension`(printed: String, other: String, value: String, decimals: Int)
    throws
  {
    let measure = try reader.measure(printed)
    #expect(measure.number(in: unit(other)) == number(value))
    #expect(measure.decimals(in: unit(other)) == decimals)
    #expect(measure.range(in: unit(other)) == .exactly(number(value)))
  }

  @Test(arguments: [
    ("亿元", "亿美元"), ("家", "家次"), ("人", "人次"), ("%", "百分点"), ("%", "‰"), ("家", "个"), ("件/万人", "件/千万元"), ("亿元", "港元"),
  ])
  func `different things have no common unit`(left: String, right: String) {
    #expect(!unit(left).isSameDimension(as: unit(right)))
    #expect(Measure(exactly: .one, unit: unit(left)).number(in: unit(right)) == nil)
    #expect(Measure(exactly: .one, unit: unit(left)).range(in: unit(right)) == nil)
  }

  @Test func `人 and 名, 场 and 场次 are one`() {
    #expect(unit("人").isSameDimension(as: unit("名")))
    #expect(unit("场").isSameDimension(as: unit("场次")))
    let persons = Period.yearToDate(2024, through: 6)
    let sum = refusal { () throws(Refusal) in
      try Derivation.sumOverZones([
        term("a", persons, "3", kind: .flowCount, unitText: "人", zone: "a"),
        term("b", persons, "4", kind: .flowCount, unitText: "名", zone: "b"),
      ])
    }
    #expect(sum == nil)
  }

  @Test func `a term keeps the rounding of its print in whatever unit it enters`() throws {
    let zone = Zone(id: ZoneID("a"), name: BilingualText(zh: "甲", en: "A"))
    let indicator = Indicator(
      id: IndicatorID("output"), name: BilingualText(zh: "产值", en: "Output"), kind: .flowAmount, unit: unit("万元"),
      direction: .higher, theme: "economy", definition: BilingualText(zh: "产值", en: "Output"))
    let observation = Observation(
      id: ObservationID("o"), zone: zone.id, subject: .zone, indicator: indicator.id,
      measure: try reader.measure("91.4亿元"), growth: nil, period: .yearToDate(2025, through: 6), status: .actual,
      source: SourceID("s"), place: SourcePlace(nil), confidence: .high, seedPlace: SeedPlace(file: "f", line: 1))
    let term = try #require(Term(observation, of: indicator, in: zone, unit: unit("万元")))
    #expect(term.value == number("914000"))
    #expect(term.range == .between(number("913500"), number("914500")))
    #expect(Term(observation, of: indicator, in: zone, unit: unit("万美元")) == nil)
  }
}

@Suite struct GrowthTests {
  private let reader = PrintedFormReader(published: nil, approximation: ApproximationPolicy())

  /// The print, its number in per cent, what is known of it, and what it may be before rounding.
  @Test(arguments: [
    ("增长15.4%", "15.4", "[15.4, 15.4]", "[15.35, 15.45]"), ("下降3%", "-3", "[-3, -3]", "[-3.5, -2.5]"),
    ("增长近8%", "8", "(7.2, 8)", "(7.2, 8)"), ("增长约8%", "8", "[7.6, 8.4]", "[7.6, 8.4]"),
    ("增长超10%", "10", "(10, -)", "(10, -)"), ("增长14%以上", "14", "[14, -)", "[14, -)"),
    ("增长3~5%", "nil", "[3, 5]", "[3, 5]"), ("增长1.1倍", "110", "[110, 110]", "[105, 115]"),
    ("增长2倍", "200", "[200, 200]", "[150, 250]"), ("增长1.79倍", "179", "[179, 179]", "[178.5, 179.5]"),
    // A fall of more than 3 % is below −3 %.
    ("下降超3%", "-3", "(-, -3)", "(-, -3)"), ("下降3%以上", "-3", "(-, -3]", "(-, -3]"),
    ("下降不到3%", "-3", "(-3, -)", "(-3, -)"), ("下降近3%", "-3", "(-3, -2.7)", "(-3, -2.7)"),
    ("下降约8%", "-8", "[-8.4, -7.6]", "[-8.4, -7.6]"), ("下降3~5%", "nil", "[-5, -3]", "[-5, -3]"),
    ("下降3%左右", "-3", "[-3.15, -2.85]", "[-3.15, -2.85]"),
  ])
  func `a growth is read with its bound on the right side`(
    printed: String, percent: String, known: String, before: String
  ) throws {
    let growth = try reader.growth(printed)
    #expect((growth.number?.description ?? "nil") == percent)
    #expect(growth.percent?.text == known)
    #expect(growth.rangeBeforeRounding?.text == before)
  }

  /// 增长N倍 is N times more, 增长到N倍 and 是上年的N倍 N times as much, 翻番 twice.
  @Test(arguments: [
    ("翻番", "100"), ("翻一番", "100"), ("同比翻一番", "100"), ("翻了一番", "100"), ("翻两番", "300"), ("翻三番", "700"),
    ("翻2番", "300"), ("增长1倍", "100"), ("增长3倍", "300"), ("增长到3倍", "200"), ("增长至3倍", "200"), ("增至2.5倍", "150"),
    ("提高到原来的3倍", "200"), ("是上年同期的2.79倍", "179"), ("是去年的1.2倍", "20"), ("为上年的1.5倍", "50"),
    ("达到去年同期的4倍", "300"), ("相当于上年的0.8倍", "-20"), ("增长两倍", "200"), ("是3倍", "200"),
  ])
  func `multiples are told apart from increases`(printed: String, percent: String) throws {
    #expect(try reader.growth(printed).percent?.exactValue == number(percent))
  }

  @Test(arguments: ["3倍", "达3倍", "为3倍", "翻了", "翻多番", "翻零番", "近翻番", "翻一番以上", "增长为3倍", "增长到上年的", "是上年的倍", "增长5个百分点"])
  func `what may be twice or twice more is not guessed`(printed: String) {
    #expect(throws: PrintedFormReader.Fault.self) { try reader.growth(printed) }
  }
}
