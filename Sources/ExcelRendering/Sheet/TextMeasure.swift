/// How much room texts take in cells, as far as row heights and column widths need it: a wide sign is two letters.
enum TextMeasure {
  /// A sign of a text in UTF-8, as far as its room is concerned.
  private struct Sign {
    let first: UInt8
    /// 2 from U+2E80 on, where the wide signs begin; 1 before.
    let width: Int
    let byteCount: Int

    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
      first = text[index]
      switch first {
      case 0..<0x80: (width, byteCount) = (1, 1)
      case 0..<0xE0: (width, byteCount) = (1, 2)
      case 0..<0xF0:
        let second = index + 1 < text.count ? text[index + 1] : 0
        (width, byteCount) = (first > 0xE2 || (first == 0xE2 && second >= 0xBA) ? 2 : 1, 3)
      default: (width, byteCount) = (2, 4)
      }
    }
  }

  /// The letters that the longest line of a text takes.
  static func width(of text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var (longest, line, index) = (0, 0, 0)
      while index < bytes.count {
        let sign = Sign(bytes, at: index)
        index += sign.byteCount
        if sign.first == 0x0A {
          longest = max(longest, line)
          line = 0
        } else {
          line += sign.width
        }
      }
      return max(longest, line)
    }
  }

  /// The lines that a text takes when it is wrapped as spreadsheets do: behind spaces and hyphens, and beside any
  /// wide sign; a longer word breaks anywhere.
  static func lines(of text: String, room: Int) -> Int {
    var text = text
    return text.withUTF8 { lines(ofUTF8: $0, room: room) }
  }

  /// The lines that a text takes, given in UTF-8.
  static func lines(ofUTF8 text: UnsafeBufferPointer<UInt8>, room: Int) -> Int {
    let room = max(room, 2)
    var (lines, line, word, index) = (1, 0, 0, 0)
    while index < text.count {
      let sign = Sign(text, at: index)
      index += sign.byteCount
      if sign.first == 0x0A {
        lines += 1
        (line, word) = (0, 0)
        continue
      }
      let isSpace = sign.first == 0x20
      if line + sign.width > room, !isSpace {
        lines += 1
        // The word that does not fit moves down whole, unless it fills a line by itself.
        line = word + sign.width <= room && sign.width == 1 ? word : 0
      }
      line += sign.width
      word = isSpace || sign.width == 2 || sign.first == 0x2D ? 0 : word + sign.width
      if word > room { word = 0 }
    }
    return lines
  }
}
