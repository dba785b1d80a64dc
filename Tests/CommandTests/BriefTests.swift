import Foundation
import Testing

/// The brief as a reader gets it: whole expected texts, in both languages and forms.
///
/// Fixtures/briefs holds the expected texts. With GAOXIN_WRITE_GOLDEN=1 in the environment the tests write them instead;
/// read what changed before it is committed.
@Suite struct BriefTests {
  static let cases = ["2025-Q2", "2023-Q4"].flatMap { quarter in
    ["en", "zh"].flatMap { language in ["text", "markdown"].map { (quarter, language, $0) } }
  }

  @Test(arguments: cases)
  func `a brief is what a person has read and approved`(quarter: String, language: String, form: String) throws {
    let workspace = try TemporaryWorkspace()
    let run = try workspace.run("brief", "--quarter", quarter, "--language", language, "--format", form)
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    let golden =
      "\(BuiltCommand.root)/Tests/CommandTests/Fixtures/briefs/\(quarter).\(language).\(form == "text" ? "txt" : "md")"
    if ProcessInfo.processInfo.environment["GAOXIN_WRITE_GOLDEN"] != nil {
      try run.output.write(toFile: golden, atomically: true, encoding: .utf8)
    }
    #expect(run.output == (try String(contentsOfFile: golden, encoding: .utf8)))
  }

  @Test(arguments: ["en", "zh"], [40, 72, 120])
  func `no line is wider than was asked for`(language: String, width: Int) throws {
    let workspace = try TemporaryWorkspace()
    let run = try workspace.run("brief", "--language", language, "--width", "\(width)")
    // Addresses stay whole, and so do tables, whose narrowest form is some 72 columns wide.
    let lines = run.output.split(separator: "\n").filter { !$0.contains("://") }
    let tooWide = lines.filter { columns($0) > max(width, 72) }
    #expect(tooWide == [])
    #expect(lines.contains { columns($0) > width - 8 })
  }

  @Test(arguments: ["en", "zh"])
  func `no heading stands without content`(language: String) throws {
    let workspace = try TemporaryWorkspace()
    for quarter in ["2021-Q3", "2021-Q4", "2023-Q4", "2024-Q3", "2025-Q2"] {
      let run = try workspace.run("brief", "--quarter", quarter, "--language", language)
      let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.hasPrefix("---") {
        #expect(index + 1 < lines.count && !lines[index + 1].isEmpty, "\(quarter): '\(lines[index - 1])' is empty")
      }
    }
  }

  @Test func `a template without a Markdown brief says how to get one`() throws {
    let workspace = try TemporaryWorkspace()
    try FileManager.default.removeItem(atPath: workspace.path + "/Templates/quarterly/brief.en.md")
    let run = try workspace.run("brief", "--format", "markdown", "--language", "en")
    #expect(run.exitCode == 78)
    #expect(
      run.errors == """
        gaoxin: the template 'quarterly' has no brief in Markdown
          copy Templates/quarterly/brief.en.md to Templates/quarterly and change it

        """)
    #expect(run.output == "")
  }

  /// Columns of a line: a Chinese character takes two.
  private func columns(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFFEF).contains($1.value) ? 2 : 1) }
  }
}
