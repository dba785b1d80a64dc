import ArgumentParser
import Foundation
import Testing

@testable import gaoxin

@Suite struct ExitCodeTests {
  @Test func `the table in docs is made from the code`() throws {
    let page = try String(contentsOfFile: BuiltCommand.root + "/docs/exit-codes.md", encoding: .utf8)
    #expect(
      page.contains("\n" + CommandFailure.Code.table + "\n"), "the table must read:\n\(CommandFailure.Code.table)")
  }

  @Test func `0 is done, or nothing due`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("report").exitCode == 0)
    #expect(try workspace.run("run", "--as-of", "1990-01-01").exitCode == 0)
  }

  @Test func `1 is that check found mistakes`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.append("seeds/zones.yaml", "nonsense: 1\n")
    #expect(try workspace.run("check").exitCode == 1)
  }

  @Test(arguments: [["run", "--nonsense"], ["run", "--as-of", "2025-02-30"], ["schedule", "next", "--count", "0"]])
  func `64 is a wrong command line`(arguments: [String]) throws {
    let workspace = try TemporaryWorkspace()
    #expect(try BuiltCommand.run(arguments, in: workspace.path).exitCode == 64)
    #expect(workspace.outputNames == [])
  }

  @Test func `65 is bad data`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.append("seeds/zones.yaml", "nonsense: 1\n")
    #expect(try workspace.run("report").exitCode == 65)
    #expect(try workspace.run("run").exitCode == 65)
    #expect(workspace.outputNames == ["runs.jsonl"])
  }

  @Test func `66 is a missing input`() throws {
    for arguments in [["run"], ["plan"], ["history"], ["schedule", "show"]] {
      #expect(try BuiltCommand.run(arguments, in: "/").exitCode == 66)
    }
  }

  @Test func `70 is whatever the program did not foresee, and usage mistakes are not`() {
    struct Unforeseen: Error {}
    let failure = Gaoxin.failure(of: Unforeseen())
    #expect(failure?.code.rawValue == 70)
    #expect(failure?.message == "a fault of this program: Unforeseen()")
    #expect(Gaoxin.failure(of: ValidationError("x")) == nil)
    #expect(Gaoxin.failure(of: ExitCode(1)) == nil)
    #expect(Gaoxin.failure(of: CommandFailure(.temporary, "x"))?.code == .temporary)
  }

  @Test func `73 is that it cannot write, results on standard output too`() throws {
    let workspace = try TemporaryWorkspace()
    try FileManager.default.removeItem(atPath: workspace.path + "/output")
    try workspace.write("output", "mine")
    #expect(try workspace.run("run").exitCode == 73)
    let full = try BuiltCommand.run(
      ["-c", "'\(BuiltCommand.path)' brief > /dev/full"], in: workspace.path, program: "/bin/sh")
    #expect(full.exitCode == 73)
    #expect(
      full.errors
        == "gaoxin: the result cannot be written: No space left on device\n  what was printed is not whole\n")
  }

  @Test func `75 is another run in the workspace`() throws {
    let workspace = try TemporaryWorkspace()
    let held = try StartedCommand(
      ["-c", "exec 9> output/.lock; flock 9; echo 'process 1 on there, since noon' >&9; echo held >&2; exec sleep 60"],
      in: workspace.path, program: "/bin/sh")
    while held.isRunning, !held.errors.contains("held") { usleep(5000) }
    for command in ["run", "report"] {
      let run = try workspace.run(command)
      #expect(run.exitCode == 75)
      #expect(
        run.errors
          == "gaoxin: another run is writing in this workspace (process 1 on there, since noon)\n"
          + "  wait for it, or give --lock-wait 60\n")
    }
    // Readers never wait.
    #expect(try workspace.run("brief").exitCode == 0)
    held.send(SIGKILL)
    _ = held.end()
    #expect(try workspace.run("run", "--quiet", "--catch-up", "1").exitCode == 0)
  }

  @Test func `78 is a bad template or configuration`() throws {
    let workspace = try TemporaryWorkspace()
    #expect(try workspace.run("run", "--template", "mine").exitCode == 78)
    try workspace.replace("gaoxin.yaml", "time_zone: Asia/Shanghai", with: "time_zone: Asia/Nowhere")
    let run = try workspace.run("run")
    #expect(run.exitCode == 78)
    #expect(
      run.errors == "gaoxin: gaoxin.yaml names an unknown time zone 'Asia/Nowhere'\n  write one such as Asia/Shanghai\n"
    )
  }
}
