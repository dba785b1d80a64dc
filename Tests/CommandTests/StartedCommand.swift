import Foundation

/// The built program, started and not yet ended: to be killed, told to end, or run beside others.
final class StartedCommand {
  private let process = Process()
  private let errorPath = FileManager.default.temporaryDirectory.path + "/gaoxin-started-" + UUID().uuidString

  /// Starts the program, or another, with arguments; what it prints on standard output is thrown away.
  init(_ arguments: [String], in folder: String, program: String = BuiltCommand.path) throws {
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    _ = FileManager.default.createFile(atPath: errorPath, contents: nil)
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    // The threads that tests run on have signals blocked, and what is started inherits that.
    var none = sigset_t()
    var own = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &own)
    defer { pthread_sigmask(SIG_SETMASK, &own, nil) }
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(atPath: errorPath)
  }

  var isRunning: Bool { process.isRunning }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// How the program ended: its exit code; nil where a signal ended it.
  func end() -> Int32? {
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  /// What it told on standard error so far.
  var errors: String { String(decoding: FileManager.default.contents(atPath: errorPath) ?? Data(), as: UTF8.self) }
}

extension TemporaryWorkspace {
  /// The bytes of each file of an edition, hidden ones too.
  func edition(_ quarter: String) -> [String: Data] {
    outputs().filter { $0.key.hasPrefix(quarter + "/") }
  }

  /// Every name in output/.
  var outputNames: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/output")) ?? []).sorted()
  }

  /// The records of the runs, oldest first.
  var records: [[String: Any]] {
    let text = (try? text("output/runs.jsonl")) ?? ""
    return text.split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
    }
  }

  /// Changes the data set, so that the newest edition is outdated and its bytes are others.
  func change(_ number: Int) throws {
    let settings = try text("gaoxin.yaml").split(separator: "\n", omittingEmptySubsequences: false)
    let changed = settings.map { $0.hasPrefix("  en: Gaoxin") ? "  en: Gaoxin \(number)" : String($0) }
    try write("gaoxin.yaml", changed.joined(separator: "\n"))
  }
}
