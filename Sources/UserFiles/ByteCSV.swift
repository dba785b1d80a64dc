internal import Glibc

/// A CSV file (RFC 4180, UTF-8) that is read as bytes, in blocks of whole rows, by several threads, in bounded memory.
///
/// `UserFile.readCSV` holds the file whole; this holds a block for each thread, however long the file is, and makes no
/// text of a field that nobody asks for. The rules are the same: a header first, every row with as many fields, CRLF
/// read as LF, empty lines passed over, no control characters. What breaks them is noted at its line and column.
///
/// `open` reads the header. `scan` goes over all rows, side by side, and gives the blocks; `rows(of:)` reads one block
/// again. So a caller can first learn what a file holds and then use it, without keeping it.
package final class ByteCSV: Sendable {
  /// The file as the user would name it.
  package let name: String
  /// The names of the columns, as the header gives them; they may be empty, or stand twice.
  package let header: [String]
  /// The size of the file in bytes.
  package let size: Int
  let path: String
  let descriptor: CInt
  /// Where the rows behind the header start, and the number of that line.
  let dataStart: Int
  let dataLine: Int

  /// Bytes of a block, but for the row that reaches over its end.
  let blockSize: Int
  /// The size of a block: small enough for a core's own cache, large enough that threads seldom meet.
  package static let ordinaryBlockSize = 128 << 10
  /// Bytes that one row may have.
  static let rowLimit = 16 << 20

  private init(
    name: String, path: String, descriptor: CInt, size: Int, header: [String], dataStart: Int, dataLine: Int,
    blockSize: Int
  ) {
    self.name = name
    self.path = path
    self.descriptor = descriptor
    self.size = size
    self.header = header
    self.dataStart = dataStart
    self.dataLine = dataLine
    self.blockSize = blockSize
  }

  deinit { close(descriptor) }

  /// Opens a file and reads its header; nil, with the mistakes noted, where there is none.
  ///
  /// - Parameters:
  ///   - path: where the file is; an ordinary file, no pipe.
  ///   - name: the file as the user would name it, for mistakes.
  ///   - blockSize: bytes of a block; what is read does not depend on it.
  ///   - mistakes: takes what is wrong.
  package static func open(
    _ path: String, as name: String, blockSize: Int = ordinaryBlockSize, noting mistakes: Mistakes
  ) -> ByteCSV? {
    guard let (descriptor, size) = UserFile.opened(path, at: FilePlace(file: name), noting: mistakes) else {
      return nil
    }
    let buffer = ByteCSVBuffer()
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard let head = buffer.load(descriptor, from: 0, count: min(3, size)) else {
      noteUnreadable(name, mistakes)
      close(descriptor)
      return nil
    }
    let start = head.elementsEqual(mark) ? 3 : 0
    guard let end = buffer.loadRow(descriptor, from: start, size: size) else {
      mistakes.add(
        at: FilePlace(file: name, line: 1), rule: "row-too-long", "the header has more than \(rowLimit) bytes")
      close(descriptor)
      return nil
    }
    let row = ByteCSVRow(columns: 0, name: name)
    row.start(buffer, offset: start, count: end - start, line: 1)
    guard row.next() else {
      if let flaw = row.flaw {
        noteAll(path, name: name, columns: nil, flaw: flaw, noting: mistakes)
      } else {
        mistakes.add(
          at: FilePlace(file: name), rule: "empty-file", "the file is empty", hint: "start it with a header line")
      }
      close(descriptor)
      return nil
    }
    return ByteCSV(
      name: name, path: path, descriptor: descriptor, size: size, header: (0..<row.count).map { row.text($0) },
      dataStart: row.offsetBehind, dataLine: row.lineBehind, blockSize: max(blockSize, 1))
  }

  /// Where each column of a set stands in the header, −1 for an optional one that is not there; nil, with the mistakes
  /// noted, when the header lacks a required column or has one unknown or twice.
  package func positions(of columns: CSVColumns, noting mistakes: Mistakes) -> [Int]? {
    let quoted = header.map {
      "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
    let isPlain = header.allSatisfy { name in !name.utf8.contains { [0x22, 0x2C, 0x0A].contains($0) } }
    let line = (isPlain ? header : quoted).joined(separator: ",")
    let file = UserFile(name: name, text: line)
    mistakes.keep(file)
    return file.headerPositions(columns, noting: mistakes)
  }

  /// Notes every mistake of a file, by reading it once more from its start to its end.
  ///
  /// The fast reader stops at the first flaw of a block: behind a stray quote nothing is what it seems. A file too large
  /// to be held whole gives that first flaw only.
  static func noteAll(
    _ path: String, name: String, columns: Int?, flaw: ByteCSVFlaw, noting mistakes: Mistakes
  ) {
    let before = mistakes.errorCount
    let limit = 1 << 30
    let probe = Mistakes()
    if let file = UserFile.read(path, as: name, sizeLimit: limit, noting: probe) {
      mistakes.keep(file)
      file.noteFlawsOfCSV(columns: columns, noting: mistakes)
    } else if !probe.all.contains(where: { $0.rule == "file-too-large" }) {
      mistakes.add(all: probe)
    }
    if mistakes.errorCount == before { mistakes.add(flaw.mistake(in: name)) }
  }

  static func noteUnreadable(_ name: String, _ mistakes: Mistakes) {
    mistakes.add(
      at: FilePlace(file: name), rule: "unreadable-file",
      "the file could not be read to its end: \(String(cString: strerror(errno)))")
  }
}

/// A block of whole rows of a CSV file.
package struct ByteCSVBlock: Hashable, Sendable {
  /// The first byte.
  package let offset: Int
  package let byteCount: Int
  /// The line of the first byte, from 1.
  package let firstLine: Int
  /// The first row, from 0; the header is not counted.
  package var firstRow: Int
  package let rowCount: Int
}

/// The first thing in a block that breaks the rules of CSV.
struct ByteCSVFlaw: Error {
  let rule: String
  let message: String
  let line: Int
  let column: Int?

  func mistake(in name: String) -> Mistake {
    Mistake(at: FilePlace(file: name, line: line, column: column), rule: rule, message)
  }
}
