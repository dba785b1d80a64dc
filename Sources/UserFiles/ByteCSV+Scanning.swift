internal import Glibc
internal import WorkerThreads

extension ByteCSV {
  /// Goes over all rows, block by block and side by side; nil, with every mistake noted, where the file breaks a rule.
  ///
  /// - Parameters:
  ///   - threads: how many threads read at most.
  ///   - mistakes: takes what is wrong with the file as CSV.
  ///   - progress: is told, by one thread at a time, how many bytes are taken in hand.
  ///   - start: makes what a block gathers.
  ///   - row: is called for each row with what its block has gathered so far, in the order of the rows of that block.
  ///   - end: is called with what a block gathered, on the thread that read it, when no more rows of it come.
  /// - Returns: the blocks in the order of the file, each with what it gathered; the same however many threads there are.
  package func scan<Part: Sendable>(
    threads: Int, noting mistakes: Mistakes, progress: (@Sendable (Int) -> Void)? = nil,
    start: @escaping @Sendable () -> Part,
    row body: @escaping @Sendable (inout Part, ByteCSVRow) -> Void,
    end: @escaping @Sendable (Part) -> Void = { _ in }
  ) -> [(block: ByteCSVBlock, part: Part)]? {
    let count = max((size - dataStart + blockSize - 1) / blockSize, 0)
    let found = Gathered<Part>(count: count, line: dataLine)
    do {
      try workSideBySide(
        count: count, threads: threads,
        state: { (ByteCSVBuffer(), ByteCSVRow(columns: self.header.count, name: self.name)) },
        { [self] state, index, turns in
          guard let extent = try extent(of: index, state.0, found, turns, progress) else { return }
          var part = start()
          let row = state.1
          row.start(state.0, offset: extent.offset, count: extent.count, line: extent.line)
          while row.next() { body(&part, row) }
          end(part)
          if let flaw = row.flaw { throw flaw }
          let block = ByteCSVBlock(
            offset: extent.offset, byteCount: extent.count, firstLine: extent.line, firstRow: 0,
            rowCount: row.rowCount)
          found.set(index, (block, part))
        })
    } catch let flaw as ByteCSVFlaw {
      Self.noteAll(path, name: name, columns: header.count, flaw: flaw, noting: mistakes)
      return nil
    } catch {
      Self.noteUnreadable(name, mistakes)
      return nil
    }
    return found.inOrder()
  }

  /// Loads a piece of the file and finds the whole rows that start in it; nil where none does.
  private func extent<Part>(
    of index: Int, _ buffer: ByteCSVBuffer, _ found: Gathered<Part>, _ turns: Turns,
    _ progress: (@Sendable (Int) -> Void)?
  ) throws -> (offset: Int, count: Int, line: Int)? {
    let from = dataStart + index * blockSize
    let to = min(from + blockSize, size)
    // The byte before tells whether a row ends there.
    guard let bytes = buffer.load(descriptor, from: from - 1, count: to - from + 1), bytes.count == to - from + 1 else {
      throw ReadingFault()
    }
    let piece = UnsafeBufferPointer(rebasing: bytes[1...])
    let counts = piece.countsOfQuotesAndLines()
    guard turns.wait(for: index) else { return nil }
    let before = found.chain
    let isQuotedBehind = before.isQuoted != (counts.quotes % 2 == 1)
    found.chain = (isQuotedBehind, before.line + counts.lines)
    progress?(to)
    turns.pass(index)

    var line = before.line
    var first = 0
    if before.isQuoted || bytes[0] != 0x0A {
      var isQuoted = before.isQuoted
      while first < piece.count {
        let byte = piece[first]
        first += 1
        if byte == 0x22 { isQuoted.toggle() }
        if byte == 0x0A {
          line += 1
          if !isQuoted { break }
        }
        if first == piece.count { return nil }
      }
    }
    guard first < piece.count else { return nil }
    var end = piece.count
    if to < size, isQuotedBehind || piece[piece.count - 1] != 0x0A {
      guard let extended = buffer.extend(descriptor, isQuoted: isQuotedBehind, size: size) else {
        throw ByteCSVFlaw(
          rule: "row-too-long", message: "a row that starts near here has more than \(Self.rowLimit) bytes", line: line,
          column: nil)
      }
      end = extended - 1
    }
    return (from + first, end - first, line)
  }

  /// Reads the rows of a block again.
  ///
  /// - Parameters:
  ///   - buffer: the calling thread's own, kept from block to block.
  ///   - body: is called for each row, which is valid only meanwhile.
  /// - Returns: false where the file no longer holds these rows: it changed since it was scanned.
  package func rows(
    of block: ByteCSVBlock, with buffer: ByteCSVBuffer, row body: (ByteCSVRow) throws -> Void
  ) rethrows -> Bool {
    guard let bytes = buffer.load(descriptor, from: block.offset, count: block.byteCount),
      bytes.count == block.byteCount
    else { return false }
    let row = buffer.row(columns: header.count, name: name)
    row.start(buffer, offset: block.offset, count: block.byteCount, line: block.firstLine)
    while row.rowCount < block.rowCount {
      guard row.next() else { return false }
      try body(row)
    }
    return !row.next() && row.flaw == nil
  }
}

/// The system could not read where the file was expected to go on.
private struct ReadingFault: Error {}

/// What blocks gathered, and what each leaves to the next: whether a quote is open, and the line.
private final class Gathered<Part: Sendable>: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<(ByteCSVBlock, Part)?>
  /// Touched only in a block's turn.
  var chain: (isQuoted: Bool, line: Int)

  init(count: Int, line: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
    chain = (false, line)
  }

  /// Each block has its own slot, so blocks need not wait for each other.
  func set(_ index: Int, _ part: (ByteCSVBlock, Part)) { slots[index] = part }

  func inOrder() -> [(block: ByteCSVBlock, part: Part)] {
    var firstRow = 0
    return slots.compactMap { slot in
      guard var slot else { return nil }
      slot.0.firstRow = firstRow
      firstRow += slot.0.rowCount
      return (slot.0, slot.1)
    }
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many quotes and how many line feeds there are.
  fileprivate func countsOfQuotesAndLines() -> (quotes: Int, lines: Int) { (count(of: 0x22), count(of: 0x0A)) }

  /// The system's search goes over 32 bytes and more at once, which beats looking at each while what is sought is rare.
  private func count(of byte: Int32) -> Int {
    guard var place = UnsafeRawPointer(baseAddress) else { return 0 }
    let end = place + self.count
    var found = 0
    while place < end, let next = memchr(place, byte, end - place) {
      found += 1
      place = UnsafeRawPointer(next) + 1
    }
    return found
  }
}
