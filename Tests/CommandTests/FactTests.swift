import Foundation
import Testing

/// Every fact of the first three bulletins is in the workbook and can be traced.
@Suite struct FactTests {
  private static let folder = BuiltCommand.root + "/Tests/CommandTests/Fixtures/facts/"

  private static func rows(_ name: String) throws -> [[String: String]] {
    try records(String(contentsOfFile: folder + name, encoding: .utf8))
  }

  /// The records of a CSV text whose fields may be enclosed in quotes.
  private static func records(_ text: String) -> [[String: String]] {
    var rows: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        rows[rows.count - 1].append(field)
        field = ""
      case "\n" where !isQuoted:
        rows[rows.count - 1].append(field)
        field = ""
        rows.append([])
      default: field.append(character)
      }
    }
    let header = rows[0]
    return rows.dropFirst().filter { $0.count == header.count }.map {
      Dictionary(uniqueKeysWithValues: zip(header, $0))
    }
  }

  /// Every text cell of a workbook, read by openpyxl; nil where that is not installed.
  private static func cells(of workbook: String) throws -> Set<String>? {
    guard let python = BuiltCommand.python(with: "openpyxl") else { return nil }
    let script = """
      import openpyxl, sys
      for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True):
          for row in sheet.iter_rows(values_only=True):
              for cell in row:
                  if isinstance(cell, str): print(sheet.title + "\\t" + cell.replace("\\n", " "))
      """
    let run = try BuiltCommand.run(["-c", script, workbook], program: python)
    #expect(run.exitCode == 0, "\\(run.errors)")
    return Set(run.output.split(separator: "\n").map(String.init))
  }

  @Test func `every figure is in the workbook's observations and can be traced`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report").exitCode == 0)
    let exported = Self.records(try workspace.run("export", "--format", "csv").output)
    let cells = try Self.cells(of: workspace.path + "/output/2025-Q2/comparison.zh.xlsx")
    let facts = try Self.rows("metrics.csv")
    #expect(facts.count == 17)
    for fact in facts {
      let zone = fact["zone"] ?? ""
      let comparators = fact["comparator"] == ">" ? [">", ">=", "~"] : ["="]
      let found = exported.filter {
        $0["source"] == "\(zone)-2025-h1" && $0["place"] == fact["line"] && $0["unit"] == fact["unit"]
          && $0["period"] == fact["period"]
          && comparators.contains($0["comparator"] ?? "")
          && $0["value"] == fact["value"]
          && (fact["body"] == "" ? $0["subject"] == "ZONE" : $0["subject_zh"] == fact["body"])
      }
      #expect(found.count == 1, "\(fact) is found \(found.count) times")
      guard let observation = found.first, let id = observation["id"] else { continue }
      if let cells { #expect(cells.contains("明细数据\t\(id)"), "\(id) is not in the workbook") }
      let trace = try workspace.run("trace", id, "--language", "zh")
      #expect(trace.exitCode == 0, "\(id): \(trace.errors)")
      for part in [id, observation["printed"] ?? "?", "\(zone)-2025-h1"] {
        #expect(trace.output.contains(part), "\(part) is not in the trace of \(id):\n\(trace.output)")
      }
    }
  }

  @Test func `every initiative is in the workbook's register and can be traced`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report").exitCode == 0)
    let export = try workspace.run("export", "--format", "json").output
    let all = try #require(try JSONSerialization.jsonObject(with: Data(export.utf8)) as? [String: Any])
    let initiatives = try #require(all["initiatives"] as? [[String: Any]])
    let cells = try Self.cells(of: workspace.path + "/output/2025-Q2/comparison.zh.xlsx")
    let facts = try Self.rows("initiatives.csv")
    #expect(facts.count == 32)
    for fact in facts {
      let name = fact["name"] ?? ""
      let found = initiatives.filter {
        $0["source"] as? String == "\(fact["zone"] ?? "")-2025-h1"
          && ($0["name"] as? [String: String])?["zh"] == name
      }
      #expect(found.count == 1, "\(name) is found \(found.count) times")
      guard let id = found.first?["id"] as? String else { continue }
      #expect(found.first?["place"] as? String == fact["lines"], "\(name)")
      if let cells { #expect(cells.contains("举措登记表\t\(name)"), "\(name) is not in the workbook") }
      let trace = try workspace.run("trace", id, "--language", "zh")
      #expect(trace.exitCode == 0, "\(id): \(trace.errors)")
      #expect(trace.output.contains(name))
    }
  }
}
