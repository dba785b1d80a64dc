import ExcelRendering
import Testing
import UserFiles
import Wording
import ZoneModel

@Suite struct TemplateTests {
  private static let folder = Project.root + "/Templates/quarterly"

  private static func trial(_ part: String, _ change: (String) -> String) -> TemplateTrial {
    let text = UserFile.read("\(folder)/\(part)", as: part, noting: Mistakes())?.text ?? ""
    return TemplateTrial(folder: folder, name: "Templates/mine", replacing: [part: change(text)])
  }

  /// A mistake without the number of its line, which moves with every edit of the file.
  private static func withoutLine(_ text: String) -> String {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, Int(parts[1]) != nil else { return text }
    return "\(parts[0]):\(parts[2])"
  }

  @Test(
    arguments: [
      (
        "workbook.yaml", "shows: coverage", "shows: coverrage",
        "Templates/mine/workbook.yaml: unknown kind of sheet 'coverrage' (did you mean 'coverage'?)"
      ),
      (
        "workbook.yaml", "{field: standing,", "{field: standin,",
        "Templates/mine/workbook.yaml: unknown field 'standin' (did you mean 'standing'?)"
      ),
      (
        "workbook.yaml", "table: Coverage\n", "table: B12\n",
        "Templates/mine/workbook.yaml: 'B12' cannot name an Excel table (begin with a letter; use letters, digits and _; no cell address such as A1)"
      ),
      (
        "workbook.yaml", "style: statement", "style: statment",
        "Templates/mine/workbook.yaml: unknown style 'statment' (did you mean 'statement'?)"
      ),
      (
        "workbook.yaml", "tab: series-3", "tab: blue",
        "Templates/mine/workbook.yaml: unknown colour 'blue' (known are 'brand', 'coverage-bound', 'coverage-derived', 'coverage-not-reported', 'coverage-older', 'coverage-other-subject', 'coverage-plan', 'coverage-reported' and 19 more)"
      ),
      (
        "workbook.yaml", "sort: [standing]", "sort: [standings]",
        "Templates/mine/workbook.yaml: unknown field 'standings' (did you mean 'standing'?)"
      ),
      (
        "workbook.yaml", "freeze: 2", "frezee: 2",
        "Templates/mine/workbook.yaml: unknown key 'frezee' (did you mean 'freeze'?)"
      ),
      (
        "workbook.yaml", "width: 92", "width: wide",
        "Templates/mine/workbook.yaml: 'wide' is no number (write digits and a point, such as 12.5)"
      ),
      (
        "workbook.yaml", "{shows: coverage, kind: stacked-bar", "{shows: coverage, kind: line",
        "Templates/mine/workbook.yaml: a line joins points in time, and 'coverage' has none (use bar, column or stacked-bar)"
      ),
      (
        "workbook.yaml", "lines: [sheets.findings.lead]", "lines: [sheets.findings.lede]",
        "Templates/mine/labels.en.yaml: there is no text for 'sheets.findings.lede' (is 'sheets.findings.lead' meant to be it?)\nTemplates/mine/labels.zh.yaml: there is no text for 'sheets.findings.lede' (is 'sheets.findings.lead' meant to be it?)"
      ),
      (
        "styles.yaml", "brand: \"#17406D\"", "brand: blue",
        "Templates/mine/styles.yaml: 'blue' is no colour (write #RRGGBB in quotes, such as \"#1F3A5F\")"
      ),
      (
        "styles.yaml", "colour: white, fill: brand", "colour: grid, fill: white",
        "Templates/mine/styles.yaml: the text stands out on its ground by 1.2 only (choose colours with a contrast of 4.5 or more)"
      ),
      (
        "styles.yaml", "  subtitle:", "  subtitel:",
        "Templates/mine/styles.yaml: the style 'subtitle' is missing (the program needs it)"
      ),
      (
        "labels.en.yaml", "    name: Coverage\n", "    nom: Coverage\n",
        "Templates/mine/labels.en.yaml: there is no text for 'sheets.coverage.name' (is 'sheets.coverage.nom' meant to be it?)"
      ),
      (
        "labels.en.yaml", "title: \"Who reports what, {quarter}\"", "title: \"Who reports what, {quater}\"",
        "Templates/mine/labels.en.yaml: 'sheets.coverage.title' has no place '{quater}' to fill (did you mean 'quarter'?)"
      ),
    ])
  func `a mistake in a template is told with its place and a way out`(
    part: String, right: String, wrong: String, message: String
  ) {
    let trial = Self.trial(part) { $0.replacing(right, with: wrong, maxReplacements: 1) }
    #expect(trial.mistakes.map { Self.withoutLine($0) }.joined(separator: "\n") == message)
    #expect(trial.mistakes.allSatisfy { $0 != Self.withoutLine($0) }, "each mistake has a line")
  }

  @Test func `a user drops a sheet, turns columns round and changes words and colours`() throws {
    let mine = TemplateTrial(
      folder: Self.folder, name: "Templates/mine",
      replacing: [
        "workbook.yaml": """
        sheets:
          - id: comparison
            shows: comparison
            table: Mine
            tab: brand
            only: {standing: [1-comparable]}
            sort: [-indicator]
            columns:
              - {field: value, width: 12}
              - {field: indicator, width: 20, heading: columns.notes.term}
        """
      ])
    #expect(mine.mistakes == [])
    let content = try Project.content(Sketch.whole.comparison, .en, mine)
    #expect(content.sheets.map(\.id) == ["comparison"])
    #expect(
      content.text(of: "comparison") == """
        Alpha | Beta | Gamma | Term
        >150 [b] | 180 | 90 (2023) [o] | Visits
        91.4 | 120 | 60.25 | Revenue
        3.6 | 3.6 | 3.2 (H1 2025) [s] | Share
        [x] | 0.4 | 0.5 | Energy use
        """)
    let folder = TemporaryFolder()
    try WorkbookWriter(content).write(to: folder.path + "/mine.xlsx")
  }

  @Test func `both languages have the same labels, but for the grammar of numbers`() throws {
    let own = ["units.", "scales.", "numbers.words.", "money"]
    func keys(_ language: Language) -> Set<String> {
      Set(
        (Project.template.labels[language]?.keys ?? []).filter { key in !own.contains { key.hasPrefix($0) } }
          .map { $0.hasSuffix(".one") ? String($0.dropLast(4)) : $0.hasSuffix(".other") ? String($0.dropLast(6)) : $0 })
    }
    #expect(keys(.en).symmetricDifference(keys(.zh)).sorted() == [])
  }

  @Test func `each sheet name is one that Excel takes, in both languages`() throws {
    for language in Language.allCases {
      let content = try Project.content(Project.comparison(), language)
      let names = content.sheets.map(\.name)
      #expect(names.allSatisfy { (1...31).contains($0.utf16.count) })
      #expect(Set(names.map { $0.lowercased() }).count == names.count)
    }
  }
}
