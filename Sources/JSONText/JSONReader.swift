/// Walks over JSON (RFC 8259) in bytes.
struct JSONReader {
  private let bytes: [UInt8]
  var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private static let deepest = 256

  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Throws where the bytes are not UTF-8.
  func checkEncoding() throws(JSONObject.Fault) {
    if let place = bytes.withUnsafeBufferPointer({ Self.firstBadByte($0) }) { throw .notUTF8(offset: place) }
  }

  private static func firstBadByte(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    let count = bytes.count
    while index < count {
      let first = bytes[index]
      if first < 0x80 {
        index += 1
        continue
      }
      if first >= 0xE1, first <= 0xEC, index + 3 <= count {
        // Most of Chinese.
        guard bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 else { return index }
        index += 3
        continue
      }
      let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
      guard first >= 0xC2, first <= 0xF4, index + length <= count else { return index }
      // The second byte's bounds keep out overlong forms and surrogates.
      let second = bytes[index + 1]
      let low: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
      guard second >= low, second <= high else { return index }
      for place in index + 2..<max(index + length, index + 2) where bytes[place] & 0xC0 != 0x80 { return index }
      index += length
    }
    return nil
  }

  mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func take(_ byte: UInt8) throws(JSONObject.Fault) {
    guard let found = peek else { throw .unfinished }
    guard found == byte else { throw .unexpected(offset: index) }
    index += 1
  }

  /// The members of the object that starts here.
  mutating func members() throws(JSONObject.Fault) -> [JSONObject.Member] {
    var result: [JSONObject.Member] = []
    result.reserveCapacity(8)
    try take(0x7B)
    skipSpace()
    if peek == 0x7D {
      index += 1
      return result
    }
    while true {
      skipSpace()
      let nameStart = index
      try skipString()
      let name = nameStart + 1..<index - 1
      skipSpace()
      try take(0x3A)
      skipSpace()
      let start = index
      try skipValue(depth: 1)
      result.append(JSONObject.Member(name: name, value: start..<index))
      skipSpace()
      if peek == 0x2C {
        index += 1
        continue
      }
      try take(0x7D)
      return result
    }
  }

  mutating func skipValue(depth: Int) throws(JSONObject.Fault) {
    guard depth <= Self.deepest else { throw .tooDeep(offset: index) }
    guard let first = peek else { throw .unfinished }
    switch first {
    case 0x22: try skipString()
    case 0x7B, 0x5B: try skipContainer(isObject: first == 0x7B, depth: depth)
    case 0x74: try skipWord("true")
    case 0x66: try skipWord("false")
    case 0x6E: try skipWord("null")
    default: try skipNumber()
    }
  }

  private mutating func skipContainer(isObject: Bool, depth: Int) throws(JSONObject.Fault) {
    index += 1
    let close: UInt8 = isObject ? 0x7D : 0x5D
    skipSpace()
    if peek == close {
      index += 1
      return
    }
    while true {
      skipSpace()
      if isObject {
        try skipString()
        skipSpace()
        try take(0x3A)
        skipSpace()
      }
      try skipValue(depth: depth + 1)
      skipSpace()
      if peek == 0x2C {
        index += 1
        continue
      }
      try take(close)
      return
    }
  }

  private mutating func skipWord(_ word: StaticString) throws(JSONObject.Fault) {
    for offset in 0..<word.utf8CodeUnitCount { try take(word.utf8Start[offset]) }
  }

  private mutating func skipNumber() throws(JSONObject.Fault) {
    if peek == 0x2D { index += 1 }
    let start = index
    try skipDigits()
    if bytes[start] == 0x30, index > start + 1 { throw .unexpected(offset: start) }
    if peek == 0x2E {
      index += 1
      try skipDigits()
    }
    if peek == 0x65 || peek == 0x45 {
      index += 1
      if peek == 0x2B || peek == 0x2D { index += 1 }
      try skipDigits()
    }
  }

