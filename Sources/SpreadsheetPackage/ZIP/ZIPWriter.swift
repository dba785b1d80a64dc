import Glibc

/// Writes a ZIP archive entry by entry; ZIP64 only for what needs it, as Excel likes it.
///
/// All entries bear 1 January 1980, so that the same content gives the same bytes.
final class ZIPWriter {
  /// What the directory says of an entry.
  private struct Record {
    let name: String
    let method: UInt16
    let checksum: UInt32
    let size: Int
    let packed: Int
    let offset: Int
  }

  private let descriptor: CInt
  private let path: String
  private var records: [Record] = []
  /// Where the next byte goes.
  private(set) var position = 0
  /// The first size that does not fit the old fields; smaller only in tests.
  private let limit: Int
  /// What was appended piece by piece: where it stands, and its checksum as it lies in the file.
  private var appended: [(bytes: Range<Int>, checksum: UInt32)] = []

  init(_ descriptor: CInt, path: String, limit: Int = 0xFFFF_FFFF) {
    self.descriptor = descriptor
    self.path = path
    self.limit = limit
  }

  /// Copies an entry as it is.
  func copy(_ entry: ZIPArchive.Entry, _ packed: ArraySlice<UInt8>) throws(PackageError) {
    let record = Record(
      name: entry.name, method: entry.method, checksum: entry.checksum, size: entry.size, packed: packed.count,
      offset: position)
    try write(header(of: record, mayGrow: false))
    try packed.withUnsafeBufferPointer { bytes throws(PackageError) in try write(bytes) }
    records.append(record)
  }

  /// An entry whose size is known only when it is written.
  struct Growing {
    fileprivate let name: String
    fileprivate let offset: Int
    fileprivate var checksum: UInt32 = 0
    fileprivate var size = 0
    fileprivate var packed = 0
    fileprivate var packedChecksum: UInt32 = 0
  }

  /// Begins an entry; its sizes are written when it ends.
  func begin(_ name: String) throws(PackageError) -> Growing {
    let growing = Growing(name: name, offset: position)
    try write(header(of: record(growing), mayGrow: true))
    return growing
  }

  /// Appends a deflated piece.
  ///
  /// - Parameter packedChecksum: the checksum of the deflated bytes, where they will be read back.
  func append(
    _ packed: UnsafeBufferPointer<UInt8>, size: Int, checksum: UInt32, packedChecksum: UInt32 = 0,
    to entry: inout Growing
  ) throws(PackageError) {
    try write(packed)
    entry.packedChecksum = SpreadsheetPackage.checksum(entry.packedChecksum, then: packedChecksum, of: packed.count)
    entry.checksum = SpreadsheetPackage.checksum(entry.checksum, then: checksum, of: size)
    entry.size += size
    entry.packed += packed.count
  }

  /// Ends an entry and writes its sizes where they belong, before its bytes.
  func end(_ entry: Growing) throws(PackageError) {
    let record = record(entry)
    let behind = position
    position = entry.offset
    try write(header(of: record, mayGrow: true))
    appended.append((behind - entry.packed..<behind, entry.packedChecksum))
    position = behind
    records.append(record)
  }

