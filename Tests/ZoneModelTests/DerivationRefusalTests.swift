import ExactValues
import Testing
import ZoneModel

/// What must be refused, each by the rule that forbids it (domain rules, sections 3.3, 3.5 and 4).
@Suite struct DerivationRefusalTests {
  private static let first = Period.yearToDate(2024, through: 3)
  private static let half = Period.yearToDate(2024, through: 6)
  private static let before = Period.yearToDate(2023, through: 6)

  private func difference(_ later: Term, _ earlier: Term) -> String? {
    refusal { () throws(Refusal) in try Derivation.difference(of: later, less: earlier) }?.rule
  }

  private func growthRule(_ earlier: Term, _ later: Term) -> String? {
    refusal { () throws(Refusal) in try Derivation.growth(from: earlier, to: later) }?.rule
  }

  private func sum(_ parts: Term...) -> String? {
    refusal { () throws(Refusal) in try Derivation.sum(of: parts) }?.rule
  }

  private func zones(_ terms: Term...) -> String? {
    refusal { () throws(Refusal) in try Derivation.sumOverZones(terms) }?.rule
  }

  /// What the earlier figure has that the later one has not, and the rule that it breaks.
  static let unlike: [(String, Term)] = [
    ("boundaries-differ", term("q1", first, "100", boundary: "2021")),
    ("definitions-differ", term("q1", first, "100", indicator: "revenue")),
    ("definitions-differ", term("q1", first, "100", scope: "亿元以上项目")),
    ("definitions-differ", term("q1", first, "100", basis: .real)),
    ("definitions-differ", term("q1", first, "100", kind: .flowCount)),
    ("units-differ", term("q1", first, "100", unitText: "亿美元")),
    ("units-differ", term("q1", first, "100", unitText: "万元")),
    ("subjects-differ", term("q1", first, "100", subject: .city)),
    ("subjects-differ", term("q1", first, "100", subject: .body(BilingualText(zh: "高新控股公司", en: "a company")))),
    ("subjects-differ", term("q1", first, "100", zone: "b")),
    ("status-differs", term("q1", first, "100", status: .plan)),
    ("input-is-derived", term("q1", first, "100", isDerived: true)),
    ("span-unknown", term("q1", Period(.unknown), "100")),
    ("span-unknown", term("q1", Period(.since(.first(ofMonth: 1, year: 2024), reported: nil)), "100")),
  ]

