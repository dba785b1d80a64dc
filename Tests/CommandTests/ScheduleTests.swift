import Foundation
import Testing

/// The block in the user's own crontab; everything else in it stays to the byte.
@Suite(.serialized, .enabled(if: UserCrontabGuard.isUsable, "needs crontab(1) and leave to use it"))
struct ScheduleTests {
  /// A crontab as people have them: settings, an escaped sign, bytes that are no UTF-8, an empty line at the end.
  private static let others =
    Data("# caf".utf8) + Data([0xE9, 0xFF, 0x0A]) + Data("MAILTO=\"\"\n0 0 1 1 * /bin/true 100\\%\n\n".utf8)

  private let keeper: UserCrontabGuard

  init() throws { keeper = try UserCrontabGuard() }

  private func block(_ workspace: TemporaryWorkspace, _ fields: String = "17 6 * * *", _ more: String = "") -> String {
    """
    # BEGIN gaoxin \(workspace.path)
    # The time is that of cron's clock. The program decides what is due; it prints nothing when nothing is.
    CONTENT_TYPE="text/plain; charset=UTF-8"
    \(fields) \(BuiltCommand.path) run --workspace \(workspace.path)\(more)
    # END gaoxin \(workspace.path)

    """
  }

  @Test func `installing twice changes nothing, and removing leaves what was there`() throws {
    let workspace = try TemporaryWorkspace()
    try UserCrontabGuard.write(Self.others)
    for told in ["installed: gaoxin run is called at 06:17 every day\n", "the crontab has this block already\n"] {
      let run = try workspace.run("schedule", "install")
      #expect(run.exitCode == 0)
      #expect(run.errors == told)
      #expect(run.output == "")
      #expect(try UserCrontabGuard.read() == Self.others + Data(block(workspace).utf8))
    }
    #expect(try workspace.run("schedule", "show").output == block(workspace))
    let moved = try workspace.run("schedule", "install", "--at", "18:05", "--monthly")
    #expect(moved.errors == "installed: gaoxin run is called at 18:05 on day 21 of every month\n")
    #expect(try UserCrontabGuard.read() == Self.others + Data(block(workspace, "5 18 21 * *").utf8))
    #expect(try workspace.run("schedule", "remove").errors == "removed\n")
    #expect(try UserCrontabGuard.read() == Self.others)
    let again = try workspace.run("schedule", "remove")
    #expect(again.exitCode == 0)
    #expect(again.errors == "your crontab has no block for this workspace\n")
    #expect(try workspace.run("schedule", "show").output == "")
  }

  @Test(arguments: [(0, 1), (20, 21), (27, 28), (45, 16)])
  func `once a month is on the day that editions fall due`(daysAfterQuarter: Int, day: Int) throws {
    let workspace = try TemporaryWorkspace()
    try workspace.replace("gaoxin.yaml", "days_after_quarter: 20", with: "days_after_quarter: \(daysAfterQuarter)")
    let printed = try workspace.run("schedule", "install", "--print", "--monthly").output
    #expect(printed == block(workspace, "17 6 \(day) * *"))
  }

  @Test func `who had no crontab has none again`() throws {
    let workspace = try TemporaryWorkspace()
    try UserCrontabGuard.write(nil)
    #expect(try workspace.run("schedule", "install", "--quiet").errors == "")
    #expect(try UserCrontabGuard.read() == Data(block(workspace).utf8))
    #expect(try workspace.run("schedule", "remove", "--quiet").errors == "")
    #expect(try UserCrontabGuard.read() == nil)
  }

