import ExactValues
import Testing
import ZoneComparison
import ZoneModel

/// One unit a row, whatever the sources print, and the rounding of the print through it.
@Suite struct UnitTests {
  @Test func `a foreign currency in two powers of ten is one row in one unit`() {
    var sketch = DatasetSketch()
    sketch.add("a", "trade", "2025-H1", "30", "亿美元")
    sketch.add("b", "trade", "2025-H1", "250000", "万美元")
    sketch.add("c", "trade", "2025-H1", "31.5", "亿美元")
    let comparison = sketch.compare()
    #expect(comparison.rows.count == 1)
    #expect(comparison.rows[0].unit.text == "亿美元")
    let numbers = comparison.rows[0].cells.compactMap(\.figure?.number)
    #expect(numbers == [number("30"), number("25"), number("31.5")])
    #expect(comparison.rows[0].places == "c=1 a=2 b=3")
    #expect(comparison.rows[0].order?.sum == number("86.5"))
  }

  @Test func `two prints of one amount in two units do not disagree`() {
    var sketch = DatasetSketch()
    // The row is in 万元: 3.2 亿元 is 32000 ± 500 万元, which holds 32340.
    sketch.add("a", "pay", "2025-H1", "3.2", "亿元", source: "s1")
    sketch.add("a", "pay", "2025-H1", "32340", "万元", source: "s1")
    let comparison = sketch.compare()
    #expect(comparison.disagreements.isEmpty)
    #expect(comparison.rows[0].cells[0].figure?.number == number("32000"))
    #expect(comparison.rows[0].cells[0].figure?.rangeBeforeRounding == .between(number("31500"), number("32500")))
  }

  @Test func `a count told in tens of thousands is rounded, one told to the last is not`() throws {
    var sketch = DatasetSketch()
    try sketch.addPrinted("a", "visits", "2025-H1", "1.2万家次")
    try sketch.addPrinted("a", "visits", "2024-H1", "1.1万家次")
    try sketch.addPrinted("b", "visits", "2025-H1", "12000家次")
    try sketch.addPrinted("b", "visits", "2024-H1", "11000家次")
    let ranges = sketch.compare().changes.map { change -> String in
      guard case .change(_, let range, let decimals, _) = change.outcome, let low = range.lower, let high = range.upper
      else { return "none" }
      let ends = [low, high].map { "\($0.value.rounded(decimals: 1, by: .halfUp))" }
      return "\(change.zone) \(ends.joined(separator: " to ")), \(decimals)"
    }
    #expect(ranges == ["a 0 to 19, 0", "b 9.1 to 9.1, 1"])
  }

  @Test func `figures in 亿元 and 亿美元 are never added`() {
    var sketch = DatasetSketch()
    sketch.add("a", "trade", "2025-H1", "30", "亿美元")
    sketch.add("b", "trade", "2025-H1", "200", "亿元")
    #expect(sketch.compare().rows.allSatisfy { $0.order == nil })
  }
}
