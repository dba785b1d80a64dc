import ExactValues
import Testing
import ZoneComparison
import ZoneModel

/// Of many zones the greatest rise and the greatest fall are told, found without reckoning every change.
@Suite struct ExtremeTests {
  private static let zones = (1...20).map { "zone-\($0)" }

  /// What 20 zones count in June of two years, compared for the later one.
  private func comparison(_ counts: [(before: String, now: String)]) -> Comparison {
    var sketch = DatasetSketch()
    for (zone, count) in zip(Self.zones, counts) {
      sketch.add(zone, "firms", "2024-06", count.before, "家")
      sketch.add(zone, "firms", "2025-06", count.now, "家")
    }
    let dataset = sketch.dataset
    return .of(
      Dataset(
        zones: Self.zones.map { Zone(id: ZoneID($0), name: BilingualText(zh: $0, en: $0)) },
        indicators: dataset.indicators, themes: dataset.themes, sources: dataset.sources,
        observations: sketch.observations),
      ComparisonRequest(
        quarter: Quarter("2025-Q2") ?? Quarter(containing: .last(ofMonth: 6, year: 2025)),
        zones: Self.zones.map { ZoneID($0) }))
  }

  /// The zones of the statements of a kind.
  private func told(_ comparison: Comparison, _ kind: Finding.Kind) -> [String] {
    comparison.findings.filter { $0.kind == kind }.flatMap { finding in
      finding.values.compactMap { if case .zone(let zone) = $0.value { zone.text } else { nil } }
    }
  }

  @Test func `changes that binary numbers cannot tell apart are told apart`() {
    let order = [7, 3, 19, 1, 12, 5, 20, 9, 2, 16, 14, 8, 4, 18, 10, 6, 13, 17, 11, 15]
    let found = comparison(order.map { ("100000000000000000", "1000000000000000\($0 < 10 ? "0" : "")\($0)") })
    #expect(told(found, .rose) == ["zone-7"])
    #expect(told(found, .fell) == [])
  }

  @Test func `the statements are those of all changes reckoned`() {
    var state: UInt64 = 42
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    for _ in 1...40 {
      let found = comparison(Self.zones.map { _ in ("\(next(900) + 100)", "\(next(900) + 100)") })
      let values = found.changes.filter { $0.base == .yearEarlier }.compactMap { change -> (String, DecimalNumber)? in
        guard case .change(let value, _, _, _) = change.outcome else { return nil }
        return (change.zone.text, value)
      }
      // Of equals the first is told.
      let most = values.dropFirst().reduce(values[0]) { $0.1 < $1.1 ? $1 : $0 }
      let least = values.dropFirst().reduce(values[0]) { $1.1 < $0.1 ? $1 : $0 }
      #expect(told(found, .rose) == (most.1.isNegative ? [] : [most.0]))
      #expect(told(found, .fell) == (least.1.isNegative ? [least.0] : []))
    }
  }
}
