import EditionFiles
import Glibc
import Scheduling

/// A workspace's lock for a command that writes; the command is told to end, and it clears up.
struct WriterLock {
  private let lock: WorkspaceLock
  /// What a dead owner left behind; nil where the last one ended in order.
  var takenOverFrom: String? { lock.takenOverFrom }

  /// Takes the lock, waiting for it up to some seconds; not obtained, the command ends with 75.
  ///
  /// - Parameters:
  ///   - workspace: the folder of the workspace.
  ///   - ending: called with the number of the signal that ends the command, after clearing up.
  init(
    _ workspace: String, waitingUpTo seconds: Int, ending: @escaping @Sendable (Int32) -> Void = { _ in }
  ) throws(CommandFailure) {
    let folder = EditionFolder(workspace: workspace)
    do {
      try folder.prepare()
    } catch {
      throw CommandFailure(.cannotWrite, error.message, hint: error.hint)
    }
    do {
      lock = try WorkspaceLock(folder.output + "/.lock", owner: Self.owner, waitingUpTo: seconds)
    } catch {
      switch error {
      case .held(let owner):
        throw CommandFailure(
          .temporary, "another run is writing in this workspace\(owner.isEmpty ? "" : " (\(owner))")",
          hint: "wait for it, or give --lock-wait 60")
      case .system(let path, let code):
        let fault = EditionFault.system(doing: "lock", path: path, code: code)
        throw CommandFailure(.cannotWrite, fault.message, hint: fault.hint)
      }
    }
    let lock = lock
    EndingSignals.clearUp { signal in
      try? folder.repair()
      lock.release()
      ending(signal)
    }
  }

  /// Gives the lock back; nothing may be written after it.
  func release() {
    EndingSignals.stopClearing()
    lock.release()
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
