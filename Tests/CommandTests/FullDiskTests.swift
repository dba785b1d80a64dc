import Foundation
import Testing

/// Disks that are full, read-only, forbidden or somewhere else: a sentence, 73, nothing lost.
@Suite(.serialized) struct FullDiskTests {
  private static let quarter = "2025-Q2"
  private static let arguments = ["run", "--quiet", "--quarter", quarter]
  private static let isRoot = getuid() == 0

  /// A file system of 4 MiB in memory that lies on a folder, taken away when it is let go.
  private final class SmallDisk {
    let folder: String

    init?(on folder: String, options: String = "size=4m") {
      self.folder = folder
      let run = try? BuiltCommand.run(["-t", "tmpfs", "-o", options, "tmpfs", folder], program: "/usr/bin/mount")
      guard run?.exitCode == 0 else { return nil }
    }

    deinit { _ = try? BuiltCommand.run(["-l", folder], program: "/usr/bin/umount") }

    /// Fills the disk but for some bytes.
    func fill(leaving room: Int) throws {
      var status = statvfs()
      #expect(statvfs(folder, &status) == 0)
      let free = Int(status.f_bavail) * Int(status.f_frsize)
      try Data(count: max(0, free - room)).write(to: URL(fileURLWithPath: folder + "/ballast"))
    }

    func empty() throws { try FileManager.default.removeItem(atPath: folder + "/ballast") }
  }

  private static let canMount: Bool = {
    let folder = FileManager.default.temporaryDirectory.path + "/gaoxin-mount-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return SmallDisk(on: folder) != nil
  }()

  /// One line with the cause, one with the remedy; nothing of the library's own.
  private func isSentence(_ errors: String, _ reason: String) -> Bool {
    let lines = errors.split(separator: "\n")
    return lines.count == 2 && lines[0].hasPrefix("gaoxin: cannot ") && lines[0].hasSuffix(": \(reason)")
      && lines[1].hasPrefix("  ")
  }

  /// Room for some bytes, in pages of the file system.
  private func pages(_ edition: [String: Data]) -> Int {
    edition.values.reduce(0) { $0 + ($1.count + 4095) / 4096 * 4096 }
  }

  @Test(.enabled(if: canMount, "needs leave to mount a file system; the limit on file sizes is tested instead"))
  func `a disk that fills at any of forty points ends the run with 73, the old edition whole, nothing left over`()
    throws
  {
    let workspace = try TemporaryWorkspace()
    let disk = try #require(SmallDisk(on: workspace.path + "/output"))
    func finish(_ number: Int) throws -> [String: Data] {
      try workspace.change(number)
      #expect(try BuiltCommand.run(Self.arguments, in: workspace.path).exitCode == 0)
      return workspace.edition(Self.quarter)
    }
    let editions = [try finish(0), try finish(1)]
    let needed = pages(editions[0])
    for point in 0..<40 {
      try workspace.change(point % 2)
      try disk.fill(leaving: needed * point / 40)
      let run = try BuiltCommand.run(Self.arguments, in: workspace.path)
      #expect(run.exitCode == 73, "point \(point)")
      #expect(isSentence(run.errors, "No space left on device"), "point \(point): \(run.errors)")
      #expect(workspace.edition(Self.quarter) == editions[(point + 1) % 2], "point \(point)")
      try disk.empty()
      #expect(try finish(point % 2) == editions[point % 2], "point \(point)")
      #expect(workspace.outputNames == [Self.quarter, "runs.jsonl"], "point \(point)")
    }
  }

  /// A part of a workbook that does not fit is cut by the library without a word, and the packed workbook fits.
  @Test(.enabled(if: canMount, "needs leave to mount a file system"))
  func `where only the library's temporary files do not fit, no cut workbook is put in place`() throws {
    let workspace = try TemporaryWorkspace()
    let disk = try #require(SmallDisk(on: workspace.path + "/output"))
    try workspace.change(0)
    #expect(try BuiltCommand.run(Self.arguments, in: workspace.path).exitCode == 0)
    let needed = pages(workspace.edition(Self.quarter))
    for room in stride(from: needed, through: needed + 400_000, by: 25_000) {
      let before = workspace.edition(Self.quarter)
      try workspace.change(room)
      try disk.fill(leaving: room)
      let run = try BuiltCommand.run(Self.arguments, in: workspace.path)
      let starved = workspace.edition(Self.quarter)
      try disk.empty()
      #expect(try workspace.run("report", "--quarter", Self.quarter).exitCode == 0)
      let whole = workspace.edition(Self.quarter)
      #expect(starved == (run.exitCode == 0 ? whole : before), "\(room) bytes of room, exit \(run.exitCode)")
      #expect(run.exitCode == 0 || run.exitCode == 73)
    }
  }

