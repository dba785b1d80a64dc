import ExactValues
import Testing
import ZoneComparison
import ZoneModel

@Suite struct CoverageTests {
  @Test func `every state of an indicator is told apart, and silence is no zero`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "120", "亿元")
    sketch.add("b", "output", "2024-H1", "98", "亿元")
    sketch.add("a", "visits", "2025-H1", "150", "家次", range: .above(number("150")), comparator: .greater)
    sketch.add("b", "visits", "2025-H1", "30", "家次", subject: .body(BilingualText(zh: "孵化器", en: "an incubator")))
    sketch.add("a", "trade", "2025-H1", "30", "亿元", status: .target)
    sketch.add("a", "profit", "2025-H1", "9.1", "亿元")
    sketch.add("a", "profit", "2025-Q1", "4.0", "亿元")
    let coverage = sketch.compare().coverage
    let lines = coverage.lines.map { line in
      "\(line.indicator.id): " + line.states.map(\.rawValue).joined(separator: ", ")
    }
    #expect(
      lines == [
        "output: reported, older, not-reported", "visits: bound, other-subject, not-reported",
        "trade: plan, not-reported, not-reported", "profit: reported, not-reported, not-reported",
      ])
    #expect(coverage.silentZones.map(\.text) == ["b", "c"])
    #expect(coverage.onlyHere.map { $0.map(\.id.text) } == [["output", "visits", "profit"], [], []])
    #expect(coverage.counts[2] == [.notReported: 4])
    #expect(coverage.figures(of: "c").allSatisfy { $0 == nil })
  }

  @Test func `a flow told of a moment is set beside nothing`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-06@", "120", "亿元")
    sketch.add("b", "output", "2025-06@", "98", "亿元")
    sketch.add("c", "output", "2025-H1", "90", "亿元")
    let row = sketch.compare().rows[0]
    #expect(row.span?.code == "2025-H1")
    #expect(row.cells.map(\.state) == [.older, .older, .reported])
    #expect(row.cells.map(\.refusal) == [.pointWithSpan, .pointWithSpan, nil])
    #expect(row.order == nil)
  }

  @Test func `a flow told of moments alone has no comparable row`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-06@", "120", "亿元")
    sketch.add("b", "output", "2025-06@", "98", "亿元")
    let row = sketch.compare().rows[0]
    #expect(row.span == nil)
    #expect(row.cells.map(\.refusal) == [.pointWithSpan, .pointWithSpan, nil])
  }

  @Test func `a span to now and an unknown span are shown and never ranked`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-YTD", "120", "亿元")
    sketch.add("b", "output", "unknown", "98", "亿元")
    sketch.add("c", "output", "2025-H1", "90", "亿元")
    let row = sketch.compare().rows[0]
    #expect(row.cells.map(\.refusal) == [.spanUnknown, .spanUnknown, nil])
    #expect(row.cells.map(\.figure?.period.code) == ["2025-YTD", "unknown", "2025-H1"])
    #expect(row.order == nil)
  }
}

@Suite struct TrendTests {
  @Test func `a trend needs three points like for like`() {
    var sketch = DatasetSketch()
    for (period, value) in [("2023-H1", "100"), ("2024-H1", "110"), ("2025-H1", "120"), ("2025-Q1", "55")] {
      sketch.add("a", "output", period, value, "亿元")
    }
    // Three values, of which one counts something else.
    for (period, value, detail) in [("2023-12", "15", "x"), ("2024-12", "25", "y"), ("2025-06", "18", "x")] {
      sketch.add("a", "firms", period, value, "家", detail: detail)
    }
    let trends = sketch.compare().trends.map { trend in
      "\(trend.zone) \(trend.indicator.id): " + trend.points.map(\.period.code).joined(separator: " ")
    }
    #expect(trends == ["a output: 2023-H1 2024-H1 2025-H1"])
  }
}

