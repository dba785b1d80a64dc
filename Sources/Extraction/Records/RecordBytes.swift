import ExactValues
package import JSONText
import PrintedForms

/// JSON as it is written, byte by byte, into memory that is kept from record to record.
package struct RecordBytes: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 16
  /// How many bytes are written.
  package private(set) var count = 0
  private var needsComma = false

  package init() { base = .allocate(capacity: 1 << 16) }

  deinit { base.deallocate() }

  /// The bytes that are written.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// The bytes that are written, as an array.
  package var array: [UInt8] { withBytes { Array($0) } }

  /// Forgets what is written; memory that a very long record took is given back.
  package mutating func removeAll() {
    count = 0
    needsComma = false
    guard capacity > 1 << 24 else { return }
    base.deallocate()
    capacity = 1 << 16
    base = .allocate(capacity: capacity)
  }

  /// Ends a record with a line feed.
  package mutating func endLine() {
    room(1)
    put(0x0A)
    needsComma = false
  }

  /// Appends a value.
  package mutating func value(_ value: JSONValue) {
    var json: [UInt8] = []
    value.append(to: &json)
    separate()
    room(json.count)
    json.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { (base + count).update(from: start, count: bytes.count) }
    }
    count += json.count
    needsComma = true
  }

  /// Makes room for so many more bytes. `put` and `copy` write without a check: what calls them has called this.
  @inline(__always) private mutating func room(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never) private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    wider.update(from: base, count: count)
    base.deallocate()
    base = wider
  }

  @inline(__always) private mutating func put(_ byte: UInt8) {
    base[count] = byte
    count += 1
  }

  @inline(__always) private mutating func copy(_ text: StaticString) {
    (base + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count += text.utf8CodeUnitCount
  }

  @inline(__always) private mutating func separate() {
    room(1)
    base[count] = 0x2C
    count += needsComma ? 1 : 0
    needsComma = false
  }

  mutating func open(_ bracket: UInt8) {
    separate()
    room(1)
    put(bracket)
  }

  mutating func close(_ bracket: UInt8) {
    room(1)
    put(bracket)
    needsComma = true
  }

  /// The name of a member: letters and underscores only.
  @inline(__always) mutating func key(_ name: StaticString) {
    separate()
    room(name.utf8CodeUnitCount + 3)
    put(0x22)
    copy(name)
    put(0x22)
    put(0x3A)
  }

  mutating func null() {
    separate()
    room(4)
    copy("null")
    needsComma = true
  }

  mutating func integer(_ value: Int) {
    separate()
    room(21)
    if value < 0 { put(0x2D) }
    digits(UInt64(value.magnitude), atLeast: 1)
    needsComma = true
  }

  /// Writes a number in at least so many digits, at most 20; there is room for them.
  @inline(__always) private mutating func digits(_ value: UInt64, atLeast width: Int) {
    var length = 1
    var bound: UInt64 = 10
    while length < 20, value >= bound {
      length += 1
      let (next, isTooLarge) = bound.multipliedReportingOverflow(by: 10)
      if isTooLarge { break }
      bound = next
    }
    if length < width { length = width }
    var rest = value
    var place = count + length
    while place > count {
      place -= 1
      base[place] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    }
    count += length
  }

  /// A decimal number in quotes; null where there is none.
  mutating func decimal(_ number: DecimalDigits?) {
    guard let number else { return null() }
    let exponent = number.value.exponent
    guard let magnitude = UInt64(exactly: number.value.significand.magnitude), (-18...40).contains(exponent),
      (0...40).contains(number.decimals)
    else { return text(number.text) }
    separate()
    // Two signs, a point and two quotes; 20 digits, 40 zeros, 40 decimals.
    room(105)
    put(0x22)
    if number.isNegated { put(0x2D) }
    if number.value.isNegative { put(0x2D) }
    var power: UInt64 = 1
    for _ in 0..<max(0, -exponent) { power *= 10 }
    digits(magnitude / power, atLeast: 1)
    for _ in 0..<max(0, exponent) { put(0x30) }
    if number.decimals > 0 {
      put(0x2E)
      var behind = magnitude % power
      var width = max(0, -exponent)
      while width > number.decimals {
        behind /= 10
        width -= 1
      }
      if width > 0 { digits(behind, atLeast: width) }
      for _ in 0..<number.decimals - width { put(0x30) }
    }
    put(0x22)
    needsComma = true
  }

  /// The code of a span of days in quotes; null where there is none.
  mutating func code(_ code: PeriodCode?) {
    guard let code else { return null() }
    separate()
    room(code.count + 2)
    put(0x22)
    for index in 0..<code.count { put(code[index]) }
    put(0x22)
    needsComma = true
  }

  /// A day in quotes; null where there is none.
  mutating func day(_ day: CivilDate?) {
    guard let day else { return null() }
    separate()
    room(16)
    put(0x22)
    digits(UInt64(day.year.magnitude), atLeast: 4)
    put(0x2D)
    digits(UInt64(day.month.magnitude), atLeast: 2)
    put(0x2D)
    digits(UInt64(day.day.magnitude), atLeast: 2)
    put(0x22)
    needsComma = true
  }

  mutating func text(_ text: String?) {
    guard var text else { return null() }
    separate()
    text.withUTF8 { bytes in
      room(bytes.count * 6 + 2)
      put(0x22)
      for byte in bytes { escaped(byte) }
      put(0x22)
    }
    needsComma = true
  }

  /// The characters of some ranges, one after the other; line ends and cells between them are left out.
  mutating func text(_ scalars: [UInt32], _ ranges: [Range<Int>], ending: String = "", withoutQuotes: Bool = false) {
    separate()
    room(2)
    put(0x22)
    for range in ranges {
      room(range.count * 6)
      for value in scalars[range] {
        if value == 0x0A || value == 0x7C { continue }
        if withoutQuotes, Scalars.opensQuote(value) || Scalars.closesQuote(value) { continue }
        scalar(value)
      }
    }
    room(ending.utf8.count * 6 + 1)
    for byte in ending.utf8 { escaped(byte) }
    put(0x22)
    needsComma = true
  }

  /// The characters of a range as they stand, line ends and all.
  mutating func text(_ scalars: [UInt32], _ range: Range<Int>) {
    separate()
    room(range.count * 6 + 2)
    put(0x22)
    for value in scalars[range] { scalar(value) }
    put(0x22)
    needsComma = true
  }

  /// Writes a scalar; there is room for six bytes.
  @inline(__always) private mutating func scalar(_ value: UInt32) {
    if value < 0x80 {
      escaped(UInt8(truncatingIfNeeded: value))
    } else if value >= 0x800, value < 0x10000 {
      put(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      put(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      put(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    } else if value < 0x800 {
      put(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      put(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    } else {
      put(UInt8(truncatingIfNeeded: 0xF0 | value >> 18 & 7))
      put(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      put(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      put(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }

  /// Writes a byte, escaped where JSON wants it; there is room for six bytes.
  @inline(__always) private mutating func escaped(_ byte: UInt8) {
    switch byte {
    case 0x22, 0x5C:
      put(0x5C)
      put(byte)
    case 0..<0x20, 0x7F:
      copy("\\u00")
      put(Self.hex(byte >> 4))
      put(Self.hex(byte & 15))
    default: put(byte)
    }
  }

  private static func hex(_ half: UInt8) -> UInt8 { half < 10 ? 0x30 + half : 0x57 + half }
}
