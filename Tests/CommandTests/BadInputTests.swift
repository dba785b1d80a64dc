import Foundation
import Testing

/// Bad input of every kind: a placed message, the documented exit code, and an output folder that stays as it was.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let exitCode: Int32
    let errors: String
    let spoil: @Sendable (TemporaryWorkspace) throws -> Void

    init(
      _ name: String, _ exitCode: Int32, _ errors: String,
      _ spoil: @escaping @Sendable (TemporaryWorkspace) throws -> Void
    ) {
      testDescription = name
      self.exitCode = exitCode
      self.errors = errors
      self.spoil = spoil
    }
  }

  private static let table = "seeds/tables/observations-zhenjiang.csv"
  private static let bulletin = "seeds/bulletins/baoji-2025-h1.yaml"
  private static let dataEnd = "gaoxin: the data set has mistakes; nothing was written\n  gaoxin check lists them all\n"
  private static let templateEnd = "gaoxin: the template 'quarterly' has mistakes; nothing was written\n"

  /// A table with one row of its own.
  private static func row(_ row: String) -> @Sendable (TemporaryWorkspace) throws -> Void {
    { try $0.write("seeds/tables/observations-bad.csv", "zone,indicator,value,period,source\n\(row)\n") }
  }

  static let cases: [Case] = [
    Case(
      "an unknown indicator, with the nearest known", 65,
      """
      seeds/tables/observations-bad.csv:2:11: error: unknown indicator 'gdp-grwoth'
       2 | zhenjiang,gdp-grwoth,6.7%,2025-H1,jsw-2025-01-02
         |           ^
        hint: did you mean 'gdp-growth'?
      \(dataEnd)
      """, row("zhenjiang,gdp-grwoth,6.7%,2025-H1,jsw-2025-01-02")),
    Case(
      "several mistakes of one row, all told at once", 65,
      """
      seeds/tables/observations-bad.csv:2:1: error: unknown zone 'zhenjang'
       2 | zhenjang,gdp-growth,much,2025-H7,jsw-2025-01-02
         | ^
        hint: did you mean 'zhenjiang'?
      seeds/tables/observations-bad.csv:2:21: error: no number stands in the value 'much'
       2 | zhenjang,gdp-growth,much,2025-H7,jsw-2025-01-02
         |                     ^
        hint: write it as printed, such as 超150家次 or 91.4亿元
      seeds/tables/observations-bad.csv:2:26: error: the period '2025-H7' is not understood from '2025-H7' on
       2 | zhenjang,gdp-growth,much,2025-H7,jsw-2025-01-02
         |                          ^
        hint: write it as printed, such as 今年上半年, or as a code, such as 2025-H1
      \(dataEnd)
      """, row("zhenjang,gdp-growth,much,2025-H7,jsw-2025-01-02")),
    Case(
      "a unit of another dimension", 65,
      """
      seeds/tables/observations-bad.csv:2:41: error: the unit 家 does not fit 'support-event-enterprise-visits', which is measured in 家次
       2 | zhenjiang,support-event-enterprise-visits,150家,2025-H1,jsw-2025-01-02
         |                                           ^
        hint: a event_count in 家次 cannot be given in another kind of unit; see seeds/indicators.yaml
      \(dataEnd)
      """.replacingOccurrences(of: ":2:41:", with: ":2:43:"),
      row("zhenjiang,support-event-enterprise-visits,150家,2025-H1,jsw-2025-01-02")),
    Case(
      "a period that cannot be", 65,
      """
      seeds/tables/observations-bad.csv:2:27: error: there is no such period as '2025年2月30日'
       2 | zhenjiang,gdp-growth,6.7%,2025年2月30日,jsw-2025-01-02
         |                           ^
        hint: see the list of codes in docs/formats.md
      \(dataEnd)
      """, row("zhenjiang,gdp-growth,6.7%,2025年2月30日,jsw-2025-01-02")),
    Case(
      "a source that is not there", 65,
      """
      seeds/tables/observations-bad.csv:2:35: error: unknown source 'jsw-2025-01-20'
       2 | zhenjiang,gdp-growth,6.7%,2025-H1,jsw-2025-01-20
         |                                   ^
        hint: did you mean 'jsw-2025-01-02'?
      \(dataEnd)
      """, row("zhenjiang,gdp-growth,6.7%,2025-H1,jsw-2025-01-20")),
    Case(
      "a missing and a surplus column", 65,
      """
      seeds/tables/observations-bad.csv:1:1: error: the header has no column 'source'
       1 | zone,indicator,value,period,sauce
         | ^
      seeds/tables/observations-bad.csv:1:29: error: unknown column 'sauce'
       1 | zone,indicator,value,period,sauce
         |                             ^
        hint: did you mean 'source'?
      \(dataEnd)
      """, { try $0.write("seeds/tables/observations-bad.csv", "zone,indicator,value,period,sauce\n") }),
    Case(
      "a quote that is never closed", 65,
      """
      seeds/tables/observations-bad.csv:2:22: error: this quote is never closed
       2 | zhenjiang,gdp-growth,"6.7%,2025-H1,jsw-2025-01-02
         |                      ^
        hint: close it, or write it twice inside a quoted field
      \(dataEnd)
      """, row("zhenjiang,gdp-growth,\"6.7%,2025-H1,jsw-2025-01-02")),
    Case(
      "bytes that are no UTF-8", 65,
      """
      seeds/tables/observations-bad.csv:1:3: error: the byte FF is not UTF-8 text here
       1 | zo\u{FFFD}
         |   ^
        hint: save the file as UTF-8; Chinese files from older programs are often GB 18030
      \(dataEnd)
      """, { try $0.write("seeds/tables/observations-bad.csv", bytes: [0x7A, 0x6F, 0xFF, 0x0A]) }),
    Case(
      "an empty file", 65,
      """
      seeds/tables/observations-bad.csv: error: the file is empty
        hint: start it with a header line
      \(dataEnd)
      """, { try $0.write("seeds/tables/observations-bad.csv", "") }),
    Case(
      "an unknown key", 65,
      """
      \(bulletin):18:1: error: unknown key 'acces'
       18 | acces: scan
          | ^
        hint: did you mean 'access'?
      \(dataEnd)
      """, { try $0.replace(bulletin, "\naccess: scan", with: "\nacces: scan") }),
    Case(
      "an address of another scheme", 65,
      """
      \(bulletin):18:6: error: 'javascript:alert(1)' is no address of the web
       18 | url: javascript:alert(1)
          |      ^
        hint: give an address that starts with https:// or http://, or leave it out
      \(dataEnd)
      """, { try $0.replace(bulletin, "\naccess: scan", with: "\nurl: javascript:alert(1)\naccess: scan") }),
    Case(
      "an empty folder of seeds", 65,
      """
      seeds/indicators.yaml: error: there is no such file
      seeds/themes.yaml: error: there is no such file
      seeds/zones.yaml: error: there is no such file
      \(dataEnd)
      """,
      { workspace in
        try FileManager.default.removeItem(atPath: workspace.path + "/seeds")
        try FileManager.default.createDirectory(atPath: workspace.path + "/seeds", withIntermediateDirectories: true)
      }),
    Case(
      "a template that names what does not exist", 78,
      """
      Templates/quarterly/brief.en.txt:1:4: error: unknown name 'quartr'
       1 | {{ quartr.name }}
         |    ^
        hint: did you mean 'quarter'?
      \(templateEnd)
      """, { try $0.write("Templates/quarterly/brief.en.txt", "{{ quartr.name }}\n") }),
    Case(
      "an unclosed tag and an unknown filter, both told", 78,
      """
      Templates/quarterly/brief.en.txt:1:19: error: unknown filter 'uper'
       1 | {{ quarter.name | uper }}
         |                   ^
        hint: did you mean 'upper'?
      Templates/quarterly/brief.en.txt:2:1: error: this 'for' is never closed with 'endfor'
       2 | {% for zone in zones %}
         | ^
      \(templateEnd)
      """, { try $0.write("Templates/quarterly/brief.en.txt", "{{ quarter.name | uper }}\n{% for zone in zones %}\n") }),
    Case(
      "an inclusion that leads out of the template", 78,
      """
      Templates/quarterly/brief.en.txt:1:12: error: '../../gaoxin.yaml' leads out of its folder
       1 | {% include "../../gaoxin.yaml" %}
         |            ^
        hint: name a file inside 'Templates/quarterly'
      \(templateEnd)
      """, { try $0.write("Templates/quarterly/brief.en.txt", "{% include \"../../gaoxin.yaml\" %}\n") }),
    Case(
      "a setting of the wrong type", 78,
      """
      gaoxin.yaml:17:11: error: unknown rounding policy 'up'
       17 | rounding: up
          |           ^
        hint: known are 'half-up', 'gbt8170'
      gaoxin: gaoxin.yaml has mistakes; nothing was written

      """, { try $0.replace("gaoxin.yaml", "rounding: half-up", with: "rounding: up") }),
    Case(
      "a zone of the settings that is not there", 78,
      """
      gaoxin.yaml:8:5: error: unknown zone 'baoij'
       8 |   - baoij
         |     ^
        hint: did you mean 'baoji'?
      gaoxin: gaoxin.yaml has mistakes; nothing was written

      """, { try $0.replace("gaoxin.yaml", "  - baoji\n", with: "  - baoij\n") }),
    Case(
      "sheet names that Excel forbids, all told", 78,
      """
      Templates/quarterly/labels.en.yaml:⟨name: Find/ings⟩:11: error: the sheet name 'Find/ings' has a '/', and Excel forbids [ ] : * ? / \\ there
       ⟨name: Find/ings⟩ |     name: Find/ings
           |           ^
        hint: change the label
      Templates/quarterly/labels.en.yaml:⟨name: coverage⟩:11: error: the sheet name 'coverage' is taken by 'Coverage' (Excel does not tell capitals apart)
       ⟨name: coverage⟩ |     name: coverage
           |           ^
        hint: change the label
      \(templateEnd)
      """,
      {
        try $0.replace("Templates/quarterly/labels.en.yaml", "name: Findings", with: "name: Find/ings")
        try $0.replace("Templates/quarterly/labels.en.yaml", "name: Initiative register", with: "name: coverage")
      }),
    Case(
      "a sheet name that is too long", 78,
      """
      Templates/quarterly/labels.en.yaml:⟨name: Findings of⟩:11: error: the sheet name 'Findings of the quarter and all years' has 37 characters, and Excel allows 31
       ⟨name: Findings of⟩ |     name: Findings of the quarter and all years
           |           ^
        hint: change the label
      \(templateEnd)
      """,
      {
        try $0.replace(
          "Templates/quarterly/labels.en.yaml", "name: Findings", with: "name: Findings of the quarter and all years")
      }),
  ]

  /// A message in which `⟨words⟩` stands for the number of the line of a file that has the words.
  private static func numbered(_ message: String, by file: String) -> String {
    let lines = file.components(separatedBy: "\n")
    return message.components(separatedBy: "⟨").enumerated().map { index, part in
      guard index > 0, let end = part.firstIndex(of: "⟩") else { return part }
      let line = lines.firstIndex { $0.contains(part[..<end]) } ?? -1
      return "\(line + 1)" + part[part.index(after: end)...]
    }.joined()
  }

  @Test(arguments: cases)
  func `bad input is told at its place and nothing is written`(spoiled: Case) throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report", "--quarter", "2024-Q3").exitCode == 0)
    let before = workspace.outputs()
    try spoiled.spoil(workspace)
    let run = try workspace.run("report")
    #expect(run.exitCode == spoiled.exitCode)
    let expected = try Self.numbered(spoiled.errors, by: workspace.text("Templates/quarterly/labels.en.yaml"))
    #expect(run.errors == expected, "told:\n\(run.errors)")
    #expect(run.output == "")
    #expect(workspace.outputs() == before)
  }

  @Test func `one mistake of a catalogue is told alone, without what only follows from it`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.replace("seeds/zones.yaml", "      zh: 镇江高新区\n", with: "      zh: \"镇江高新区\n")
    let check = try workspace.run("check")
    #expect(check.exitCode == 1)
    #expect(
      check.output == """
        seeds/zones.yaml:1153:14: error: a key is expected here; it starts in line 1142
         1153 |       code: "321100"
              |              ^
          hint: align the keys of a mapping, and quote a text that starts with a quote
        1 error in 1 file; 0 observations read

        """)
  }

  @Test func `a byte order mark and carriage returns are read as what they are`() throws {
    let workspace = try TemporaryWorkspace()
    let plain = try workspace.run("export", "--format", "csv").output
    let text = try workspace.text(Self.table)
    try workspace.write(
      Self.table, bytes: [0xEF, 0xBB, 0xBF] + Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8))
    #expect(try workspace.run("export", "--format", "csv").output == plain)
  }

  @Test func `a text that begins like a formula stays text`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.append(
      "seeds/tables/sources.csv", "evil,=HYPERLINK(1),=1+1,@SUM(1),+86,2025-07-15,stated,,original,zh,high,-1,=cmd\n")
    try workspace.write(
      "seeds/tables/observations-evil.csv",
      "zone,indicator,value,period,source,note,note_en\nbaoji,gdp-growth,6.1%,2025-H1,evil,=1+1,=1+1\n")
    #expect(try workspace.run("report").exitCode == 0)
    let python = BuiltCommand.python(with: "openpyxl")
    guard let python else { return }
    let script =
      "import openpyxl,sys;print(sum(1 for s in openpyxl.load_workbook(sys.argv[1]) for r in s.iter_rows() for c in r if c.data_type=='f' and any(x in c.value for x in ('1+1','cmd','SUM(1)','HYPER'))))"
    let run = try BuiltCommand.run(
      ["-c", script, workspace.path + "/output/2025-Q2/comparison.en.xlsx"], program: python)
    #expect(run.output == "0\n", "\(run.errors)")
  }

  @Test func `a field of a million characters is refused with its place`() throws {
    let workspace = try TemporaryWorkspace()
    let long = String(repeating: "高", count: 1_000_000)
    try workspace.write(
      "seeds/tables/observations-long.csv",
      "zone,indicator,value,period,source,note\nbaoji,gdp-growth,6.1%,2025-H1,jsw-2025-01-02,\(long)\n")
    let run = try workspace.run("report")
    #expect(run.exitCode == 65)
    #expect(run.errors.hasPrefix("seeds/tables/observations-long.csv:2:46: error: "))
    #expect(run.errors.utf8.count < 4000)
    #expect(workspace.outputs().keys.allSatisfy { $0.hasPrefix(".") })
  }

  @Test func `output that cannot be written ends with 73`() throws {
    let workspace = try TemporaryWorkspace()
    try FileManager.default.removeItem(atPath: workspace.path + "/output")
    try workspace.write("output", "in the way")
    let run = try workspace.run("report")
    #expect(run.exitCode == 73)
    #expect(run.errors.hasPrefix("gaoxin: "))
    #expect(try workspace.text("output") == "in the way")
  }
}
