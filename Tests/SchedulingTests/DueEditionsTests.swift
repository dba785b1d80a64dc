import ExactValues
import Scheduling
import Testing

@Suite struct DueEditionsTests {
  private static let quarter = QuarterOfYear(year: 2025, number: 2)

  private func action(
    _ edition: QuarterState.Edition, on day: String, coverage: Int = 3, isForced: Bool = false
  ) throws -> EditionDecision.Action? {
    let rules = DueEditions(daysAfterQuarter: 20, minimumCoverage: 2, catchUp: 4, isForced: isForced)
    let state = QuarterState(quarter: Self.quarter, coverage: coverage, edition: edition, inputs: "now")
    return rules.decisions([state], asOf: try #require(CivilDate(day))).first?.action
  }

  @Test func `an edition waits until its quarter's figures can be out`() throws {
    let opening = try #require(CivilDate("2025-07-21"))
    #expect(try action(.absent, on: "2025-07-20") == .waits(until: opening))
    #expect(try action(.absent, on: "2025-07-21") == .make(.absent))
    #expect(try action(.made(inputs: "before"), on: "1970-01-01") == .waits(until: opening))
  }

  @Test func `an edition waits for the coverage that is asked for`() throws {
    #expect(try action(.absent, on: "2025-08-01", coverage: 1) == .waitsForCoverage(have: 1, need: 2))
    #expect(try action(.absent, on: "2025-08-01", coverage: 2) == .make(.absent))
  }

  @Test func `what is there decides, never when the program last ran`() throws {
    #expect(try action(.incomplete, on: "2025-08-01") == .make(.incomplete))
    #expect(try action(.made(inputs: "before"), on: "2025-08-01") == .make(.outdated))
    #expect(try action(.made(inputs: "now"), on: "2025-08-01") == .upToDate)
    #expect(try action(.made(inputs: "now"), on: "2035-08-01") == .upToDate)
    #expect(try action(.made(inputs: "now"), on: "2025-08-01", isForced: true) == .make(.forced))
  }

  @Test func `only the newest quarters that the data know are looked at`() throws {
    let rules = DueEditions(daysAfterQuarter: 20, minimumCoverage: 1, catchUp: 2)
    let states = [(2021, 4), (2023, 2), (2025, 1), (2025, 2)].map { year, number in
      QuarterState(
        quarter: QuarterOfYear(year: year, number: number), coverage: 1, edition: .absent, inputs: "now")
    }
    let day = try #require(CivilDate("2025-06-01"))
    let waits = try #require(CivilDate("2025-07-21"))
    let actions = rules.decisions(states.reversed(), asOf: day).map(\.action)
    #expect(actions == [.tooOld, .make(.absent), .make(.absent), .waits(until: waits)])
  }

  @Test func `in ten quiet years each edition is made on the 21st day after its quarter, and again when data come`() {
    let arrivals = (0..<40).map { quarter in
      CivilDate.first(ofMonth: quarter * 3 + 1, year: 2026).daysSince1970 - SimulatedYears.firstDay.daysSince1970 + 10
    }
    var years = SimulatedYears(
      rules: DueEditions(daysAfterQuarter: 20, minimumCoverage: 1, catchUp: 1),
      events: arrivals.map { .bulletin(day: $0, age: 1, zones: 3) })
    years.run()
    #expect(years.broken == nil)
    let lines = years.made.map { "\($0.quarter) \($0.day) \($0.cause.rawValue)" }
    #expect(
      lines.prefix(5) == [
        "2025-Q4 2026-01-21 absent", "2025-Q4 2026-04-11 outdated", "2026-Q1 2026-04-21 absent",
        "2026-Q1 2026-07-11 outdated", "2026-Q2 2026-07-21 absent",
      ])
    #expect(lines.count == 79)
    #expect(lines.allSatisfy { $0.hasSuffix("-21 absent") || $0.hasSuffix("-11 outdated") })
    #expect(Set(years.made.filter { $0.cause == .absent }.map(\.quarter)).count == 40)
  }

  private static func broken(
    _ course: PropertySearch.Course,
    _ decide: ((DueEditions, [QuarterState], CivilDate) -> [EditionDecision])? = nil
  ) -> String? {
    var years = SimulatedYears(
      rules: DueEditions(
        daysAfterQuarter: course.daysAfterQuarter, minimumCoverage: course.minimumCoverage, catchUp: course.catchUp),
      events: course.events)
    years.minute = course.minute
    if let decide { years.decide = decide }
    years.run()
    return years.broken
  }

  /// Late bulletins, weeks without power, wrong clocks, summer time, double firing, damage: whatever the course of ten years.
  @Test(arguments: 1...4)
  func `whatever happens, what is owed is made at the first call, and nothing twice without cause`(seed: UInt64) {
    let found = PropertySearch { Self.broken($0) }.counterexample(tries: 10, seed: seed)
    #expect(found == nil, "\(found?.broken ?? "") by \(found?.course.description ?? "")")
  }

  @Test func `the search finds a rule that makes editions a day too early, and shows the shortest course`() throws {
    let search = PropertySearch { course in
      Self.broken(course) { rules, states, day in rules.decisions(states, asOf: day.adding(days: 1)) }
    }
    let found = try #require(search.counterexample(tries: 10, seed: 1))
    #expect(found.course.events.count <= 2)
    #expect(found.broken.hasSuffix("was made before its figures can be out"))
  }

  @Test func `the search finds a rule that forgets damaged editions`() throws {
    let search = PropertySearch { course in
      Self.broken(course) { rules, states, day in
        rules.decisions(
          states.map {
            $0.edition == .incomplete
              ? QuarterState(
                quarter: $0.quarter, coverage: $0.coverage, edition: .made(inputs: $0.inputs), inputs: $0.inputs)
              : $0
          }, asOf: day)
      }
    }
    let found = try #require(search.counterexample(tries: 20, seed: 1))
    #expect(found.course.events.count == 2)
    #expect(found.broken.hasSuffix("is owed and was not made"))
  }
}
