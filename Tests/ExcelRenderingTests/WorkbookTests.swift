import ExactValues
import ExcelRendering
import Testing

@Suite struct WorkbookTests {
  private let folder = TemporaryFolder()

  private func content(_ sheets: [SheetContent]) -> WorkbookContent {
    WorkbookContent(sheets: sheets, styles: plainStyles, properties: plainProperties)
  }

  @Test func `the same content gives the same bytes`() throws {
    try WorkbookWriter(content(sampleSheets())).write(to: folder.path + "/a.xlsx")
    try WorkbookWriter(content(sampleSheets())).write(to: folder.path + "/b.xlsx")
    let first = bytes(of: folder.path + "/a.xlsx")
    #expect(first.count > 5000)
    #expect(first == bytes(of: folder.path + "/b.xlsx"))
  }

  @Test func `texts stay texts, numbers numbers, formulas keep their results, links lead to rows`() throws {
    let path = folder.path + "/a.xlsx"
    try WorkbookWriter(content(sampleSheets())).write(to: path)
    let script = """
      import openpyxl, sys
      for only in (False, True):
          book = openpyxl.load_workbook(sys.argv[1], data_only=only)
          for sheet in book:
              for row in sheet.iter_rows():
                  for c in row:
                      if c.value is not None:
                          link = c.hyperlink and '#'.join(filter(None, (c.hyperlink.target, c.hyperlink.location)))
                          if not only or c.coordinate.startswith('C'):
                              print(sheet.title, c.coordinate, c.data_type, repr(c.value), link or '')
      """
    let printed = run("/usr/bin/python3", "-c", script, path).output
    #expect(
      printed == """
        First A1 s 'Growth of three zones' \n\
        First A2 s 'First half of 2025' \n\
        First A18 s 'Zone' \n\
        First B18 s 'Growth, %' \n\
        First C18 s 'Rank' \n\
        First A19 s 'Zhenjiang' 'Bob''s sheet'!A4
        First B19 n 6.7 \n\
        First C19 f '=RANK(B19,$B$19:$B$21,0)' \n\
        First A20 s 'Suzhou' 'Bob''s sheet'!A4
        First B20 n 5.25 \n\
        First C20 f '=RANK(B20,$B$19:$B$21,0)' \n\
        First A21 s 'Baoji' 'Bob''s sheet'!A4
        First B21 n 8.1 \n\
        First C21 f '=RANK(B21,$B$19:$B$21,0)' \n\
        Bob's sheet A1 s 'Second sheet' \n\
        Bob's sheet A2 s 'Text' \n\
        Bob's sheet A3 s '=1+1' \n\
        Bob's sheet A4 s '@home' https://example.org/a?b=1#c
        Bob's sheet A5 s '+86' 'First'!A1
        First C18 s 'Rank' \n\
        First C19 n 2 \n\
        First C20 n 3 \n\
        First C21 n 1 \n\

        """)
  }

  @Test func `a chart carries its alternative text`() throws {
    let path = folder.path + "/a.xlsx"
    try WorkbookWriter(content(sampleSheets())).write(to: path)
    #expect(part("xl/drawings/drawing1.xml", of: path).contains("descr=\"Baoji leads.\""))
  }

  @Test func `a cell is found by its address and by what it stands on`() {
    let book = content(sampleSheets())
    #expect(book.cellsByFact()["o1"]?.map(\.description) == ["First!B20"])
    #expect(book.cell(at: "'First'!$B$20")?.standsOn == ["o1"])
    #expect(book.cell(at: "First!B18") == nil)
    #expect(book.cell(at: "First!ZZ20") == nil)
  }

  static let longName = String(repeating: "季", count: 32)

  @Test(
    arguments: [
      ("", WorkbookError.sheetNameEmpty),
      (longName, .sheetNameTooLong(name: longName, length: 32)),
      ("a/b", .sheetNameSign(name: "a/b", sign: "/")),
      ("a[b", .sheetNameSign(name: "a[b", sign: "[")),
      ("'a", .sheetNameApostrophe(name: "'a")),
      ("FIRST", .sheetNameTaken(name: "FIRST", by: "First")),
      ("a\u{1}", .controlCharacter(sheet: "a\u{1}", cell: "A1", code: 1)),
    ])
  func `a sheet name that Excel forbids is refused`(name: String, error: WorkbookError) {
    #expect(throws: error) {
      try write([
        SheetContent(id: "x", name: "First", title: "Title"), SheetContent(id: "y", name: name, title: "Title"),
      ])
    }
  }

  private func write(_ sheets: [SheetContent]) throws(WorkbookError) {
    try WorkbookWriter(content(sheets)).write(to: folder.path + "/refused.xlsx")
  }

  private func oneCell(_ cell: CellContent, table: String = "Table_of_one", header: String = "Header") -> [SheetContent]
  {
    [
      SheetContent(
        id: "s", name: "S", title: "Title",
        table: TableContent(
          name: table, columns: [ColumnContent(header: header, width: .fixed(10), style: "text")],
          rows: RowSource([RowContent(cells: [cell])])))
    ]
  }

  @Test func `what a sheet cannot hold is refused with its place`() {
    let long = String(repeating: "长", count: 32_768)
    let cases: [([SheetContent], WorkbookError)] = [
      (oneCell(.text("")), .emptyCell(sheet: "S", cell: "A3")),
      (oneCell(.text("a\u{7}b")), .controlCharacter(sheet: "S", cell: "A3", code: 7)),
      (oneCell(.text("a\u{FFFF}")), .controlCharacter(sheet: "S", cell: "A3", code: 0xFFFF)),
      (oneCell(.text(long)), .textTooLong(sheet: "S", cell: "A3", length: 32_768)),
      (oneCell(.text("a", link: .web("javascript:x"))), .linkScheme(sheet: "S", cell: "A3", address: "javascript:x")),
      (
        oneCell(.text("a", link: .web("file:///etc/passwd"))),
        .linkScheme(sheet: "S", cell: "A3", address: "file:///etc/passwd")
      ),
      (oneCell(.text("a", link: .row(sheet: "t", key: "k"))), .linkNowhere(sheet: "S", cell: "A3", target: "t: k")),
      (oneCell(.text("a"), table: "A1"), .tableName(sheet: "S", name: "A1")),
      (oneCell(.text("a"), table: "two words"), .tableName(sheet: "S", name: "two words")),
      (oneCell(.text("a"), table: "R1C1"), .tableName(sheet: "S", name: "R1C1")),
    ]
    for (sheets, error) in cases {
      #expect(throws: error) { try write(sheets) }
    }
    #expect(bytes(of: folder.path + "/refused.xlsx").isEmpty)
  }

  @Test func `text of the greatest length is kept whole`() throws {
    let path = folder.path + "/long.xlsx"
    let text = String(repeating: "长", count: 32_767)
    try WorkbookWriter(content(oneCell(.text(text)))).write(to: path)
    #expect(part("xl/sharedStrings.xml", of: path).contains(text))
  }

  @Test func `a folder that is not there is told before anything is written`() {
    #expect(throws: WorkbookError.cannotCreate(path: "/nowhere/a.xlsx", reason: "No such file or directory")) {
      try WorkbookWriter(content(sampleSheets())).write(to: "/nowhere/a.xlsx")
    }
  }

  @Test func `a workbook that is not closed leaves no file`() throws {
    let path = folder.path + "/open.xlsx"
    do {
      var book = try Workbook(path: path, properties: plainProperties)
      _ = try book.addSheet(named: "S")
    }
    #expect(bytes(of: path).isEmpty)
  }
}