@Suite struct EditionChangeTests {
  @Test func `what is new, revised and gone since the last edition is told`() {
    var before = DatasetSketch()
    before.add("a", "output", "2024-H1", "110", "亿元")
    before.add("b", "output", "2024-H1", "90", "亿元")
    before.addInitiative("a", "valley", kind: "platform", theme: "economy", state: "planned")
    before.addInitiative("b", "fair", kind: "event", theme: "talent")
    let snapshot = before.compare("2025-Q2").snapshot

    var now = DatasetSketch()
    now.add("a", "output", "2024-H1", "112", "亿元")
    now.add("a", "output", "2025-H1", "120", "亿元")
    now.addInitiative("a", "valley", kind: "platform", theme: "economy", state: "online")
    now.addInitiative("a", "school", kind: "programme", theme: "talent")
    let changes = now.compare("2025-Q3", since: snapshot).sinceLastEdition
    #expect(changes.previous == Quarter("2025-Q2"))
    #expect(changes.newObservations.map(\.text) == ["a.output.2025-H1.1"])
    #expect(changes.revised.map { "\($0.observation): \($0.before)" } == ["a.output.2024-H1.0: 110亿元"])
    #expect(changes.gone.map { "\($0.observation): \($0.before)" } == ["b.output.2024-H1.1: 90亿元"])
    #expect(changes.newInitiatives.map(\.text) == ["school"])
    #expect(changes.stateChanges.map { "\($0.initiative): \($0.before)" } == ["valley: planned"])
    #expect(changes.goneInitiatives.map(\.text) == ["fair"])
  }

  @Test func `a growth that was revised is a revision, and a snapshot of levels alone makes none`() {
    var before = DatasetSketch()
    before.add("a", "output", "2025-H1", "859", "亿元", growth: "5.7")
    let snapshot = before.compare("2025-Q2").snapshot
    #expect(snapshot.observations.values.sorted() == ["859亿元 (增长5.7%)"])
    var now = DatasetSketch()
    now.add("a", "output", "2025-H1", "859", "亿元", growth: "5.9")
    let changes = now.compare("2025-Q3", since: snapshot).sinceLastEdition
    #expect(changes.revised.map(\.before) == ["859亿元 (增长5.7%)"])
    let older = EditionSnapshot(
      quarter: snapshot.quarter, observations: snapshot.observations.mapValues { _ in "859亿元" }, initiatives: [:])
    #expect(now.compare("2025-Q3", since: older).sinceLastEdition.revised.isEmpty)
  }

  @Test func `without an earlier edition nothing is called new`() {
    var sketch = DatasetSketch()
    sketch.add("a", "output", "2025-H1", "120", "亿元")
    let changes = sketch.compare().sinceLastEdition
    #expect(changes.previous == nil && changes.newObservations.isEmpty && changes.gone.isEmpty)
  }
}

@Suite struct InitiativeComparisonTests {
  @Test func `themes of all zones and of one, counterparts and spellings`() {
    var sketch = DatasetSketch()
    sketch.addInitiative("a", "valley", kind: "platform", theme: "economy")
    sketch.addInitiative("a", "valley-2", kind: "platform", theme: "economy", sameAs: "valley")
    sketch.addInitiative("b", "harbour", kind: "platform", theme: "economy")
    sketch.addInitiative("c", "week", kind: "event", theme: "economy")
    sketch.addInitiative("c", "school", kind: "programme", theme: "talent")
    let initiatives = sketch.compare().initiatives
    #expect(initiatives.sharedThemes.map(\.id) == ["economy"])
    #expect(initiatives.singleThemes.map { "\($0.theme.id) \($0.zone)" } == ["talent c"])
    let entries = initiatives.register.map { entry in
      "\(entry.initiative.id) also \(entry.spellings.map(\.id.text)), like \(entry.counterparts.map(\.text))"
    }
    #expect(
      entries == [
        #"valley also ["valley-2"], like ["harbour"]"#, #"harbour also [], like ["valley"]"#,
        "week also [], like []", "school also [], like []",
      ])
  }
}

extension Coverage {
  /// The figures of one of the zones a, b, c, line by line.
  fileprivate func figures(of zone: String) -> [Figure?] {
    let index = ["a", "b", "c"].firstIndex(of: zone) ?? 0
    return lines.map { $0.figures[index] }
  }
}
