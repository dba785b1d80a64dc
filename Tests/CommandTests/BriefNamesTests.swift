import Foundation
import Testing

/// The names that a brief's template can use: docs/templates.md lists what `brief --format json` prints.
@Suite struct BriefNamesTests {
  /// The names of each record, by the name that it stands under in the manual's table.
  private static func documented() throws -> [String: Set<Set<String>>] {
    let manual = try String(contentsOfFile: BuiltCommand.root + "/docs/templates.md", encoding: .utf8)
    let section = manual.components(separatedBy: "## What a brief can say").dropFirst().joined()
    var names: [String: Set<Set<String>>] = [:]
    for line in section.components(separatedBy: "\n## ")[0].components(separatedBy: "\n") where line.hasPrefix("| `") {
      let cells = line.components(separatedBy: " | ")
      for owner in quoted(cells[0]) { names[owner, default: []].insert(Set(quoted(cells[2]))) }
    }
    return names
  }

  private static func quoted(_ text: String) -> [String] {
    text.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }

  /// Every record of a JSON value with the name that it stands under.
  private static func records(_ value: Any, under name: String) -> [(name: String, keys: Set<String>)] {
    if let list = value as? [Any] { return list.flatMap { records($0, under: name) } }
    guard let record = value as? [String: Any] else { return [] }
    return [(name, Set(record.keys))] + record.flatMap { records($0.value, under: $0.key) }
  }

  @Test func `the manual lists every name of every record`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report", "--quarter", "2023-Q4").exitCode == 0)
    let table = try Self.documented()
    for quarter in ["2021-Q4", "2025-Q2"] {
      let run = try workspace.run("brief", "--quarter", quarter, "--format", "json")
      let brief = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      for name in brief.keys { #expect(table[name] != nil, "docs/templates.md does not list `\(name)`") }
      for record in brief.flatMap({ Self.records($0.value, under: $0.key) }) {
        #expect(
          table[record.name]?.contains(record.keys) == true,
          "docs/templates.md lists `\(record.name)` with other names than \(record.keys.sorted())")
      }
    }
  }

  @Test func `a brief tells what changed since the edition before`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report", "--quarter", "2024-Q3").exitCode == 0)
    let observations = "seeds/tables/observations-baoji.csv"
    try workspace.replace(observations, "baoji,patents-granted,,,1647件", with: "baoji,patents-granted,,,1650件")
    try workspace.write(
      observations,
      workspace.text(observations).lines.filter { !$0.contains("rank,,,第49位,2019") }.joined(separator: "\n"))
    let initiatives = "seeds/tables/initiatives-baoji.csv"
    try workspace.write(
      initiatives,
      workspace.text(initiatives).lines.filter { !$0.hasPrefix("baoji-eight-tough-battles") }.map {
        $0.hasPrefix("baoji-ten-key-tasks") ? $0.replacingOccurrences(of: "under-way", with: "completed") : $0
      }.joined(separator: "\n"))
    let english = try workspace.run("brief", "--language", "en").output
    #expect(
      english.contains(
        """
        SINCE THE EDITION OF Q3 2024
        ------------------------------------------------------------------------
        42 new figures, 1 revised, 1 gone; 50 new initiatives, 1 of another
        state, 0 gone.
        Revised: Patents granted, Baoji High-tech Zone, 2019: 1,650 pieces
          (before: 1647件).
        Gone: baoji.national-evaluation-rank.2019.baoji-daily-2020-08-27 (第49
          位).
        State: Ten Key Tasks (十项重点任务), Baoji High-tech Zone: Completed
          (before: Under way).

        """), "\(english)")
    let chinese = try workspace.run("brief", "--language", "zh", "--format", "markdown").output
    #expect(
      chinese.contains(
        """
        ## 与2024年三季度版相比

        新增数据42条，修订1条，撤下1条；新增举措50项，进展变化1项，撤下0项。

        - 修订：宝鸡高新区2019年专利授权量，1,650件（原为1647件）。
        - 撤下：baoji.national-evaluation-rank.2019.baoji-daily-2020-08-27（第49位）。
        - 进展：宝鸡高新区十项重点任务，已完成（原为推进中）。

        """), "\(chinese)")
  }
}

extension String {
  fileprivate var lines: [String] { components(separatedBy: "\n") }
}