  @Test func `a limit on the size of files ends the run with 73 at any of ten points`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.change(0)
    #expect(try BuiltCommand.run(Self.arguments, in: workspace.path).exitCode == 0)
    let before = workspace.edition(Self.quarter)
    let largest = before.values.map(\.count).max() ?? 0
    try workspace.change(1)
    for point in 1...10 {
      let kilobytes = largest * point / 11 / 1024
      let run = try BuiltCommand.run(
        ["-c", "ulimit -f \(kilobytes); exec \"$0\" \"$@\"", BuiltCommand.path] + Self.arguments, in: workspace.path,
        program: "/bin/bash")
      #expect(run.exitCode == 73, "\(kilobytes) KiB")
      #expect(isSentence(run.errors, "File too large"), "\(kilobytes) KiB: \(run.errors)")
      #expect(workspace.edition(Self.quarter) == before, "\(kilobytes) KiB")
      #expect(workspace.outputNames.filter { $0 != "runs.jsonl" } == [Self.quarter], "\(kilobytes) KiB")
    }
    #expect(try BuiltCommand.run(Self.arguments, in: workspace.path).exitCode == 0)
  }

  @Test(.enabled(if: canMount, "needs leave to mount a file system"))
  func `a read-only file system ends the run with 73`() throws {
    let workspace = try TemporaryWorkspace()
    let disk = try #require(SmallDisk(on: workspace.path + "/output", options: "ro,size=4m"))
    for command in ["run", "report"] {
      let run = try workspace.run(command)
      #expect(run.exitCode == 73)
      #expect(
        run.errors
          == "gaoxin: cannot lock '\(disk.folder)/.lock': Read-only file system\n"
          + "  the file system is mounted read-only; the edition before is whole\n")
    }
  }

  @Test func `no permission ends the run with 73`() throws {
    let workspace = try TemporaryWorkspace()
    let output = workspace.path + "/output"
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: output)
    // To root nothing is forbidden: the run is somebody else's.
    let run =
      Self.isRoot
      ? try BuiltCommand.run(
        ["--reuid=65534", "--regid=65534", "--clear-groups", BuiltCommand.path] + Self.arguments, in: workspace.path,
        program: "/usr/bin/setpriv") : try BuiltCommand.run(Self.arguments, in: workspace.path)
    #expect(run.exitCode == 73)
    #expect(
      run.errors
        == "gaoxin: cannot lock '\(output)/.lock': Permission denied\n"
        + "  let this user write there; the edition before is whole\n")
    #expect(workspace.outputNames == [])
  }

  @Test func `a file or a folder in the way ends the run with 73 and stays`() throws {
    let workspace = try TemporaryWorkspace()
    try workspace.write("output/2025-Q2", "mine")
    let edition = try BuiltCommand.run(Self.arguments, in: workspace.path)
    #expect(edition.exitCode == 73)
    #expect(
      edition.errors
        == "gaoxin: '\(workspace.path)/output/2025-Q2' is no folder\n"
        + "  move '\(workspace.path)/output/2025-Q2' away, then run the command again\n")
    #expect(try workspace.text("output/2025-Q2") == "mine")
    try FileManager.default.removeItem(atPath: workspace.path + "/output/2025-Q2")
    try FileManager.default.removeItem(atPath: workspace.path + "/output/runs.jsonl")
    try FileManager.default.createDirectory(
      atPath: workspace.path + "/output/runs.jsonl", withIntermediateDirectories: false)
    let record = try BuiltCommand.run(Self.arguments, in: workspace.path)
    #expect(record.exitCode == 73)
    #expect(
      record.errors
        == "gaoxin: cannot record the run in '\(workspace.path)/output/runs.jsonl': Is a directory\n"
        + "  the editions are whole; see that the disk has room\n")
    #expect(workspace.edition(Self.quarter).count == 6)
  }

  @Test(arguments: ["elsewhere", "nowhere"])
  func `output that is a link out of the workspace ends the run with 73, and nothing is written there`(
    target: String
  ) throws {
    let workspace = try TemporaryWorkspace()
    let other = try TemporaryWorkspace()
    let output = workspace.path + "/output"
    try FileManager.default.removeItem(atPath: output)
    let place = target == "elsewhere" ? other.path + "/output" : other.path + "/nowhere"
    try FileManager.default.createSymbolicLink(atPath: output, withDestinationPath: place)
    for command in ["run", "report"] {
      let run = try workspace.run(command)
      #expect(run.exitCode == 73)
      #expect(
        run.errors
          == "gaoxin: '\(output)' is a link that leads out of the workspace\n"
          + "  output must lie inside the workspace: replace the link by a folder\n")
    }
    #expect(other.outputNames == [])
  }

  @Test func `nothing is written outside the workspace, whatever the temporary folder is`() throws {
    let workspace = try TemporaryWorkspace()
    for folder in ["/nowhere", "/dev/null", "/proc"] {
      let run = try BuiltCommand.run(
        ["run", "--quiet", "--quarter", Self.quarter, "--force"], in: workspace.path, environment: ["TMPDIR": folder])
      #expect(run.exitCode == 0)
      #expect(run.errors == "")
    }
  }
}
