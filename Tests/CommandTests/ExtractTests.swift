import Foundation
import Testing

/// `gaoxin extract` as a user runs it.
@Suite struct ExtractTests {
  static let fixtures = BuiltCommand.root + "/Tests/CommandTests/Fixtures/extraction"

  static func fixture(_ name: String) throws -> String {
    try String(contentsOfFile: fixtures + "/" + name, encoding: .utf8)
  }

  @Test func `a page with broken columns gives each figure once, with its span, its body and its line`() throws {
    let answer = try ExtractAnswer(file: Self.fixtures + "/page.txt")
    #expect(
      answer.metricLines == [
        "7 GDP增长 5.8 % = 2025-H1 stated zone",
        "11 各类助企活动 30 场 > 2025-YTD inherited 领雁服务队",
        "11 覆盖企业 210 家次 > 2025-YTD inherited 领雁服务队",
        "11 新签约亿元以上项目 12 个 = 2025-H1 inferred zone",
        "11 总投资 63.5 亿元 = 2025-H1 inherited zone",
        "21 化解诉求 96 次 = none unknown 企业诉求受理中心",
        "25 引进本科生 58 名 = none unknown zone",
        "27 硕士及以上人才 9 名 = none unknown zone",
        "35 营业收入 2.15 亿元 = 2025-H1 stated 清溪控股公司",
        "35 创新平台类 3 类 = none unknown 清溪创业中心",
        "35 创新平台 9 个 = none unknown 清溪创业中心",
        "35 众创空间 4 个 = none unknown 清溪创业中心",
        "35 荣誉 10 项 > none unknown 清溪创业中心",
        "35 GDP增长 4.9 % = none unknown 全市",
      ])
    #expect(answer.zones == ["云山高新区", "清溪高新区"])
    #expect(answer.initiatives == ["一港两园", "领雁·强链", "领雁服务队", "云山氢能装备研发制造基地", "支部+", "省级绿色园区"])
    #expect(answer.unplaced == ["亿元以上: part of a name", "2381: page furniture"])
  }

  @Test(arguments: [("yaml", "page.yaml"), ("csv", "page.csv")])
  func `a draft is whole`(format: String, golden: String) throws {
    let run = try BuiltCommand.run(
      ["extract", "page.txt", "--format", format, "--workspace", BuiltCommand.root], in: Self.fixtures)
    #expect(run.exitCode == 0)
    #expect(run.output == (try Self.fixture(golden)))
  }

  @Test func `without a workspace indicators and zones stand as they are printed`() throws {
    let folder = FileManager.default.temporaryDirectory.path
    let run = try BuiltCommand.run(["extract", Self.fixtures + "/page.txt", "--format", "jsonl"], in: folder)
    let answer = try ExtractAnswer(line: run.output)
    #expect(answer.indicatorIDs.allSatisfy { $0 == nil })
    #expect(answer.zones == ["云山高新区", "清溪高新区"])
    #expect(answer.metricLines.first == "7 GDP增长 5.8 % = 2025-H1 stated zone")
  }

  @Test func `no text of a page becomes mark-up or a terminal's command`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", "云山高新区<script>alert(1)</script>\u{1B}[31m上半年GDP增长5.8%。\n")
    let html = try workspace.run("extract", "page.txt", "--format", "html").output
    #expect(!html.contains("<script>alert"))
    #expect(html.contains("&lt;script&gt;"))
    #expect(!html.contains("\u{1B}"))
    #expect(html.contains("<mark class=\"metric\" title=\"GDP增长 [gdp-growth], 5.8 %"))
    #expect(!(try workspace.run("extract", "page.txt").output.contains("\u{1B}")))
  }

  @Test func `HTML is read without its tags, every figure with its place`() throws {
    let workspace = try TemporaryWorkspace()
    let page =
      "<html><head><title>x</title></head><body><p>2025年上半年,云山高新区实现营业收入<b>3.2&nbsp;亿元</b>,增长5&#37;。</p></body></html>\n"
    try workspace.write("page.html", page)
    let answer = try ExtractAnswer(line: try workspace.run("extract", "page.html", "--format", "jsonl").output)
    #expect(answer.metricLines == ["1 营业收入 3.2 亿元 = 2025-H1 stated zone"])
    let place = try #require(answer.metricPlaces.first)
    #expect(String(Array(page.unicodeScalars)[place].map(Character.init)) == "3.2&nbsp;亿元")
  }

  @Test func `a draft that a person filled in is accepted by check`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", "宝鸡高新区上半年经济运行情况\n2025年上半年,宝鸡高新区实现营业收入812.4亿元,同比增长5.3%。\n")
    let draft = try workspace.run("extract", "page.txt", "--published", "2025-07-20").output
    try workspace.write("seeds/bulletins/added.yaml", draft)
    let unread = try workspace.run("check", "seeds/bulletins/added.yaml")
    #expect((unread.output + unread.errors).contains("is a draft and is not loaded"))
    let reviewed = draft.replacingOccurrences(of: "status: draft", with: "status: reviewed")
      .replacingOccurrences(of: "en: \"\"  # fill in", with: "en: First half in Baoji High-tech Zone")
    try workspace.write("seeds/bulletins/added.yaml", reviewed)
    let checked = try workspace.run("check", "seeds/bulletins/added.yaml")
    #expect(checked.exitCode == 0, "\(checked.output)\(checked.errors)\n\(reviewed)")
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    let exitCode: Int32
    let told: String
  }

  static let refusals: [Refusal] = [
    Refusal(
      testDescription: "a file that is not there", arguments: ["extract", "none.txt"], exitCode: 66,
      told: "gaoxin: 'none.txt' cannot be read: No such file or directory\n"
        + "  a name counts from the current folder; - is standard input\n"),
    Refusal(
      testDescription: "a folder", arguments: ["extract", "seeds"], exitCode: 66,
      told: "gaoxin: 'seeds' cannot be read: Is a directory\n  name its files: gaoxin extract seeds/*.txt\n"),
    Refusal(
      testDescription: "a file without text", arguments: ["extract", "empty.txt"], exitCode: 65,
      told: "gaoxin: 'empty.txt' holds no text\n  give UTF-8 text, HTML or PDF\n"),
    Refusal(
      testDescription: "no file", arguments: ["extract"], exitCode: 64,
      told: "gaoxin: no bulletin is named\n  gaoxin extract FILE, or gaoxin extract - for standard input\n"),
    Refusal(
      testDescription: "a date that is none", arguments: ["extract", "empty.txt", "--published", "2025-02-30"],
      exitCode: 64,
      told: "gaoxin: '2025-02-30' is no date\n  write a year, a month or a day: 2025-07-17\n"),
    Refusal(
      testDescription: "documents as JSON with another format",
      arguments: ["extract", "--jsonl-input", "--format", "html"], exitCode: 64,
      told: "gaoxin: --jsonl-input prints jsonl only\n  leave --format out, or write --format jsonl\n"),
  ]

  @Test(arguments: refusals) func `what cannot be read is refused with the way out`(_ refusal: Refusal) throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("empty.txt", " \n")
    let run = try BuiltCommand.run(refusal.arguments, in: workspace.path)
    #expect(run.exitCode == refusal.exitCode)
    #expect(run.errors == refusal.told)
    #expect(run.output.isEmpty)
  }

  @Test func `bytes that are no UTF-8 end nothing`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("page.txt", bytes: [0xFF, 0xFE] + Array("上半年GDP增长5.8%。".utf8) + [0xE4, 0xB8])
    let run = try workspace.run("extract", "page.txt", "--format", "jsonl")
    #expect(run.exitCode == 0)
    #expect(try ExtractAnswer(line: run.output).metricLines == ["1 GDP增长 5.8 % = none unknown zone"])
  }
}
