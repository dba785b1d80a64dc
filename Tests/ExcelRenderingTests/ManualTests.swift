import ExcelRendering
import Testing
import UserFiles

/// docs/workbook.md against the program.
@Suite struct ManualTests {
  private let manual =
    UserFile.read(Project.root + "/docs/workbook.md", as: "docs/workbook.md", noting: Mistakes())?.text ?? ""

  @Test(arguments: BlockKind.allCases)
  func `the manual lists exactly the fields of a kind of sheet`(block: BlockKind) {
    let section = manual.split(separator: "### \(block.rawValue)\n").dropFirst().first ?? ""
    let rows = (section.split(separator: "\n### ").first ?? "").split(separator: "\n").filter { $0.hasPrefix("| `") }
    let fields = rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    #expect(fields == block.fields.map(\.name))
  }

  @Test func `the examples of the manual are templates without a mistake`() {
    let examples = manual.split(separator: "```yaml\n").dropFirst().compactMap { $0.split(separator: "```").first }
    #expect(examples.count == 2)
    for example in examples {
      let trial = TemplateTrial(
        folder: Project.root + "/Templates/quarterly", name: "manual", replacing: ["workbook.yaml": String(example)])
      #expect(trial.mistakes == [])
      #expect(trial.workbook != nil)
    }
  }
}
