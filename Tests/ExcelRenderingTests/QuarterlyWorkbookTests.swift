import ExcelRendering
import Glibc
import Testing
import UserFiles
import ZoneModel

@Suite struct QuarterlyWorkbookTests {
  @Test func `the template that comes with the program has no mistake`() {
    #expect(Project.template.mistakes.map { "\($0.place.file):\($0.place.line ?? 0): \($0.message)" } == [])
  }

  @Test(arguments: Language.allCases, ["2025-Q2", "2024-Q3", "2023-Q4", "2021-Q3"])
  func `the workbook of a quarter is written`(language: Language, quarter: String) throws {
    let folder = TemporaryFolder()
    let path = getenv("GAOXIN_PREVIEW").map { String(cString: $0) } ?? folder.path
    let content = try Project.content(Project.comparison(quarter), language)
    try WorkbookWriter(content).write(to: "\(path)/\(quarter).\(language.rawValue).xlsx")
  }
}
