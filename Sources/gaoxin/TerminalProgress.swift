import Glibc

/// Tells on a terminal how far a work is that takes more than a second; elsewhere it says nothing.
///
/// It is told from several threads, but by one at a time.
final class TerminalProgress: @unchecked Sendable {
  private let isShown: Bool
  private var lastTold: Double
  private var hasLine = false

  /// Starts the clock.
  init(quiet: Bool) {
    isShown = !quiet && isatty(STDERR_FILENO) == 1
    lastTold = Self.now + 0.8
  }

  /// Tells how far a work is, a few times a second.
  func tell(_ doing: String, done: Int, of all: Int) {
    guard isShown, all > 0 else { return }
    let now = Self.now
    guard now - lastTold >= 0.2 else { return }
    lastTold = now
    hasLine = true
    write("\r\u{1B}[K\(doing): \(done.multipliedFullWidth(by: 100).low / UInt(all)) %")
  }

  /// Takes the line away.
  func clear() {
    if hasLine { write("\r\u{1B}[K") }
    hasLine = false
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    // What cannot be shown is no fault of the work.
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }

  /// Seconds of the system's clock that never goes back.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
