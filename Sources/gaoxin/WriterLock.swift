import Glibc
import Scheduling

/// Takes a workspace's lock for a command that writes, and clears up when the command is told to end.
struct WriterLock: ~Copyable {
  private let lock: WorkspaceLock
  /// What a dead owner left behind; nil where the last one ended in order.
  var takenOverFrom: String? { lock.takenOverFrom }

  /// Takes the lock, waiting for it up to some seconds; not obtained, the command ends with 75.
  init(_ workspace: Workspace, waitingUpTo seconds: Int) throws(CommandFailure) {
    let output = workspace.folder + "/output"
    if mkdir(output, 0o777) != 0, errno != EEXIST {
      throw CommandFailure(
        .cannotWrite, "cannot make the folder '\(output)': \(String(cString: strerror(errno)))",
        hint: "let this user write in the workspace")
    }
    do {
      lock = try WorkspaceLock(output + "/.lock", owner: Self.owner, waitingUpTo: seconds)
    } catch {
      switch error {
      case .held(let owner):
        throw CommandFailure(
          .temporary, "another run is writing in this workspace\(owner.isEmpty ? "" : " (\(owner))")",
          hint: "wait for it, or give --lock-wait 60")
      case .system(let path, let code):
        throw CommandFailure(
          .cannotWrite, "cannot lock '\(path)': \(String(cString: strerror(code)))",
          hint: "let this user write in output/")
      }
    }
    EndingSignals.clear(output)
  }

  private static var owner: String {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, 255)
    let name = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : String(number) }
    let start =
      "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday)) \(two(parts.tm_hour)):\(two(parts.tm_min)) UTC"
    return "process \(getpid()) on \(name), since \(start)"
  }
}

/// Ends the program in order on SIGINT, SIGTERM and SIGHUP: staged files are removed, the lock ends with the process.
enum EndingSignals {
  /// Waits for the signals on a thread of its own, where clearing up is allowed, as it is not in a signal handler.
  static func clear(_ output: String) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let context = Unmanaged.passRetained(StagingPlace(output: output, signals: signals)).toOpaque()
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let place = Unmanaged<StagingPlace>.fromOpaque(context).takeRetainedValue()
        var signal: Int32 = 0
        guard sigwait(&place.signals, &signal) == 0 else { return nil }
        place.clear()
        _exit(128 + signal)
      }, context)
  }
}
