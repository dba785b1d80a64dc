import ExactValues
import Testing
import ZoneComparison
import ZoneModel

/// The choice among values of several sources.
@Suite struct ChoiceTests {
  struct Value: Sendable {
    let number: String
    let source: String
    var confidence = Confidence.high
    var status = ObservationStatus.actual
    var isBound = false
  }

  private func choice(_ values: [Value]) -> String {
    var sketch = DatasetSketch()
    sketch.sources = [
      DatasetSketch.source("june", "2025-06-01", access: .repost),
      DatasetSketch.source("july", "2025-07-01", access: .aggregator),
      DatasetSketch.source("august", "2025-08-01", access: .repost),
      DatasetSketch.source("undated", nil, access: .mirror),
      DatasetSketch.source("undated-original", nil, access: .original),
      DatasetSketch.source("year", "2025", access: .repost),
    ]
    for value in values {
      sketch.add(
        "a", "output", "2025-H1", value.number, "亿元", range: value.isBound ? .above(number(value.number)) : nil,
        comparator: value.isBound ? .greater : .equal, status: value.status, source: value.source,
        confidence: value.confidence)
    }
    let comparison = sketch.compare()
    let chosen = comparison.rows[0].cells[0].figure?.printed ?? "none"
    return chosen + (comparison.disagreements.first.map { " by \($0.choice.rawValue)" } ?? "")
  }

  static let pairs: [(first: Value, second: Value, choice: String)] = [
    (
      Value(number: "1", source: "june"), Value(number: "4", source: "august", status: .forecast),
      "1亿元 by result-over-forecast"
    ),
    (
      Value(number: "1", source: "june"), Value(number: "4", source: "august", confidence: .low),
      "1亿元 by more-confident"
    ),
    (Value(number: "1", source: "june"), Value(number: "4", source: "august"), "4亿元 by newer"),
    (Value(number: "1", source: "undated"), Value(number: "4", source: "undated-original"), "4亿元 by more-official"),
    (Value(number: "5", source: "june", isBound: true), Value(number: "4", source: "june"), "4亿元 by exact-over-bound"),
    (
      Value(number: "1", source: "june", confidence: .medium), Value(number: "4", source: "june"),
      "4亿元 by more-confident"
    ),
    (Value(number: "1", source: "june"), Value(number: "4", source: "june"), "1亿元 by first-listed"),
    // A year holds its months: neither is newer.
    (Value(number: "1", source: "year"), Value(number: "4", source: "june"), "1亿元 by first-listed"),
    // Two prints of one number are no disagreement; the finer one is shown.
    (Value(number: "1", source: "june"), Value(number: "1.2", source: "june"), "1.2亿元"),
    (Value(number: "1", source: "june"), Value(number: "1.2", source: "june", confidence: .medium), "1.2亿元"),
    (Value(number: "1", source: "june"), Value(number: "1.2", source: "june", confidence: .low), "1亿元"),
  ]

  @Test(arguments: pairs)
  func `each rule decides where the ones before do not`(first: Value, second: Value, expected: String) {
    #expect(choice([first, second]) == expected)
  }

  /// The newer source is the farther one, the undated one stands between: pair by pair the three go round in a circle.
  @Test func `the choice does not depend on the order of the values`() {
    let values = [
      Value(number: "1", source: "june"), Value(number: "4", source: "july"), Value(number: "3", source: "undated"),
    ]
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    #expect(Set(orders.map { order in choice(order.map { values[$0] }) }).count == 1)
  }

  /// The finer print of the one listed first is shown, not the other value that stood between.
  @Test func `a finer print stands for the number it prints`() {
    let values = [
      Value(number: "1", source: "june"), Value(number: "4", source: "june"), Value(number: "1.2", source: "june"),
    ]
    #expect(choice(values) == "1.2亿元 by first-listed")
  }

  @Test func `revisions and conflicts keep every value`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "120", "亿元", source: "s1")
    sketch.add("a", "output", "2025-H1", "125", "亿元", source: "s2")
    sketch.add("b", "output", "2025-H1", "98", "亿元", source: "s1")
    sketch.add("b", "output", "2025-H1", "90", "亿元", source: "s1")
    let comparison = sketch.compare()
    let told = comparison.disagreements.map { disagreement -> String in
      let others = disagreement.others.compactMap(\.printed).joined(separator: ", ")
      return "\(disagreement.kind.rawValue): \(disagreement.chosen.printed ?? "") over \(others)"
    }
    #expect(told == ["revision: 125亿元 over 120亿元", "conflict: 98亿元 over 90亿元"])
    let kinds = comparison.findings.map(\.kind).filter { $0 == .revision || $0 == .conflict }
    #expect(kinds == [.revision, .conflict])
    #expect(comparison.rows[0].cells[0].figure?.conflicts.map(\.text) == ["a.output.2025-H1.0"])
    #expect(comparison.rows[0].places == "a=1 b=2")
  }
}
