import ExcelRendering
import Testing
import ZoneComparison
import ZoneModel

@Suite struct ComparableSheetsTests {
  private let english = try? Project.content(Sketch.whole.comparison, .en)

  @Test func `only figures like for like stand as numbers, and formulas find the leader and the spread`() {
    let columns = ["Indicator", "Span", "Alpha", "Beta", "Gamma", "Leader", "Spread", "What it tells"]
    #expect(
      english?.text(of: "comparison", columns: columns) == """
        Indicator | Span | Alpha | Beta | Gamma | Leader | Spread | What it tells
        Revenue | H1 2025 | 91.4 | 120 | 60.25 | =INDEX($F$6:$H$6,MATCH(MAX(F7:H7),F7:H7,0)) → Beta \
        | =MAX(F7:H7)-MIN(F7:H7) → 59.75 | 3 of 3 zones comparable
        Energy use | H1 2025 | [x] | 0.4 | 0.5 | =INDEX($F$6:$H$6,MATCH(MIN(F8:H8),F8:H8,0)) → Beta \
        | =MAX(F8:H8)-MIN(F8:H8) → 0.1 | 2 of 3 zones comparable
        Visits | H1 2025 | >150 [b] | 180 | 90 (2023) [o] | cannot tell | [b] | 2 of 3 zones comparable
        Share | H1 2025 | 3.6 | 3.6 | 3.2 (H1 2025) [s] | level \
        | =MAX(F10:H10)-MIN(F10:H10) → 0 | 2 of 3 zones comparable; Gamma: figure of An incubator
        """)
  }

  @Test func `places, gaps and shares are formulas over the figures of one row`() {
    let columns = ["Indicator", "Zone", "Value", "Place", "Gap to leader", "Share of sum, %"]
    #expect(
      english?.text(of: "ranking", columns: columns) == """
        Indicator | Zone | Value | Place | Gap to leader | Share of sum, %
        Revenue | Beta | 120 | =RANK(E5,$E$5:$E$7,0) → 1 | =MAX($E$5:$E$7)-E5 → 0 | =E5/SUM($E$5:$E$7)*100 → 44.1745
        Revenue | Alpha | 91.4 | =RANK(E6,$E$5:$E$7,0) → 2 | =MAX($E$5:$E$7)-E6 → 28.6 | =E6/SUM($E$5:$E$7)*100 → 33.6462
        Revenue | Gamma | 60.25 | =RANK(E7,$E$5:$E$7,0) → 3 | =MAX($E$5:$E$7)-E7 → 59.75 | =E7/SUM($E$5:$E$7)*100 → 22.1793
        Energy use | Beta | 0.4 | =RANK(E8,$E$8:$E$9,1) → 1 | =E8-MIN($E$8:$E$9) → 0 | [z]
        Energy use | Gamma | 0.5 | =RANK(E9,$E$8:$E$9,1) → 2 | =E9-MIN($E$8:$E$9) → 0.1 | [z]
        Visits | Alpha | >150 [b] | 1–2 | [b] | [z]
        Visits | Beta | 180 | 1–2 | [b] | [z]
        Share | Alpha | 3.6 | =RANK(E12,$E$12:$E$13,0) → 1 | =MAX($E$12:$E$13)-E12 → 0 | [z]
        Share | Beta | 3.6 | =RANK(E13,$E$12:$E$13,0) → 1 | =MAX($E$12:$E$13)-E13 → 0 | [z]
        """)
  }

  @Test func `a change is computed from the two figures beside it`() {
    let columns = [
      "Zone", "Indicator", "Now", "Before", "Difference", "Change", "Unit of change", "Range by rounding", "Reading",
    ]
    #expect(
      english?.text(of: "changes", columns: columns) == """
        Zone | Indicator | Now | Before | Difference | Change | Unit of change | Range by rounding | Reading
        Alpha | Revenue | 91.4 | 80 | =E5-G5 → 11.4 | =(E5/G5-1)*100 → 14.25 | % | +13.5 to +15.0 | rose
        """)
  }

  @Test func `what changed since the last edition stands with its form before`() throws {
    let before = EditionSnapshot(
      quarter: Quarter("2025-Q1") ?? Sketch.whole.comparison.quarter,
      observations: [
        ObservationID("a.revenue.2024-H1.s1"): "80亿元", ObservationID("a.revenue.2025-H1.s1"): "91亿元",
        ObservationID("b.revenue.2023.s1"): "7亿元",
      ], initiatives: [:])
    let content = try Project.content(Sketch.whole.comparison(since: before), .en)
    let lines = content.text(of: "edition")?.split(separator: "\n") ?? []
    #expect(lines.count == 13)
    #expect(lines.first == "What changed | Zone | Indicator or initiative | Span | Before | Now | Id")
    #expect(
      lines.suffix(2).joined(separator: "\n") == """
        Revised figure | Alpha | Revenue | H1 2025 | 91亿元 | 91.4亿元 | a.revenue.2025-H1.s1
        Figure gone | – | – | – | 7亿元 | – | b.revenue.2023.s1
        """)
  }

  @Test func `a sheet with more links than Excel opens has none, and says so`() throws {
    let content = try Project.content(Sketch.long(66_000).comparison, .en)
    let sheet = content.sheets.first { $0.id == "observations" }
    #expect(sheet?.table?.rows.count == 66_000)
    #expect(sheet?.table?.rows[5].cells.allSatisfy { $0.link == nil } == true)
    #expect(sheet?.lines.last?.text.hasPrefix("This sheet has more cells with links than Excel opens") == true)
  }

  @Test func `charts draw only what can be compared`() {
    let charts = english?.sheets.first { $0.id == "charts" }?.charts ?? []
    #expect(
      charts.map { "\($0.kind.rawValue): \($0.title)" } == [
        "column: Revenue, H1 2025 (CNY 100 million)",
        "column: Energy use, H1 2025 (tonnes of standard coal per CNY 10,000)", "column: Share, H1 2025 (%)",
        "stacked-bar: How well each zone covers the indicators, Q2 2025",
      ])
    #expect(
      charts.first?.alternativeText
        == "Column chart. Revenue, H1 2025, in CNY 100 million: Beta 120.00, Alpha 91.40, Gamma 60.25.")
  }
}
