/// JSON as it is written, byte by byte.
struct RecordBytes {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  init() { bytes.reserveCapacity(16 << 10) }

  mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  /// The name of a member: letters and underscores only.
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(0x22)
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(0x22)
    bytes.append(0x3A)
    needsComma = false
  }

  mutating func null() { plain("null") }

  mutating func integer(_ value: Int) {
    separate()
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    withUnsafeMutableBytes(of: &digits) { buffer in
      var rest = value.magnitude
      var place = buffer.count
      repeat {
        place -= 1
        buffer[place] = UInt8(0x30 + rest % 10)
        rest /= 10
      } while rest > 0 && place > 0
      if value < 0 { bytes.append(0x2D) }
      bytes.append(contentsOf: buffer[place...])
    }
    needsComma = true
  }

  /// A text of a program's own words.
  mutating func plainText(_ text: StaticString) {
    separate()
    bytes.append(0x22)
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    bytes.append(0x22)
    needsComma = true
  }

  mutating func text(_ text: String?) {
    guard let text else { return null() }
    separate()
    bytes.append(0x22)
    let isPlain = text.utf8.allSatisfy { $0 > 0x1F && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }
    if isPlain { bytes.append(contentsOf: text.utf8) } else { for byte in text.utf8 { append(byte) } }
    bytes.append(0x22)
    needsComma = true
  }

  /// The characters of some ranges, one after the other; line ends and cells between them are left out.
  mutating func text(_ scalars: [UInt32], _ ranges: [Range<Int>], ending: String = "", withoutQuotes: Bool = false) {
    separate()
    bytes.append(0x22)
    for range in ranges {
      for index in range {
        let value = scalars[index]
        if value == 0x0A || value == 0x7C { continue }
        if withoutQuotes, Scalars.opensQuote(value) || Scalars.closesQuote(value) { continue }
        append(scalar: value)
      }
    }
    for byte in ending.utf8 { append(byte) }
    bytes.append(0x22)
    needsComma = true
  }

  /// The characters of a range as they stand, line ends and all.
  mutating func text(_ scalars: [UInt32], _ range: Range<Int>) {
    separate()
    bytes.append(0x22)
    for index in range { append(scalar: scalars[index]) }
    bytes.append(0x22)
    needsComma = true
  }

  /// JSON that is written already.
  mutating func written(_ json: [UInt8]) {
    separate()
    bytes += json
    needsComma = true
  }

  private mutating func plain(_ word: StaticString) {
    separate()
    bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = false
  }

  @inline(__always) private mutating func append(scalar value: UInt32) {
    if value < 0x80 {
      append(UInt8(value))
    } else if value < 0x800 {
      bytes.append(UInt8(0xC0 | value >> 6))
      bytes.append(UInt8(0x80 | value & 0x3F))
    } else if value < 0x10000 {
      bytes.append(UInt8(0xE0 | value >> 12))
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    } else {
      bytes.append(UInt8(0xF0 | value >> 18 & 7))
      bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    }
  }

  @inline(__always) private mutating func append(_ byte: UInt8) {
    switch byte {
    case 0x22, 0x5C:
      bytes.append(0x5C)
      bytes.append(byte)
    case 0..<0x20, 0x7F:
      bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, Self.hex(byte >> 4), Self.hex(byte & 15)])
    default: bytes.append(byte)
    }
  }

  private static func hex(_ half: UInt8) -> UInt8 { half < 10 ? 0x30 + half : 0x57 + half }
}
