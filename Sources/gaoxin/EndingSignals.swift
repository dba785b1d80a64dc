import Glibc
import Synchronization

/// Ends a command that writes in order: on SIGINT, SIGTERM and SIGHUP it clears up and ends with 128 and the signal's number.
enum EndingSignals {
  /// What a signal meets.
  private enum Phase: UInt8, AtomicRepresentable {
    /// Nothing is to be cleared up.
    case idle
    /// Something would be left behind.
    case writing
    /// A signal came while something was.
    case ending
  }

  private static let phase = Atomic<Phase>(.idle)

  /// Waits for the signals on a thread of its own, where clearing up is allowed, as it is not in a signal handler.
  ///
  /// Signals that the caller ignores, as nohup does SIGHUP, stay ignored. A closed pipe and a file that reaches its size
  /// limit become errors of the call that writes.
  ///
  /// - Parameter clearing: called with the number of the signal; the program ends after it.
  static func clearUp(_ clearing: @escaping @Sendable (Int32) -> Void) {
    phase.store(.writing, ordering: .sequentiallyConsistent)
    // A handler that does nothing, since programs that are started inherit "ignore" but no handler.
    for number in [SIGPIPE, SIGXFSZ] { signal(number) { _ in } }
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let context = Unmanaged.passRetained(Watch(signals: signals, clearing: clearing)).toOpaque()
    var thread = pthread_t()
    let result = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let watch = Unmanaged<Watch>.fromOpaque(context).takeRetainedValue()
        var signals = watch.signals
        var number: Int32 = 0
        guard sigwait(&signals, &number) == 0 else { return nil }
        if EndingSignals.leaveWriting(for: .ending) { watch.clearing(number) }
        _exit(128 + number)
      }, context)
    // Without the thread the signals end the program as they end any other, and the next run clears up.
    if result != 0 { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }

  /// Tells that nothing is to be cleared up any more: a signal then ends the program at once.
  static func stopClearing() {
    if !leaveWriting(for: .idle) { holdIfEnding() }
  }

  /// Lets a thread whose files are being cleared away wait for the end, instead of telling of it.
  static func holdIfEnding() {
    while phase.load(ordering: .sequentiallyConsistent) == .ending { pause() }
  }

  private static func leaveWriting(for next: Phase) -> Bool {
    phase.compareExchange(expected: .writing, desired: next, ordering: .sequentiallyConsistent).exchanged
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  private final class Watch: Sendable {
    let signals: sigset_t
    let clearing: @Sendable (Int32) -> Void

    init(signals: sigset_t, clearing: @escaping @Sendable (Int32) -> Void) {
      self.signals = signals
      self.clearing = clearing
    }
  }
}
