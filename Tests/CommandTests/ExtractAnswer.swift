import Foundation

/// One line that `gaoxin extract --format jsonl` printed.
struct ExtractAnswer {
  let object: [String: Any]

  struct NoAnswer: Error {}

  init(line: String) throws {
    guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else { throw NoAnswer() }
    self.object = object
  }

  init(file: String) throws {
    try self.init(line: try BuiltCommand.run(["extract", file, "--format", "jsonl"]).output)
  }

  private func members(_ key: String) -> [[String: Any]] { object[key] as? [[String: Any]] ?? [] }

  var zones: [String?] { members("articles").map { $0["zone"] as? String } }
  var metrics: [[String: Any]] { members("metrics") }
  var initiatives: [String] { members("initiatives").compactMap { $0["name"] as? String } }
  var initiativePlaces: [(name: String, start: Int)] {
    members("initiatives").map { ($0["name"] as? String ?? "", $0["start"] as? Int ?? 0) }
  }
  var unplaced: [String] { members("unplaced").map { "\($0["text"] as? String ?? ""): \($0["reason"] as? String ?? "")" } }
  var indicatorIDs: [String?] { metrics.map { $0["indicator_id"] as? String } }
  var metricPlaces: [Range<Int>] { metrics.map(Self.place) }

  static func place(_ member: [String: Any]) -> Range<Int> {
    let start = member["start"] as? Int ?? 0
    return start..<start + (member["length"] as? Int ?? 0)
  }

  /// Line, indicator, value, unit, comparator, period, its basis and subject of each metric.
  var metricLines: [String] {
    metrics.map { metric in
      func text(_ key: String, _ none: String) -> String { metric[key] as? String ?? none }
      return [
        "\(metric["line"] as? Int ?? 0)", text("indicator", "?"), text("value", "range"), text("unit", "?"),
        text("comparator", "?"), text("period", "none"), text("period_basis", "?"), text("subject", "zone"),
      ].joined(separator: " ")
    }
  }
}
