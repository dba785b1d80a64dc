@testable import Extraction
import PrintedForms
import Testing

/// A line of digits that looks like a page number is never left out of the middle of a figure.
@Suite struct FigureFlowTests {
  static func figures(_ text: String) -> [String] {
    BulletinReading(InputPage(ScalarText(text)), with: Knowledge()).quantities.map { quantity in
      (quantity.value.map { "\($0)" } ?? "-") + quantity.unit
    }
  }

  @Test(
    arguments: [
      ("今年，市场需求回落，规模明显收\n缩3\n8\n%。", ["38%"]),
      ("今年，市场需求回落，新增企业1\n4\n2\n家。", ["142家"]),
      ("今年，市场需求回落，工业投资增长1\n2\n.5%。", ["12.5%"]),
      ("今年，市场需求回落，全年产值达\n12\n亿元。", ["12亿元"]),
    ] as [(String, [String])])
  func `digits directly between the halves of a figure join it`(text: String, found: [String]) {
    #expect(Self.figures(text) == found)
  }

  @Test(
    arguments: [
      "今年，市场需求回落，规模明显收缩3\n\n8\n\n%。", "今年，市场需求回落，规模明显收缩3\n图为车间一角\n８\n%。", "今年，市场需求回落，规模明显收缩三\n8\n亿元。",
      "今年，市场需求回落，新增企业超\n\n12\n\n万家。",
      "今年，市场需求回落，规模明显收缩3\n图为车间一角\n十\n亿元。",
    ])
  func `digits with a gap around them end the flow, and no figure is put together around them`(text: String) {
    #expect(!Self.figures(text).contains { ["3%", "三亿元", "3亿元", "1万家"].contains($0) })
  }

  @Test(arguments: ["产业\n增\n长\n2\n6.00%，房", "今年，市场需求回落，规模明显增\n长\n3\n7%。", "工业\n增长\n9\n.2%，", "亿\n工2\n0-\n元，"])
  func `a figure below a lone number that may be its beginning is no figure of what stands above`(text: String) {
    let reading = BulletinReading(InputPage(ScalarText(text)), with: Knowledge())
    #expect(reading.articles.map(\.metrics.count) == [0])
    #expect(!reading.quantities.isEmpty)
  }

  @Test func `a page number between two lines of words is no part of the figure below it`() {
    #expect(Self.figures("云山高新区开局良好，上半年实现营业收入稳步提高，其中软件业\n12\n收入91.4亿元。") == ["91.4亿元", "12"])
  }
}
