import Glibc

/// The lock of a workspace: one writer at a time. Readers never take it.
///
/// The system's lock on the file is the truth and ends with its owner, however the owner ends; the text in the file is for
/// people. An owner that ends in order takes the file away, so a file that nobody holds is that of a dead owner.
package struct WorkspaceLock: Sendable {
  /// Why the lock is not obtained.
  package enum Fault: Error, Hashable, Sendable {
    /// Another run holds it: what its text says of the owner.
    case held(by: String)
    case system(path: String, code: Int32)
  }

  /// What a dead owner left in the file; nil where the last owner ended in order.
  package let takenOverFrom: String?
  private let path: String
  private let descriptor: Int32

  /// Takes the lock, waiting for it up to some seconds.
  ///
  /// - Parameter owner: who takes it, for people: process, host and start.
  package init(_ path: String, owner: String, waitingUpTo seconds: Int = 0) throws(Fault) {
    var turnsLeft = max(seconds, 0) * 10
    descriptor = try Self.obtain(path, turnsLeft: &turnsLeft)
    self.path = path
    let left = Self.text(descriptor)
    takenOverFrom = left.isEmpty ? nil : left
    ftruncate(descriptor, 0)
    let bytes = Array(owner.utf8)
    pwrite(descriptor, bytes, bytes.count, 0)
  }

  /// Gives the lock back and takes its file away; nothing may be written after it.
  package func release() {
    ftruncate(descriptor, 0)
    unlink(path)
    close(descriptor)
  }

  private static func obtain(_ path: String, turnsLeft: inout Int) throws(Fault) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else { throw .system(path: path, code: errno) }
      while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        let code = errno
        if code == EINTR { continue }
        guard code == EWOULDBLOCK, turnsLeft > 0 else {
          let holder = text(descriptor)
          close(descriptor)
          throw code == EWOULDBLOCK ? .held(by: holder) : .system(path: path, code: code)
        }
        usleep(100_000)
        turnsLeft -= 1
      }
      // The owner before may have taken the file away between the opening and the lock.
      var own = stat()
      var named = stat()
      if fstat(descriptor, &own) == 0, lstat(path, &named) == 0, own.st_ino == named.st_ino, own.st_dev == named.st_dev
      {
        return descriptor
      }
      close(descriptor)
    }
  }

  /// The first line of the file, of what a terminal shows as it is.
  private static func text(_ descriptor: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    let text = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
    let line = text.unicodeScalars.prefix { $0 != "\n" }
    return String(String.UnicodeScalarView(line.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }))
  }
}
