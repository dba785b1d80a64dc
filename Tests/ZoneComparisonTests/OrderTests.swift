import ExactValues
import Testing
import ZoneComparison
import ZoneModel

/// The order of zones: only what is surely so (domain rules, section 4.1).
@Suite struct OrderTests {
  private func finding(_ comparison: Comparison) -> Finding.Kind? {
    comparison.findings.map(\.kind).first {
      [.leader, .leaderOnly, .orderOpen, .level, .sideBySide].contains($0)
    }
  }

  /// What a, b and c print, the places, the leader, the statement made of it.
  @Test(arguments: [
    (["超150家次", "180家次", "100家次"], "a=1-2 b=1-2 c=3", "none", Finding.Kind.orderOpen),
    (["超150家次", "150家次", "100家次"], "a=1 b=2 c=3", "a", .leader),
    (["150家次以上", "150家次", "100家次"], "a=1-2 b=1-2 c=3", "none", .orderOpen),
    (["20余家次", "30家次", "20家次"], "b=1 a=2 c=3", "b", .leader),
    (["20余家次", "25家次", "30余家次"], "c=1 a=2-3 b=2-3", "c", .leaderOnly),
    (["不到50家次", "超100家次", "80家次"], "b=1 c=2 a=3", "b", .leader),
    (["近100家次", "100家次", "约100家次"], "b=1-2 c=1-3 a=2-3", "none", .orderOpen),
    (["100家次", "100家次", "90家次"], "a=1 b=1 c=3", "none", .level),
    (["90家次", "100家次", "90家次"], "b=1 a=2 c=2", "b", .leader),
    (["超10家次", "超1000家次", "不到5家次"], "a=1-2 b=1-2 c=3", "none", .orderOpen),
  ])
  func `places are told only where the bounds tell them`(
    printed: [String], places: String, leader: String, statement: Finding.Kind
  ) throws {
    var sketch = DatasetSketch()
    for (zone, text) in zip(["a", "b", "c"], printed) { try sketch.addPrinted(zone, "visits", "2025-H1", text) }
    let comparison = sketch.compare()
    #expect(comparison.rows[0].places == places)
    #expect((comparison.rows[0].order?.leader?.text ?? "none") == leader)
    #expect(finding(comparison) == statement)
  }

  /// What a, b and c print of an amount, and the places that rounding leaves.
  @Test(arguments: [
    (["4.2亿元", "42040万元", "3亿元"], "a=1-2 b=1-2 c=3"),
    (["4.2亿元", "42400万元", "3亿元"], "a=1-2 b=1-2 c=3"),
    (["4.2亿元", "4.3亿元", "3亿元"], "b=1 a=2 c=3"),
    (["4.2亿元", "4.2亿元", "3亿元"], "a=1 b=1 c=3"),
    (["180亿元", "约171亿元", "90亿元"], "a=1-2 b=1-2 c=3"),
  ])
  func `figures printed to different digits are told apart only where rounding lets them`(
    printed: [String], places: String
  ) throws {
    var sketch = DatasetSketch()
    for (zone, text) in zip(["a", "b", "c"], printed) { try sketch.addPrinted(zone, "output", "2025-H1", text) }
    #expect(sketch.compare().rows[0].places == places)
  }

