import Foundation
import Testing

@Suite struct NewZoneTests {
  /// A workspace of a user's own: a zone and an indicator that are data only, beside a zone of the catalogue.
  private func workspace() throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace()
    try workspace.append(
      "seeds/zones.yaml",
      """

        - id: yunshan
          name:
            zh: 云山高新区
            en: Yunshan High-tech Zone
          city:
            zh: 云山市
            en: Yunshan

      """)
    try workspace.append(
      "seeds/indicators.yaml",
      """

        - id: drone-bases
          name:
            zh: 无人机基地数
            en: Drone bases
          kind: stock_count
          unit: 座
          direction: higher
          theme: industry
          definition:
            zh: 期末建成的无人机基地数。
            en: Drone bases in place at the end of the span.

      """)
    try workspace.append(
      "seeds/tables/sources.csv",
      "yunshan-2025-h1,云山高新区上半年通报,Half-year notice of Yunshan,,,2025-07-15,stated,,original,zh,high,,\n")
    try workspace.write(
      "seeds/tables/observations-yunshan.csv",
      """
      zone,indicator,value,period,source,place
      yunshan,drone-bases,12座,2025-06,yunshan-2025-h1,p. 1
      yunshan,gdp-growth,增长7.2%,2025-H1,yunshan-2025-h1,p. 1

      """)
    try workspace.write(
      "seeds/tables/initiatives-yunshan.csv",
      """
      id,zone,name,name_en,kind,theme,source
      yunshan-sky-port,yunshan,云端港,Sky Port,platform,industry,yunshan-2025-h1

      """)
    try workspace.replace("gaoxin.yaml", "  - baoji\n", with: "  - baoji\n  - yunshan\n")
    return workspace
  }

  @Test func `a zone and an indicator added as data appear in the brief, compared like for like`() throws {
    let workspace = try workspace()
    let check = try workspace.run("check")
    #expect(check.exitCode == 0, "\(check.output)")
    #expect(try workspace.run("report").exitCode == 0)
    let english = try workspace.text("output/2025-Q2/brief.en.txt")
    for part in ["Yunshan High-tech Zone", "Drone bases", "7.2"] { #expect(english.contains(part), "\(part)") }
    let chinese = try workspace.text("output/2025-Q2/brief.zh.txt")
    for part in ["云山高新区", "无人机基地数"] { #expect(chinese.contains(part), "\(part)") }
  }

  @Test(.enabled(if: BuiltCommand.python(with: "openpyxl") != nil, "needs python3-openpyxl"))
  func `they appear in every sheet that speaks of zones`() throws {
    let workspace = try workspace()
    #expect(try workspace.run("report").exitCode == 0)
    let script = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      for sheet in book:
          text = "\\n".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None)
          if "Yunshan" in text: print(sheet.title)
      """
    let python = try #require(BuiltCommand.python(with: "openpyxl"))
    let run = try BuiltCommand.run(
      ["-c", script, workspace.path + "/output/2025-Q2/comparison.en.xlsx"], program: python)
    let sheets = Set(run.output.split(separator: "\n").map(String.init))
    for sheet in [
      "Cover", "Findings", "Comparison", "Coverage", "Initiatives", "Initiative register", "Observations", "Ranking",
    ] {
      #expect(sheets.contains(sheet), "\(sheet)")
    }
  }

  @Test func `a new workspace checks clean and has nothing to compare yet`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/gaoxin-init-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try BuiltCommand.run(["init", folder])
    #expect(made.exitCode == 0)
    #expect(try BuiltCommand.run(["check", "--workspace", folder]).exitCode == 0)
    let report = try BuiltCommand.run(["report", "--workspace", folder])
    #expect(report.exitCode == 65)
    let again = try BuiltCommand.run(["init", folder])
    #expect(again.exitCode == 73)
    #expect(again.errors == "gaoxin: '\(folder)' is there already and is not empty\n  name a new folder\n")
  }
}
