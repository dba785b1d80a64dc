import ExcelRendering
import Testing
import UserFiles

@Suite struct TableWorkbookTests {
  private let folder = TemporaryFolder()

  private func book(_ text: String, rowsPerSheet: Int) throws -> (book: TableWorkbook, mistakes: Mistakes) {
    run(
      "/usr/bin/python3", "-c", "import sys; open(sys.argv[1], 'w').write(sys.argv[2])", folder.path + "/in.csv", text)
    let mistakes = Mistakes()
    let file = try #require(ByteCSV.open(folder.path + "/in.csv", as: "in.csv", blockSize: 50, noting: mistakes))
    var options = TableWorkbook.Options(sheetName: "A name of thirty-one characters", threads: 3)
    options.rowsPerSheet = rowsPerSheet
    let book = TableWorkbook(reading: file, path: "in.csv", options: options, noting: mistakes)
    return (try #require(book), mistakes)
  }

  @Test(arguments: [1, 7, 10, 33, 99, 100, 101])
  func `rows beyond the limit go on on further sheets, none lost and none twice`(rowsPerSheet: Int) throws {
    let text = "n,t\n" + (0..<100).map { "\($0),row \($0)\n" }.joined()
    let summary = try book(text, rowsPerSheet: rowsPerSheet).book.write(to: folder.path + "/out.xlsx")
    let count = (100 + rowsPerSheet - 1) / rowsPerSheet
    #expect(summary.rowCount == 100)
    #expect(summary.sheets.count == count)
    #expect(summary.sheets.first == "A name of thirty-one characters")
    #expect(summary.sheets.allSatisfy { $0.utf16.count <= 31 })
    let printed = run(
      "/usr/bin/python3", "-c",
      """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      rows = []
      for sheet in book:
          assert [c.value for c in sheet[1]] == ["n", "t"], sheet[1]
          assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions, sheet.auto_filter.ref
          rows += [r for r in sheet.iter_rows(min_row=2, values_only=True)]
      print(rows == [(n, f"row {n}") for n in range(100)], len(book.sheetnames))
      """, folder.path + "/out.xlsx"
    ).output
    #expect(printed == "True \(count)\n")
  }

  @Test func `a header alone is a sheet without rows`() throws {
    let summary = try book("n,t\n", rowsPerSheet: 10).book.write(to: folder.path + "/out.xlsx")
    #expect(summary == TableWorkbook.Summary(rowCount: 0, sheets: ["A name of thirty-one characters"], numbers: []))
    let sheet = part("xl/worksheets/sheet1.xml", of: folder.path + "/out.xlsx")
    #expect(sheet.contains("<dimension ref=\"A1:B1\"/>"))
    #expect(sheet.contains("</c></row></sheetData>"))
  }

  @Test func `a table that changed since it was read through is told, and no file is left`() throws {
    let made = try book("n,t\n" + (0..<100).map { "\($0),row\n" }.joined(), rowsPerSheet: 1000).book
    run("/bin/sh", "-c", "printf 'n,t\\n%0500d,x\\n' 1 > \(folder.path)/in.csv")
    #expect(throws: (any Error).self) { try made.write(to: folder.path + "/out.xlsx") }
    #expect(run("/bin/ls", "-A", folder.path).output == "in.csv\n")
  }
}