  @Test func `numbers of any size are ordered`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "0.00000000000000000001", "亿元")
    sketch.add("b", "output", "2025-H1", "100000000000000000", "亿元")
    sketch.add("c", "output", "2025-H1", "1", "亿元")
    #expect(sketch.compare().rows[0].places == "b=1 c=2 a=3")
  }

  @Test func `a loss has no share of a sum`() throws {
    var sketch = DatasetSketch()
    try sketch.addPrinted("a", "profit", "2025-H1", "3.5亿元")
    try sketch.addPrinted("b", "profit", "2025-H1", "-1.5亿元")
    let order = try #require(sketch.compare().rows[0].order)
    #expect(order.sum == nil)
    #expect(order.standings.allSatisfy { $0.shareOfSum == nil })
  }

  @Test func `what is neither good nor bad is set side by side, and no zone leads`() {
    var sketch = DatasetSketch()
    sketch.add("a", "projects", "2025-H1", "18", "个")
    sketch.add("b", "projects", "2025-H1", "25", "个")
    let comparison = sketch.compare()
    #expect(comparison.rows[0].order?.leader == nil)
    #expect(finding(comparison) == .sideBySide)
  }

  @Test func `where less is better the least leads`() {
    var sketch = DatasetSketch()
    sketch.add("a", "energy", "2025-H1", "0.35", "吨标准煤/万元")
    sketch.add("b", "energy", "2025-H1", "0.28", "吨标准煤/万元")
    let order = sketch.compare().rows[0].order
    #expect(order?.leader == ZoneID("b"))
    #expect(order?.standings.map(\.gapToLeader) == [number("0"), number("0.07")])
    #expect(order?.sum == nil)
  }

  @Test func `an order of rounded and derived figures never contradicts the true amounts`() {
    var generator = SeededGenerator(state: 42)
    for size in 1...300 {
      var sketch = DatasetSketch()
      var truths: [ZoneID: DecimalNumber] = [:]
      func print(_ value: DecimalNumber) -> String {
        let decimals = Int.random(in: 0...3, using: &generator)
        return value.rounded(decimals: decimals, by: .halfUp).text(decimals: decimals)
      }
      for zone in ["a", "b", "c"] {
        let first = DecimalNumber(Int128(Int.random(in: 1...(2000 + size * 20), using: &generator)), exponent: -3)
        let second = DecimalNumber(Int128(Int.random(in: 1000...(2000 + size * 20), using: &generator)), exponent: -3)
        truths[ZoneID(zone)] = second
        if Bool.random(using: &generator) {
          sketch.add(zone, "output", "2025-Q2", print(second), "亿元")
        } else {
          sketch.add(zone, "output", "2025-H1", print(first + second), "亿元")
          sketch.add(zone, "output", "2025-Q1", print(first), "亿元")
        }
      }
      let rows = sketch.compare().rows.filter { $0.span?.code == "2025-Q2" }
      for standing in rows.flatMap({ $0.order?.standings ?? [] }) {
        for other in rows.flatMap({ $0.order?.standings ?? [] }) where standing.worst < other.best {
          #expect(truths[other.zone] ?? .zero <= truths[standing.zone] ?? .zero)
        }
      }
    }
  }

  @Test func `an order never contradicts what the figures may be`() {
    var generator = SeededGenerator(state: 41)
    for size in 1...300 {
      var sketch = DatasetSketch()
      var truths: [ZoneID: DecimalNumber] = [:]
      for zone in ["a", "b", "c"] {
        let truth = DecimalNumber(Int.random(in: 0...(3 + size / 10), using: &generator))
        let low = truth - DecimalNumber(Int.random(in: 0...3, using: &generator))
        let high = truth + DecimalNumber(Int.random(in: 0...3, using: &generator))
        let range: NumberRange? =
          switch Int.random(in: 0...4, using: &generator) {
          case 0: .atLeast(low)
          case 1: .atMost(high)
          case 2: .between(low, high)
          default: nil
          }
        truths[ZoneID(zone)] = truth
        sketch.add(
          zone, "visits", "2025-H1", "\(truth)", "家次", range: range, comparator: range == nil ? .equal : .between)
      }
      guard let order = sketch.compare().rows[0].order else {
        Issue.record("three figures are comparable")
        continue
      }
      #expect(order.standings.count == 3)
      for standing in order.standings {
        let mine = truths[standing.zone] ?? .zero
        let better = truths.values.filter { mine < $0 }.count
        let level = truths.values.filter { mine == $0 }.count - 1
        #expect(standing.best <= standing.worst)
        // The true place, as high as ties let it be and as low, is among those told.
        #expect(standing.best <= better + 1 + level && better + 1 <= standing.worst)
        for other in order.standings where standing.worst < other.best {
          #expect(truths[other.zone] ?? .zero <= mine)
        }
      }
      if let leader = order.leader { #expect(truths.values.allSatisfy { $0 <= truths[leader] ?? .zero }) }
    }
  }
}

