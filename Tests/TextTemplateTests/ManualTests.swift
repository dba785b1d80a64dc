import Foundation
import Testing
import TextTemplate
import UserFiles

/// The examples of docs/templates.md: a template, its data, and the text or the mistakes that it makes.
@Suite struct ManualTests {
  private struct Block {
    let kind: String
    let text: String
    let line: Int
  }

  private func blocks() throws -> [Block] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../docs/templates.md")
    let lines = try String(contentsOf: path, encoding: .utf8).components(separatedBy: "\n")
    var blocks: [Block] = []
    var open: (kind: String, lines: [String], line: Int)?
    for (number, line) in lines.enumerated() {
      if let block = open {
        if line == "```" {
          blocks.append(Block(kind: block.kind, text: block.lines.joined(separator: "\n"), line: block.line))
          open = nil
        } else {
          open?.lines.append(line)
        }
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), [], number + 1)
      }
    }
    return blocks
  }

  @Test func `every example of the manual makes what it says`() throws {
    let blocks = try blocks()
    #expect(blocks.count % 3 == 0)
    #expect(blocks.count >= 30)
    for start in stride(from: 0, to: blocks.count - 2, by: 3) {
      let (template, data, result) = (blocks[start], blocks[start + 1], blocks[start + 2])
      try #require(template.kind == "template" && data.kind == "data", "docs/templates.md:\(template.line)")
      let trial = TemplateTrial(template.text + "\n", data.text, named: "brief.txt")
      let made = result.kind == "text" ? trial.output : trial.report
      #expect(made == result.text + "\n", "docs/templates.md:\(template.line)\n\(trial.report)")
      #expect(result.kind == "text" || trial.output == nil)
    }
  }

  @Test func `the manual names every filter with its arguments`() throws {
    let manual = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "../../docs/templates.md"), encoding: .utf8)
    let table = manual.split(separator: "\n").filter { $0.hasPrefix("| `") }.joined()
    for signature in TemplateFilters().signatures { #expect(table.contains("`\(signature)`")) }
  }
}
