import ExactValues
import ExcelRendering
import Testing
import ZoneModel

@Suite struct LongSheetTests {
  private let folder = TemporaryFolder()

  private func content(_ sheets: [SheetContent]) -> WorkbookContent {
    WorkbookContent(sheets: sheets, styles: plainStyles, properties: plainProperties)
  }

  /// What a reader sees of a workbook when no sheet is poured, and when every sheet without charts is.
  private func bothWays(_ content: WorkbookContent) throws -> (ordinary: [Substring], poured: [Substring]) {
    let paths = (ordinary: folder.path + "/ordinary.xlsx", poured: folder.path + "/poured.xlsx")
    try WorkbookWriter(content, rowLimit: .max).write(to: paths.ordinary)
    try WorkbookWriter(content, threads: 3, rowLimit: 0).write(to: paths.poured)
    #expect(part("xl/worksheets/sheet1.xml", of: paths.ordinary).contains("inlineStr") == false)
    let script = Project.root + "/Tests/ExcelRenderingTests/Fixtures/cells.py"
    func lines(_ path: String) -> [Substring] { run("/usr/bin/python3", script, path).output.split(separator: "\n") }
    return (lines(paths.ordinary), lines(paths.poured))
  }

  private func firstDifference(_ one: [Substring], _ other: [Substring]) -> String? {
    if one.count != other.count { return "\(one.count) lines and \(other.count)" }
    return zip(one, other).first { $0 != $1 }.map { "\($0)\n\($1)" }
  }

  /// A long sheet with all that a cell can be.
  private func every(_ count: Int) -> SheetContent {
    let texts = ["=1+1", " ends with a space ", "a<b>&\"c\"", "_x0041_", "第一行\n第二行", "\tTab", "R&D_x", "😀"]
    let numbers = ["0.1", "-12.50", "123456789012345", "0.30000000000000004", "1e-7", "100000000000000000"]
    return SheetContent(
      id: "every", name: "Every", title: "Every kind of cell",
      lines: [SheetLine("Line", style: "text", link: .row(sheet: "every", key: "k7"))],
      table: TableContent(
        name: "Every",
        columns: ["Text", "Number", "Formula", "Link"].map {
          ColumnContent(header: $0, width: .fixed(12), style: "text")
        },
        rows: RowSource(count: count, key: { "k\($0)" }) { row in
          let number = DecimalNumber(numbers[row % numbers.count]) ?? .zero
          let formula = Formula([.cell(row: row, column: 1, isFixed: false), .text("*2&\"<\"")])
          let links: [CellLink] = [
            .web("https://example.org/\(row)?a=1&b=2"), .row(sheet: "every", key: "k\(row)"), .sheet("every"),
          ]
          return RowContent(
            key: "k\(row)",
            cells: [
              .text(texts[row % texts.count], style: row % 3 == 0 ? "title" : nil),
              CellContent(.number(number, NumberFormat("figure", decimals: row % 4, mark: row % 5 == 0 ? "[e]" : nil))),
              CellContent(.formula(formula, row % 2 == 0 ? .text("a<\(row)") : .number(number), nil)),
              .text("link \(row)", link: links[row % links.count]),
            ])
        }, frozenColumns: 1))
  }

  @Test func `a sheet written either way holds the same cells, looks, links and settings`() throws {
    let (ordinary, poured) = try bothWays(content([every(2500)]))
    #expect(ordinary.count > 10_000)
    #expect(firstDifference(ordinary, poured) == nil)
  }

  @Test(arguments: Language.allCases)
  func `the whole workbook is the same either way`(language: Language) throws {
    let (ordinary, poured) = try bothWays(try Project.content(Project.comparison(), language))
    #expect(ordinary.count > 10_000)
    #expect(firstDifference(ordinary, poured) == nil)
  }

  @Test(arguments: Language.allCases)
  func `the workbook of many zones is the same either way`(language: Language) throws {
    let content = try Project.content(Sketch.wide(60).comparison, language)
    #expect(content.sheets.contains { $0.id.hasPrefix("by-zone") } && content.sheets.contains { $0.id == "changes" })
    let (ordinary, poured) = try bothWays(content)
    #expect(ordinary.count > 10_000)
    #expect(firstDifference(ordinary, poured) == nil)
  }

  @Test func `a long sheet has the same bytes on one thread and on several`() throws {
    let book = content([every(2500)])
    for threads in [1, 2, 7] {
      try WorkbookWriter(book, threads: threads, rowLimit: 100).write(to: "\(folder.path)/\(threads).xlsx")
    }
    let first = bytes(of: folder.path + "/1.xlsx")
    #expect(first.count > 20_000)
    #expect(first == bytes(of: folder.path + "/2.xlsx"))
    #expect(first == bytes(of: folder.path + "/7.xlsx"))
    #expect(run("/bin/ls", "-A", folder.path).output == "1.xlsx\n2.xlsx\n7.xlsx\n")
  }

  @Test func `what a long sheet cannot hold is refused with its place, and no file is left`() {
    let cases: [(CellContent, WorkbookError)] = [
      (.text(""), .emptyCell(sheet: "S", cell: "A152")),
      (.text("a\u{7}b"), .controlCharacter(sheet: "S", cell: "A152", code: 7)),
      (.text(String(repeating: "长", count: 32_768)), .textTooLong(sheet: "S", cell: "A152", length: 32_768)),
      (.text("a", link: .row(sheet: "t", key: "k")), .linkNowhere(sheet: "S", cell: "A152", target: "t: k")),
      (.text("a", link: .web("javascript:x")), .linkScheme(sheet: "S", cell: "A152", address: "javascript:x")),
    ]
    for (cell, error) in cases {
      let sheet = SheetContent(
        id: "s", name: "S", title: "Title",
        table: TableContent(
          name: "T", columns: [ColumnContent(header: "Header", width: .fixed(10), style: "text")],
          rows: RowSource((0..<300).map { RowContent(cells: [$0 == 149 ? cell : .text("right")]) })))
      #expect(throws: error) {
        try WorkbookWriter(content([sheet]), threads: 2, rowLimit: 100).write(to: folder.path + "/refused.xlsx")
      }
    }
    #expect(run("/bin/ls", "-A", folder.path).output.isEmpty)
  }

  @Test func `text of the greatest length is kept whole`() throws {
    let path = folder.path + "/long.xlsx"
    let text = String(repeating: "😀", count: 16_383) + "a"
    let sheet = SheetContent(
      id: "s", name: "S", title: "Title",
      table: TableContent(
        name: "T", columns: [ColumnContent(header: "Header", width: .fixed(10), style: "text")],
        rows: RowSource([RowContent(cells: [.text(text)])])))
    try WorkbookWriter(content([sheet]), rowLimit: 0).write(to: path)
    #expect(part("xl/worksheets/sheet1.xml", of: path).contains("<t>\(text)</t>"))
  }
}
