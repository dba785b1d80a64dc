import Glibc
import UserFiles

/// Where a command speaks: results on standard output, everything else on standard error.
struct Console {
  let quiet: Bool
  let verbose: Bool

  init(_ options: WorkspaceOptions) {
    quiet = options.quiet
    verbose = options.verbose
  }

  /// Whether standard error is a terminal that wants colour: NO_COLOR and TERM=dumb are obeyed.
  static var wantsColour: Bool { wantsColour(STDERR_FILENO) }

  /// Whether standard output is a terminal that wants colour.
  static var resultsWantColour: Bool { wantsColour(STDOUT_FILENO) }

  private static func wantsColour(_ descriptor: Int32) -> Bool {
    guard isatty(descriptor) == 1, getenv("NO_COLOR") == nil else { return false }
    return getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
  }

  /// The width of the terminal on standard error; 100 where there is none.
  static var width: Int {
    var size = winsize()
    guard isatty(STDERR_FILENO) == 1, ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else {
      return 100
    }
    return Int(size.ws_col)
  }

  /// Why a result could not be written: the system's number of the error; nil where all were, or nobody reads any more.
  private(set) nonisolated(unsafe) static var resultFault: Int32?

  /// Writes a result to standard output; false where nobody reads it any more or it cannot be written.
  @discardableResult
  static func write(_ text: String) -> Bool {
    let isWritten = write(text, to: STDOUT_FILENO)
    if !isWritten, errno != EPIPE { resultFault = errno }
    return isWritten
  }

  /// Tells something that is no result.
  func note(_ text: String) {
    if !quiet { Self.write(text + "\n", to: STDERR_FILENO) }
  }

  /// Tells what only a curious user wants to know.
  func detail(_ text: String) {
    if verbose { Self.write(text + "\n", to: STDERR_FILENO) }
  }

  /// Tells how far a work is, on the line that stands there.
  static func tellProgress(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Tells why the command fails.
  ///
  /// - Parameter causeFirst: whether the cause comes before the mistakes with their places: a mail of cron is read from
  ///   its first line, a terminal from its last.
  static func tell(_ failure: CommandFailure, causeFirst: Bool = false) {
    let cause = "gaoxin: \(failure.message)\n"
    if causeFirst { write(cause, to: STDERR_FILENO) }
    if let report = failure.report {
      write(report.text(colour: wantsColour, width: width), to: STDERR_FILENO)
    }
    if !causeFirst { write(cause, to: STDERR_FILENO) }
    if let hint = failure.hint { write("  \(hint)\n", to: STDERR_FILENO) }
  }

  @discardableResult
  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}
