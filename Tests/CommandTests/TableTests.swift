import Foundation
import Testing

/// `gaoxin table`, as a user runs it.
@Suite struct TableTests {
  private let workspace: TemporaryWorkspace

  init() throws { workspace = try TemporaryWorkspace() }

  private static let table = """
    \u{FEFF}name,code,value,count,note\r
    甲,00123,1234.5,7,\"one, \"\"two\"\"\"\r
    乙,45,-0.10,8,\"first line\r
    second <line> & more\"\r
    丙,,,,_x0041_ \r

    """

  private static let cells = """
    import openpyxl, sys
    book = openpyxl.load_workbook(sys.argv[1])
    for sheet in book:
        print(sheet.title, sheet.dimensions, sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows)
        for row in sheet.iter_rows():
            print([c.value for c in row], [c.number_format for c in row if c.data_type == 'n' and c.value is not None])
        print([c.font.b for c in sheet[1]])
    """

  private func cells(_ name: String) throws -> String {
    let python = try #require(BuiltCommand.python(with: "openpyxl"))
    return try BuiltCommand.run(["-c", Self.cells, name], in: workspace.path, program: python).output
  }

  @Test(.enabled(if: BuiltCommand.python(with: "openpyxl") != nil, "needs python3-openpyxl"))
  func `a table becomes a sheet, numbers as numbers, everything else as it is`() throws {
    try workspace.write("in.csv", Self.table)
    let run = try workspace.run("table", "in.csv", "out.xlsx")
    #expect(run.output == "out.xlsx: 3 rows\nnumbers: value, count\n")
    #expect(run.errors.isEmpty)
    #expect(run.exitCode == 0)
    #expect(
      try cells("out.xlsx") == """
        in A1:E4 A2 A1:E4 $1:$1
        ['name', 'code', 'value', 'count', 'note'] []
        ['甲', '00123', 1234.5, 7, 'one, "two"'] ['#,##0.00', 'General']
        ['乙', '45', -0.1, 8, 'first line\\nsecond <line> & more'] ['#,##0.00', 'General']
        ['丙', None, None, None, '_x005F_x0041_ '] []
        [True, True, True, True, True]

        """)
  }

  @Test(.enabled(if: BuiltCommand.python(with: "openpyxl") != nil, "needs python3-openpyxl"))
  func `a user says which columns are numbers, which are texts, and how they look`() throws {
    try workspace.write("in.csv", "a,b\n1,2\n3,4\n")
    let run = try workspace.run(
      "table", "in.csv", "out.xlsx", "--numbers", "a", "--text", "b", "--number-format", "0.0", "--sheet-name", "Zahlen"
    )
    #expect(run.output == "out.xlsx: 2 rows\nnumbers: a\n")
    #expect(
      try cells("out.xlsx") == """
        Zahlen A1:B3 A2 A1:B3 $1:$1
        ['a', 'b'] []
        [1, '2'] ['0.0']
        [3, '4'] ['0.0']
        [True, True]

        """)
  }

  @Test func `the same table gives the same bytes, whatever the threads`() throws {
    var text = "a,b\n"
    for row in 0..<40_000 { text += "\(row),text \(row % 97)\n" }
    try workspace.write("in.csv", text)
    for threads in ["1", "2", "3"] {
      #expect(try workspace.run("table", "in.csv", threads + ".xlsx", "--threads", threads, "--quiet").exitCode == 0)
    }
    let first = workspace.data("1.xlsx")
    #expect((first?.count ?? 0) > 100_000)
    #expect(workspace.data("2.xlsx") == first)
    #expect(workspace.data("3.xlsx") == first)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let arguments: [String]
    let exitCode: Int32
    let errors: String
  }

  static let cases = [
    Case(
      testDescription: "every broken row, each at its place", text: "a,b\n1,2,3\n4\n\"5\"6,7\n", arguments: [],
      exitCode: 65,
      errors: """
        in.csv:2:5: error: this row has 3 fields; the header has 2
         2 | 1,2,3
           |     ^
          hint: quote a field that holds a comma
        in.csv:3:1: error: this row has 1 fields; the header has 2
         3 | 4
           | ^
          hint: an empty field still needs its comma
        in.csv:4:4: error: the quoted field ends here, but more text follows
         4 | "5"6,7
           |    ^
          hint: write a quote inside a quoted field twice
        gaoxin: 3 errors; nothing was written

        """),
    Case(
      testDescription: "a field that is no number in a column that must be one", text: "a,b\n1,2\n007,3\n",
      arguments: ["--numbers", "a"], exitCode: 65,
      errors: """
        in.csv:3:1: error: '007' is no plain number
          hint: write digits with a decimal point, no leading zeros and at most 15 digits, or leave the field empty
        gaoxin: 1 error; nothing was written

        """),
    Case(
      testDescription: "a text longer than a cell holds",
      text: "a\n\"" + String(repeating: "高", count: 32_768) + "\"\n",
      arguments: [], exitCode: 65,
      errors: """
        in.csv:2:2: error: this text has 32768 characters, and a cell holds 32767
          hint: shorten it
        gaoxin: 1 error; nothing was written

        """),
    Case(
      testDescription: "a column that is not there", text: "value,b\n1,2\n", arguments: ["--numbers", "vaule"],
      exitCode: 64,
      errors: """
        gaoxin: --numbers names the column 'vaule', which the header of in.csv does not have
          did you mean 'value'?

        """),
    Case(
      testDescription: "a sheet name that Excel forbids", text: "a\n1\n", arguments: ["--sheet-name", "a/b"],
      exitCode: 65,
      errors: "gaoxin: the sheet name 'a/b' has a '/', and Excel forbids [ ] : * ? / \\ there\n"),
    Case(
      testDescription: "an empty file", text: "", arguments: [], exitCode: 65,
      errors: """
        in.csv: error: the file is empty
          hint: start it with a header line
        gaoxin: 1 error; nothing was written

        """),
  ]

  @Test(arguments: cases)
  func `what is wrong is told, and the file that was there stays`(wrong: Case) throws {
    try workspace.write("in.csv", wrong.text)
    try workspace.write("out.xlsx", "as it was")
    let run = try BuiltCommand.run(["table", "in.csv", "out.xlsx"] + wrong.arguments, in: workspace.path)
    #expect(run.exitCode == wrong.exitCode)
    #expect(run.errors == wrong.errors)
    #expect(run.output.isEmpty)
    #expect(try workspace.text("out.xlsx") == "as it was")
    #expect(try leftovers() == [])
  }

  /// What a run left behind beside its files.
  private func leftovers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: workspace.path).filter { $0.hasPrefix(".") }
  }

  @Test func `a missing table ends with 66, a place that cannot be written with 73`() throws {
    #expect(try workspace.run("table", "none.csv", "out.xlsx").exitCode == 66)
    try workspace.write("in.csv", "a\n1\n")
    let folder = try workspace.run("table", "in.csv", "output")
    #expect(folder.errors == "gaoxin: cannot write 'output': it is a folder\n")
    #expect(folder.exitCode == 73)
    let nowhere = try workspace.run("table", "in.csv", "none/out.xlsx")
    #expect(nowhere.errors == "gaoxin: cannot write 'none/out.xlsx': No such file or directory\n")
    #expect(nowhere.exitCode == 73)
    let same = try workspace.run("table", "in.csv", "./in.csv")
    #expect(same.exitCode == 64)
    #expect(try workspace.text("in.csv") == "a\n1\n")
  }

  @Test func `a disk without room is told, and the file that was there stays whole`() throws {
    var text = "a,b\n"
    for row in 0..<30_000 { text += "\(row * 7919 % 30_011),\(row * 104_729 % 1_000_003)\n" }
    try workspace.write("in.csv", text)
    try workspace.write("out.xlsx", "as it was")
    // 64 blocks of 1024 bytes are room for the frame and not for the rows.
    let run = try BuiltCommand.run(
      ["-c", "ulimit -f 64; exec \"\(BuiltCommand.path)\" table in.csv out.xlsx"], in: workspace.path,
      program: "/bin/bash")
    #expect(
      run.errors == "gaoxin: cannot write 'out.xlsx': File too large\n  the file that was there before is whole\n")
    #expect(run.exitCode == 73)
    #expect(try workspace.text("out.xlsx") == "as it was")
    #expect(try leftovers() == [])
  }

  @Test func `a run that is stopped leaves the file that was there, or the whole workbook, and nothing else`() throws {
    var text = "a,b\n"
    for row in 0..<300_000 { text += "\(row),text \(row)\n" }
    try workspace.write("in.csv", text)
    try workspace.write("out.xlsx", "as it was")
    let run = try BuiltCommand.run(
      ["-c", "timeout --signal=INT --foreground 0.5 \"\(BuiltCommand.path)\" table in.csv out.xlsx; echo $?"],
      in: workspace.path, program: "/bin/bash")
    #expect(["0\n", "124\n"].contains { run.output.hasSuffix($0) }, "\(run.output)\(run.errors)")
    let python = try #require(BuiltCommand.python(with: "zipfile"))
    let state = try BuiltCommand.run(
      [
        "-c",
        "import zipfile; b = open('out.xlsx', 'rb').read(); print(b == b'as it was' or zipfile.ZipFile('out.xlsx').testzip() is None)",
      ], in: workspace.path, program: python)
    #expect(state.output == "True\n")
    #expect(try leftovers() == [])
  }
}
