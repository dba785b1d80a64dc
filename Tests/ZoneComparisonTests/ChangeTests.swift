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
