import Foundation

/// The crontab of the user who runs the tests: kept, and put back when this is let go.
///
/// One at a time on a machine: tests of another checkout wait. A copy lies in the temporary folder until then; where the
/// tests were killed, the next ones put it back.
final class UserCrontabGuard {
  private let kept: Data?
  private static let folder = FileManager.default.temporaryDirectory.path
  private static let prefix = "gaoxin-crontab-of-"
  private let copy = "\(folder)/\(prefix)\(getpid())"

  private let turn: Int32

  init() throws {
    turn = open(Self.folder + "/gaoxin-crontab.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    while flock(turn, LOCK_EX) != 0, errno == EINTR {}
    try Self.putBackOthers()
    kept = try Self.read()
    try (kept ?? Data()).write(to: URL(fileURLWithPath: copy))
  }

  deinit {
    try? Self.write(kept)
    try? FileManager.default.removeItem(atPath: copy)
    close(turn)
  }

  /// Puts back what tests that were killed had kept.
  private static func putBackOthers() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasPrefix(prefix) {
      guard let process = Int32(name.dropFirst(prefix.count)), process != getpid(), kill(process, 0) != 0 else {
        continue
      }
      let kept = FileManager.default.contents(atPath: "\(folder)/\(name)")
      try write(kept?.isEmpty == false ? kept : nil)
      try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  /// Whether the user may have a crontab here.
  static let isUsable: Bool = {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/crontab") else { return false }
    do {
      _ = try read()
      return true
    } catch {
      return false
    }
  }()

  /// The bytes of the crontab; nil where the user has none.
  static func read() throws -> Data? {
    let path = FileManager.default.temporaryDirectory.path + "/gaoxin-crontab-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    let run = try BuiltCommand.run(["-c", "crontab -l > '\(path)'"], program: "/bin/sh")
    if run.exitCode == 0 { return FileManager.default.contents(atPath: path) }
    guard run.errors.contains("no crontab for") else { throw CocoaError(.fileReadNoPermission) }
    return nil
  }

  /// Replaces the crontab; nil takes it away.
  static func write(_ bytes: Data?) throws {
    guard let bytes else {
      _ = try BuiltCommand.run(["-r"], program: "/usr/bin/crontab")
      return
    }
    let path = FileManager.default.temporaryDirectory.path + "/gaoxin-crontab-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try bytes.write(to: URL(fileURLWithPath: path))
    guard try BuiltCommand.run([path], program: "/usr/bin/crontab").exitCode == 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
  }
}

/// Debian's cron: the one that runs, or one that is started and ended with this.
final class CronDaemon {
  private var started: StartedCommand?

  /// Whether there is a cron that this user may start, or one that runs.
  static let isUsable: Bool =
    UserCrontabGuard.isUsable
    && (isRunning || (getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/sbin/cron")))

  private static var isRunning: Bool {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.contains { name in
      name.allSatisfy(\.isNumber) && (try? String(contentsOfFile: "/proc/\(name)/comm", encoding: .utf8)) == "cron\n"
    }
  }

  init() throws {
    if !Self.isRunning { started = try StartedCommand(["-f"], in: "/", program: "/usr/sbin/cron") }
  }

  deinit {
    started?.send(SIGTERM)
    _ = started?.end()
  }
}
