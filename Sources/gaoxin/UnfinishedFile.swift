import EditionFiles
import Glibc

/// A file that is written beside its place and takes it whole, or leaves nothing: not even when the command is stopped.
struct UnfinishedFile {
  /// Where to write.
  let path: String
  private let target: String

  /// Names a file beside a place; a second command that writes there names another.
  ///
  /// A link is followed to what it leads to. What is there must be an ordinary file: a device would be lost.
  init(beside place: String) throws(CommandFailure) {
    let target = realpath(place, nil).map { resolved in
      defer { free(resolved) }
      return String(cString: resolved)
    }
    var status = stat()
    if let target, stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw CommandFailure(.cannotWrite, "cannot write '\(place)': it is \(isFolder ? "a folder" : "no ordinary file")")
    }
    self.init(target ?? place)
  }

  private init(_ target: String) {
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
    // A limit on the size of files is told like a full disk.
    signal(SIGXFSZ, SIG_IGN)
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
