/// What sort of character a scalar is, as far as layout and clauses ask.
enum Scalars {
  @inline(__always) static func isSpace(_ value: UInt32) -> Bool {
    value == 0x20 || value == 0x09 || value == 0x3000 || value == 0xA0 || value == 0x0D || value == 0x0C
      || (value >= 0x2000 && value <= 0x200B) || value == 0xFEFF
  }

  @inline(__always) static func isDigit(_ value: UInt32) -> Bool { value >= 0x30 && value <= 0x39 }

  /// Whether it is a Chinese numeral or multiplier, or 余, 多, 几 and 半, which stand for digits.
  @inline(__always) static func isNumeral(_ value: UInt32) -> Bool {
    switch value {
    // 〇零一二两三四五六七八九十百千万亿兆余多几半
    case 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E24, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
      0x767E, 0x5343, 0x4E07, 0x4EBF, 0x5146, 0x4F59, 0x591A, 0x51E0, 0x534A:
      true
    default: false
    }
  }

  /// Whether it is a sign that makes the figure behind it negative: - − 负.
  @inline(__always) static func isMinus(_ value: UInt32) -> Bool { value == 0x2D || value == 0x2212 || value == 0x8D1F }

  /// Whether it stands between the digits of a figure or the ends of a range: . , / ~ – — 点 至 到.
  @inline(__always) static func joinsDigits(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E, 0x2C, 0x2F, 0x7E, 0x2013, 0x2014, 0x70B9, 0x81F3, 0x5230: true
    default: false
    }
  }

  /// Whether only the rest of a figure begins with it: a multiplier or a sign of per cent.
  @inline(__always) static func continuesFigure(_ value: UInt32) -> Bool {
    switch value {
    // 百千万亿余多 % ‰
    case 0x767E, 0x5343, 0x4E07, 0x4EBF, 0x4F59, 0x591A, 0x25, 0xFF05, 0x2030: true
    default: false
    }
  }

  @inline(__always) static func isLatin(_ value: UInt32) -> Bool {
    (value >= 0x41 && value <= 0x5A) || (value >= 0x61 && value <= 0x7A)
  }

  @inline(__always) static func isChinese(_ value: UInt32) -> Bool {
    (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) || value == 0x3007
      || (value >= 0x20000 && value <= 0x323AF)
  }

  /// Whether a sentence ends with it: 。！？.
  /// ● • ◆ ◇ ★ ☆ ※ ○ ◎ ✓ ✔ ➤ · - *
  static func isListMark(_ value: UInt32) -> Bool {
    switch value {
    case 0x25CF, 0x2022, 0x25C6, 0x25C7, 0x2605, 0x2606, 0x203B, 0x25CB, 0x25CE, 0x2713, 0x2714, 0x27A4, 0xB7, 0x2D,
      0x2A:
      true
    default: false
    }
  }

  @inline(__always) static func endsSentence(_ value: UInt32) -> Bool {
    value == 0x3002 || value == 0xFF01 || value == 0x21 || value == 0xFF1F || value == 0x3F
  }

  /// Whether an independent clause ends with it: ；.
  @inline(__always) static func isSemicolon(_ value: UInt32) -> Bool { value == 0xFF1B || value == 0x3B }

  @inline(__always) static func isComma(_ value: UInt32) -> Bool { value == 0xFF0C || value == 0x2C }

  @inline(__always) static func isColon(_ value: UInt32) -> Bool { value == 0xFF1A || value == 0x3A }

  /// 、, which separates the members of a list.
  static let listComma: UInt32 = 0x3001

  @inline(__always) static func opensBracket(_ value: UInt32) -> Bool {
    value == 0x28 || value == 0xFF08 || value == 0x3014 || value == 0x5B
  }

  @inline(__always) static func closesBracket(_ value: UInt32) -> Bool {
    value == 0x29 || value == 0xFF09 || value == 0x3015 || value == 0x5D
  }

  @inline(__always) static func opensQuote(_ value: UInt32) -> Bool {
    value == 0x201C || value == 0x2018 || value == 0x300C || value == 0x300E || value == 0x300A || value == 0x3008
  }

  @inline(__always) static func closesQuote(_ value: UInt32) -> Bool {
    value == 0x201D || value == 0x2019 || value == 0x300D || value == 0x300F || value == 0x300B || value == 0x3009
  }

  /// The scalar in the width that the rest of the program reads: full-width letters, digits and signs become half-width.
  ///
  /// Commas, colons and semicolons stay: a full-width comma between two numbers separates them, a half-width one may
  /// group the digits of one.
  @inline(__always) static func halfWidth(_ value: UInt32) -> UInt32 {
    if value < 0xFF01 || value > 0xFF5E { return value }
    switch value {
    case 0xFF0C, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F: return value
    default: return value - 0xFF01 + 0x21
    }
  }

  /// The place behind a word that stands at a place; nil where it does not stand there.
  ///
  /// The word is compared in its UTF-8: this is asked many times for each token, and iterating a string's scalars costs
  /// more than all else in it.
  static func end(of word: String, in text: [UInt32], at start: Int, before end: Int) -> Int? {
    guard start >= 0, end <= text.count else { return nil }
    let found: Int?? = word.utf8.withContiguousStorageIfAvailable { bytes in
      text.withUnsafeBufferPointer { scalars in
        var place = start
        var index = 0
        while index < bytes.count {
          guard place < end else { return nil }
          let (value, next) = scalar(of: bytes, at: index)
          guard scalars[place] == value else { return nil }
          place += 1
          index = next
        }
        return place
      }
    }
    return found ?? nil
  }

  /// Whether a range of a text holds a word that is not empty.
  static func holds(_ word: String, in text: [UInt32], _ range: Range<Int>) -> Bool {
    let start = max(range.lowerBound, 0)
    let end = min(range.upperBound, text.count)
    let found: Bool? = word.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.count > 0, start < end else { return false }
      let (first, next) = scalar(of: bytes, at: 0)
      return text.withUnsafeBufferPointer { scalars in
        for place in start..<end where scalars[place] == first {
          var index = next
          var behind = place + 1
          while index < bytes.count, behind < end {
            let (value, following) = scalar(of: bytes, at: index)
            guard scalars[behind] == value else { break }
            behind += 1
            index = following
          }
          if index == bytes.count { return true }
        }
        return false
      }
    }
    return found ?? false
  }

  /// Whether a range of a text ends in a word.
  static func ends(_ range: Range<Int>, in word: String, _ text: [UInt32]) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= text.count else { return false }
    let found: Bool? = word.utf8.withContiguousStorageIfAvailable { bytes in
      text.withUnsafeBufferPointer { scalars in
        var index = bytes.count
        var place = range.upperBound
        while index > 0 {
          index -= 1
          while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
          guard place > range.lowerBound else { return false }
          place -= 1
          guard scalars[place] == scalar(of: bytes, at: index).value else { return false }
        }
        return true
      }
    }
    return found ?? false
  }

  /// A scalar of UTF-8, which strings of the language always are, and where the next one starts.
  @inline(__always)
  private static func scalar(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, next: Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, index + 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), index + 2) }
    if first < 0xF0 {
      return (
        (first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F), index + 3
      )
    }
    return (
      (first & 7) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12 | UInt32(bytes[index + 2] & 0x3F) << 6
        | UInt32(bytes[index + 3] & 0x3F), index + 4
    )
  }
}

extension String {
  /// Its scalar where it has but one; else the replacement character, which is no unit.
  var loneScalar: Unicode.Scalar {
    var scalars = unicodeScalars.makeIterator()
    guard utf8.count <= 4, let first = scalars.next(), scalars.next() == nil else { return "\u{FFFD}" }
    return first
  }

  /// How many Unicode scalars it has, counted in its UTF-8.
  var scalarCount: Int {
    var count = 0
    for byte in utf8 where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Whether two texts have the same UTF-8; `==` also asks whether two spellings of one character are the same.
  func isSame(_ other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let found: Bool?? = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        for index in left.indices where left[index] != right[index] { return false }
        return true
      }
    }
    return (found ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}
