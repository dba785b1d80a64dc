import Foundation
import Testing

@Suite struct RunTests {
  private static let made2 = "made 2024-Q3, 2025-Q2"

  @Test func `what is due is made once, and the newest brief printed; then nothing is due and nothing is said`() throws
  {
    let workspace = try TemporaryWorkspace()
    let first = try workspace.run("run", "--catch-up", "2")
    #expect(first.exitCode == 0)
    #expect(first.errors == "")
    #expect(first.output == (try workspace.text("output/2025-Q2/brief.en.txt")))
    let made = workspace.outputs()
    let second = try workspace.run("run", "--catch-up", "2")
    #expect(second.exitCode == 0)
    #expect(second.output + second.errors == "")
    #expect(workspace.outputNames == ["2024-Q3", "2025-Q2", "runs.jsonl"])
    #expect(workspace.outputs().filter { $0.key != "runs.jsonl" } == made.filter { $0.key != "runs.jsonl" })
    #expect(workspace.records.map { $0["message"] as? String } == [Self.made2, "nothing was due"])
    #expect(workspace.records.map { $0["outcome"] as? String } == ["made", "nothing-due"])
  }

  @Test func `quiet says nothing on success, and the failure all the same`() throws {
    let workspace = try TemporaryWorkspace()
    let run = try workspace.run("run", "--catch-up", "1", "--quiet")
    #expect(run.exitCode == 0)
    #expect(run.output + run.errors == "")
    try workspace.write("gaoxin.yaml", "zone: [baoji]\n")
    let failed = try workspace.run("run", "--quiet")
    #expect(failed.exitCode == 78)
    #expect(failed.errors.hasPrefix("gaoxin: gaoxin.yaml has mistakes; nothing was written\ngaoxin.yaml:1:1: error: "))
  }

