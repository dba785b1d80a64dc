/// Appends a text with what XML and Excel keep for themselves written their way.
///
/// `&<>` become entities. A control character that XML cannot hold becomes `_x0001_`, as Excel writes it; a text that
/// only looks so has its first `_` written that way (ECMA-376, part 1, 22.4.2.4), so that it stays what it was.
func appendMarkup(_ text: UnsafeBufferPointer<UInt8>, to buffer: ByteBuffer) {
  guard let start = text.baseAddress else { return }
  buffer.reserve(text.count * 7)
  var place = buffer.end
  func put(_ piece: StaticString) {
    place.update(from: piece.utf8Start, count: piece.utf8CodeUnitCount)
    place += piece.utf8CodeUnitCount
  }
  for index in 0..<text.count {
    let byte = start[index]
    switch byte {
    case 0x26: put("&amp;")
    case 0x3C: put("&lt;")
    case 0x3E: put("&gt;")
    case 0x5F where looksEscaped(text, at: index): put("_x005F_")
    case 0..<0x20 where byte != 0x09 && byte != 0x0A:
      put("_x00")
      for digit in [byte >> 4, byte & 15] {
        place[0] = digit < 10 ? 0x30 + digit : 0x37 + digit
        place += 1
      }
      put("_")
    default:
      place[0] = byte
      place += 1
    }
  }
  buffer.advance(to: place)
}

/// A text as it must be handed to a writer that leaves `_x0041_` alone, so that Excel does not show an `A` there.
package func shieldingEscapes(_ text: String) -> String {
  guard text.utf8.contains(0x5F) else { return text }
  var bytes: [UInt8] = []
  var text = text
  text.withUTF8 { utf8 in
    for index in utf8.indices {
      if utf8[index] == 0x5F, looksEscaped(utf8, at: index) { bytes += "_x005F".utf8 }
      bytes.append(utf8[index])
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Whether `_x0041_` or the like starts at an index.
private func looksEscaped(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  guard index + 6 < text.count, text[index + 1] == 0x78, text[index + 6] == 0x5F else { return false }
  return (index + 2...index + 5).allSatisfy { place in
    switch text[place] {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}

/// The characters of a text as Excel counts them.
package func utf16Count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
  text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
}

/// The shortest decimal text that reads back to a number.
func shortestText(_ number: Double) -> String {
  let text = number.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
