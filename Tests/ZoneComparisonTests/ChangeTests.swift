import ExactValues
import Testing
import ZoneComparison
import ZoneModel

@Suite struct ChangeTests {
  private func lines(_ comparison: Comparison) -> [String] {
    comparison.changes.map { change in
      let outcome: String
      switch change.outcome {
      case .change(let value, _, let decimals, let form):
        outcome = "\(value.rounded(decimals: decimals, by: .halfUp)) \(form)"
      case .flat(_, let form): outcome = "flat \(form)"
      case .refused(let refusal): outcome = "refused \(refusal.rule)"
      }
      return "\(change.zone) \(change.indicator.id) \(change.current.period.code) \(change.base.rawValue): \(outcome)"
        + (change.printedGrowth.map { ", printed \($0.printed)" } ?? "")
    }
  }

  @Test func `printed and recomputed growth stand side by side`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "859", "亿元", growth: "5.7")
    sketch.add("a", "output", "2024-H1", "813.91", "亿元")
    #expect(lines(sketch.compare()) == ["a output 2025-H1 year-earlier: 5.5 percent, printed 增长5.7%"])
  }

  @Test func `a rate changes in percentage points`() {
    var sketch = DatasetSketch()
    sketch.add("a", "research", "2025-H1", "3.6", "%")
    sketch.add("a", "research", "2024-H1", "3.1", "%")
    sketch.add("a", "output-growth", "2025-H1", "6.7", "%")
    sketch.add("a", "output-growth", "2025-Q1", "5.9", "%")
    #expect(
      lines(sketch.compare()) == [
        "a output-growth 2025-H1 previous-quarter: 0.8 points", "a research 2025-H1 year-earlier: 0.5 points",
      ])
  }

  @Test func `a change that rounding hides is little change`() {
    var sketch = DatasetSketch()
    sketch.add("a", "research", "2025-H1", "3.6", "%")
    sketch.add("a", "research", "2024-H1", "3.6", "%")
    #expect(lines(sketch.compare()) == ["a research 2025-H1 year-earlier: flat points"])
  }

  @Test func `the quarter before is reached by derivation`() {
    var sketch = DatasetSketch()
    for (period, value) in [("2025-9M", "330"), ("2025-H1", "220"), ("2025-Q1", "100")] {
      sketch.add("a", "output", period, value, "亿元")
    }
    #expect(lines(sketch.compare("2025-Q3")) == ["a output 2025-Q3 previous-quarter: -8 percent"])
  }

  @Test func `a bound gives no change and a base of zero none either`() {
    var sketch = DatasetSketch()
    sketch.add("a", "visits", "2025-H1", "150", "家次", range: .above(number("150")), comparator: .greater)
    sketch.add("a", "visits", "2024-H1", "100", "家次")
    sketch.add("b", "visits", "2025-H1", "10", "家次")
    sketch.add("b", "visits", "2024-H1", "0", "家次")
    #expect(
      lines(sketch.compare()) == [
        "a visits 2025-H1 year-earlier: refused only-a-bound",
        "b visits 2025-H1 year-earlier: refused base-not-positive",
      ])
  }

  @Test func `a change that rounding cannot hide is told, however small`() {
    var sketch = DatasetSketch()
    // 6.6 to 6.7: the true rates may touch, not cross.
    sketch.add("a", "output-growth", "2025-H1", "6.7", "%")
    sketch.add("a", "output-growth", "2024-H1", "6.6", "%")
    sketch.add("a", "firms", "2025-06", "10004", "家")
    sketch.add("a", "firms", "2024-06", "10000", "家")
    #expect(
      lines(sketch.compare()) == [
        "a output-growth 2025-H1 year-earlier: 0.1 points", "a firms 2025-06@ year-earlier: 0.04 percent",
      ])
  }

  @Test func `a growth against the quarter before does not stand beside one against the year before`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-Q2", "110", "亿元", growth: "10.0", growthBase: .previousPeriod)
    sketch.add("a", "output", "2025-Q1", "100", "亿元")
    sketch.add("a", "output", "2024-Q2", "105", "亿元")
    #expect(
      lines(sketch.compare()) == [
        "a output 2025-Q2 year-earlier: 5 percent", "a output 2025-Q2 previous-quarter: 10 percent, printed 增长10.0%",
      ])
  }

  @Test func `a window of several years does not change on the year`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output-growth", "2017/2021", "6.7", "%")
    sketch.add("a", "output-growth", "2016/2020", "6.5", "%")
    #expect(lines(sketch.compare("2021-Q4")) == [])
  }

  @Test func `a rank moves in places and towards the first is up`() {
    var sketch = DatasetSketch()
    sketch.add("a", "place", "2025-H1", "15", "位")
    sketch.add("a", "place", "2024-H1", "20", "位")
    sketch.add("a", "place", "2025-Q1", "12", "位")
    let comparison = sketch.compare()
    #expect(
      lines(comparison) == [
        "a place 2025-H1 year-earlier: -5 places", "a place 2025-H1 previous-quarter: 3 places",
      ])
    #expect(comparison.findings.map(\.kind).contains(.movedUp))
    #expect(!comparison.findings.map(\.kind).contains(.movedDown))
  }

  @Test func `an index and a score change in their own units`() {
    var sketch = DatasetSketch()
    sketch.add("a", "climate", "2025-H1", "102.3", "点")
    sketch.add("a", "climate", "2024-H1", "101.1", "点")
    #expect(lines(sketch.compare()) == ["a climate 2025-H1 year-earlier: 1.2 difference"])
  }

  /// 扭亏为盈, 由盈转亏, 减亏, 增亏: the state instead of a rate.
  @Test(arguments: [
    ("-3.0", "1.0", "turns-positive"), ("3.0", "-1.0", "turns-negative"), ("-3.0", "-1.0", "loss-narrows"),
    ("-1.0", "-3.0", "loss-widens"),
  ])
  func `a profit that crosses zero is told in words`(before: String, now: String, rule: String) {
    var sketch = DatasetSketch()
    sketch.add("a", "profit", "2025-H1", now, "亿元")
    sketch.add("a", "profit", "2024-H1", before, "亿元")
    #expect(lines(sketch.compare()) == ["a profit 2025-H1 year-earlier: refused \(rule)"])
  }

  @Test func `a stock is held against the end of the quarter before and of the year before`() {
    var sketch = DatasetSketch()
    sketch.add("a", "firms", "2025-06", "261", "家")
    sketch.add("a", "firms", "2025-03", "250", "家")
    sketch.add("a", "firms", "2024-06", "225", "家")
    let comparison = sketch.compare()
    #expect(
      lines(comparison) == [
        "a firms 2025-06@ year-earlier: 16 percent", "a firms 2025-06@ previous-quarter: 4.4 percent",
      ])
    #expect(comparison.changes.map(\.difference) == [number("36"), number("11")])
  }

  @Test func `bodies counted once in each of two quarters are compared, never derived`() {
    var sketch = DatasetSketch()
    sketch.add("a", "served", "2025-Q2", "60", "家")
    sketch.add("a", "served", "2025-Q1", "50", "家")
    #expect(lines(sketch.compare()) == ["a served 2025-Q2 previous-quarter: 20 percent"])
  }

  @Test func `a figure of another scope is no base`() {
    var sketch = DatasetSketch()
    sketch.add("a", "research", "2025-H1", "3.6", "%")
    sketch.add("a", "research", "2024-H1", "3.1", "%", detail: "规模以上")
    #expect(lines(sketch.compare()) == ["a research 2025-H1 year-earlier: refused definitions-differ"])
  }

  @Test func `the change of a derived quarter stands on all four figures`() {
    var sketch = DatasetSketch()
    for (period, value) in [("2025-H1", "220"), ("2025-Q1", "100"), ("2024-H1", "200"), ("2024-Q1", "95")] {
      sketch.add("a", "output", period, value, "亿元")
    }
    let comparison = sketch.compare()
    let change = comparison.changes.first { $0.current.isDerived && $0.base == .yearEarlier }
    #expect(change?.current.observations.count == 2)
    #expect(change?.earlier?.observations.count == 2)
    guard case .change(let value, let range, let decimals, _)? = change?.outcome else {
      Issue.record("120 against 105 is a change")
      return
    }
    #expect(value.rounded(decimals: 1, by: .halfUp) == number("14.3"))
    // 119 to 121 over 104 to 106.
    #expect(range.lower?.value.rounded(decimals: 2, by: .halfUp) == number("12.26"))
    #expect(range.upper?.value.rounded(decimals: 2, by: .halfUp) == number("16.35"))
    #expect(decimals == 0)
    #expect(change?.difference == number("15"))
  }

  @Test func `a printed growth that is a bound keeps its number on the right side`() throws {
    var sketch = DatasetSketch()
    try sketch.addPrinted("a", "output", "2025-H1", "120亿元", growth: "增长近8%")
    try sketch.addPrinted("b", "output", "2025-H1", "110亿元", growth: "增长约8%")
    try sketch.addPrinted("c", "output", "2025-H1", "100亿元", growth: "下降超3%")
    let cells = sketch.compare().rows.first { $0.indicator.id == IndicatorID("output-growth") }?.cells ?? []
    #expect(cells.map(\.figure?.number) == [number("8"), number("8"), number("-3")])
    #expect(cells.map(\.figure?.comparator) == [.less, .about, .less])
    #expect(cells.map(\.state) == [.boundOnly, .boundOnly, .boundOnly])
  }

  @Test func `a printed growth without an earlier level is kept`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "859", "亿元", growth: "5.7")
    #expect(lines(sketch.compare()) == ["a output 2025-H1 year-earlier: refused too-few-figures, printed 增长5.7%"])
  }
}

