import ExactValues
import Testing
import ZoneComparison
import ZoneModel

@Suite struct RowTests {
  @Test func `figures of one span stand in one row and are ranked`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "120.5", "亿元")
    sketch.add("b", "output", "2025-H1", "98.0", "亿元")
    sketch.add("c", "output", "2025-H1", "1010000", "万元")
    let comparison = sketch.compare()
    #expect(
      comparison.table == [
        "output 2025-H1 | a: reported 120.5亿元 2025-H1, b: reported 98.0亿元 2025-H1, c: reported 1010000万元 2025-H1 | a=1 c=2 b=3"
      ])
    let order = comparison.rows[0].order
    #expect(order?.leader == ZoneID("a"))
    #expect(order?.sum == number("319.5"))
    #expect(order?.spread == number("22.5"))
    #expect(order?.standings.map(\.gapToLeader) == [number("0"), number("19.5"), number("22.5")])
  }

  @Test func `a cumulative figure never stands beside a single quarter`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "120", "亿元")
    sketch.add("b", "output", "2025-Q2", "60", "亿元")
    #expect(
      sketch.compare().table == [
        "output 2025-H1 | a: reported 120亿元 2025-H1, b: older 60亿元 2025-Q2, c: not-reported",
        "output 2025-Q2 | a: not-reported, b: reported 60亿元 2025-Q2, c: not-reported",
      ])
  }

  @Test func `a single quarter is derived where the kind allows it and marked`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "120", "亿元")
    sketch.add("a", "output", "2025-Q1", "50", "亿元")
    sketch.add("b", "output", "2025-Q2", "60", "亿元")
    sketch.add("a", "served", "2025-H1", "120", "家")
    sketch.add("a", "served", "2025-Q1", "50", "家")
    #expect(
      sketch.compare().table == [
        "output 2025-H1 | a: reported 120亿元 2025-H1, b: older 60亿元 2025-Q2, c: not-reported",
        "output 2025-Q2 | a: derived 70 2025-Q2, b: reported 60亿元 2025-Q2, c: not-reported | a=1 b=2",
        "served 2025-H1 | a: reported 120家 2025-H1, b: not-reported, c: not-reported",
      ])
  }

  @Test func `bounds that overlap leave the order open`() {
    var sketch = DatasetSketch()
    sketch.add("a", "visits", "2025-H1", "150", "家次", range: .above(number("150")), comparator: .greater)
    sketch.add("b", "visits", "2025-H1", "180", "家次")
    sketch.add("c", "visits", "2025-H1", "100", "家次")
    let comparison = sketch.compare()
    #expect(
      comparison.table == [
        "visits 2025-H1 | a: bound 150家次 2025-H1, b: reported 180家次 2025-H1, c: reported 100家次 2025-H1 | a=1-2 b=1-2 c=3"
      ])
    #expect(comparison.rows[0].order?.leader == nil)
    #expect(comparison.rows[0].order?.sum == nil)
    #expect(comparison.findings.map(\.kind).contains(.orderOpen))
  }

  @Test func `equal figures share a place and no zone leads`() {
    var sketch = DatasetSketch()
    sketch.add("a", "research", "2025-H1", "3.6", "%")
    sketch.add("b", "research", "2025-H1", "3.60", "%")
    sketch.add("c", "research", "2025-H1", "3.1", "%")
    let order = sketch.compare().rows[0].order
    #expect(order?.standings.map(\.place) == [1, 1, 3])
    #expect(order?.leader == nil)
    #expect(order?.sum == nil)
  }

  @Test func `a lower rank is better`() {
    var sketch = DatasetSketch()
    sketch.add("a", "place", "2025-H1", "20", "位")
    sketch.add("b", "place", "2025-H1", "49", "位")
    #expect(sketch.compare().rows[0].order?.leader == ZoneID("a"))
  }

  @Test func `another subject's figure, a plan and an older figure are shown, never ranked`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "120", "亿元")
    sketch.add(
      "b", "output", "2025-H1", "3.23", "亿元", subject: .body(BilingualText(zh: "高新控股公司", en: "Gaoxin Holding")))
    sketch.add("c", "output", "2025-H1", "130", "亿元", status: .target)
    let comparison = sketch.compare()
    #expect(
      comparison.table == [
        "output 2025-H1 | a: reported 120亿元 2025-H1, b: other-subject 3.23亿元 2025-H1, c: plan 130亿元 2025-H1"
      ])
    #expect(comparison.rows[0].cells.map(\.refusal) == [nil, .subjectsDiffer, .statusDiffers])
    #expect(comparison.refusals.map(\.refusal) == [.subjectsDiffer])
  }

  @Test func `dollars and yuan are two rows`() {
    var sketch = DatasetSketch()
    sketch.add("a", "trade", "2025-H1", "30", "亿美元")
    sketch.add("b", "trade", "2025-H1", "200", "亿元")
    #expect(
      sketch.compare().table == [
        "trade 2025-H1 | a: not-reported, b: reported 200亿元 2025-H1, c: not-reported",
        "trade 2025-H1 | a: reported 30亿美元 2025-H1, b: not-reported, c: not-reported",
      ])
  }

  @Test func `a growth printed beside a level is compared with growth rates`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "120", "亿元", growth: "5.7")
    sketch.add("b", "output-growth", "2025-H1", "6.1", "%")
    #expect(
      sketch.compare().table.last
        == "output-growth 2025-H1 | a: reported 增长5.7% 2025-H1, b: reported 6.1% 2025-H1, c: not-reported | b=1 a=2")
  }

  @Test func `nothing of a quarter's future is shown in it`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "120", "亿元")
    sketch.add("a", "output", "2024-H1", "110", "亿元")
    #expect(
      sketch.compare("2024-Q2").table == [
        "output 2024-H1 | a: reported 110亿元 2024-H1, b: not-reported, c: not-reported"
      ])
  }

  @Test func `a stock of a month stands at the end of that month`() {
    var sketch = DatasetSketch()
    sketch.add("a", "firms", "2025-06", "261", "家")
    sketch.add("b", "firms", "2025-H1", "300", "家")
    #expect(
      sketch.compare().table == [
        "firms 2025-06@ | a: reported 261家 2025-06@, b: reported 300家 2025-06@, c: not-reported | b=1 a=2"
      ])
  }
}
