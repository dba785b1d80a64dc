import Foundation
import Testing

/// A zone whose boundary was redrawn: its figures before and after are not one series.
@Suite struct BoundaryTests {
  private func workspace(since: String) throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace()
    let path = workspace.path + "/seeds/zones.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let redrawn = text.replacingOccurrences(
      of: "  - id: zhenjiang\n",
      with: "  - id: zhenjiang\n    boundaries:\n      - edition: \"2024\"\n        since: \"\(since)\"\n")
    #expect(redrawn != text)
    try redrawn.write(toFile: path, atomically: true, encoding: .utf8)
    return workspace
  }

  @Test func `a boundary is read and the data stay whole`() throws {
    let run = try workspace(since: "2024-07-01").run("check")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("observations read") || run.errors.contains("observations read"))
  }

  @Test func `a boundary needs a day`() throws {
    let run = try workspace(since: "2024-02-30").run("check")
    #expect(run.exitCode == 1)
    #expect((run.output + run.errors).contains("error: '2024-02-30' is no day"))
    #expect((run.output + run.errors).contains(#"write it as "2021-07-01", in quotes"#))
  }
}
