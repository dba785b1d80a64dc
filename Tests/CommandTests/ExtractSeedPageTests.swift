import Foundation
import Testing

/// The page that the default data set was read from, where it is at hand: it is not part of the project.
private let seedPage = BuiltCommand.root + "/../shared/seeds/000_4ee8e2ef05e7c56d.txt"

/// The seed page: every figure that a careful analyst reads, and none else.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: seedPage), "skipped: the seed page does not stand beside the project"))
struct ExtractSeedPageTests {
  struct Row {
    let fields: [String: String]

    subscript(name: String) -> String { fields[name] ?? "" }

    /// Whether a line lies in `7` or `57-59`.
    func holds(line: Int) -> Bool {
      let ends = self["lines"].split(separator: "-").compactMap { Int($0) }
      return ends.count == 2 ? (ends[0]...ends[1]).contains(line) : ends == [line]
    }

    static func table(_ name: String) throws -> [Row] {
      let lines = try ExtractTests.fixture(name).split(separator: "\n").map(String.init)
      let names = lines[0].components(separatedBy: ",")
      return lines.dropFirst().map { line in
        Row(fields: Dictionary(uniqueKeysWithValues: zip(names, line.components(separatedBy: ","))))
      }
    }
  }

  @Test func `three articles, each of its zone`() throws {
    #expect(try ExtractAnswer(file: seedPage).zones == ["zhenjiang", "suzhou", "baoji"])
  }

  @Test func `every metric with value, unit, comparator, period, subject and line, and no other`() throws {
    let answer = try ExtractAnswer(file: seedPage)
    var given = answer.metrics
    for row in try Row.table("seed-metrics.csv") {
      let found = given.firstIndex { metric in
        row.holds(line: metric["line"] as? Int ?? 0) && metric["value"] as? String == row["value"]
          && metric["unit"] as? String == row["unit"] && metric["comparator"] as? String == row["comparator"]
          && metric["period"] as? String ?? "" == row["period"] && metric["subject"] as? String ?? "" == row["subject"]
          && (metric["indicator"] as? String ?? "").contains(row["indicator"].suffix(2))
      }
      let index = try #require(found, "not read: \(row.fields)")
      given.remove(at: index)
    }
    #expect(given.isEmpty)
  }

  @Test func `every initiative by name, where it stands`() throws {
    let answer = try ExtractAnswer(file: seedPage)
    let page = try String(contentsOfFile: seedPage, encoding: .utf8).unicodeScalars.map { $0 }
    for row in try Row.table("seed-initiatives.csv") {
      let found = try #require(answer.initiativePlaces.first { $0.name == row["name"] }, "not read: \(row["name"])")
      #expect(row.holds(line: page[..<found.start].count { $0 == "\n" } + 1), "\(row["name"]) at \(found.start)")
    }
  }
}
