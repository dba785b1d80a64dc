import Glibc

/// A small ZIP archive in memory: the package that libxlsxwriter made.
package struct ZIPArchive: Sendable {
  /// One file of the archive, compressed as it stands there.
  package struct Entry: Sendable {
    package let name: String
    /// 0 stored, 8 deflated.
    let method: UInt16
    let checksum: UInt32
    let size: Int
    let compressed: Range<Int>
  }

  /// The entries in the order of the archive.
  package let entries: [Entry]
  private let path: String
  private let bytes: [UInt8]

  /// Reads an archive whole.
  package init(path: String) throws(PackageError) {
    self.path = path
    bytes = try Self.read(path)
    entries = try Self.directory(of: bytes, path: path)
  }

  /// The entry of a name.
  package func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

  /// The content of an entry.
  package func content(of entry: Entry) throws(PackageError) -> [UInt8] {
    let packed = bytes[entry.compressed]
    if entry.method == 0 { return Array(packed) }
    guard entry.method == 8, let content = packed.withUnsafeBufferPointer({ inflated($0, size: entry.size) }) else {
      throw .noPackage(path: path, reason: "'\(entry.name)' cannot be unpacked")
    }
    return content
  }

  /// The bytes of an entry as they stand in the archive.
  func packed(_ entry: Entry) -> ArraySlice<UInt8> { bytes[entry.compressed] }

  private static func read(_ path: String) throws(PackageError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(doing: "open", path: path, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(doing: "read", path: path, code: errno) }
    var failure: Int32?
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if let failure { throw .system(doing: "read", path: path, code: failure) }
    return bytes
  }

  /// Reads the directory at the end (APPNOTE.TXT 4.3.12 and 4.3.16).
  private static func directory(of bytes: [UInt8], path: String) throws(PackageError) -> [Entry] {
    func number(_ offset: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    let broken = PackageError.noPackage(path: path, reason: "its directory is broken")
    var last = bytes.count - 22
    while last >= 0, number(last, 4) != 0x0605_4b50 { last -= 1 }
    guard last >= 0 else { throw broken }
    var place = number(last + 16, 4)
    var entries: [Entry] = []
    for _ in 0..<number(last + 10, 2) {
      guard place + 46 <= bytes.count, number(place, 4) == 0x0201_4b50 else { throw broken }
      let (nameCount, extra, comment) = (number(place + 28, 2), number(place + 30, 2), number(place + 32, 2))
      let local = number(place + 42, 4)
      guard place + 46 + nameCount <= bytes.count, local + 30 <= bytes.count else { throw broken }
      let start = local + 30 + number(local + 26, 2) + number(local + 28, 2)
      let compressed = start..<(start + number(place + 20, 4))
      guard compressed.upperBound <= bytes.count else { throw broken }
      entries.append(
        Entry(
          name: String(decoding: bytes[(place + 46)..<(place + 46 + nameCount)], as: UTF8.self),
          method: UInt16(number(place + 10, 2)), checksum: UInt32(number(place + 16, 4)), size: number(place + 24, 4),
          compressed: compressed))
      place += 46 + nameCount + extra + comment
    }
    return entries
  }
}
