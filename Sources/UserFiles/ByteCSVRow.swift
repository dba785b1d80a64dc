/// A row of a CSV file as bytes; it stands on a thread's buffer and is valid until the next row is read.
package final class ByteCSVRow {
  private struct Field {
    var start: Int
    var end: Int
    /// Whether quotes inside are written twice, or a line in it ends with CRLF.
    var needsUnquoting: Bool
    var holdsMarkup: Bool
  }

  /// How many fields the row has.
  @exclusivity(unchecked) package private(set) var count = 0
  /// How many rows of the block were read.
  @exclusivity(unchecked) private(set) var rowCount = 0
  /// The line of the file that the row starts in, from 1.
  @exclusivity(unchecked) package private(set) var line = 0
  /// Why the block could not be read on.
  @exclusivity(unchecked) private(set) var flaw: ByteCSVFlaw?
  private let name: String
  private var columns: Int
  // One thread has the row, and reads a field a hundred million times: access is not checked each time.
  @exclusivity(unchecked) private var fields: UnsafeMutablePointer<Field>
  @exclusivity(unchecked) private var capacity: Int
  @exclusivity(unchecked) private var base: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var index = 0
  @exclusivity(unchecked) private var end = 0
  @exclusivity(unchecked) private var following = 0
  private let classes = byteClasses
  private var fileOffset = 0

  /// Makes a row; with 0 columns a row of any number of fields is taken.
  init(columns: Int, name: String) {
    self.columns = columns
    self.name = name
    capacity = max(columns, 16)
    fields = .allocate(capacity: capacity)
    // A place to stand until a block is there.
    base = .allocate(capacity: 0)
    base.deallocate()
  }

  deinit { fields.deallocate() }

  /// Stands before the first row of a block.
  func start(_ buffer: ByteCSVBuffer, offset: Int, count: Int, line: Int) {
    base = buffer.base
    index = buffer.index(ofFileOffset: offset)
    end = index + count
    fileOffset = offset - index
    following = line
    rowCount = 0
    flaw = nil
    // The block ends with a row; the line feed ends it where the file does not.
    base[end] = 0x0A
  }

  /// Where in the file the next row starts, and its line.
  var offsetBehind: Int { fileOffset + min(index, end) }
  var lineBehind: Int { following }

  /// How many bytes a field has, doubled quotes counted twice.
  package func byteCount(_ field: Int) -> Int { fields[field].end - fields[field].start }

  /// Whether a field is empty.
  package func isEmpty(_ field: Int) -> Bool { fields[field].start == fields[field].end }

  /// Whether a field has any of `&<>_`, which mean something in a sheet's XML.
  package func holdsMarkup(_ field: Int) -> Bool { fields[field].holdsMarkup }

  /// The bytes of a field, without its quotes; valid until the next row is read. 16 bytes behind them may be read too.
  ///
  /// - Parameter field: from 0 to `count` − 1.
  @inline(__always)
  package func bytes(_ field: Int) -> UnsafeBufferPointer<UInt8> {
    if fields[field].needsUnquoting { unquote(field) }
    let place = fields[field]
    return UnsafeBufferPointer(start: base + place.start, count: place.end - place.start)
  }

  /// The text of a field.
  package func text(_ field: Int) -> String { String(decoding: bytes(field), as: UTF8.self) }

  /// Where a field starts: its line, and its column in characters.
  package func place(_ field: Int) -> FilePlace {
    let start = fields[field].start
    let lines = (fields[0].start..<start).count { base[$0] == 0x0A }
    return FilePlace(file: name, line: line + lines, column: column(of: start))
  }

  /// The line and the column that a field starts at, as `place` says them.
  package func lineAndColumn(_ field: Int) -> (line: Int, column: Int) {
    let (first, start) = (fields[0].start, fields[field].start)
    let isQuoted = first > 0 && base[first - 1] == 0x22
    for position in first..<start where base[position] >= 0x80 || base[position] == 0x0A {
      let place = place(field)
      return (place.line ?? line, place.column ?? 1)
    }
    return (line, start - first + (isQuoted ? 2 : 1))
  }

  /// The row as a place.
  package var place: FilePlace { FilePlace(file: name, line: line, column: 1) }

  private func column(of position: Int) -> Int {
    var start = position
    while start > 0, base[start - 1] != 0x0A { start -= 1 }
    return String(decoding: UnsafeBufferPointer(start: base + start, count: position - start), as: UTF8.self).count + 1
  }

  /// Takes out the doubled quotes, and the CR of CRLF, in place; what is left over becomes quotes, so that columns behind
  /// can still be counted.
  private func unquote(_ field: Int) {
    var (from, to) = (fields[field].start, fields[field].start)
    let stop = fields[field].end
    while from < stop {
      let byte = base[from]
      from += byte == 0x22 ? 2 : 1
      if byte == 0x0D { continue }
      base[to] = byte
      to += 1
    }
    for left in to..<stop { base[left] = 0x22 }
    fields[field].end = to
    fields[field].needsUnquoting = false
  }

  /// Reads the next row that is no empty line; false at the end of the block or at a flaw.
  func next() -> Bool {
    guard flaw == nil else { return false }
    while index < end, base[index] == 0x0A || (base[index] == 0x0D && base[index + 1] == 0x0A) {
      following += base[index] == 0x0A ? 1 : 0
      index += 1
    }
    guard index < end else { return false }
    line = following
    count = 0
    while true {
      guard base[index] == 0x22 ? scanQuoted() : scanPlain() else { return false }
      let separator = base[index]
      index += 1
      if separator == 0x0A { break }
    }
    following += 1
    if columns > 0, count != columns {
      note(
        count > columns ? "surplus-field" : "missing-field",
        "this row has \(count) fields; the header has \(columns)", at: fields[0].start)
      return false
    }
    rowCount += 1
    return true
  }

  private func add(_ start: Int, _ end: Int, needsUnquoting: Bool = false, holdsMarkup: Bool) {
    if count == capacity { grow() }
    fields[count] = Field(start: start, end: end, needsUnquoting: needsUnquoting, holdsMarkup: holdsMarkup)
    count += 1
  }

  private func grow() {
    // A row with too many fields is a mistake; only a header may have any number.
    let larger = UnsafeMutablePointer<Field>.allocate(capacity: capacity * 2)
    larger.update(from: fields, count: count)
    fields.deallocate()
    fields = larger
    capacity *= 2
  }

  /// Reads up to the comma or line feed that ends an unquoted field, and stands on it.
  private func scanPlain() -> Bool {
    let start = index
    let base = base
    var index = index
    var holdsMarkup = false
    while true {
      switch classes[Int(base[index])] {
      case ByteClass.plain: index += 1
      case ByteClass.markup:
        holdsMarkup = true
        index += 1
      case ByteClass.comma, ByteClass.lineFeed:
        self.index = index
        add(start, index, holdsMarkup: holdsMarkup)
        return true
      case ByteClass.han where base[index + 1] & 0xC0 == 0x80 && base[index + 2] & 0xC0 == 0x80: index += 3
      case ByteClass.carriageReturn where base[index + 1] == 0x0A:
        self.index = index + 1
        add(start, index, holdsMarkup: holdsMarkup)
        return true
      case ByteClass.quote:
        return note("stray-quote", "a quote stands inside a field that is not quoted", at: index)
      default:
        guard let length = characterLength(index) else { return false }
        index += length
      }
    }
  }

  /// Reads a field in quotes, and stands on the comma or line feed behind it.
  private func scanQuoted() -> Bool {
    let opening = index
    index += 1
    let start = index
    var needsUnquoting = false
    var holdsMarkup = false
    while true {
      switch classes[Int(base[index])] {
      case ByteClass.plain, ByteClass.comma: index += 1
      case ByteClass.markup:
        holdsMarkup = true
        index += 1
      case ByteClass.lineFeed:
        guard index < end else { return note("unclosed-quote", "this quote is never closed", at: opening) }
        following += 1
        index += 1
      case ByteClass.han where base[index + 1] & 0xC0 == 0x80 && base[index + 2] & 0xC0 == 0x80: index += 3
      case ByteClass.carriageReturn where base[index + 1] == 0x0A:
        needsUnquoting = true
        index += 1
      case ByteClass.quote:
        if base[index + 1] == 0x22, index + 1 < end {
          needsUnquoting = true
          index += 2
          continue
        }
        add(start, index, needsUnquoting: needsUnquoting, holdsMarkup: holdsMarkup)
        index += 1
        if base[index] == 0x0D, base[index + 1] == 0x0A { index += 1 }
        if base[index] == 0x2C || base[index] == 0x0A { return true }
        return note("stray-quote", "the quoted field ends here, but more text follows", at: index)
      default:
        guard let length = characterLength(index) else { return false }
        index += length
      }
    }
  }

  /// The bytes of the character at an index; nil, with the flaw noted, where there is no clean one.
  private func characterLength(_ index: Int) -> Int? {
    let bytes = UnsafeBufferPointer(start: base, count: end)
    if base[index] >= 0x80 {
      guard let (code, length) = scalar(in: bytes, at: index) else {
        note("bad-utf8", "the byte \(hexadecimal(UInt32(base[index]))) is not UTF-8 text here", at: index)
        return nil
      }
      if !isForbidden(code) { return length }
      note("control-character", "the invisible control character U+\(hexadecimal(code)) stands here", at: index)
      return nil
    }
    let code = UInt32(base[index])
    if !isForbidden(code) { return 1 }
    note("control-character", "the invisible control character U+\(hexadecimal(code)) stands here", at: index)
    return nil
  }

  @discardableResult
  private func note(_ rule: String, _ message: String, at position: Int) -> Bool {
    flaw = ByteCSVFlaw(rule: rule, message: message, line: following, column: column(of: position))
    return false
  }
}

/// What a byte means to the reader of rows.
private enum ByteClass {
  static let plain: UInt8 = 0
  static let comma: UInt8 = 1
  static let lineFeed: UInt8 = 2
  static let quote: UInt8 = 3
  static let carriageReturn: UInt8 = 4
  /// The first of three bytes, of which the other two need only be trailing ones.
  static let han: UInt8 = 5
  /// Any other: a control character, the first byte of another character, or none of UTF-8.
  static let other: UInt8 = 6
  /// What XML or Excel keeps for itself.
  static let markup: UInt8 = 7
}

/// The class of each byte; made once, never freed.
nonisolated(unsafe) private let byteClasses: UnsafePointer<UInt8> = {
  let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
  for byte in 0..<256 {
    table[byte] =
      switch byte {
      case 0x2C: ByteClass.comma
      case 0x0A: ByteClass.lineFeed
      case 0x22: ByteClass.quote
      case 0x0D: ByteClass.carriageReturn
      case 0x26, 0x3C, 0x3E, 0x5F: ByteClass.markup
      case 0x09, 0x20...0x7E: ByteClass.plain
      case 0xE1, 0xE3...0xEC, 0xEE: ByteClass.han
      default: ByteClass.other
      }
  }
  return UnsafePointer(table)
}()
