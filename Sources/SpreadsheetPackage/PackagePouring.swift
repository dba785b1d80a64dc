import Glibc
import WorkerThreads

/// A long sheet to be poured: its frame, and its rows.
package struct PouredSheet<Rows: SheetRows>: Sendable {
  let frame: SheetFrame
  let rows: Rows
  let columns: Int
  /// The name of the sheet's part.
  package var part: String { frame.part }

  /// Makes a sheet; its cells name a style by the place in `frame.styles`.
  package init(frame: SheetFrame, rows: Rows, columns: Int) {
    self.frame = frame
    self.rows = rows
    self.columns = columns
  }
}

extension ZIPArchive {
  /// Writes a copy of this package with rows poured into its long sheets, compressed on several threads.
  ///
  /// Everything else is copied as it is. The same rows give the same bytes however many threads there are. A fault leaves
  /// no file.
  ///
  /// - Parameters:
  ///   - readsBack: whether the poured parts are read back and held against what was written.
  ///   - progress: is told, by one thread at a time, how many blocks of a sheet are written, of how many.
  ///   - largeFrom: the first size that the old fields of ZIP do not hold; smaller only to see ZIP64 at work.
  /// - Throws: `PackageError`, or what the rows throw.
  package func write<Rows: SheetRows>(
    to path: String, pouring sheets: [PouredSheet<Rows>], compressor: Compressor = .fastest, threads: Int = coreCount,
    readsBack: Bool = false,
    progress: (@Sendable (Int, Int) -> Void)? = nil, largeFrom: Int = 0xFFFF_FFFF
  ) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw PackageError.system(doing: "write", path: path, code: errno) }
    var isOpen = true
    do {
      let writer = ZIPWriter(descriptor, path: path, limit: largeFrom)
      for entry in entries {
        guard let sheet = sheets.first(where: { $0.frame.part == entry.name }) else {
          try writer.copy(entry, packed(entry))
          continue
        }
        try Pouring(
          writer: writer, compressor: compressor, readsBack: readsBack, entry: try writer.begin(entry.name)
        ).pour(sheet, threads, progress)
      }
      try writer.finish()
      if readsBack { try writer.readBack(checksum: BlockCompressor(compressor).checksum) }
      isOpen = false
      guard close(descriptor) == 0 else { throw PackageError.system(doing: "write", path: path, code: errno) }
    } catch {
      if isOpen { close(descriptor) }
      unlink(path)
      throw error
    }
  }
}

/// One sheet that is being poured.
private final class Pouring: @unchecked Sendable {
  private let writer: ZIPWriter
  private let compressor: Compressor
  private let readsBack: Bool
  /// Touched in a block's turn only.
  private var entry: ZIPWriter.Growing

  init(writer: ZIPWriter, compressor: Compressor, readsBack: Bool, entry: ZIPWriter.Growing) {
    self.writer = writer
    self.compressor = compressor
    self.readsBack = readsBack
    self.entry = entry
  }

  func pour<Rows: SheetRows>(_ sheet: PouredSheet<Rows>, _ threads: Int, _ progress: (@Sendable (Int, Int) -> Void)?)
    throws
  {
    try append(sheet.frame.head, isLast: false)
    try workSideBySide(
      count: sheet.rows.blockCount, threads: threads,
      state: { Station(sheet, self.compressor) },
      { [self] station, block, turns in
        station.rows.buffer.removeAll()
        try sheet.rows.write(block: block, to: station.rows, with: &station.scratch)
        let bytes = station.rows.buffer.bytes
        let checksum = station.compressor.checksum(bytes)
        station.packed.removeAll()
        if bytes.count > 0 { try station.compressor.compress(bytes, isLast: false, to: station.packed) }
        let packedChecksum = readsBack ? station.compressor.checksum(station.packed.bytes) : 0
        guard turns.wait(for: block) else { return }
        try writer.append(
          station.packed.bytes, size: bytes.count, checksum: checksum, packedChecksum: packedChecksum, to: &entry)
        progress?(block + 1, sheet.rows.blockCount)
      })
    try append(sheet.frame.tail, isLast: true)
    try writer.end(entry)
  }

  private func append(_ bytes: [UInt8], isLast: Bool) throws {
    let compressor = BlockCompressor(compressor)
    let packed = ByteBuffer()
    try bytes.withUnsafeBufferPointer { bytes in
      try compressor.compress(bytes, isLast: isLast, to: packed)
      try writer.append(
        packed.bytes, size: bytes.count, checksum: compressor.checksum(bytes),
        packedChecksum: readsBack ? compressor.checksum(packed.bytes) : 0, to: &entry)
    }
  }

  /// What a thread works with.
  private struct Station<Rows: SheetRows> {
    let rows: RowWriter
    let compressor: BlockCompressor
    let packed = ByteBuffer(capacity: 1 << 16)
    var scratch: Rows.Scratch

    init(_ sheet: PouredSheet<Rows>, _ compressor: Compressor) {
      rows = RowWriter(columns: sheet.columns, styles: sheet.frame.styles)
      self.compressor = BlockCompressor(compressor)
      scratch = sheet.rows.makeScratch()
    }
  }
}