/// Single quarters from cumulative figures: where the kind allows, marked, with the error they carry.
@Suite struct SingleQuarterTests {
  @Test func `two zones are ranked by a quarter that neither prints`() {
    var sketch = DatasetSketch()
    for (zone, half, first) in [("a", "220.0", "100.0"), ("b", "190.0", "95.0")] {
      sketch.add(zone, "output", "2025-H1", half, "亿元")
      sketch.add(zone, "output", "2025-Q1", first, "亿元")
    }
    let comparison = sketch.compare()
    #expect(
      comparison.table == [
        "output 2025-H1 | a: reported 220.0亿元 2025-H1, b: reported 190.0亿元 2025-H1, c: not-reported | a=1 b=2",
        "output 2025-Q2 | a: derived 120 2025-Q2, b: derived 95 2025-Q2, c: not-reported | a=1 b=2",
      ])
    let figure = comparison.rows[1].cells[0].figure
    #expect(figure?.isDerived == true)
    #expect(figure?.range == .between(number("119.9"), number("120.1")))
    #expect(figure?.decimals == 1)
    #expect(figure?.observations.map(\.text) == ["a.output.2025-H1.0", "a.output.2025-Q1.1"])
    #expect(comparison.rows[1].order?.sum == number("215"))
  }

  @Test func `the error of a derived quarter leaves its place open`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "220", "亿元")
    sketch.add("a", "output", "2025-Q1", "100", "亿元")
    // 120 ± 1 against 120.5: no one can tell; against 125 anyone can.
    sketch.add("b", "output", "2025-Q2", "120.5", "亿元")
    sketch.add("c", "output", "2025-Q2", "125.0", "亿元")
    #expect(sketch.compare().rows[1].places == "c=1 a=2-3 b=2-3")
  }

  @Test func `a printed quarter goes before one that could be derived`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "220", "亿元")
    sketch.add("a", "output", "2025-Q1", "100", "亿元")
    sketch.add("a", "output", "2025-Q2", "118", "亿元")
    let cell = sketch.compare().rows[1].cells[0]
    #expect(cell.state == .reported)
    #expect(cell.figure?.number == number("118"))
  }

  /// Each has a first half of 220 and a first quarter that must not be taken off it.
  @Test(arguments: ["scope", "subject", "status", "currency", "falls", "distinct", "stock", "share", "unknown"])
  func `a quarter is not derived from unlike figures`(reason: String) {
    var sketch = DatasetSketch()
    switch reason {
    case "scope":
      sketch.add("a", "output", "2025-H1", "220", "亿元")
      sketch.add("a", "output", "2025-Q1", "100", "亿元", detail: "规模以上")
    case "subject":
      sketch.add("a", "output", "2025-H1", "220", "亿元")
      sketch.add("a", "output", "2025-Q1", "100", "亿元", subject: .city)
    case "status":
      sketch.add("a", "output", "2025-H1", "220", "亿元")
      sketch.add("a", "output", "2025-Q1", "100", "亿元", status: .plan)
    case "currency":
      sketch.add("a", "trade", "2025-H1", "220", "亿元")
      sketch.add("a", "trade", "2025-Q1", "30", "亿美元")
    case "falls":
      sketch.add("a", "output", "2025-H1", "80", "亿元")
      sketch.add("a", "output", "2025-Q1", "100", "亿元")
    case "distinct":
      sketch.add("a", "served", "2025-H1", "220", "家")
      sketch.add("a", "served", "2025-Q1", "100", "家")
    case "stock":
      sketch.add("a", "firms", "2025-H1", "220", "家")
      sketch.add("a", "firms", "2025-Q1", "200", "家")
    case "share":
      sketch.add("a", "research", "2025-H1", "3.6", "%")
      sketch.add("a", "research", "2025-Q1", "3.1", "%")
    default:
      sketch.add("a", "output", "2025-H1", "220", "亿元")
      sketch.add("a", "output", "unknown", "100", "亿元")
    }
    #expect(!sketch.compare().rows.contains { $0.cells.contains { $0.state == .derived } })
  }

  @Test func `figures within two boundaries of a zone are not taken off one another`() {
    var sketch = DatasetSketch()
    sketch.boundaries = [ZoneBoundary(edition: "2025", since: .first(ofMonth: 5, year: 2025))]
    for zone in ["a", "b"] {
      sketch.add(zone, "output", "2025-H1", "220", "亿元")
      sketch.add(zone, "output", "2025-Q1", "100", "亿元")
      sketch.add(zone, "output", "2024-H1", "200", "亿元")
    }
    let comparison = sketch.compare()
    #expect(comparison.rows[1].cells.map(\.state) == [.notReported, .derived, .notReported])
    let change = comparison.changes.first { $0.zone == ZoneID("a") && $0.base == .yearEarlier }
    guard case .refused(let refusal)? = change?.outcome else {
      Issue.record("a change across two boundaries is refused")
      return
    }
    #expect(refusal == .boundariesDiffer)
  }

  @Test func `the last quarter comes off the year, however the year is printed`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2024", "460", "亿元")
    sketch.add("a", "output", "2024-9M", "330", "亿元")
    #expect(
      sketch.compare("2024-Q4").table.last
        == "output 2024-Q4 | a: derived 130 2024-Q4, b: not-reported, c: not-reported")
  }

  @Test func `a bound gives a quarter that is a bound`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "220", "亿元", range: .above(number("220")), comparator: .greater)
    sketch.add("a", "output", "2025-Q1", "100.0", "亿元")
    sketch.add("b", "output", "2025-Q2", "110.0", "亿元")
    let row = sketch.compare().rows[1]
    #expect(row.cells[0].figure?.isExact == false)
    #expect(row.cells[0].figure?.range == .above(number("119.95")))
    #expect(row.places == "a=1 b=2")
    #expect(row.order?.sum == nil)
  }
}
