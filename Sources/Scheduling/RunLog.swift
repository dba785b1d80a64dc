import Glibc
package import JSONText

/// The record of all runs: one line of JSON a run, appended whole, bounded in length.
package struct RunLog: Sendable {
  private let path: String
  /// How many lines are kept when the file is cut.
  private let kept: Int

  /// Makes the log of a file.
  package init(_ path: String, keeping kept: Int = 2000) {
    self.path = path
    self.kept = kept
  }

  /// Adds a record; false where it cannot be written. A torn last line of a killed run is closed first.
  @discardableResult
  package func append(_ record: JSONValue) -> Bool {
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let size = lseek(descriptor, 0, SEEK_END)
    var line = record.compact + "\n"
    if size > 0 {
      var last: UInt8 = 0
      if pread(descriptor, &last, 1, size - 1) == 1, last != 0x0A { line = "\n" + line }
    }
    let bytes = Array(line.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else { return false }
    if size > kept * 4096 { cut() }
    return true
  }

  /// The lines that are whole, oldest first: torn ones are passed over.
  package var lines: [String] {
    guard let text = contents else { return [] }
    return text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("{") && $0.hasSuffix("}") }
  }

  private var contents: String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Keeps the newest lines only; the file is replaced in one step.
  private func cut() {
    let text = lines.suffix(kept).joined(separator: "\n") + "\n"
    let staging = path + ".cut"
    let descriptor = open(staging, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return }
    let bytes = Array(text.utf8)
    let isWhole = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
    close(descriptor)
    if !isWhole || rename(staging, path) != 0 { unlink(staging) }
  }
}
