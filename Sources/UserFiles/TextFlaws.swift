/// What keeps bytes from being a clean text.
enum TextFlaw: Equatable {
  case notUTF8(offset: Int, byte: UInt8)
  case controlCharacter(offset: Int, code: UInt32)

  func mistake(in file: UserFile) -> Mistake {
    switch self {
    case .notUTF8(let offset, let byte):
      return Mistake(
        at: file.place(atByte: offset), rule: "bad-utf8",
        "the byte \(hexadecimal(UInt32(byte))) is not UTF-8 text here",
        hint: "save the file as UTF-8; Chinese files from older programs are often GB 18030")
    case .controlCharacter(let offset, let code):
      return Mistake(
        at: file.place(atByte: offset), rule: "control-character",
        "the invisible control character U+\(hexadecimal(code)) stands here",
        hint: code == 0x0D ? "end each line with LF or CRLF" : "delete it")
    }
  }
}

/// The number in upper-case hexadecimal, with two digits for a byte and four for a scalar.
func hexadecimal(_ code: UInt32) -> String {
  let digits = String(code, radix: 16, uppercase: true)
  let wanted = code > 0xFF ? 4 : 2
  return String(repeating: "0", count: max(0, wanted - digits.utf8.count)) + digits
}

/// Whether a scalar may not stand in a user's text: C0 and C1 controls but tab and LF, line and paragraph separators
/// (YAML would count lines by them), and the marks that turn the direction of what follows.
func isForbidden(_ code: UInt32) -> Bool {
  switch code {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
  default: false
  }
}

/// The flaws of a text: control characters up to a number, and the first byte that is not UTF-8, which ends the search.
func textFlaws(in bytes: [UInt8], atMost limit: Int) -> [TextFlaw] {
  bytes.withUnsafeBufferPointer { textFlaws(in: $0, atMost: limit) }
}

private func textFlaws(in bytes: UnsafeBufferPointer<UInt8>, atMost limit: Int) -> [TextFlaw] {
  var flaws: [TextFlaw] = []
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte < 0x80 {
      if byte < 0x20 || byte == 0x7F, isForbidden(UInt32(byte)) {
        flaws.append(.controlCharacter(offset: index, code: UInt32(byte)))
        if flaws.count == limit { return flaws }
      }
      index += 1
      continue
    }
    guard let (code, length) = scalar(in: bytes, at: index) else {
      flaws.append(.notUTF8(offset: index, byte: byte))
      return flaws
    }
    if code < 0x4E00 || code > 0x9FFF, isForbidden(code) {
      flaws.append(.controlCharacter(offset: index, code: code))
      if flaws.count == limit { return flaws }
    }
    index += length
  }
  return flaws
}

/// The scalar of two to four bytes that starts at an index; nil where the bytes are not well-formed (Unicode, table 3-7).
func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (code: UInt32, length: Int)? {
  func trailing(_ offset: Int) -> UInt32? {
    guard index + offset < bytes.count else { return nil }
    let byte = bytes[index + offset]
    return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
  }
  let lead = UInt32(bytes[index])
  switch lead {
  case 0xC2...0xDF:
    guard let second = trailing(1) else { return nil }
    return ((lead & 0x1F) << 6 | second, 2)
  case 0xE0...0xEF:
    guard let second = trailing(1), let third = trailing(2) else { return nil }
    let code = (lead & 0x0F) << 12 | second << 6 | third
    return code >= 0x800 && !(0xD800...0xDFFF).contains(code) ? (code, 3) : nil
  case 0xF0...0xF4:
    guard let second = trailing(1), let third = trailing(2), let fourth = trailing(3) else { return nil }
    let code = (lead & 0x07) << 18 | second << 12 | third << 6 | fourth
    return code >= 0x10000 && code <= 0x10FFFF ? (code, 4) : nil
  default: return nil
  }
}
