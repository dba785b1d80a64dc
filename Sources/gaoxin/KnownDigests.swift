import EditionFiles
import Glibc
import Scheduling
import SeedFiles
import Synchronization

/// The digests of a workspace's large files that were taken before, so that a file is not read again to learn that it is
/// still the same.
///
/// A digest is only taken over while the system says that the file has not been touched since: the same file by device
/// and number, the same size, the same times of its content and of its entry, to the nanosecond. Whoever sets the one
/// time back cannot set the other. A file that was touched just before its digest was taken is not noted, since another
/// write within the same tick of the clock would not show. After a week a file is read again in any case. What is kept
/// may be deleted at any time.
final class KnownDigests: Sendable {
  /// What the system says of a file.
  private struct Status: Equatable {
    let numbers: [Int]
    let size: Int
    /// The later of the times at which its content and its entry were changed, in seconds, rounded up.
    let touched: Int

    /// Nil where there is no ordinary file.
    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      size = Int(status.st_size)
      touched = max(status.st_mtim.tv_sec, status.st_ctim.tv_sec) + 1
      numbers = [
        Int(bitPattern: UInt(status.st_dev)), Int(bitPattern: UInt(status.st_ino)), size,
        status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
      ]
    }

    init(numbers: [Int]) {
      self.numbers = numbers
      size = numbers[2]
      touched = max(numbers[3], numbers[5]) + 1
    }
  }

  private struct Entry {
    let status: Status
    let digest: Digest
    /// When the file was read, in seconds.
    let read: Int
  }

  /// Below so many bytes a file is read each time.
  private static let leastNoted = 1 << 20
  /// In seconds: how long a file must have been left alone before its digest is noted.
  private static let rest = 2
  /// In seconds: when a file is read again, to find what a disk lost without a write.
  private static let longest = 7 * 86_400
  private static let magic = "gaoxin digests 1"

  private let path: String
  private let entries: Mutex<[String: Entry]?>
  private let isChanged = Mutex(false)

  /// Those of a workspace; its file is read when the first large file is asked for.
  init(workspace: String) {
    path = "\(workspace)/output/.cache/digests"
    entries = Mutex(nil)
  }

  /// The digest of an ordinary file; nil where it cannot be read, or is larger than so many bytes.
  func digest(ofFile path: String, sizeLimit: Int = .max) -> Digest? {
    guard let before = Status(path), before.size >= Self.leastNoted, before.size <= sizeLimit else {
      return Digest(ofFile: path, sizeLimit: sizeLimit)
    }
    let now = Self.now
    let known = entries.withLock { entries in
      let read = entries ?? Self.entries(at: self.path)
      entries = read
      return read[path]
    }
    if let known, known.status == before, (0..<Self.longest).contains(now - known.read) { return known.digest }
    guard let digest = Digest(ofFile: path, sizeLimit: sizeLimit) else { return nil }
    let isAtRest = before.touched + Self.rest <= now && Status(path) == before
    entries.withLock { $0?[path] = isAtRest ? Entry(status: before, digest: digest, read: now) : nil }
    if isAtRest { isChanged.withLock { $0 = true } }
    return digest
  }

  /// Keeps what was noted; where that cannot be written nothing is kept, and no harm is done.
  func keep() {
    let isChanged = isChanged.withLock { isChanged in
      defer { isChanged = false }
      return isChanged
    }
    guard isChanged, let entries = entries.withLock({ $0 }), ObservationCache.makeFolder(for: path) else { return }
    let now = Self.now
    let lines = entries.sorted { $0.key < $1.key }.compactMap { name, entry -> String? in
      guard now - entry.read < Self.longest, !name.utf8.contains(0x0A) else { return nil }
      let numbers = (entry.status.numbers + [entry.read]).map { String($0) }.joined(separator: " ")
      return "\(entry.digest) \(numbers) \(name)"
    }
    let text = lines.joined(separator: "\n")
    let unfinished = "\(path).\(getpid())"
    do {
      try writeFile(unfinished, "\(Self.magic)\n\(Digest(of: Array(text.utf8)))\n\(text)")
      if rename(unfinished, path) != 0 { unlink(unfinished) }
    } catch {
      unlink(unfinished)
    }
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec
  }

  /// What was kept; nothing where there is none, it is torn or it is a link.
  private static func entries(at path: String) -> [String: Entry] {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, let bytes = fileBytes(path) else { return [:] }
    let parts = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].elementsEqual(magic.utf8),
      parts[1].elementsEqual(Digest(of: Array(parts[2])).description.utf8)
    else { return [:] }
    var entries: [String: Entry] = [:]
    for line in parts[2].split(separator: 0x0A) {
      let fields = line.split(separator: 0x20, maxSplits: 9, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      let numbers = fields.dropFirst().prefix(8).compactMap { Int($0) }
      guard fields.count == 10, numbers.count == 8, let digest = Digest(hexadecimal: fields[0]) else { return [:] }
      entries[fields[9]] = Entry(status: Status(numbers: Array(numbers[..<7])), digest: digest, read: numbers[7])
    }
    return entries
  }
}
