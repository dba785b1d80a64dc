import Foundation
import Testing

/// The round with LibreOffice: it opens both workbooks and computes every formula to the stored result.
@Suite struct OfficeTests {
  private static let office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  private static let isAsked = ProcessInfo.processInfo.environment["GAOXIN_OFFICE"] != nil

  private static let script = """
    import openpyxl, sys
    stored, formulas, fresh = (openpyxl.load_workbook(p, data_only=d) for p, d in ((sys.argv[1], True), (sys.argv[1], False), (sys.argv[2], True)))
    count = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                a, b = stored[sheet.title][cell.coordinate].value, fresh[sheet.title][cell.coordinate].value
                if cell.data_type == "f":
                    count += 1
                if isinstance(a, (int, float)) and isinstance(b, (int, float)):
                    same = abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))
                else:
                    same = (a or "") == (b or "")
                if not same: print(f"{sheet.title}!{cell.coordinate}: {cell.value!r} stored {a!r}, computed {b!r}")
    print(f"{count > 0} formulas")
    """

  @Test(
    .enabled(if: isAsked, "runs with make test-office"), .enabled(if: office != nil, "needs libreoffice-calc"),
    .enabled(if: BuiltCommand.python(with: "openpyxl") != nil, "needs python3-openpyxl"),
    arguments: ["2025-Q2", "2023-Q4"])
  func `LibreOffice reads the same cells and computes the same results`(quarter: String) throws {
    let python = try #require(BuiltCommand.python(with: "openpyxl"))
    let office = try #require(Self.office)
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report", "--quarter", quarter).exitCode == 0)
    for language in ["en", "zh"] {
      let book = "\(workspace.path)/output/\(quarter)/comparison.\(language).xlsx"
      let folder = "\(workspace.path)/converted-\(language)"
      let convert = try BuiltCommand.run(
        [
          "-env:UserInstallation=file://\(workspace.path)/profile", "--headless", "--convert-to",
          "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, book,
        ], in: workspace.path, program: office)
      #expect(convert.exitCode == 0, "\(convert.errors)")
      let run = try BuiltCommand.run(
        ["-c", Self.script, book, "\(folder)/comparison.\(language).xlsx"], program: python)
      #expect(run.output == "True formulas\n", "\(run.output)\(run.errors)")
    }
  }

  private static let calamine = """
    import openpyxl, python_calamine, sys
    book = openpyxl.load_workbook(sys.argv[1], data_only=True)
    read, cells = python_calamine.CalamineWorkbook.from_path(sys.argv[1]), 0
    if read.sheet_names != book.sheetnames: print("sheets", read.sheet_names, book.sheetnames)
    for sheet in book:
        rows = read.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        for row in sheet.iter_rows():
            for cell in row:
                a, b = cell.value, None
                if cell.row <= len(rows) and cell.column <= len(rows[cell.row - 1]): b = rows[cell.row - 1][cell.column - 1]
                cells += a is not None
                if (a or "") != (b or ""): print(f"{sheet.title}!{cell.coordinate}: openpyxl {a!r}, python-calamine {b!r}")
    print(f"{cells > 1000} cells")
    """

  @Test(
    .enabled(if: isAsked, "runs with make test-office"),
    .enabled(if: BuiltCommand.python(with: "python_calamine") != nil, "needs python-calamine"),
    arguments: ["2025-Q2", "2023-Q4"])
  func `python-calamine reads the same cells as openpyxl`(quarter: String) throws {
    let python = try #require(BuiltCommand.python(with: "python_calamine, openpyxl"))
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report", "--quarter", quarter).exitCode == 0)
    for language in ["en", "zh"] {
      let book = "\(workspace.path)/output/\(quarter)/comparison.\(language).xlsx"
      let run = try BuiltCommand.run(["-c", Self.calamine, book], program: python)
      #expect(run.output == "True cells\n", "\(run.output)\(run.errors)")
    }
  }
}
