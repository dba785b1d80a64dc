import Foundation
import Testing

/// `gaoxin check`: every mistake with its place and a way out, and the exit code that says whether there is an error.
@Suite struct CheckTests {
  private static let header = "zone,indicator,value,period,source,note,note_en,subject,subject_en\n"
  private static let file = "seeds/tables/observations-added.csv"

  private static func check(_ rows: String) throws -> BuiltCommand.Run {
    let workspace = try TemporaryWorkspace()
    try workspace.write(file, header + rows)
    return try workspace.run("check", file)
  }

  struct Rule: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rows: String
    let told: String
    let summary: String

    init(_ name: String, _ rows: String, _ told: String, _ summary: String) {
      testDescription = name
      self.rows = rows
      self.told = told
      self.summary = summary
    }
  }

  static let rules: [Rule] = [
    Rule(
      "a unit that does not fit the indicator",
      """
      baoji,gdp,6.1%,2024,jsw-2025-01-02,,,,

      """,
      """
      seeds/tables/observations-added.csv:2:11: error: the unit % does not fit 'gdp', which is measured in 亿元
       2 | baoji,gdp,6.1%,2024,jsw-2025-01-02,,,,
         |           ^
        hint: a flow_amount in 亿元 cannot be given in another kind of unit; see seeds/indicators.yaml

      """,
      "1 error in 1 file; 271 observations read"),
    Rule(
      "a count is no count of visits",
      """
      baoji,industrial-enterprises,180家次,2024,jsw-2025-01-02,,,,

      """,
      """
      seeds/tables/observations-added.csv:2:30: error: the unit 家次 does not fit 'industrial-enterprises', which is measured in 家
       2 | baoji,industrial-enterprises,180家次,2024,jsw-2025-01-02,,,,
         |                              ^
        hint: a stock_count in 家 cannot be given in another kind of unit; see seeds/indicators.yaml

      """,
      "1 error in 1 file; 271 observations read"),
    Rule(
      "a figure of a span that ends after its source",
      """
      baoji,gdp-growth,6.1%,2025-H1,jsw-2025-01-02,,,,

      """,
      """
      seeds/tables/observations-added.csv:2:18: error: the figure is of 2025-H1, and its source 'jsw-2025-01-02' is of 2025-01-02: it cannot be actual
       2 | baoji,gdp-growth,6.1%,2025-H1,jsw-2025-01-02,,,,
         |                  ^
        hint: give its status: plan, target or forecast; or correct the period

      """,
      "1 error in 1 file; 271 observations read"),
    Rule(
      "the same fact twice",
      """
      baoji,industrial-output,500亿元,2019,jsw-2025-01-02,,,,
      baoji,industrial-output,500亿元,2019,jsw-2025-01-02,,,,

      """,
      """
      seeds/tables/observations-added.csv:3:25: error: the figure 500亿元 of 'industrial-output' for 2019 stands twice
       3 | baoji,industrial-output,500亿元,2019,jsw-2025-01-02,,,,
         |                         ^
        hint: it stands first at seeds/tables/observations-added.csv:2; delete one

      """,
      "1 error in 1 file; 272 observations read"),
    Rule(
      "two values of one source",
      """
      baoji,industrial-output,500亿元,2019,jsw-2025-01-02,,,,
      baoji,industrial-output,501亿元,2019,jsw-2025-01-02,,,,

      """,
      """
      seeds/tables/observations-added.csv:3:25: warning: the source 'jsw-2025-01-02' gives 'industrial-output' for 2019 as 501亿元 here and as 500亿元 (seeds/tables/observations-added.csv:2)
       3 | baoji,industrial-output,501亿元,2019,jsw-2025-01-02,,,,
         |                         ^
        hint: if both stand in it, say in a note what each of them counts

      """,
      "1 warning in 1 file; 273 observations read"),
    Rule(
      "a slip between 万 and 亿",
      """
      baoji,imports-and-exports,30万元,2019,jsw-2025-01-02,,,,
      baoji,imports-and-exports,30亿元,2020,jsw-2025-01-02,,,,
      baoji,imports-and-exports,31亿元,2021,jsw-2025-01-02,,,,

      """,
      """
      seeds/tables/observations-added.csv:2:27: error: 30万元 is some 1/10,000 of the usual value of 'imports-and-exports' here, 30亿元 (seeds/tables/observations-added.csv:3)
       2 | baoji,imports-and-exports,30万元,2019,jsw-2025-01-02,,,,
         |                           ^
        hint: see whether 万 and 亿 are mixed up; if it is right, say why in its note

      """,
      "1 error in 1 file; 273 observations read"),
    Rule(
      "a cumulative figure that falls",
      """
      zhenjiang,imports-and-exports,30亿元,2018-H1,jsw-2025-01-02,,,,
      zhenjiang,imports-and-exports,25亿元,2018,jsw-2025-01-02,,,,

      """,
      """
      seeds/tables/observations-added.csv:3:31: error: 25亿元 for 2018 is less than 30亿元 (seeds/tables/observations-added.csv:2) for 2018-H1, though both count from January
       3 | zhenjiang,imports-and-exports,25亿元,2018,jsw-2025-01-02,,,,
         |                               ^
        hint: check both figures and their spans; if it is right, say why in its note

      """,
      "1 error in 1 file; 272 observations read"),
    Rule(
      "a share outside 0 to 100",
      """
      suzhou,tertiary-industry-share,120%,2017,jsw-2025-01-02,,,,

      """,
      """
      seeds/tables/observations-added.csv:2:32: error: 120% is a share of 'tertiary-industry-share' outside 0 to 100 %
       2 | suzhou,tertiary-industry-share,120%,2017,jsw-2025-01-02,,,,
         |                                ^
        hint: check the figure, and whether it is a growth rather than a share; if it is right, say why in its note

      """,
      "1 error in 1 file; 271 observations read"),
    Rule(
      "a fall by more than there was",
      """
      zhenjiang,gdp-growth,-120%,2017,jsw-2025-01-02,,,,

      """,
      """
      seeds/tables/observations-added.csv:2:22: error: -120% is a fall of 'gdp-growth' by more than all there was
       2 | zhenjiang,gdp-growth,-120%,2017,jsw-2025-01-02,,,,
         |                      ^
        hint: check the sign and the decimal point; if it is right, say why in its note

      """,
      "1 error in 1 file; 271 observations read"),
    Rule(
      "a flow of exactly nothing",
      """
      zhenjiang,imports-and-exports,0亿元,2017,jsw-2025-01-02,,,,

      """,
      """
      seeds/tables/observations-added.csv:2:31: warning: 'imports-and-exports' is exactly 0 for 2017
       2 | zhenjiang,imports-and-exports,0亿元,2017,jsw-2025-01-02,,,,
         |                               ^
        hint: leave a figure out that was not reported; keep a 0 that stands in the source

      """,
      "1 warning in 1 file; 272 observations read"),
    Rule(
      "a zone above its parent city",
      """
      zhenjiang,gdp,5000亿元,2017,jsw-2025-01-02,,,,
      zhenjiang,gdp,4010亿元,2017,jsw-2025-01-02,,,city,

      """,
      """
      seeds/tables/observations-added.csv:2:15: error: 5000亿元 of 'gdp' for 2017 is more than the city's, 4010亿元 (seeds/tables/observations-added.csv:3)
       2 | zhenjiang,gdp,5000亿元,2017,jsw-2025-01-02,,,,
         |               ^
        hint: check whose figure each of them is; if it is right, say why in its note

      """,
      "1 error in 1 file; 272 observations read"),
    Rule(
      "a printed rate that the levels do not give",
      """
      zhenjiang,imports-and-exports,30.0亿元,2017,jsw-2025-01-02,,,,
      zhenjiang,imports-and-exports,33.0亿元,2018,jsw-2025-01-02,,,,
      zhenjiang,imports-and-exports-growth,14%,2018,jsw-2025-01-02,,,,

      """,
      """
      seeds/tables/observations-added.csv:4:38: warning: 14% is not what the levels of 'imports-and-exports' give: 33.0亿元 (seeds/tables/observations-added.csv:3) against 30.0亿元 (seeds/tables/observations-added.csv:2) is 10.0 %
       4 | zhenjiang,imports-and-exports-growth,14%,2018,jsw-2025-01-02,,,,
         |                                      ^
        hint: both are kept, neither is corrected; say in a remark what is known of it

      """,
      "1 warning in 1 file; 274 observations read"),
    Rule(
      "a text that begins like a formula, and one that nobody filled in",
      """
      suzhou,gdp,900亿元,2016,jsw-2025-01-02,=1+1,?? fill,,

      """,
      """
      seeds/tables/observations-added.csv:2:38: warning: this text begins with '=', as a formula does
       2 | suzhou,gdp,900亿元,2016,jsw-2025-01-02,=1+1,?? fill,,
         |                                        ^
        hint: it is written as text and never reckoned; put it otherwise if readers may copy it into a spreadsheet
      seeds/tables/observations-added.csv:2:43: error: a person has still to fill this in: '?? fill'
       2 | suzhou,gdp,900亿元,2016,jsw-2025-01-02,=1+1,?? fill,,
         |                                             ^
        hint: replace '??' by what the source says, or leave the field out

      """,
      "1 error, 1 warning in 1 file; 272 observations read"),
  ]

  @Test(arguments: rules)
  func `a fact that breaks a rule of the field is told at its place`(rule: Rule) throws {
    let run = try Self.check(rule.rows)
    #expect(run.output == rule.told + rule.summary + "\n", "told:\n\(run.output)")
    #expect(run.exitCode == (rule.told.contains(": error: ") ? 1 : 0))
    #expect(run.errors == "")
  }

  @Test func `a note says why a strange figure is right, and makes the error a warning`() throws {
    let run = try Self.check("baoji,gdp-growth,-120%,2017,jsw-2025-01-02,读数无误,As printed,,\n")
    #expect(run.exitCode == 0)
    #expect(run.output.contains(":2:18: warning: -120% is a fall of 'gdp-growth' by more than all there was\n"))
  }

  @Test func `a source that nothing uses is told`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.append(
      "seeds/tables/sources.csv", "lonely,〔无人用〕,[Of no use],,,2025-07-15,stated,,original,zh,high,,\n")
    let line = try workspace.text("seeds/tables/sources.csv").split(separator: "\n").count
    let run = try workspace.run("check", "seeds/tables/sources.csv")
    #expect(run.exitCode == 0)
    #expect(
      run.output == """
        seeds/tables/sources.csv:\(line):1: warning: no figure and no initiative is from the source 'lonely'
         \(line) | lonely,〔无人用〕,[Of no use],,,2025-07-15,stated,,original,zh,high,,
            | ^
          hint: delete it, or add what it reports
        1 warning in 1 file; 271 observations read

        """,
      "told:\n\(run.output)")
  }

  @Test func `a file that no reader reads is told`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("seeds/zone.yaml", "zones: []\n")
    try workspace.write("seeds/bulletins/extra.yml", "id: extra\n")
    let run = try workspace.run("check", "seeds/zone.yaml", "seeds/bulletins/extra.yml")
    #expect(run.exitCode == 1)
    #expect(
      run.output == """
        seeds/bulletins/extra.yml: error: this file is not read
          hint: a file of seeds/bulletins/ is read when its name ends in .yaml
        seeds/zone.yaml: error: this file is not read
          hint: did you mean 'zones.yaml'?
        2 errors in 2 files; 271 observations read

        """, "told:\n\(run.output)")
  }

  @Test func `every folder of Templates is checked, whichever the settings name`() throws {
    let workspace = try TemporaryWorkspace()
    try FileManager.default.copyItem(
      atPath: workspace.path + "/Templates/quarterly", toPath: workspace.path + "/Templates/mine")
    try workspace.replace("Templates/mine/brief.en.txt", "~ quarter_end ~", with: "~ quarter_ende ~")
    let run = try workspace.run("check", "Templates")
    #expect(run.exitCode == 1)
    #expect(run.output.contains("Templates/mine/brief.en.txt:"), "told:\n\(run.output)")
    #expect(run.output.contains("did you mean 'quarter_end'?"))
  }

  @Test func `the list for machines has the same mistakes`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write(Self.file, Self.header + "baojii,gdp-growth,6.1%,2024,jsw-2025-01-02,,,,\n")
    let run = try workspace.run("check", Self.file, "--format", "json")
    #expect(run.exitCode == 1)
    let mistakes = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]], "told:\n\(run.output)")
    #expect(mistakes.count == 1)
    #expect(mistakes.first?["file"] as? String == Self.file)
    #expect(mistakes.first?["line"] as? Int == 2)
    #expect(mistakes.first?["column"] as? Int == 1)
    #expect(mistakes.first?["rule"] as? String == "unknown-zone")
    #expect(mistakes.first?["severity"] as? String == "error")
    #expect(mistakes.first?["hint"] as? String == "did you mean 'baoji'?")
  }

  @Test func `a path that is not there, or outside the workspace, is a request that cannot be met`() throws {
    let workspace = try TemporaryWorkspace()
    let missing = try workspace.run("check", "seeds/nothing.csv")
    #expect(missing.exitCode == 66)
    #expect(
      missing.errors == "gaoxin: there is no 'seeds/nothing.csv'\n  name a file or folder of the workspace\n")
    let outside = try workspace.run("check", "/etc/passwd")
    #expect(outside.exitCode == 64)
    #expect(outside.errors.hasPrefix("gaoxin: '/etc/passwd' is not in the workspace "))
  }
}