  @Test func `plan says what is owed and why`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("run", "--quiet", "--catch-up", "2", "--as-of", "2025-07-20").exitCode == 0)
    try FileManager.default.removeItem(atPath: workspace.path + "/output/2023-Q4/brief.zh.txt")
    let plan = try workspace.run("plan", "--catch-up", "2", "--as-of", "2025-07-20")
    #expect(
      plan.output.components(separatedBy: "\n").suffix(6) == [
        "2022-Q2  leave: older than --catch-up reaches", "2023-Q2  leave: older than --catch-up reaches",
        "2023-Q4  make: the edition is not whole", "2024-Q3  up to date",
        "2025-Q2  wait: figures can be out from 2025-07-21 on", "",
      ])
    #expect(plan.output.hasPrefix("as of 2025-07-20\n"))
    try workspace.change(2)
    let changed = try workspace.run("plan", "--quarter", "2024-Q3", "--as-of", "2025-07-21")
    #expect(changed.output == "as of 2025-07-21\n2024-Q3  make: what it is made from has changed\n")
    try workspace.replace("gaoxin.yaml", "minimum_coverage: 1", with: "minimum_coverage: 3")
    let waiting = try workspace.run("plan", "--quarter", "2025-Q2", "--as-of", "2025-07-21")
    #expect(waiting.output == "as of 2025-07-21\n2025-Q2  wait: 2 of the zones have a figure, 3 must\n")
  }

  @Test func `force makes again what is up to date, and what is not over waits all the same`() throws {
    let workspace = try TemporaryWorkspace()
    let arguments = ["run", "--quiet", "--quarter", "2025-Q2", "--force", "--as-of"]
    #expect(try BuiltCommand.run(arguments + ["2025-07-20"], in: workspace.path).exitCode == 0)
    for _ in 1...2 { #expect(try BuiltCommand.run(arguments + ["2025-07-21"], in: workspace.path).exitCode == 0) }
    let causes = workspace.records.map { record in
      (record["made"] as? [[String: Any]])?.map { $0["cause"] as? String } ?? []
    }
    #expect(causes == [[], ["absent"], ["forced"]])
    #expect(workspace.records.map { $0["as_of"] as? String } == ["2025-07-20", "2025-07-21", "2025-07-21"])
  }

  @Test func `a bad bulletin does not stop the others, and coverage, exit code and record say so`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.append("seeds/bulletins/baoji-2025-h1.yaml", "nonsense: 1\n")
    let fault = "seeds/bulletins/baoji-2025-h1.yaml:271:1: unknown key 'nonsense'"
    for message in ["made 2025-Q2", "nothing was due"] {
      let run = try workspace.run("run", "--catch-up", "1", "--quiet")
      #expect(run.exitCode == 65)
      #expect(
        run.errors == """
          gaoxin: \(message); 1 file has mistakes, whose facts are left out in part
          seeds/bulletins/baoji-2025-h1.yaml:271:1: error: unknown key 'nonsense'
           271 | nonsense: 1
               | ^
            hint: known are 'id', 'zone', 'title', 'published', 'status', 'publisher', 'url', 'access' and 6 more
            correct them; the next run makes what is owed again

          """)
    }
    let sentence = "Facts are missing from this edition: seeds/bulletins/baoji-2025-h1.yaml\nhas mistakes"
    #expect(
      try workspace.text("output/2025-Q2/brief.en.txt").contains(
        "COVERAGE\n" + String(repeating: "-", count: 72) + "\n" + sentence))
    #expect(workspace.records.map { $0["outcome"] as? String } == ["faulty", "faulty"])
    #expect(workspace.records.map { $0["warnings"] as? [String] } == [[fault], [fault]])
    try workspace.replace("seeds/bulletins/baoji-2025-h1.yaml", "nonsense: 1\n", with: "")
    #expect(try workspace.run("run", "--catch-up", "1", "--quiet").exitCode == 0)
    #expect(try workspace.text("output/2025-Q2/brief.en.txt").contains("Facts are missing") == false)
  }

  @Test func `strict refuses, and a refused edition never becomes what the next one is compared with`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("run", "--quiet", "--quarter", "2023-Q4").exitCode == 0)
    try workspace.append("seeds/bulletins/baoji-2025-h1.yaml", "nonsense: 1\n")
    let refused = try workspace.run("run", "--strict", "--catch-up", "2")
    #expect(refused.exitCode == 65)
    #expect(refused.output == "")
    #expect(refused.errors.hasPrefix("gaoxin: the data set has mistakes; nothing was written\nseeds/bulletins/"))
    #expect(workspace.outputNames == ["2023-Q4", "runs.jsonl"])
    // Half an edition of 2024-Q3, as no run of this program leaves it: it is passed over.
    let folder = workspace.path + "/output/2024-Q3"
    try FileManager.default.copyItem(atPath: workspace.path + "/output/2023-Q4", toPath: folder)
    try workspace.write("output/2024-Q3/.snapshot.csv", "what,id,text\n")
    let brief = try workspace.run("brief", "--zones", "zhenjiang,suzhou", "--quarter", "2025-Q2")
    #expect(brief.exitCode == 65)
    try workspace.replace("seeds/bulletins/baoji-2025-h1.yaml", "nonsense: 1\n", with: "")
    #expect(try workspace.run("brief", "--quarter", "2025-Q2").output.contains("SINCE THE EDITION OF Q4 2023\n"))
  }

  @Test func `an edition is made again when what it was compared with is damaged, gone or another`() throws {
    let workspace = try TemporaryWorkspace()
    func run() throws -> String? {
      #expect(try workspace.run("run", "--quiet", "--catch-up", "2").exitCode == 0)
      return workspace.records.last?["message"] as? String
    }
    #expect(try run() == Self.made2)
    #expect(try run() == "nothing was due")
    let whole = workspace.outputs().filter { $0.key != "runs.jsonl" }
    try workspace.append("output/2024-Q3/.snapshot.csv", "observation,\"x\",\"1\"\n")
    let plan = try workspace.run("plan", "--catch-up", "2")
    #expect(
      plan.output.hasSuffix(
        "2024-Q3  make: the edition is not whole\n2025-Q2  make: what it is made from has changed\n"))
    // The older one is made anew as it was, so what is compared with it is up to date again.
    #expect(try run() == "made 2024-Q3")
    #expect(workspace.outputs().filter { $0.key != "runs.jsonl" } == whole)
    try FileManager.default.removeItem(atPath: workspace.path + "/output/2024-Q3")
    #expect(try run() == "made 2024-Q3")
    #expect(try run() == "nothing was due")
    #expect(workspace.outputs().filter { $0.key != "runs.jsonl" } == whole)
  }

  @Test func `a file that is larger than the settings allow is a fault like another, and is not read`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.replace("gaoxin.yaml", "file_megabytes: 256", with: "file_megabytes: 1")
    try workspace.write("seeds/bulletins/hostile.yaml", String(repeating: "x: 1\n", count: 300_000))
    let run = try workspace.run("run", "--quiet", "--catch-up", "1")
    #expect(run.exitCode == 65)
    #expect(
      run.errors == """
        gaoxin: made 2025-Q2; 1 file has mistakes, whose facts are left out in part
        seeds/bulletins/hostile.yaml: error: the file has 1500000 bytes; at most 1048576 are read
          hint: split it into several files
          correct them; the next run makes what is owed again

        """)
  }

  @Test func `what people put into an edition's folder outlives the next edition`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("run", "--quiet", "--catch-up", "1").exitCode == 0)
    try workspace.write("output/2025-Q2/remarks.txt", "mine")
    let folder = workspace.path + "/output/2025-Q2/letters/sent"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try workspace.write("output/2025-Q2/letters/sent/a.txt", "mine too")
    try workspace.write("output/2025-Q2/mine.xlsx", "no workbook of this program")
    #expect(try workspace.run("run", "--catch-up", "1").output == "")
    try workspace.replace("gaoxin.yaml", "  - en\n  - zh\n", with: "  - en\n")
    #expect(try workspace.run("run", "--quiet", "--catch-up", "1").exitCode == 0)
    #expect(
      Set(workspace.edition("2025-Q2").keys.map { $0.dropFirst("2025-Q2/".count) }) == [
        ".edition.json", ".snapshot.csv", "brief.en.txt", "comparison.en.xlsx", "remarks.txt", "mine.xlsx",
        "letters/sent/a.txt",
      ])
    #expect(try workspace.text("output/2025-Q2/letters/sent/a.txt") == "mine too")
  }

  @Test func `history shows the runs as a table and passes over what is torn`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("history").output == "no run is recorded yet\n")
    #expect(try workspace.run("run", "--quiet", "--catch-up", "1", "--as-of", "2025-08-01").exitCode == 0)
    try workspace.append("output/runs.jsonl", "{\"started\":\"2025")
    #expect(try workspace.run("run", "--quiet", "--catch-up", "1", "--as-of", "2025-08-02").exitCode == 0)
    let lines = try workspace.run("history").output.components(separatedBy: "\n")
    #expect(lines.count == 4)
    #expect(lines[0] == "started               as of       exit  seconds  what came of it")
    #expect(lines[1].hasSuffix("made 2025-Q2"))
    #expect(lines[1].dropFirst(22).hasPrefix("2025-08-01  0     "))
    #expect(lines[2].hasSuffix("nothing was due"))
    #expect(try workspace.run("history", "--last", "1").output.components(separatedBy: "\n").count == 3)
  }

  @Test func `the notified command is told how every run ended`() throws {
    let workspace = try TemporaryWorkspace()
    let command = "echo \"$GAOXIN_OUTCOME|$GAOXIN_EXIT|$GAOXIN_QUARTER|$GAOXIN_MESSAGE\""
    func notice(_ arguments: String...) throws -> String {
      try BuiltCommand.run(["run", "--quiet", "--catch-up", "1", "--notify", command] + arguments, in: workspace.path)
        .output
    }
    #expect(try notice() == "made|0|2025-Q2|made 2025-Q2\n")
    #expect(try notice() == "nothing-due|0||nothing was due\n")
    #expect(try notice("--quarter", "2025-Q9") == "failed|64||'2025-Q9' is no quarter\n")
    try workspace.append("seeds/bulletins/baoji-2025-h1.yaml", "nonsense: 1\n")
    #expect(try notice() == "faulty|65|2025-Q2|made 2025-Q2; 1 file has mistakes\n")
    try workspace.write("gaoxin.yaml", "zones: [\n")
    #expect(try notice() == "failed|78||gaoxin.yaml has mistakes; nothing was written\n")
    let failing = try workspace.run("run", "--notify", "exit 3")
    #expect(failing.exitCode == 78)
    #expect(failing.errors.hasPrefix("gaoxin: warning: the --notify command ended with 3\n"))
  }

  @Test func `nothing of the environment changes the bytes of a run`() throws {
    let workspace = try TemporaryWorkspace()
    let arguments = ["run", "--catch-up", "1", "--workspace", workspace.path]
    let plain = try BuiltCommand.run(arguments, in: workspace.path)
    let made = workspace.edition("2025-Q2")
    #expect(made.count == 6)
    try FileManager.default.removeItem(atPath: workspace.path + "/output/2025-Q2")
    let bare = try BuiltCommand.run(
      ["-i", BuiltCommand.path] + arguments, in: "/", program: "/usr/bin/env")
    #expect(bare.exitCode == 0)
    #expect(bare.output == plain.output)
    #expect(bare.errors == "")
    #expect(workspace.edition("2025-Q2") == made)
    try FileManager.default.removeItem(atPath: workspace.path + "/output/2025-Q2")
    let posix = try BuiltCommand.run(arguments, in: "/", environment: ["LANG": "C", "LC_ALL": "C", "HOME": "/nowhere"])
    #expect(posix.output == plain.output)
    #expect(workspace.edition("2025-Q2") == made)
  }
}
