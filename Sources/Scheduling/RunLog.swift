import Glibc
package import JSONText

/// The record of all runs: one line of JSON a run, appended whole, bounded in bytes.
package struct RunLog: Sendable {
  private let path: String
  /// How large the file grows before its older half is dropped.
  private let limit: Int

  /// Makes the log of a file.
  package init(_ path: String, limit: Int = 4 << 20) {
    self.path = path
    self.limit = limit
  }

  /// Adds a record; a torn last line of a killed run is closed first. What cannot be added whole leaves nothing.
  ///
  /// - Returns: nil, or the system's number of the error that kept the record from the file.
  package func append(_ record: JSONValue) -> Int32? {
    guard let descriptor = opened() else { return errno }
    defer { close(descriptor) }
    let size = lseek(descriptor, 0, SEEK_END)
    var bytes = Array((record.compact + "\n").utf8)
    if size > 0 {
      var last: UInt8 = 0
      if pread(descriptor, &last, 1, size - 1) == 1, last != 0x0A { bytes.insert(0x0A, at: 0) }
    }
    guard Self.write(bytes, to: descriptor), fsync(descriptor) == 0 else {
      let code = errno
      ftruncate(descriptor, size)
      return code
    }
    if size + bytes.count > limit { cut() }
    return nil
  }

  /// The file, with the lock that appending and cutting share; nil, with errno set, where it cannot be had.
  private func opened() -> Int32? {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
      guard descriptor >= 0 else { return nil }
      // Where a file system knows no locks, a line is still appended by one call.
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      var own = stat()
      var named = stat()
      guard fstat(descriptor, &own) == 0, own.st_mode & S_IFMT == S_IFREG else {
        close(descriptor)
        errno = EINVAL
        return nil
      }
      // Another run may have cut the file, which puts a new one in its place.
      if lstat(path, &named) == 0, own.st_ino == named.st_ino { return descriptor }
      close(descriptor)
    }
  }

  /// The lines that are whole, oldest first: torn ones are passed over.
  package var lines: [String] {
    guard let bytes = contents else { return [] }
    return bytes.split(separator: 0x0A).filter { $0.first == 0x7B && $0.last == 0x7D }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private var contents: [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
    }
  }

  /// Keeps the newest lines that fill half of the limit; the file is replaced in one step.
  private func cut() {
    var kept: [String] = []
    var room = limit / 2
    for line in lines.reversed() {
      room -= line.utf8.count + 1
      guard room >= 0 else { break }
      kept.append(line + "\n")
    }
    let staging = "\(folder)/.staging-runs"
    let descriptor = open(staging, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { return }
    let isWhole = Self.write(Array(kept.reversed().joined().utf8), to: descriptor) && fsync(descriptor) == 0
    close(descriptor)
    if !isWhole || rename(staging, path) != 0 { unlink(staging) }
  }

  private var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
