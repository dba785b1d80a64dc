extension StringProtocol {
  /// The columns that the text takes on a terminal or in a fixed-width font.
  ///
  /// Chinese, full-width and emoji characters take two; combining marks, invisible and control characters none.
  /// Characters that Unicode calls ambiguous (`“ ” · … ● ─ █`) take one, as terminals outside a Chinese locale draw them.
  /// A line break counts nothing: measure one line at a time.
  package var displayWidth: Int {
    if let quick = utf8.withContiguousStorageIfAvailable(quickWidth(of:)), quick >= 0 { return quick }
    return reduce(0) { $0 + $1.displayWidth }
  }
}

extension Character {
  /// The columns that the character takes: 0, 1 or 2.
  package var displayWidth: Int {
    var width = 0
    var isEmoji = false
    for scalar in unicodeScalars {
      if scalar.value == 0xFE0F { isEmoji = true }
      width = max(width, scalar.displayWidth)
    }
    // A sign that becomes an emoji only by the selector behind it (☀️, but not 1️ alone) is drawn wide.
    if isEmoji, let first = unicodeScalars.first, first.value > 0xFF, first.properties.isEmoji { return 2 }
    return width
  }
}

extension Unicode.Scalar {
  /// The columns that the scalar takes when it stands alone: 0, 1 or 2.
  var displayWidth: Int {
    let code = value
    if code < 0x300 { return (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD) ? 0 : 1 }
    if code >= 0x4E00 && code <= 0x9FFF { return 2 }
    // The middle and last letters of a Korean syllable are drawn inside the first.
    if code >= 0x1160 && code <= 0x11FF { return 0 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    default: return isWide ? 2 : 1
    }
  }

  private var isWide: Bool {
    let code = value
    guard code >= 0x1100 else { return false }
    if wideRanges.contains(where: { $0.contains(code) }) { return true }
    return properties.isEmojiPresentation
  }
}

/// The ranges whose East Asian Width is W or F in Unicode 16, without the emoji, which have a property of their own.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0x4DFF,
  0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B,
  0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D376, 0x1F200...0x1F265,
  0x20000...0x2FFFD, 0x30000...0x3FFFD,
]

/// The width of text made of printable ASCII and plain Chinese only; −1 where another character needs a closer look.
private func quickWidth(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var width = 0
  var index = 0
  let count = bytes.count
  while index < count {
    let byte = bytes[index]
    if byte >= 0x20 && byte < 0x7F {
      width += 1
      index += 1
    } else if byte >= 0xE4 && byte <= 0xE9 && index + 2 < count {
      // U+4000 to U+9FFF: Chinese characters, which no neighbour can change but a mark, which ends the quick way.
      width += 2
      index += 3
    } else if byte == 0xE3 && index + 2 < count && bytes[index + 1] == 0x80 && bytes[index + 2] < 0xAA {
      width += 2
      index += 3
    } else if byte == 0xEF && index + 2 < count && bytes[index + 1] == 0xBC && bytes[index + 2] > 0x80 {
      width += 2
      index += 3
    } else {
      return -1
    }
  }
  return width
}
