import Foundation
import Testing

/// The page that the default data set was read from, where it is at hand: it is not part of the project.
private let seedPage = BuiltCommand.root + "/../shared/seeds/000_4ee8e2ef05e7c56d.txt"

/// A draft of the seed page, once a person has decided what it marks, gives the comparison of the shipped bulletins.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: seedPage), "skipped: the seed page does not stand beside the project"))
struct ExtractReviewTests {
  /// A member of a list of a bulletin: its keys with the lines that they hold, comments and all.
  struct Entry {
    var keys: [(name: String, lines: [String])] = []

    func lines(_ name: String) -> [String]? { keys.first { $0.name == name }?.lines }

    /// The text of a key without its comment and quotes.
    func text(_ name: String) -> String {
      guard let line = lines(name)?.first else { return "" }
      let value = line.components(separatedBy: "  # ")[0].components(separatedBy: ": ").dropFirst().joined(separator: ": ")
      return value.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
    }

    /// Whether a person must decide what a key holds.
    func isMarked(_ name: String) -> Bool { lines(name)?.contains { $0.contains("# decide") || $0.contains("# fill") } ?? true }

    /// Whether a line lies in the entry's.
    func shares(_ other: Entry) -> Bool {
      let own = Set(text("line").split(separator: "-").compactMap { Int($0) })
      let ends = other.text("line").split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last else { return false }
      return own.contains { (first...last).contains($0) }
    }
  }

  /// The members of a list of a bulletin, as its text has them.
  static func entries(_ bulletin: String, of list: String) -> [Entry] {
    var found: [Entry] = []
    var isInside = false
    for line in bulletin.components(separatedBy: "\n") {
      if line.hasPrefix(list + ":") { isInside = true; continue }
      if isInside, !line.isEmpty, !line.hasPrefix(" "), !line.hasPrefix("#") { isInside = false }
      guard isInside, !line.trimmingCharacters(in: .whitespaces).isEmpty, !line.hasPrefix("  #"), !line.hasPrefix("#") else { continue }
      if line.hasPrefix("  - ") { found.append(Entry()) }
      guard !found.isEmpty else { continue }
      let body = String(line.dropFirst(4))
      if !body.hasPrefix(" "), !body.hasPrefix("#") {
        found[found.count - 1].keys.append((body.components(separatedBy: ":")[0], ["    " + body]))
      } else if !body.hasPrefix("#") {
        let last = found[found.count - 1].keys.count - 1
        found[found.count - 1].keys[last].lines.append(line)
      }
    }
    return found
  }

  @Test func `the reviewed draft of the seed page compares as the shipped bulletins do`() throws {
    let workspace = try TemporaryWorkspace()
    let before = try Self.comparison(workspace)
    let drafts = try BuiltCommand.run(["extract", seedPage, "--format", "yaml"]).output.components(separatedBy: "\n---\n")
    #expect(drafts.count == 3)
    for (draft, name) in zip(drafts, ["zhenjiang", "suzhou", "baoji"]) {
      let file = "seeds/bulletins/\(name)-2025-h1.yaml"
      try workspace.write(file, try Self.reviewed(draft, as: try workspace.text(file)))
    }
    let after = try Self.comparison(workspace)
    #expect(Self.differences(before, after).isEmpty, "\(Self.differences(before, after).prefix(6))")
  }

  /// The lines in which two texts differ.
  static func differences(_ before: String, _ after: String) -> [String] {
    let left = before.components(separatedBy: "\n")
    let right = after.components(separatedBy: "\n")
    let unlike = zip(left, right).filter { $0 != $1 }.map { "\($0) is now \($1)" }
    return unlike + (left.count == right.count ? [] : ["\(left.count) lines are now \(right.count)"])
  }

  static func comparison(_ workspace: TemporaryWorkspace) throws -> String {
    let run = try workspace.run(
      "brief", "--quarter", "2025-Q2", "--zones", "zhenjiang,suzhou,baoji", "--format", "json", "--language", "zh")
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.output
  }

  /// What a person makes of a draft who would ship the bulletin: everything that the draft marks is decided as there,
  /// everything else is the draft's.
  static func reviewed(_ draft: String, as shipped: String) throws -> String {
    let head = shipped.components(separatedBy: "\nobservations:")[0]
    var lines = [head]
    let observations = entries(draft, of: "observations")
    let wanted = entries(shipped, of: "observations")
    #expect(observations.count == wanted.count)
    lines.append(wanted.isEmpty ? "observations: []" : "observations:")
    for entry in wanted {
      let found = try #require(
        observations.first { $0.text("value") == entry.text("value") && $0.shares(entry) }, "not drafted: \(entry)")
      lines += merged(found, entry, own: ["indicator", "value", "period", "period_basis"])
    }
    let initiatives = entries(draft, of: "initiatives")
    lines += ["", "initiatives:"]
    for entry in entries(shipped, of: "initiatives") {
      // A misread character is set right by the person who reviews.
      let name = (entry.lines("name")?[1] ?? "").filter { !"《》—".contains($0) }
      #expect(
        initiatives.contains { draft in
          let found = (draft.lines("name")?[1] ?? "").replacingOccurrences(of: "\"", with: "").filter { !"《》—一".contains($0) }
          return found.trimmingCharacters(in: .whitespaces) == name.filter { $0 != "一" }.trimmingCharacters(in: .whitespaces)
        }, "not drafted: \(name)")
      lines += merged(Entry(), entry, own: [])
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The draft's keys where it decides them, the reviewer's where it does not.
  private static func merged(_ draft: Entry, _ decided: Entry, own: [String]) -> [String] {
    var lines: [String] = []
    for (name, fallback) in decided.keys {
      // A period whose basis is marked is decided with it.
      let isOpen = draft.isMarked(name) || name == "period" && draft.lines("period_basis") != nil && draft.isMarked("period_basis")
      lines += own.contains(name) && !isOpen ? draft.lines(name) ?? fallback : fallback
    }
    lines[0] = "  - " + lines[0].dropFirst(4)
    return lines
  }
}
