import Foundation
import Testing

/// `gaoxin check`: a total that is not the sum of its parts.
@Suite struct TotalTests {
  private static let file = "seeds/tables/observations-added.csv"

  private static func check(_ rows: String) throws -> BuiltCommand.Run {
    let workspace = try TemporaryWorkspace()
    try workspace.write(file, "zone,indicator,value,period,source\n" + rows)
    return try workspace.run("check", file)
  }

  @Test func `a total that rounding does not explain is doubted, with the parts that it is held against`() throws {
    let run = try Self.check(
      """
      baoji,industrial-output,400亿元,2019-H1,jsw-2025-01-02
      baoji,industrial-output,180亿元,2019-Q1,jsw-2025-01-02
      baoji,industrial-output,210亿元,2019-Q2,jsw-2025-01-02

      """)
    #expect(run.exitCode == 0)
    #expect(
      (run.output + run.errors).contains(
        "observations-added.csv:2:25: warning: 400亿元 for 2019-H1 is 10亿元 more than the sum of "
          + "180亿元 (\(Self.file):3) for 2019-Q1 and 210亿元 (\(Self.file):4) for 2019-Q2"))
  }

  @Test func `a total that rounding explains, and one that parts do not make up, are left alone`() throws {
    let run = try Self.check(
      """
      baoji,industrial-output,391亿元,2019-H1,jsw-2025-01-02
      baoji,industrial-output,180亿元,2019-Q1,jsw-2025-01-02
      baoji,industrial-output,210亿元,2019-Q2,jsw-2025-01-02
      baoji,industrial-output,900亿元,2019,jsw-2025-01-02
      baoji,industrial-output,210亿元,2019-Q4,jsw-2025-01-02

      """)
    #expect(run.exitCode == 0)
    #expect(!(run.output + run.errors).contains("than the sum of"))
  }
}