  @Test(arguments: unlike)
  func `only figures alike in everything are combined`(rule: String, earlier: Term) {
    let later = term("h1", Self.half, "220")
    #expect(difference(later, earlier) == rule)
    #expect(growthRule(earlier, later) == rule)
    #expect(sum(earlier, later) == rule)
    #expect(
      refusal { () throws(Refusal) in
        try Derivation.trailingYear(
          current: later, lastYear: term("y", .yearToDate(2023, through: 12), "400"), sameSpanLastYear: earlier)
      }?.rule == rule)
  }

  @Test func `a difference needs two cumulative figures of one year, the longer first`() {
    let half = term("h1", Self.half, "220")
    #expect(difference(half, term("q2", singleQuarter(2024, 2), "100")) == "spans-differ")
    #expect(difference(half, term("q1", .yearToDate(2023, through: 3), "100")) == "spans-differ")
    #expect(difference(term("q1", Self.first, "100"), half) == "spans-differ")
    #expect(difference(half, half) == "spans-differ")
    #expect(difference(half, term("end", endOfMonth(2024, 3), "100")) == "point-with-span")
    #expect(
      difference(term("q3", singleQuarter(2024, 3), "1"), term("m", Period(code: "2024-07")!, "1")) == "spans-differ")
  }

  @Test func `a cumulative figure that falls is not subtracted from`() {
    let half = term("h1", Self.half, "5.52")
    #expect(difference(half, term("q1", Self.first, "8.56")) == "cumulative-falls")
    // Within rounding it need not have fallen, and net amounts may.
    #expect(difference(term("h1", Self.half, "5.5"), term("q1", Self.first, "5.6")) == nil)
    #expect(
      difference(
        term("h1", Self.half, "-5.52", mayBeNegative: true), term("q1", Self.first, "8.56", mayBeNegative: true)) == nil
    )
    #expect(
      refusal { () throws(Refusal) in
        try Derivation.trailingYear(
          current: half, lastYear: term("y", .yearToDate(2023, through: 12), "5.00"),
          sameSpanLastYear: term("b", Self.before, "6.00"))
      } == .cumulativeFalls)
  }

  @Test func `parts of a whole leave no gap and do not overlap`() {
    let (one, two) = (term("q1", Self.first, "1"), term("q2", singleQuarter(2024, 2), "1"))
    #expect(sum(one, two) == nil)
    #expect(sum(one, term("q3", singleQuarter(2024, 3), "1")) == "spans-leave-gap")
    #expect(sum(one, term("h1", Self.half, "1")) == "spans-overlap")
    #expect(sum(two, two) == "spans-overlap")
    #expect(sum(one, term("m", Period(code: "2024-03/2024-06")!, "1")) == "spans-overlap")
    #expect(sum(one) == "too-few-figures")
    #expect(sum() == "too-few-figures")
    #expect(sum(one, term("end", endOfMonth(2024, 6), "1")) == "point-with-span")
  }

  @Test func `growth needs the same part of two years or neighbours of one length`() {
    let half = term("h1", Self.half, "220")
    #expect(growthRule(term("q1", Self.first, "100"), half) == "spans-differ")
    #expect(growthRule(term("b", .yearToDate(2022, through: 6), "100"), half) == "spans-differ")
    #expect(growthRule(half, term("b", Self.before, "100")) == "spans-differ")
    #expect(growthRule(half, half) == "spans-differ")
    #expect(growthRule(term("q1", Self.first, "100"), term("q3", singleQuarter(2024, 3), "1")) == "spans-differ")
    #expect(growthRule(term("end", endOfMonth(2023, 6), "100"), half) == "point-with-span")
    #expect(growthRule(term("b", Self.before, "100"), term("end", endOfMonth(2024, 6), "100")) == "point-with-span")
    let (earlier, later) = (endOfMonth(2023, 6), endOfMonth(2024, 6))
    #expect(
      growthRule(term("l", later, "1", kind: .stockAmount), term("e", earlier, "1", kind: .stockAmount))
        == "spans-differ")
  }

  /// Base, later level, the rule: the state in words where the level is or was below zero.
  @Test(arguments: [
    ("-3.0", "1.0", "turns-positive"), ("3.0", "-1.0", "turns-negative"), ("-3.0", "-1.0", "loss-narrows"),
    ("-1.0", "-3.0", "loss-widens"), ("-1.0", "-1.0", "base-not-positive"), ("0.0", "1.0", "base-not-positive"),
    ("0.00", "-1.00", "base-not-positive"), ("-1.0", "0.0", "base-not-positive"),
  ])
  func `a base of zero or less gives no rate`(base: String, later: String, rule: String) {
    #expect(
      growthRule(
        term("b", Self.before, base, mayBeNegative: true), term("h1", Self.half, later, mayBeNegative: true)) == rule)
  }

  @Test func `an exact base of zero and a base that may be zero give no rate`() {
    let now = term("h1", Self.half, "10", kind: .eventCount, unitText: "家次")
    #expect(growthRule(term("b", Self.before, "0", kind: .eventCount, unitText: "家次"), now) == "base-not-positive")
    let few = term("b", Self.before, "20", kind: .eventCount, unitText: "家次", range: .below(number("20")))
    #expect(growthRule(few, now) == "base-not-positive")
  }

  @Test func `zones add up only where each counts once, for one span and one indicator`() {
    let a = term("a", Self.half, "1", zone: "a")
    #expect(zones(a, term("b", Self.half, "1", zone: "b")) == nil)
    #expect(zones(a, a) == "areas-overlap")
    #expect(zones(a) == "too-few-figures")
    #expect(zones(a, term("b", Self.first, "1", zone: "b")) == "spans-differ")
    #expect(zones(a, term("b", endOfMonth(2024, 6), "1", zone: "b")) == "point-with-span")
    #expect(zones(a, term("b", Period(.unknown), "1", zone: "b")) == "span-unknown")
    #expect(zones(a, term("b", Self.half, "1", zone: "b", indicator: "revenue")) == "definitions-differ")
    #expect(zones(a, term("b", Self.half, "1", basis: .real, zone: "b")) == "definitions-differ")
    #expect(zones(a, term("b", Self.half, "1", subject: .city, zone: "b")) == "subjects-differ")
    #expect(zones(a, term("b", Self.half, "1", status: .target, zone: "b")) == "status-differs")
    #expect(zones(a, term("b", Self.half, "1", unitText: "亿美元", zone: "b")) == "units-differ")
    #expect(zones(a, term("b", Self.half, "1", isDerived: true, zone: "b")) == "input-is-derived")
    let (visits, bodies) = (
      term("a", Self.half, "30", kind: .eventCount, unitText: "家次"),
      term("b", Self.half, "20", kind: .eventCount, unitText: "家", zone: "b")
    )
    #expect(refusal { () throws(Refusal) in try Derivation.sumOverZones([visits, bodies]) } == .unitsDiffer("家次", "家"))
  }

  @Test func `a level before follows from a growth of levels against the year before alone`() {
    func rule(_ level: Term, _ growth: Growth) -> String? {
      refusal { () throws(Refusal) in try Derivation.earlierLevel(of: level, growth: growth, growthBasis: .nominal) }?
        .rule
    }
    let level = term("h1", Self.half, "110")
    let words = Growth(printed: "扭亏为盈", percent: nil, comparator: .about, decimals: 0)
    #expect(rule(level, words) == "base-not-positive")
    #expect(rule(level, growth("-100")) == "base-not-positive")
    #expect(rule(level, growth("10", base: .previousPeriod)) == "spans-differ")
    #expect(rule(term("h1", Self.half, "-5", mayBeNegative: true), growth("10")) == "base-not-positive")
    #expect(rule(term("h1", Self.half, "0"), growth("10")) == "base-not-positive")
    #expect(rule(term("s", Self.half, "3.6", kind: .share, unitText: "%"), growth("10")) == "kind-forbids-growth")
    #expect(rule(term("h1", Period(.unknown), "110"), growth("10")) == "span-unknown")
    #expect(rule(term("h1", Self.half, "110", isDerived: true), growth("10")) == "input-is-derived")
  }

  @Test func `a contribution to a total that hardly changed has no meaning`() {
    func rule(_ totalChange: String) -> Refusal? {
      refusal { () throws(Refusal) in
        try Derivation.contribution(partChange: number("3"), totalChange: number(totalChange), total: number("200"))
      }
    }
    #expect(rule("0.1") == .changeNearZero)
    #expect(rule("-0.2") == .changeNearZero)
    #expect(rule("0") == .changeNearZero)
    #expect(rule("0.3") == nil)
  }

  @Test func `average growth needs two growths above a loss of everything`() {
    func rule(_ percents: String...) -> Refusal? {
      refusal { () throws(Refusal) in try Derivation.averageGrowth(percents.map(number)) }
    }
    #expect(rule("3") == .tooFewFigures)
    #expect(rule() == .tooFewFigures)
    #expect(rule("3", "-100") == .baseNotPositive)
    // Two impossible falls make no growth of their product.
    #expect(rule("-150", "-150") == .baseNotPositive)
  }

  @Test func `a chain is derived only when asked for`() throws {
    let (whole, part) = (term("h1", Self.half, "220"), term("q1", Self.first, "100", isDerived: true))
    #expect(difference(whole, part) == "input-is-derived")
    #expect(try Derivation.difference(of: whole, less: part, allowChains: true).value == number("120"))
  }

  @Test func `every refusal has a name of its own`() {
    #expect(Set(Refusal.allRules).count == Refusal.allRules.count)
    #expect(Refusal.allRules.allSatisfy { !$0.isEmpty })
  }
}
