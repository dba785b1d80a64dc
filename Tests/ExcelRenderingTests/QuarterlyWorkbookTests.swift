import ExcelRendering
import Glibc
import Testing
import UserFiles
import ZoneModel

@Suite struct QuarterlyWorkbookTests {
  @Test func `the template that comes with the program has no mistake`() {
    #expect(Project.template.mistakes.map { "\($0.place.file):\($0.place.line ?? 0): \($0.message)" } == [])
  }

  @Test(arguments: Language.allCases)
  func `the workbook of the default quarter is written`(language: Language) throws {
    let folder = TemporaryFolder()
    let path = getenv("GAOXIN_PREVIEW").map { String(cString: $0) } ?? folder.path
    let content = try Project.content(Project.comparison(), language)
    try WorkbookWriter(content).write(to: "\(path)/comparison.\(language.rawValue).xlsx")
  }
}
