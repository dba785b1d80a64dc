import Foundation
import Testing

@Suite struct TraceTests {
  @Test func `a figure's whole way is told`() throws {
    let run = try BuiltCommand.run([
      "trace", "zhenjiang.signed-projects-100m-investment.2025-H1", "--language", "en",
    ])
    #expect(run.exitCode == 0)
    for part in [
      "printed     91.4亿元", "read as     CNY 9.14 billion", "place       25", "seeds/bulletins/zhenjiang-2025-h1.yaml:",
      "cells (en)", "cells (zh)", "Observations!",
    ] {
      #expect(run.output.contains(part), "\(part)")
    }
  }

  @Test func `a cell leads back to its observation`() throws {
    let forward = try BuiltCommand.run(["trace", "zhenjiang.gdp-growth.2025-H1.zhenjiang-2025-h1"])
    let line = try #require(forward.output.split(separator: "\n").first { $0.hasPrefix("  cells (en)") })
    let cells = line.dropFirst("  cells (en)".count).split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    #expect(!cells.isEmpty)
    for cell in cells {
      let back = try BuiltCommand.run(["trace", cell])
      #expect(back.output.contains("zhenjiang.gdp-growth.2025-H1.zhenjiang-2025-h1"), "\(cell)")
    }
  }

  @Test func `an unknown id or cell ends with 66`() throws {
    #expect(try BuiltCommand.run(["trace", "zhenjiang.gdp-growth.2030"]).exitCode == 66)
    #expect(try BuiltCommand.run(["trace", "Comparison!ZZ9999"]).exitCode == 66)
  }
}
