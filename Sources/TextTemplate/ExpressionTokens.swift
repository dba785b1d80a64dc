import ExactValues
import UserFiles

/// A word of the expression language.
enum Token: Equatable {
  case name(String)
  case text(String)
  case number(DecimalNumber)
  case sign(String)

  /// The token as mistakes show it.
  var shown: String {
    switch self {
    case .name(let name): "'\(name)'"
    case .text(let text): "\"\(text)\""
    case .number(let number): "'\(number)'"
    case .sign(let sign): "'\(sign)'"
    }
  }
}

/// A token with the byte where it starts.
struct PlacedToken {
  let token: Token
  let offset: Int
}

/// A mistake of syntax, told where it stands.
struct SyntaxMistake: Error {
  let offset: Int
  let rule: String
  let message: String
  var hint: String?

  init(at offset: Int, _ message: String, rule: String = "template-syntax", hint: String? = nil) {
    self.offset = offset
    self.rule = rule
    self.message = message
    self.hint = hint
  }
}

/// The tokens of a tag's bytes.
func tokens(of bytes: ArraySlice<UInt8>) throws(SyntaxMistake) -> [PlacedToken] {
  var tokens: [PlacedToken] = []
  var index = bytes.startIndex
  while index < bytes.endIndex {
    let start = index
    let byte = bytes[index]
    switch byte {
    case 0x20, 0x09:
      index += 1
      continue
    case 0x22, 0x27:
      tokens.append(PlacedToken(token: .text(try quotedText(bytes, at: &index)), offset: start))
    case 0x30...0x39:
      while index < bytes.endIndex, isNumberByte(bytes, index) { index += 1 }
      guard let number = DecimalNumber(utf8: bytes[start..<index]) else {
        throw SyntaxMistake(at: start, "'\(String(decoding: bytes[start..<index], as: UTF8.self))' is no number")
      }
      tokens.append(PlacedToken(token: .number(number), offset: start))
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...:
      while index < bytes.endIndex, isNameByte(bytes[index]) { index += 1 }
      tokens.append(PlacedToken(token: .name(String(decoding: bytes[start..<index], as: UTF8.self)), offset: start))
    default:
      let pair = String(decoding: bytes[start..<min(start + 2, bytes.endIndex)], as: UTF8.self)
      let single = String(decoding: bytes[start...start], as: UTF8.self)
      let sign = ["==", "!=", "<=", ">="].contains(pair) ? pair : single
      guard sign == pair || "|(),.[]<>~+-=".contains(sign) else {
        throw SyntaxMistake(at: start, "the sign '\(single)' means nothing here", hint: hint(forSign: pair))
      }
      index += sign.utf8.count
      tokens.append(PlacedToken(token: .sign(sign), offset: start))
    }
  }
  return tokens
}

private func hint(forSign pair: String) -> String? {
  switch pair {
  case "&&": "write 'and'"
  case "||": "write 'or'"
  case _ where pair.hasPrefix("!"): "write 'not'"
  case _ where pair.hasPrefix(":"): "write a filter's arguments in parentheses: pad(10)"
  default: nil
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x5F, 0x80...: true
  default: false
  }
}

/// Whether a digit stands here, or a point with a digit behind it: `1.5`, but not the point of `a.0.b`.
private func isNumberByte(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Bool {
  if bytes[index] == 0x2E { return index + 1 < bytes.endIndex && (0x30...0x39).contains(bytes[index + 1]) }
  return (0x30...0x39).contains(bytes[index])
}

private func quotedText(_ bytes: ArraySlice<UInt8>, at index: inout Int) throws(SyntaxMistake) -> String {
  let start = index
  let quote = bytes[index]
  index += 1
  var text: [UInt8] = []
  while index < bytes.endIndex, bytes[index] != quote {
    if bytes[index] == 0x5C, index + 1 < bytes.endIndex {
      index += 1
      switch bytes[index] {
      case 0x6E: text.append(0x0A)
      case 0x74: text.append(0x09)
      case 0x22, 0x27, 0x5C: text.append(bytes[index])
      default:
        throw SyntaxMistake(at: index - 1, "this escape is unknown", hint: #"known are \n \t \" \' and \\"#)
      }
    } else {
      text.append(bytes[index])
    }
    index += 1
  }
  guard index < bytes.endIndex else { throw SyntaxMistake(at: start, "this quoted text is not closed") }
  index += 1
  return String(decoding: text, as: UTF8.self)
}
