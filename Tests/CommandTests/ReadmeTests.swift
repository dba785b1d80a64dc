import Foundation
import Testing

/// Runs every console block of README.md and docs/ and compares what it prints with what the block shows.
///
/// A line of three dots in a block stands for any lines that are left out.
@Suite struct ReadmeTests {
  struct Block: CustomTestStringConvertible {
    let file: String
    let command: String
    let expected: [String]
    var testDescription: String { "\(file): \(command)" }
  }

  static let files =
    ["README.md", "CONTRIBUTING.md"]
    + ((try? FileManager.default.contentsOfDirectory(atPath: BuiltCommand.root + "/docs")) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }

  static let blocks: [Block] = files.flatMap { file -> [Block] in
    guard let text = try? String(contentsOfFile: BuiltCommand.root + "/" + file, encoding: .utf8) else { return [] }
    var blocks: [Block] = []
    var inside: [String]?
    for line in text.components(separatedBy: "\n") {
      if line == "```console" {
        inside = []
      } else if line == "```", let lines = inside {
        inside = nil
        if let first = lines.first, first.hasPrefix("$ gaoxin ") {
          blocks.append(
            Block(file: file, command: String(first.dropFirst("$ gaoxin ".count)), expected: Array(lines.dropFirst())))
        }
      } else {
        inside?.append(line)
      }
    }
    return blocks
  }

  @Test func `the pages have blocks to run`() {
    #expect(Self.blocks.filter { $0.file == "README.md" }.count >= 3)
  }

  @Test(arguments: blocks)
  func `a console block prints what it shows`(block: Block) throws {
    let workspace = try TemporaryWorkspace()
    let run = try BuiltCommand.run(
      ["-c", "\"$GAOXIN\" \(block.command) 2>&1"], in: workspace.path,
      environment: ["GAOXIN": BuiltCommand.path, "PATH": "/usr/bin:/bin"],
      program: "/bin/sh")
    var actual = run.output.components(separatedBy: "\n")
    while actual.last == "" { actual.removeLast() }
    #expect(Self.matches(block.expected[...], actual[...]), "printed:\n\(run.output)")
  }

  /// Whether the lines are those expected, where `...` or an indented `...` stands for any number of lines.
  private static func matches(_ expected: ArraySlice<String>, _ actual: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return actual.isEmpty }
    let rest = expected.dropFirst()
    if first.trimmingCharacters(in: .whitespaces) == "..." {
      return (actual.startIndex...actual.endIndex).contains { matches(rest, actual[$0...]) }
    }
    return actual.first == first && matches(rest, actual.dropFirst())
  }

  @Test func `the README stays short`() throws {
    let text = try String(contentsOfFile: BuiltCommand.root + "/README.md", encoding: .utf8)
    #expect(text.components(separatedBy: "\n").count < 150)
  }

  @Test(arguments: files)
  func `every link to a file leads somewhere`(file: String) throws {
    let text = try String(contentsOfFile: BuiltCommand.root + "/" + file, encoding: .utf8)
    let folder = file.hasPrefix("docs/") ? "docs/" : ""
    for piece in text.components(separatedBy: "](").dropFirst() {
      let target = piece.prefix { $0 != ")" }.prefix { $0 != "#" }
      guard !target.isEmpty, !target.contains("://"), !target.contains(" ") else { continue }
      #expect(FileManager.default.fileExists(atPath: BuiltCommand.root + "/" + folder + target), "\(file): \(target)")
    }
  }
}