@Suite struct DisagreementTests {
  private func lines(_ sketch: DatasetSketch) -> [String] {
    sketch.compare().disagreements.map {
      "\($0.kind.rawValue) \($0.zone) \($0.indicator.id): \($0.chosen.printed ?? "") over \($0.others.compactMap(\.printed)) by \($0.choice.rawValue)"
    }
  }

  @Test func `a later source revises an earlier one and both stay`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "120", "亿元", source: "s1")
    sketch.add("a", "output", "2025-H1", "125", "亿元", source: "s2")
    #expect(lines(sketch) == ["revision a output: 125亿元 over [\"120亿元\"] by newer"])
    #expect(sketch.compare().table == ["output 2025-H1 | a: reported 125亿元 2025-H1, b: not-reported, c: not-reported"])
  }

  @Test func `a result counts before a forecast, even a later one`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "120", "亿元", source: "s1")
    sketch.add("a", "output", "2025-H1", "130", "亿元", status: .forecast, source: "s2")
    #expect(lines(sketch) == ["forecast a output: 120亿元 over [\"130亿元\"] by result-over-forecast"])
  }

  @Test func `prints of one number to different digits agree, and the more exact one is shown`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "121", "亿元")
    sketch.add("a", "output", "2025-H1", "120.8", "亿元")
    #expect(lines(sketch).isEmpty)
    #expect(
      sketch.compare().table == ["output 2025-H1 | a: reported 120.8亿元 2025-H1, b: not-reported, c: not-reported"])
  }

  @Test func `an exact value counts before the bound that holds it`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "1400", "亿元", range: .above(number("1400")), comparator: .greater)
    sketch.add("a", "output", "2025-H1", "1400", "亿元")
    sketch.add("b", "output", "2025-H1", "100", "亿元", range: .above(number("100")), comparator: .greater)
    sketch.add("b", "output", "2025-H1", "104", "亿元")
    #expect(lines(sketch).isEmpty)
    #expect(
      sketch.compare().table == [
        "output 2025-H1 | a: reported 1400亿元 2025-H1, b: reported 104亿元 2025-H1, c: not-reported | a=1 b=2"
      ])
  }
}
