import Glibc

/// The lock of a workspace: one writer at a time. Readers never take it.
///
/// The system's file lock is the truth and ends with its owner, however the owner ends; the text in the file is for people.
package struct WorkspaceLock: ~Copyable {
  /// Why the lock is not obtained.
  package enum Fault: Error, Hashable, Sendable {
    /// Another run holds it: what its text says of the owner.
    case held(by: String)
    case system(path: String, code: Int32)
  }

  /// What a dead owner left in the file; nil where the last owner ended in order.
  package let takenOverFrom: String?
  private let descriptor: Int32

  /// Takes the lock, waiting for it up to some seconds.
  ///
  /// - Parameter owner: who takes it, for people: process, host and start.
  package init(_ path: String, owner: String, waitingUpTo seconds: Int = 0) throws(Fault) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw .system(path: path, code: errno) }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      guard code == EWOULDBLOCK, waited < seconds * 10 else {
        let holder = Self.text(descriptor)
        close(descriptor)
        throw code == EWOULDBLOCK ? .held(by: holder) : .system(path: path, code: code)
      }
      usleep(100_000)
      waited += 1
    }
    let left = Self.text(descriptor)
    takenOverFrom = left.isEmpty ? nil : left
    self.descriptor = descriptor
    ftruncate(descriptor, 0)
    let bytes = Array(owner.utf8)
    pwrite(descriptor, bytes, bytes.count, 0)
  }

  deinit {
    ftruncate(descriptor, 0)
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func text(_ descriptor: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
  }
}
