import Foundation
import Testing

/// Killed, told to end, run ten times at once: the last good edition stays whole and the next run finishes.
@Suite(.serialized) struct SurvivalTests {
  private static let quarter = "2025-Q2"
  private static let arguments = ["run", "--quiet", "--quarter", quarter]

  /// How many runs are killed: 25, or what GAOXIN_KILLS says; `make test-survival` kills 300.
  private static let kills = ProcessInfo.processInfo.environment["GAOXIN_KILLS"].flatMap { Int($0) } ?? 25

  @Test func `a run that is killed at a random moment leaves the edition whole, and the next run finishes`() throws {
    let workspace = try TemporaryWorkspace()
    func finish(_ number: Int) throws -> [String: Data] {
      try workspace.change(number)
      let run = try BuiltCommand.run(Self.arguments, in: workspace.path)
      #expect(run.exitCode == 0, "\(run.errors)")
      return workspace.edition(Self.quarter)
    }
    let editions = [try finish(0), try finish(1)]
    // How long the last run took that was let finish.
    var length = 1.0
    #expect(editions[0] != editions[1])
    var (killed, ended, old, new) = (0, 0, 0, 0)
    for number in 0..<Self.kills {
      let (before, after) = (editions[(number + 1) % 2], editions[number % 2])
      try workspace.change(number % 2)
      let run = try StartedCommand(Self.arguments, in: workspace.path)
      // Every other kill is of a run that writes already.
      if number % 2 == 1 { _ = waitForStaging(workspace, run) }
      usleep(UInt32(Double.random(in: 0..<(number % 2 == 1 ? length / 2 : length)) * 1_000_000))
      run.send(SIGKILL)
      if run.end() == nil { killed += 1 } else { ended += 1 }
      let left = workspace.edition(Self.quarter)
      if left == before { old += 1 } else if left == after { new += 1 }
      #expect(left == before || left == after, "kill \(number): the edition is neither the old nor the new one")
      let start = Date()
      #expect(try finish(number % 2) == after)
      if left == before { length = min(Date().timeIntervalSince(start), 60) }
      #expect(workspace.outputNames == [Self.quarter, "runs.jsonl"], "kill \(number): leftovers")
    }
    #expect(old + new == Self.kills)
    print(
      "\(Self.kills) runs: \(killed) killed, \(ended) ended before; after it \(old) times the old edition whole, "
        + "\(new) times the new one; every next run finished and left nothing behind")
  }

  @Test func `of ten runs at once one writes, the others find the lock taken or nothing to do`() throws {
    let workspace = try TemporaryWorkspace()
    let runs = try (0..<10).map { _ in try StartedCommand(Self.arguments, in: workspace.path) }
    let codes = runs.map { $0.end() }
    #expect(codes.allSatisfy { $0 == 0 || $0 == 75 }, "\(codes)")
    let outcomes = workspace.records.map { $0["outcome"] as? String }
    #expect(outcomes.count == 10)
    #expect(outcomes.filter { $0 == "made" }.count == 1, "\(outcomes)")
    #expect(workspace.outputNames == [Self.quarter, "runs.jsonl"])
    let made = workspace.edition(Self.quarter)
    #expect(try workspace.run("report", "--quarter", Self.quarter).exitCode == 0)
    #expect(workspace.edition(Self.quarter) == made)
  }

  @Test func `who waits for the lock gets it`() throws {
    let workspace = try TemporaryWorkspace()
    let runs = try (0..<3).map { _ in
      try StartedCommand(Self.arguments + ["--lock-wait", "5m"], in: workspace.path)
    }
    #expect(runs.map { $0.end() } == [0, 0, 0])
    #expect(workspace.records.count == 3)
  }