  @Test func `options of the run stand behind two dashes, and wrong ones are refused at once`() throws {
    let workspace = try TemporaryWorkspace()
    let printed = try workspace.run(
      "schedule", "install", "--print", "--", "--strict", "--notify", "echo 100% \"$GAOXIN_MESSAGE\"")
    #expect(printed.output == block(workspace, "17 6 * * *", " --strict --notify 'echo 100\\% \"$GAOXIN_MESSAGE\"'"))
    for wrong in [["--nonsense"], ["--catch-up", "0"], ["--workspace", "/srv"], ["--as-of", "tomorrow"]] {
      let run = try BuiltCommand.run(["schedule", "install", "--print", "--"] + wrong, in: workspace.path)
      #expect(run.exitCode == 64, "\(wrong)")
      #expect(run.output == "")
    }
    let broken = try workspace.run("schedule", "install", "--print", "--", "--notify", "a\nb")
    #expect(broken.exitCode == 65)
    #expect(
      broken.errors
        == "gaoxin: a path or an argument with a line break in it cannot be scheduled\n"
        + "  move the workspace or the program, or leave the argument out\n")
  }

  @Test func `a crontab that cannot be read or written stays as it was`() throws {
    let workspace = try TemporaryWorkspace()
    try UserCrontabGuard.write(Self.others)
    let long = String(repeating: "x", count: 900)
    let run = try workspace.run("schedule", "install", "--", "--notify", long)
    #expect(run.exitCode == 65)
    #expect(run.errors.hasPrefix("gaoxin: the command for cron has "))
    #expect(try UserCrontabGuard.read() == Self.others)
    guard getuid() == 0 else { return }
    // A user whose name is not known may not have a crontab.
    let stranger = try BuiltCommand.run(
      ["--reuid=54321", "--regid=54321", "--clear-groups", BuiltCommand.path, "schedule", "install"],
      in: workspace.path, program: "/usr/bin/setpriv")
    #expect(stranger.exitCode == 73)
    #expect(stranger.errors.hasPrefix("gaoxin: the crontab cannot be read: "))
    #expect(stranger.errors.hasSuffix("\n  it stays as it is; see crontab(1)\n"))
  }

  @Test func `another zone that the crontab sets is said`() throws {
    let workspace = try TemporaryWorkspace()
    try UserCrontabGuard.write(Data("CRON_TZ=Europe/Berlin\n".utf8))
    let run = try workspace.run("schedule", "install")
    #expect(
      run.errors == """
        installed: gaoxin run is called at 06:17 every day
        your crontab sets CRON_TZ=Europe/Berlin: where cron obeys it, that is the time of that zone

        """)
  }

  @Test func `next shows the coming calls of the block, and what each would make`() throws {
    let workspace = try TemporaryWorkspace()
    try UserCrontabGuard.write(Data(block(workspace, "45 23 21 * *").utf8))
    let lines = try workspace.run("schedule", "next", "--count", "3").output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.first?.hasSuffix("  makes 2023-Q2, 2023-Q4, 2024-Q3, 2025-Q2") == true)
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix("  -") })
    #expect(lines.allSatisfy { $0.contains(":45 Asia/Shanghai  open to 20") })
    let other = try BuiltCommand.run(
      ["schedule", "next", "--count", "3", "--workspace", workspace.path], in: "/",
      environment: ["TZ": "America/Anchorage"])
    #expect(other.output.split(separator: "\n") == lines)
  }

  /// Every block of the page that is a script runs, one after the other, in a workspace of its own.
  @Test func `what the page on scheduling shows can be done`() throws {
    let workspace = try TemporaryWorkspace()
    let page = try String(contentsOfFile: BuiltCommand.root + "/docs/scheduling.md", encoding: .utf8)
    let blocks = page.components(separatedBy: "```sh\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(blocks.count == 5)
    try FileManager.default.createDirectory(atPath: workspace.path + "/bin", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: workspace.path + "/bin/gaoxin", withDestinationPath: BuiltCommand.path)
    for block in blocks {
      let run = try BuiltCommand.run(
        ["-e", "-c", block], in: workspace.path,
        environment: ["PATH": workspace.path + "/bin:/usr/bin:/bin", "HOME": workspace.path], program: "/bin/sh")
      #expect(run.exitCode == 0, "\(block)\(run.errors)")
    }
    let units = try FileManager.default.contentsOfDirectory(atPath: workspace.path + "/.config/systemd/user").sorted()
    #expect(units == ["gaoxin.service", "gaoxin.timer"])
    #expect(try workspace.text(".config/systemd/user/gaoxin.timer").hasPrefix("[Unit]\n"))
  }

  /// Debian's cron itself calls the program, from a folder whose name has whatever a name may have.
  @Test(.enabled(if: CronDaemon.isUsable, "needs Debian's cron, running or to be started by root"))
  func `real cron makes the edition, and removing the block leaves the crontab as it was`() throws {
    let workspace = try TemporaryWorkspace()
    let folder = workspace.path + "/高新区 it's 100% \"$HOME\""
    try FileManager.default.createDirectory(atPath: folder + "/output", withIntermediateDirectories: true)
    for part in ["gaoxin.yaml", "seeds", "Templates"] {
      try FileManager.default.copyItem(atPath: workspace.path + "/" + part, toPath: folder + "/" + part)
    }
    try UserCrontabGuard.write(Self.others)
    let daemon = try CronDaemon()
    // Cron reads crontabs as a minute begins: a minute that is about to begin may be too early.
    let now = Date()
    let second = Int(now.timeIntervalSince1970) % 60
    let moment = now.addingTimeInterval(second < 50 ? 60 : 120)
    let parts = Calendar.current.dateComponents([.hour, .minute], from: moment)
    let time = String(format: "%02d:%02d", parts.hour ?? 0, parts.minute ?? 0)
    let notice = folder + "/notice"
    let install = try BuiltCommand.run(
      [
        "schedule", "install", "--at", time, "--workspace", folder, "--", "--catch-up", "1", "--notify",
        "printf '%s' \"$GAOXIN_OUTCOME\" > \"$GAOXIN_WORKSPACE/notice\"",
      ], in: "/")
    #expect(install.exitCode == 0, "\(install.errors)")
    while !FileManager.default.fileExists(atPath: notice), Date().timeIntervalSince(now) < 240 { usleep(200_000) }
    withExtendedLifetime(daemon) {}
    usleep(200_000)
    #expect(FileManager.default.contents(atPath: notice).map { String(decoding: $0, as: UTF8.self) } == "made")
    let history = try BuiltCommand.run(["history", "--workspace", folder], in: "/").output
    #expect(history.contains("made 2025-Q2\n"))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/output/2025-Q2").sorted()
    #expect(
      files == [
        ".edition.json", ".snapshot.csv", "brief.en.txt", "brief.zh.txt", "comparison.en.xlsx", "comparison.zh.xlsx",
      ])
    #expect(try BuiltCommand.run(["schedule", "remove", "--workspace", folder], in: "/").exitCode == 0)
    #expect(try UserCrontabGuard.read() == Self.others)
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze"), "needs systemd-analyze"))
  func `systemd takes the units as they are printed`() throws {
    let workspace = try TemporaryWorkspace()
    let printed = try workspace.run("schedule", "install", "--systemd", "--at", "05:30", "--", "--quiet").output
    let parts = printed.components(separatedBy: "# ~/.config/systemd/user/gaoxin.")
    try #require(parts.count == 3)
    for part in parts.dropFirst() {
      let name = part.prefix { $0 != "\n" }
      try workspace.write("gaoxin.\(name)", String(part.dropFirst(name.count + 1)))
    }
    let verify = try BuiltCommand.run(
      ["verify", workspace.path + "/gaoxin.service", workspace.path + "/gaoxin.timer"],
      program: "/usr/bin/systemd-analyze")
    #expect(!verify.errors.contains("gaoxin."), "\(verify.errors)")
    #expect(try workspace.text("gaoxin.timer").contains("OnCalendar=*-*-* 05:30:00\nPersistent=true\n"))
  }
}