  private mutating func skipDigits() throws(JSONObject.Fault) {
    guard let first = peek else { throw .unfinished }
    guard first >= 0x30, first <= 0x39 else { throw .unexpected(offset: index) }
    while let byte = peek, byte >= 0x30, byte <= 0x39 { index += 1 }
  }

  private mutating func skipString() throws(JSONObject.Fault) {
    try take(0x22)
    while true {
      index = Self.endOfPlain(bytes, from: index)
      guard index < bytes.count else { throw .unfinished }
      switch bytes[index] {
      case 0x22:
        index += 1
        return
      case 0x5C: try skipEscape()
      default: throw .unexpected(offset: index)
      }
    }
  }

  /// The next quote, backslash or control character, or the end.
  private static func endOfPlain(_ bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count, bytes[index] != 0x22, bytes[index] != 0x5C, bytes[index] >= 0x20 { index += 1 }
      return index
    }
  }

  private mutating func skipEscape() throws(JSONObject.Fault) {
    guard index + 1 < bytes.count else { throw .unfinished }
    switch bytes[index + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: index += 2
    case 0x75:
      guard index + 5 < bytes.count else { throw .unfinished }
      for place in index + 2...index + 5 where Self.hex(bytes[place]) == nil { throw .unexpected(offset: place) }
      index += 6
    default: throw .unexpected(offset: index + 1)
    }
  }

  private static func hex(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  /// The scalars of the inside of a string that was walked over before, in bytes whose encoding was checked.
  static func scalars(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt32] {
    let inside = bytes[range]
    return [UInt32](unsafeUninitializedCapacity: range.count) { buffer, count in
      var length = 0
      inside.withUnsafeBufferPointer { inside in
        var index = 0
        while index < inside.count {
          let first = UInt32(inside[index])
          if first == 0x5C {
            var place = range.lowerBound + index
            buffer[length] = escape(bytes, at: &place, end: range.upperBound)
            index = place - range.lowerBound
          } else if first < 0x80 {
            buffer[length] = first
            index += 1
          } else if first < 0xE0 {
            buffer[length] = (first & 0x1F) << 6 | UInt32(inside[index + 1] & 0x3F)
            index += 2
          } else if first < 0xF0 {
            buffer[length] =
              (first & 0x0F) << 12 | UInt32(inside[index + 1] & 0x3F) << 6 | UInt32(inside[index + 2] & 0x3F)
            index += 3
          } else {
            buffer[length] =
              (first & 0x07) << 18 | UInt32(inside[index + 1] & 0x3F) << 12 | UInt32(inside[index + 2] & 0x3F) << 6
              | UInt32(inside[index + 3] & 0x3F)
            index += 4
          }
          length += 1
        }
      }
      count = length
    }
  }

  private static func escape(_ bytes: [UInt8], at index: inout Int, end: Int) -> UInt32 {
    let kind = bytes[index + 1]
    guard kind == 0x75 else {
      index += 2
      switch kind {
      case 0x62: return 0x08
      case 0x66: return 0x0C
      case 0x6E: return 0x0A
      case 0x72: return 0x0D
      case 0x74: return 0x09
      default: return UInt32(kind)
      }
    }
    let first = unit(bytes, at: index + 2)
    index += 6
    guard first >= 0xD800, first < 0xE000 else { return first }
    guard first < 0xDC00, index + 6 <= end, bytes[index] == 0x5C, bytes[index + 1] == 0x75 else { return 0xFFFD }
    let second = unit(bytes, at: index + 2)
    guard second >= 0xDC00, second < 0xE000 else { return 0xFFFD }
    index += 6
    return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
  }

  private static func unit(_ bytes: [UInt8], at start: Int) -> UInt32 {
    (start..<start + 4).reduce(0) { value, place in value << 4 | (hex(bytes[place]) ?? 0) }
  }
}
