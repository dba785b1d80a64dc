import Foundation
import Testing

/// The house rules of a workbook, held by a reader that is not ours.
@Suite struct HouseRuleTests {
  private static let script = """
    import openpyxl, re, sys, zipfile
    from openpyxl.utils import range_boundaries
    path = sys.argv[1]
    book = openpyxl.load_workbook(path)
    parts = zipfile.ZipFile(path)
    broken, tables, formulas = [], set(), 0
    def rule(ok, text):
        if not ok: broken.append(text)
    rule(book.properties.title and book.properties.creator, "title and author")
    rule(book.active.title == book.sheetnames[0], "opens on the first sheet")
    for sheet in book:
        name = sheet.title
        rule(len(name) <= 31, f"{name}: name too long")
        rule(isinstance(sheet["A1"].value, str), f"{name}: no title in A1")
        rule(not sheet.merged_cells.ranges, f"{name}: merged cells")
        rule(sheet.sheet_state == "visible", f"{name}: hidden")
        rule(not any(d.hidden for d in sheet.row_dimensions.values()), f"{name}: hidden rows")
        rule(sheet.page_setup.orientation == "landscape" and str(sheet.page_setup.paperSize) == "9", f"{name}: not A4 landscape")
        rule(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage, f"{name}: not fitted")
        rule(len(sheet.tables) == 1, f"{name}: {len(sheet.tables)} tables")
        for table in sheet.tables.values():
            rule(not re.fullmatch(r"Table\\d+", table.displayName) and table.displayName not in tables, f"{name}: table name")
            tables.add(table.displayName)
            c1, r1, c2, r2 = range_boundaries(table.ref)
            rule(c1 == 1 and r2 > r1, f"{name}: table {table.ref}")
            header = [sheet.cell(r1, c).value for c in range(c1, c2 + 1)]
            rule(all(isinstance(h, str) and h.strip() for h in header) and len(set(header)) == len(header), f"{name}: header {header}")
            rule(sheet.max_row <= r2, f"{name}: something below the table")
            rule(sheet.freeze_panes is not None or sheet._charts, f"{name}: header not frozen")
            for r in range(r1 + 1, r2 + 1):
                for c in range(c1, c2 + 1):
                    rule(sheet.cell(r, c).value not in (None, ""), f"{name}: empty cell in row {r}, column {c}")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f": formulas += 1
                if cell.hyperlink and cell.hyperlink.target:
                    rule(cell.hyperlink.target.startswith(("http://", "https://")), f"{name}!{cell.coordinate}: {cell.hyperlink.target}")
    charts = 0
    for part in parts.namelist():
        if part.startswith("xl/drawings/drawing"):
            for tag in re.findall(r"<xdr:cNvPr [^>]*>", parts.read(part).decode()):
                charts += 1
                rule('descr="' in tag and 'descr=""' not in tag, f"{part}: no alternative text")
    for line in broken[:40]: print(line)
    print(f"{len(book.sheetnames) > 8} {charts > 0} {formulas > 0} {len(broken)}")
    """

  @Test(
    .enabled(if: BuiltCommand.python(with: "openpyxl") != nil, "needs python3-openpyxl"),
    arguments: ["2025-Q2", "2023-Q4", "2021-Q3"])
  func `every sheet keeps the house rules`(quarter: String) throws {
    let python = try #require(BuiltCommand.python(with: "openpyxl"))
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report", "--quarter", quarter).exitCode == 0)
    for language in ["en", "zh"] {
      let run = try BuiltCommand.run(
        ["-c", Self.script, "\(workspace.path)/output/\(quarter)/comparison.\(language).xlsx"], program: python)
      #expect(run.output == "True True True 0\n", "\(language): \(run.output)\(run.errors)")
    }
  }
}
