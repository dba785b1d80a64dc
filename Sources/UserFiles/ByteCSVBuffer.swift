internal import Glibc

/// The bytes of a file that one thread works on; kept and used again from block to block.
package final class ByteCSVBuffer {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The bytes loaded, and where in the file the first of them stands.
  private(set) var count = 0
  private var fileOffset = 0
  private var row: ByteCSVRow?

  /// Bytes behind the last one: a line feed that ends the last row, and room for those who copy 16 bytes at a stroke.
  private static let padding = 32
  private static let step = 64 << 10

  /// Makes an empty buffer.
  package init() {
    capacity = ByteCSV.ordinaryBlockSize + Self.step + Self.padding
    base = .allocate(capacity: capacity)
    end()
  }

  deinit { base.deallocate() }

  /// The row that stands on this buffer.
  func row(columns: Int, name: String) -> ByteCSVRow {
    if let row { return row }
    let row = ByteCSVRow(columns: columns, name: name)
    self.row = row
    return row
  }

  /// Loads bytes of a file, as many as there are; nil on a reading error.
  func load(_ descriptor: CInt, from offset: Int, count wanted: Int) -> UnsafeBufferPointer<UInt8>? {
    count = 0
    fileOffset = offset
    guard append(descriptor, wanted) else { return nil }
    return UnsafeBufferPointer(start: base, count: count)
  }

  /// Loads the row that starts at an offset; its end in the file, or nil when the row is too long or cannot be read.
  func loadRow(_ descriptor: CInt, from offset: Int, size: Int) -> Int? {
    count = 0
    fileOffset = offset
    end()
    return extend(descriptor, isQuoted: false, size: size).map { offset + $0 }
  }

  /// Loads on to the end of the row that the last byte stands in; the new count, which ends with that row, or nil.
  func extend(_ descriptor: CInt, isQuoted: Bool, size: Int) -> Int? {
    let start = count
    var isQuoted = isQuoted
    while fileOffset + count < size {
      guard count - start < ByteCSV.rowLimit else { return nil }
      let index = count
      guard append(descriptor, min(Self.step, size - fileOffset - count)), count > index else { return nil }
      for position in index..<count {
        if base[position] == 0x22 { isQuoted.toggle() }
        if base[position] == 0x0A, !isQuoted {
          count = position + 1
          end()
          return count
        }
      }
    }
    return count
  }

  private func append(_ descriptor: CInt, _ wanted: Int) -> Bool {
    reserve(count + wanted)
    let goal = count + wanted
    while count < goal {
      let got = pread(descriptor, base + count, goal - count, off_t(fileOffset + count))
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { return false }
      if got == 0 { break }
      count += got
    }
    end()
    return true
  }

  private func reserve(_ wanted: Int) {
    guard wanted + Self.padding > capacity else { return }
    capacity = max(wanted + Self.padding, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  private func end() {
    (base + count).initialize(repeating: 0, count: Self.padding)
    base[count] = 0x0A
  }

  /// How far into the buffer a byte of the file stands.
  func index(ofFileOffset offset: Int) -> Int { offset - fileOffset }
}
