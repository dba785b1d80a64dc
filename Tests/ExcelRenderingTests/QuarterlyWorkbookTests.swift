import ExcelRendering
import Foundation
import Testing
import UserFiles
import ZoneComparison
import ZoneModel

@Suite struct QuarterlyWorkbookTests {
  static let quarters = ["2025-Q2", "2024-Q3", "2023-Q4", "2021-Q3"]

  @Test func `the template that comes with the program has no mistake`() {
    #expect(Project.template.mistakes == [])
  }

  @Test(arguments: Language.allCases, quarters)
  func `the workbook keeps the rules for published spreadsheets`(language: Language, quarter: String) throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/\(quarter).\(language.rawValue).xlsx"
    try WorkbookWriter(try Project.content(Project.comparison(quarter), language)).write(to: path)
    let script = Project.root + "/Tests/ExcelRenderingTests/Fixtures/house_rules.py"
    #expect(run("/usr/bin/python3", script, path).output == "")
  }

  @Test(arguments: Language.allCases)
  func `the workbook of comparable figures keeps the rules too`(language: Language) throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/sketch.xlsx"
    try WorkbookWriter(try Project.content(Sketch.whole.comparison, language)).write(to: path)
    let script = Project.root + "/Tests/ExcelRenderingTests/Fixtures/house_rules.py"
    #expect(run("/usr/bin/python3", script, path).output == "")
  }

  @Test(arguments: Language.allCases)
  func `the same edition has the same bytes`(language: Language) throws {
    let folder = TemporaryFolder()
    for name in ["a", "b"] {
      try WorkbookWriter(try Project.content(Project.comparison(), language)).write(to: "\(folder.path)/\(name).xlsx")
    }
    let first = bytes(of: folder.path + "/a.xlsx")
    #expect(first.count > 50_000)
    #expect(first == bytes(of: folder.path + "/b.xlsx"))
  }

  @Test(arguments: Language.allCases)
  func `every observation and initiative stands in a cell`(language: Language) throws {
    let comparison = Project.comparison()
    let content = try Project.content(comparison, language)
    var found: Set<String> = []
    for sheet in content.sheets {
      guard let table = sheet.table else { continue }
      for row in 0..<table.rows.count { for cell in table.rows[row].cells { found.formUnion(cell.standsOn) } }
    }
    let zones = Set(comparison.zones.map(\.id))
    let wanted =
      comparison.observations.map(\.id.text)
      + comparison.dataset.initiatives.filter { zones.contains($0.zone) }.map(\.id.text)
    #expect(wanted.count > 300)
    #expect(wanted.filter { !found.contains($0) } == [])
  }

  @Test func `nothing is printed while a workbook is written`() async throws {
    let result = try await #require(
      processExitsWith: .success, observing: [\.standardErrorContent, \.standardOutputContent]
    ) {
      let folder = TemporaryFolder()
      for comparison in [Project.comparison(), Sketch.whole.comparison] {
        try WorkbookWriter(try Project.content(comparison, .en)).write(to: folder.path + "/quiet.xlsx")
      }
    }
    #expect(String(decoding: result.standardErrorContent, as: UTF8.self) == "")
    #expect(!String(decoding: result.standardOutputContent, as: UTF8.self).contains("WARNING"))
  }
}
