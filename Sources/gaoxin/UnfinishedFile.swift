import EditionFiles
import Glibc

/// A file that is written beside its place and takes it whole, or leaves nothing: not even when the command is stopped.
struct UnfinishedFile {
  /// Where to write.
  let path: String
  private let target: String

  /// Names a file beside a place; a second command that writes there names another.
  init(beside target: String) {
    self.target = target
    let cut = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
    path = "\(target[..<cut]).\(target[cut...]).\(getpid())"
    Self.removeWhenStopped([path, path + ".frame"])
  }

  /// Puts the file in its place.
  func finish() throws(EditionFault) {
    guard rename(path, target) == 0 else {
      let code = errno
      unlink(path)
      throw .system(doing: "write", path: target, code: code)
    }
  }

  /// The paths that a signal's handler removes, as C has them; set once, before the handler is.
  nonisolated(unsafe) private static var stoppedPaths: [UnsafeMutablePointer<CChar>] = []

  private static func removeWhenStopped(_ paths: [String]) {
    stoppedPaths = paths.compactMap { strdup($0) }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        for path in UnfinishedFile.stoppedPaths { unlink(path) }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
