import Testing
import ZoneModel

/// The table of kinds, cell by cell (domain rules, section 4).
@Suite struct MetricKindTests {
  struct Line: Sendable, CustomTestStringConvertible {
    let kind: MetricKind
    let sumOverTime: Bool
    let subtractCumulatives: Bool
    let netChange: Bool
    let sumOverZones: Bool
    /// 同比 in per cent; otherwise the change is a difference in the form given.
    let change: MetricKind.ChangeForm
    let isMoment: Bool
    let isRate: Bool
    let mayBeNegative: Bool

    init(
      _ kind: MetricKind, time: Bool, subtract: Bool, net: Bool = false, zones: Bool, _ change: MetricKind.ChangeForm,
      moment: Bool = false, rate: Bool = false, negative: Bool = false
    ) {
      self.kind = kind
      sumOverTime = time
      subtractCumulatives = subtract
      netChange = net
      sumOverZones = zones
      self.change = change
      isMoment = moment
      isRate = rate
      mayBeNegative = negative
    }

    var testDescription: String { kind.rawValue }
  }

  static let table = [
    Line(.flowAmount, time: true, subtract: true, zones: true, .percent),
    Line(.flowCount, time: true, subtract: true, zones: true, .percent),
    Line(.eventCount, time: true, subtract: true, zones: true, .percent),
    Line(.distinctCount, time: false, subtract: false, zones: false, .percent),
    Line(.stockCount, time: false, subtract: false, net: true, zones: true, .percent, moment: true),
    Line(.stockAmount, time: false, subtract: false, net: true, zones: true, .percent, moment: true),
    Line(.share, time: false, subtract: false, zones: false, .points, rate: true),
    Line(.intensity, time: false, subtract: false, zones: false, .percent, rate: true),
    Line(.growth, time: false, subtract: false, zones: false, .points, rate: true, negative: true),
    Line(.contribution, time: false, subtract: false, zones: false, .points, rate: true, negative: true),
    Line(.completion, time: false, subtract: false, zones: false, .points, rate: true),
    Line(.index, time: false, subtract: false, zones: false, .difference, rate: true, negative: true),
    Line(.rank, time: false, subtract: false, zones: false, .places),
    Line(.score, time: false, subtract: false, zones: false, .difference, negative: true),
  ]

  @Test func `every kind has its line`() {
    #expect(Self.table.map(\.kind) == MetricKind.allCases)
  }

  @Test(arguments: table)
  func `a kind allows what its line says`(line: Line) {
    let kind = line.kind
    #expect(kind.sumsOverTime == line.sumOverTime)
    #expect(kind.subtractsCumulatives == line.subtractCumulatives)
    #expect(kind.differencesAreNetChanges == line.netChange)
    #expect(kind.sumsOverZones == line.sumOverZones)
    #expect(kind.changeForm == line.change)
    #expect(kind.isOfAMoment == line.isMoment)
    #expect(kind.isRate == line.isRate)
    #expect(kind.mayBeNegative == line.mayBeNegative)
  }

  /// The operations themselves allow or refuse what the table says, by the kind's rule.
  @Test(arguments: table)
  func `an operation on a kind is done or refused as its line says`(line: Line) {
    let kind = line.kind
    let (first, second) = (Period.yearToDate(2024, through: 3), singleQuarter(2024, 2))
    let (half, before) = (Period.yearToDate(2024, through: 6), Period.yearToDate(2023, through: 6))
    let (december, june) = (endOfMonth(2023, 12), endOfMonth(2024, 6))
    func forbidden(_ operation: Refusal.Operation) -> Refusal { .kindForbids(kind, operation: operation) }
    func make(_ id: String, _ period: Period, zone: String = "a") -> Term {
      term(id, period, id == "whole" ? "9" : "4", kind: kind, zone: zone)
    }
    #expect(
      refusal { () throws(Refusal) in try Derivation.sum(of: [make("a", first), make("b", second)]) }
        == (line.sumOverTime ? nil : forbidden(.sumOverTime)))
    #expect(
      refusal { () throws(Refusal) in try Derivation.difference(of: make("whole", half), less: make("a", first)) }
        == (line.subtractCumulatives ? nil : forbidden(.subtractCumulatives)))
    #expect(
      refusal { () throws(Refusal) in
        try Derivation.trailingYear(
          current: make("a", half), lastYear: make("whole", .yearToDate(2023, through: 12)),
          sameSpanLastYear: make("b", before))
      } == (line.subtractCumulatives ? nil : forbidden(.subtractCumulatives)))
    #expect(
      refusal { () throws(Refusal) in try Derivation.netChange(from: make("a", december), to: make("b", june)) }
        == (line.netChange ? nil : forbidden(.subtractCumulatives)))
    #expect(
      refusal { () throws(Refusal) in
        try Derivation.sumOverZones([make("a", half, zone: "a"), make("b", half, zone: "b")])
      } == (line.sumOverZones ? nil : forbidden(.sumOverZones)))
    #expect(
      refusal { () throws(Refusal) in try Derivation.growth(from: make("a", before), to: make("b", half)) }
        == (line.change == .percent ? nil : forbidden(.growth)))
    #expect(
      refusal { () throws(Refusal) in try Derivation.change(from: make("a", before), to: make("b", half)) }
        == (line.change == .percent ? forbidden(.subtractCumulatives) : nil))
    #expect(
      refusal { () throws(Refusal) in
        try Derivation.earlierLevel(of: make("a", half), growth: growth("5"), growthBasis: .nominal)
      } == (line.change == .percent ? nil : forbidden(.growth)))
  }
}