  @Test func `a lock whose owner was killed is taken over, and said`() throws {
    let workspace = try TemporaryWorkspace()
    let run = try StartedCommand(Self.arguments, in: workspace.path)
    try #require(waitForStaging(workspace, run))
    run.send(SIGKILL)
    #expect(run.end() == nil)
    let next = try workspace.run("run", "--catch-up", "1")
    #expect(next.exitCode == 0)
    let told = "gaoxin: took over the lock of a run that ended without releasing it (process "
    #expect(next.errors.hasPrefix(told))
    #expect(next.errors.contains(" UTC)\n"))
    #expect((workspace.records.last?["warnings"] as? [String])?.count == 1)
  }

  @Test(arguments: [SIGHUP, SIGINT, SIGTERM], ["run", "report"])
  func `a run that is told to end releases the lock and clears what it staged`(
    signal: Int32, command: String
  ) throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report", "--quarter", Self.quarter).exitCode == 0)
    let made = workspace.edition(Self.quarter)
    try workspace.change(1)
    let run = try StartedCommand([command, "--quiet", "--quarter", Self.quarter], in: workspace.path)
    try #require(waitForStaging(workspace, run))
    run.send(signal)
    #expect(run.end() == 128 + signal)
    #expect(run.errors == "")
    #expect(workspace.outputNames == [Self.quarter] + (command == "run" ? ["runs.jsonl"] : []))
    #expect(workspace.edition(Self.quarter) == made)
    if command == "run" { #expect(workspace.records.map { $0["exit"] as? Int } == [128 + Int(signal)]) }
  }

  @Test func `a signal that the caller ignores stays ignored`() throws {
    let workspace = try TemporaryWorkspace()
    let run = try StartedCommand(
      ["-c", "trap '' HUP; exec \"$0\" \"$@\"", BuiltCommand.path] + Self.arguments, in: workspace.path,
      program: "/bin/sh")
    try #require(waitForStaging(workspace, run))
    run.send(SIGHUP)
    #expect(run.end() == 0)
    #expect(workspace.edition(Self.quarter).count == 6)
  }

  @Test func `nobody who reads the brief is no failure`() throws {
    let workspace = try TemporaryWorkspace()
    let run = try BuiltCommand.run(
      ["-c", "'\(BuiltCommand.path)' run --catch-up 1 | :; echo ${PIPESTATUS[0]}"], in: workspace.path,
      program: "/bin/bash")
    #expect(run.output == "0\n")
    #expect(run.errors == "")
    #expect(workspace.records.count == 1)
  }

  @Test func `a new workspace appears whole or not at all, and what a killed command left is cleared`() throws {
    let workspace = try TemporaryWorkspace()
    let beside = workspace.path + "/new.staging-"
    for left in ["99999999", "99999999.cleared", "1", "mine"] {
      try FileManager.default.createDirectory(atPath: beside + left, withIntermediateDirectories: false)
    }
    try FileManager.default.createDirectory(atPath: workspace.path + "/new", withIntermediateDirectories: false)
    #expect(try workspace.run("init", "new", "--quiet").exitCode == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: workspace.path).filter { $0.hasPrefix("new") }
    #expect(names.sorted() == ["new", "new.staging-1", "new.staging-mine"])
    let limited = try BuiltCommand.run(
      ["-c", "ulimit -f 4; exec \"$0\" init other", BuiltCommand.path], in: workspace.path, program: "/bin/bash")
    #expect(limited.exitCode == 73)
    #expect(limited.errors.hasPrefix("gaoxin: cannot write 'other/seeds/"))
    #expect(limited.errors.hasSuffix(": File too large\n  nothing was written\n"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: workspace.path).filter { $0.hasPrefix("oth") } == [])
  }

  /// Waits until a run stages an edition; false where it ended before.
  private func waitForStaging(_ workspace: TemporaryWorkspace, _ run: StartedCommand) -> Bool {
    while run.isRunning {
      if workspace.outputNames.contains(where: { $0.hasPrefix(".staging-") }) { return true }
      usleep(1000)
    }
    return false
  }
}
