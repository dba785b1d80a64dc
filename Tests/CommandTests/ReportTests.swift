import Foundation
import Testing

@Suite struct ReportTests {
  @Test func `the edition has its four files, and the same bytes when it is made again`() throws {
    let workspace = try TemporaryWorkspace()
    let first = try workspace.run("report")
    #expect(first.exitCode == 0)
    #expect(
      first.output == """
        2025-Q2: Zhenjiang High-tech Zone, Suzhou New District, Baoji High-tech Zone
        270 observations from 72 sources; 12 indicators have a figure for the quarter, 0 of them comparable

        output/2025-Q2/comparison.en.xlsx
        output/2025-Q2/comparison.zh.xlsx
        output/2025-Q2/brief.en.txt
        output/2025-Q2/brief.zh.txt

        Read a brief first; every figure in it is in the workbook, with its source.

        """)
    #expect(first.errors == "")
    let made = workspace.outputs()
    #expect(
      Set(made.keys.filter { !$0.contains("/.") && !$0.hasPrefix(".") }) == [
        "2025-Q2/comparison.en.xlsx", "2025-Q2/comparison.zh.xlsx", "2025-Q2/brief.en.txt", "2025-Q2/brief.zh.txt",
      ])
    #expect(try workspace.run("report").exitCode == 0)
    #expect(workspace.outputs() == made)
  }

  @Test func `nothing of the environment changes the bytes`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report").exitCode == 0)
    let made = workspace.outputs()
    let bare = try BuiltCommand.run(["report", "--workspace", workspace.path], in: "/", environment: [:])
    #expect(bare.exitCode == 0)
    #expect(workspace.outputs() == made)
    let other = try BuiltCommand.run(
      ["report"], in: workspace.path, environment: ["LANG": "C", "TZ": "America/Anchorage", "LC_ALL": "tr_TR.UTF-8"])
    #expect(other.exitCode == 0)
    #expect(workspace.outputs() == made)
  }

  @Test(arguments: ["2021-Q3", "2021-Q4", "2023-Q2", "2023-Q4", "2024-Q3", "2025-Q2"])
  func `every quarter that the data knows makes an edition`(quarter: String) throws {
    let workspace = try TemporaryWorkspace()
    let run = try workspace.run("report", "--quarter", quarter)
    #expect(run.exitCode == 0)
    #expect(run.output.hasPrefix("\(quarter): "))
    #expect(workspace.outputs().keys.contains("\(quarter)/comparison.zh.xlsx"))
  }

  @Test func `the brief on standard output is the edition's`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report", "--quiet").exitCode == 0)
    for language in ["en", "zh"] {
      let brief = try workspace.run("brief", "--language", language)
      #expect(brief.exitCode == 0)
      #expect(try workspace.text("output/2025-Q2/brief.\(language).txt") == brief.output)
    }
  }

  @Test func `the next edition says what changed since the last one`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report", "--quarter", "2024-Q3").exitCode == 0)
    try workspace.replace(
      "seeds/tables/observations-baoji.csv", "patents-granted,,,1647件", with: "patents-granted,,,1650件")
    let brief = try workspace.run("brief", "--language", "en", "--format", "json")
    #expect(brief.exitCode == 0)
    let object = try JSONSerialization.jsonObject(with: Data(brief.output.utf8)) as? [String: Any]
    let since = object?["since"] as? [String: Any]
    #expect((since?["previous"] as? [String: Any])?["id"] as? String == "2024-Q3")
    let revised = (since?["revised"] as? [[String: Any]]) ?? []
    #expect(revised.map { $0["before"] as? String } == ["1647件"])
  }

  @Test func `an edition of other zones or languages says what it takes the place of`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report").errors == "")
    #expect(try workspace.run("report").errors == "")
    let other = try workspace.run("report", "--zones", "baoji", "--language", "en")
    #expect(other.exitCode == 0)
    #expect(
      other.errors == """
        gaoxin: the edition of 2025-Q2 that was there compared zhenjiang, suzhou, baoji; this one of baoji takes its place
        gaoxin: brief.zh.txt, comparison.zh.xlsx of that edition are gone

        """)
  }
}
