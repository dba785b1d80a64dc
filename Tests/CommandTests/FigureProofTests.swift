import Foundation
import Testing

/// No figure without its source: every number of a brief is an observation's, or follows from named observations.
@Suite struct FigureProofTests {
  static let briefs = ["2021-Q3", "2023-Q4", "2024-Q3", "2025-Q2"].flatMap { quarter in
    ["en", "zh"].map { (quarter, $0) }
  }

  @Test(arguments: briefs)
  func `every number of a brief is accounted for`(quarter: String, language: String) throws {
    let workspace = try TemporaryWorkspace()
    let observations = try Self.observations(of: workspace)
    let text = try workspace.run("brief", "--quarter", quarter, "--language", language).output
    let json = try workspace.run("brief", "--quarter", quarter, "--language", language, "--format", "json").output
    let data = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])

    // 1. What the data of the brief says of a figure follows from the observations that it names.
    var proven = 0
    for node in Self.records(in: data) {
      guard let ids = node["observations"] as? [String], !ids.isEmpty else { continue }
      let named = ids.compactMap { observations[$0] }
      #expect(named.count == ids.count, "\(ids) are not all in the data set")
      var words = [node["text"], node["value"]].compactMap { $0 as? String }
      for period in Self.periods(in: data) { words = words.map { $0.replacingOccurrences(of: period, with: " ") } }
      for indicator in Self.names(in: data) { words = words.map { $0.replacingOccurrences(of: indicator, with: " ") } }
      for number in words.flatMap(Self.numbers) {
        // A statement may count what it stands on: all of it, or that of each zone.
        let perZone = Dictionary(grouping: ids) { $0.prefix { $0 != "." } }.values.map(\.count)
        let isCount = node["kind"] != nil && ([ids.count] + perZone).contains { Double($0) == number }
        #expect(
          isCount || named.contains { $0.gives(number) } || Self.isComputed(number, from: named),
          "\(number) of \(words) is none of \(ids)")
        proven += 1
      }
    }
    #expect(proven > 10)

    // 2. The text of the brief has no number but what the data says, and whole numbers that count records of it.
    var rest = Self.squeezed(text, language)
    let strings = Self.strings(in: data).map { Self.squeezed($0, language) }
      .filter { $0.contains(where: \.isNumber) }
    for string in Set(strings).sorted(by: { ($0.count, $0) > ($1.count, $1) }) {
      rest = Self.removing(string, from: rest)
    }
    let counts = Self.counts(in: data)
    let findings = (data["findings"] as? [Any])?.count ?? 0
    for number in Self.numbers(rest) {
      #expect(
        counts.contains(number) || (1...Double(findings)).contains(number), "\(number) is neither a figure nor a count")
    }
  }

  @Test func `the counts of a brief count what the export lists`() throws {
    let workspace = try TemporaryWorkspace()
    let zones = ["zhenjiang", "suzhou", "baoji"]
    let json = try workspace.run("brief", "--format", "json", "--language", "en").output
    let data = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let export = try workspace.run("export", "--format", "json").output
    let all = try #require(try JSONSerialization.jsonObject(with: Data(export.utf8)) as? [String: Any])
    func listed(_ part: String) -> [[String: Any]] {
      ((all[part] as? [[String: Any]]) ?? []).filter { zones.contains($0["zone"] as? String ?? "") }
    }
    let counts = try #require(data["counts"] as? [String: Int])
    // What is of a day after the quarter is not shown.
    let shown = listed("observations").filter { observation in
      let period = observation["period"] as? String ?? ""
      return !(observation["status"] as? String == "actual" && period.hasSuffix("@") && period > "2025-06@")
    }
    #expect(counts["observations"] == shown.count)
    #expect(shown.count < listed("observations").count)
    // An initiative that two sources report is registered once.
    #expect(counts["initiatives"] == listed("initiatives").count { !($0["same_as"] is String) })
    #expect(
      counts["sources"]
        == Set((shown + listed("initiatives")).compactMap { $0["source"] as? String }).count)
    #expect(counts["zones"] == zones.count)
    for line in try #require(data["coverage"] as? [[String: Any]]) {
      let states = ["reported", "derived", "bound", "older", "other_subject", "plan", "not_reported"]
      #expect(states.reduce(0) { $0 + (line[$1] as? Int ?? 0) } == counts["indicators"])
    }
    let initiatives = try #require(data["initiatives"] as? [String: Any])
    let themes = try #require(initiatives["themes"] as? [[String: Any]])
    for theme in themes {
      for cell in try #require(theme["zones"] as? [[String: Any]]) {
        #expect(cell["count"] as? Int == (cell["names"] as? [String])?.count)
      }
    }
  }

  @Test func `every figure of the quarter can be traced`() throws {
    let workspace = try TemporaryWorkspace()
    let json = try workspace.run("brief", "--format", "json", "--language", "en").output
    let data = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let rows = try #require(data["current"] as? [[String: Any]])
    let ids = Set(Self.records(in: rows).flatMap { $0["observations"] as? [String] ?? [] })
    #expect(ids.count >= 12)
    for id in ids.sorted() {
      let run = try workspace.run("trace", id)
      #expect(run.exitCode == 0, "\(id): \(run.errors)")
      #expect(run.output.contains(id))
    }
  }

  /// Whether a number is the difference of two observations, or the rate from one to the other, as printed: rounded.
  private static func isComputed(_ number: Double, from named: [Exported]) -> Bool {
    named.contains { one in
      named.contains { other in
        one.numbers != other.numbers
          && one.numbers.contains { a in
            other.numbers.contains { b in
              let rate = b == 0 ? .infinity : abs(a / b - 1) * 100
              // A difference is told with the decimals of the less exact of the two: half a unit where one has none.
              return Exported(numbers: [((a - b) * 1e6).rounded() / 1e6]).gives(number) || abs(rate - number) <= 0.051
                || (number == number.rounded() && abs(abs(a - b) - number) <= 0.5)
            }
          }
      }
    }
  }

  /// What the export says of a figure.
  private struct Exported {
    let numbers: [Double]
    /// Numbers of the words around the figure: of its span's dates, and of a unit such as 件/万人.
    var words: Set<Double> = []

    /// Whether a number is one of the observation's, in its unit or in another multiple of it.
    func gives(_ number: Double) -> Bool {
      words.contains(number)
        || numbers.contains { own in
          (-12...12).contains { power in
            let scaled = own * pow(10, Double(power))
            return abs(scaled - number) <= 1e-9 * max(abs(scaled), abs(number)) || (scaled == 0 && number == 0)
          }
        }
    }
  }

  private static func observations(of workspace: TemporaryWorkspace) throws -> [String: Exported] {
    let export = try workspace.run("export", "--format", "json").output
    let all = try #require(try JSONSerialization.jsonObject(with: Data(export.utf8)) as? [String: Any])
    let list = try #require(all["observations"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: list.compactMap { observation in
        (observation["id"] as? String).map { id in
          var values = [observation["value"]]
          for record in [observation, observation["growth"] as? [String: Any] ?? [:]] {
            for end in ["low", "high"] { values.append((record[end] as? [String: Any])?["value"]) }
          }
          var words = Set(
            Self.numbers((observation["period"] as? String ?? "").replacingOccurrences(of: "-", with: " ")))
          if (observation["unit"] as? String)?.contains("/万") == true { words.insert(10_000) }
          return (
            id, Exported(numbers: values.compactMap { ($0 as? NSNumber).map { abs($0.doubleValue) } }, words: words)
          )
        }
      })
  }

  /// Every record anywhere in a value.
  private static func records(in value: Any) -> [[String: Any]] {
    if let record = value as? [String: Any] { return [record] + record.values.flatMap(records) }
    if let list = value as? [Any] { return list.flatMap(records) }
    return []
  }

  private static func strings(in value: Any) -> [String] {
    if let text = value as? String { return [text] }
    if let record = value as? [String: Any] { return record.values.flatMap(strings) }
    if let list = value as? [Any] { return list.flatMap(strings) }
    return []
  }

  /// Words for spans, the longest first: their digits are dates.
  private static func periods(in data: [String: Any]) -> [String] {
    let named = records(in: data).flatMap { [$0["period"], $0["period_long"], $0["name"], $0["long"]] }
    let words = Set(named.compactMap { $0 as? String }.filter { $0.contains(where: \.isNumber) })
    return words.flatMap { [$0, $0.prefix(1).lowercased() + $0.dropFirst()] }.sorted { $0.count > $1.count }
  }

  private static func names(in data: [String: Any]) -> [String] {
    records(in: data).compactMap { ($0["indicator"] as? [String: Any])?["name"] as? String }
      .filter { $0.contains(where: \.isNumber) }
  }

  /// The whole numbers of the data, the lengths of its lists, and the sums that the coverage table prints.
  private static func counts(in data: [String: Any]) -> Set<Double> {
    var counts: Set<Double> = []
    func collect(_ value: Any) {
      switch value {
      case let record as [String: Any]:
        for (key, inner) in record where key != "number" { collect(inner) }
        let current = ["reported", "derived", "bound"].compactMap { record[$0] as? Int }
        if current.count == 3 { counts.insert(Double(current.reduce(0, +))) }
      case let list as [Any]:
        counts.insert(Double(list.count))
        list.forEach(collect)
      case let number as NSNumber: counts.insert(number.doubleValue)
      default: break
      }
    }
    collect(data)
    return counts
  }

  /// A text in which line breaks do not matter: English words part at spaces, Chinese ones run on.
  private static func squeezed(_ text: String, _ language: String) -> String {
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    return lines.joined(separator: language == "zh" ? "" : " ")
  }

  /// A text without another one, wherever it stands and is not part of a longer number.
  private static func removing(_ part: String, from text: String) -> String {
    var kept = ""
    var rest = text[...]
    while let range = rest.range(of: part) {
      func isDigit(_ character: Character?) -> Bool { character.map { ("0"..."9").contains($0) } ?? false }
      let isInside =
        (isDigit(part.first) && isDigit((kept + rest[..<range.lowerBound]).last))
        || (isDigit(part.last) && isDigit(rest[range.upperBound...].first))
      kept += rest[..<range.lowerBound] + (isInside ? part : " ")
      rest = rest[range.upperBound...]
    }
    return kept + rest
  }

  private static func numbers(_ text: String) -> [Double] {
    text.matches(of: /[0-9][0-9,]*(\.[0-9]+)?/).compactMap {
      Double($0.output.0.replacingOccurrences(of: ",", with: ""))
    }
  }
}