  /// Reads back what was appended piece by piece, and holds it against what was written.
  func readBack(checksum: (UnsafeBufferPointer<UInt8>) -> UInt32) throws(PackageError) {
    let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
    defer { room.deallocate() }
    for (bytes, wanted) in appended {
      var (sum, place) = (UInt32.zero, bytes.lowerBound)
      while place < bytes.upperBound {
        let count = pread(descriptor, room.baseAddress, min(room.count, bytes.upperBound - place), off_t(place))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw .system(doing: "read back", path: path, code: count < 0 ? errno : EIO) }
        sum = SpreadsheetPackage.checksum(sum, then: checksum(UnsafeBufferPointer(rebasing: room[..<count])), of: count)
        place += count
      }
      guard sum == wanted else { throw .system(doing: "read back", path: path, code: EIO) }
    }
  }

  private func record(_ entry: Growing) -> Record {
    Record(
      name: entry.name, method: 8, checksum: entry.checksum, size: entry.size, packed: entry.packed,
      offset: entry.offset)
  }

  private func needsZIP64(_ record: Record) -> Bool { record.size >= limit || record.packed >= limit }

  /// The header before an entry (APPNOTE.TXT 4.3.7).
  ///
  /// An entry that may grow has 20 bytes of room: either the sizes of ZIP64, or the padding that Office itself leaves
  /// (ECMA-376, part 2, "growth hint").
  private func header(of record: Record, mayGrow: Bool) -> ByteBuffer {
    let buffer = ByteBuffer()
    let isLarge = needsZIP64(record)
    let hasRoom = mayGrow || isLarge
    buffer.append(littleEndian: 0x0403_4b50, bytes: 4)
    buffer.append(littleEndian: isLarge ? 45 : 20, bytes: 2)
    buffer.append(littleEndian: 0, bytes: 2)
    buffer.append(littleEndian: UInt64(record.method), bytes: 2)
    buffer.append(littleEndian: Self.date, bytes: 4)
    buffer.append(littleEndian: UInt64(record.checksum), bytes: 4)
    buffer.append(littleEndian: isLarge ? 0xFFFF_FFFF : UInt64(record.packed), bytes: 4)
    buffer.append(littleEndian: isLarge ? 0xFFFF_FFFF : UInt64(record.size), bytes: 4)
    buffer.append(littleEndian: UInt64(record.name.utf8.count), bytes: 2)
    buffer.append(littleEndian: hasRoom ? 20 : 0, bytes: 2)
    buffer.append(record.name)
    guard hasRoom else { return buffer }
    buffer.append(littleEndian: isLarge ? 0x0001 : 0xA220, bytes: 2)
    buffer.append(littleEndian: 16, bytes: 2)
    buffer.append(littleEndian: isLarge ? UInt64(record.size) : 0xA028, bytes: 8)
    buffer.append(littleEndian: isLarge ? UInt64(record.packed) : 0, bytes: 8)
    return buffer
  }

  /// 1 January 1980, midnight, as MS-DOS has it: time, then date.
  private static let date: UInt64 = 0x0021_0000

  /// Writes the directory (APPNOTE.TXT 4.3.12 to 4.3.16).
  func finish() throws(PackageError) {
    let buffer = ByteBuffer()
    let start = position
    for record in records {
      let large = [
        record.size >= limit || record.packed >= limit ? [record.size, record.packed] : [],
        record.offset >= limit ? [record.offset] : [],
      ]
      let wide = large.joined().map { UInt64($0) }
      buffer.append(littleEndian: 0x0201_4b50, bytes: 4)
      buffer.append(littleEndian: wide.isEmpty ? 20 : 45, bytes: 2)
      buffer.append(littleEndian: wide.isEmpty ? 20 : 45, bytes: 2)
      buffer.append(littleEndian: 0, bytes: 2)
      buffer.append(littleEndian: UInt64(record.method), bytes: 2)
      buffer.append(littleEndian: Self.date, bytes: 4)
      buffer.append(littleEndian: UInt64(record.checksum), bytes: 4)
      buffer.append(littleEndian: large[0].isEmpty ? UInt64(record.packed) : 0xFFFF_FFFF, bytes: 4)
      buffer.append(littleEndian: large[0].isEmpty ? UInt64(record.size) : 0xFFFF_FFFF, bytes: 4)
      buffer.append(littleEndian: UInt64(record.name.utf8.count), bytes: 2)
      buffer.append(littleEndian: wide.isEmpty ? 0 : UInt64(4 + 8 * wide.count), bytes: 2)
      buffer.append(littleEndian: 0, bytes: 2 + 2 + 2 + 4)
      buffer.append(littleEndian: large[1].isEmpty ? UInt64(record.offset) : 0xFFFF_FFFF, bytes: 4)
      buffer.append(record.name)
      guard !wide.isEmpty else { continue }
      buffer.append(littleEndian: 0x0001, bytes: 2)
      buffer.append(littleEndian: UInt64(8 * wide.count), bytes: 2)
      for number in wide { buffer.append(littleEndian: number, bytes: 8) }
    }
    appendEnd(to: buffer, start: start, size: buffer.count)
    try write(buffer)
  }

  private func appendEnd(to buffer: ByteBuffer, start: Int, size: Int) {
    let isLarge = start >= limit || size >= limit || records.count >= 0xFFFF
    if isLarge {
      let place = start + size
      buffer.append(littleEndian: 0x0606_4b50, bytes: 4)
      buffer.append(littleEndian: 44, bytes: 8)
      buffer.append(littleEndian: 45, bytes: 2)
      buffer.append(littleEndian: 45, bytes: 2)
      buffer.append(littleEndian: 0, bytes: 8)
      buffer.append(littleEndian: UInt64(records.count), bytes: 8)
      buffer.append(littleEndian: UInt64(records.count), bytes: 8)
      buffer.append(littleEndian: UInt64(size), bytes: 8)
      buffer.append(littleEndian: UInt64(start), bytes: 8)
      buffer.append(littleEndian: 0x0706_4b50, bytes: 4)
      buffer.append(littleEndian: 0, bytes: 4)
      buffer.append(littleEndian: UInt64(place), bytes: 8)
      buffer.append(littleEndian: 1, bytes: 4)
    }
    buffer.append(littleEndian: 0x0605_4b50, bytes: 4)
    buffer.append(littleEndian: 0, bytes: 4)
    let count = isLarge ? 0xFFFF : UInt64(records.count)
    buffer.append(littleEndian: count, bytes: 2)
    buffer.append(littleEndian: count, bytes: 2)
    buffer.append(littleEndian: isLarge ? 0xFFFF_FFFF : UInt64(size), bytes: 4)
    buffer.append(littleEndian: isLarge ? 0xFFFF_FFFF : UInt64(start), bytes: 4)
    buffer.append(littleEndian: 0, bytes: 2)
  }

  private func write(_ buffer: ByteBuffer) throws(PackageError) { try write(buffer.bytes) }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(PackageError) {
    var done = 0
    while done < bytes.count {
      let count = pwrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(position))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system(doing: "write", path: path, code: count < 0 ? errno : ENOSPC) }
      done += count
      position += count
    }
  }
}
