/// A value of JSON (RFC 8259) whose objects keep the order they were written in, so that the same value is the same text.
package indirect enum JSONValue: Sendable {
  case null
  case flag(Bool)
  /// A number in its decimal digits, which are written as they are.
  case number(String)
  case text(String)
  case array([JSONValue])
  /// An array whose values are made one by one, when they are asked for, by their number from 0.
  case list(count: Int, @Sendable (Int) -> JSONValue)
  case object([(name: String, value: JSONValue)])
  /// A value that is made when it is asked for.
  case later(@Sendable () -> JSONValue)

  /// An integer.
  package static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

  /// A text, or null where there is none.
  package static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  /// The value on one line, without spaces.
  package var compact: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value over several lines, two spaces a level, ending with a line feed.
  package var pretty: String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: 2, depth: 0)
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  /// Appends the value on one line, without spaces, in UTF-8.
  package func append(to bytes: inout [UInt8]) {
    write(to: &bytes, indent: nil, depth: 0)
  }

  private func write(to bytes: inout [UInt8], indent: Int?, depth: Int) {
    switch self {
    case .later(let make): make().write(to: &bytes, indent: indent, depth: depth)
    case .null: bytes.append(contentsOf: "null".utf8)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let digits): bytes.append(contentsOf: digits.utf8)
    case .text(let value): Self.appendQuoted(value, to: &bytes)
    case .array(let values):
      Self.write("[", "]", values.count, to: &bytes, indent, depth) { index, bytes in
        values[index].write(to: &bytes, indent: indent, depth: depth + 1)
      }
    case .list(let count, let make):
      Self.write("[", "]", count, to: &bytes, indent, depth) { index, bytes in
        make(index).write(to: &bytes, indent: indent, depth: depth + 1)
      }
    case .object(let members):
      Self.write("{", "}", members.count, to: &bytes, indent, depth) { index, bytes in
        Self.appendQuoted(members[index].name, to: &bytes)
        bytes.append(0x3A)
        if indent != nil { bytes.append(0x20) }
        members[index].value.write(to: &bytes, indent: indent, depth: depth + 1)
      }
    }
  }

  private static func write(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ count: Int, to bytes: inout [UInt8], _ indent: Int?,
    _ depth: Int,
    _ member: (Int, inout [UInt8]) -> Void
  ) {
    func newLine(_ depth: Int) {
      guard let indent else { return }
      bytes.append(0x0A)
      for _ in 0..<indent * depth { bytes.append(0x20) }
    }
    bytes.append(UInt8(ascii: open))
    for index in 0..<count {
      if index > 0 { bytes.append(0x2C) }
      newLine(depth + 1)
      member(index, &bytes)
    }
    if count > 0 { newLine(depth) }
    bytes.append(UInt8(ascii: close))
  }

  /// A text in quotes, with what JSON does not allow inside them escaped.
  package static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    appendQuoted(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0..<0x20, 0x7F:
        let digits = "0123456789abcdef".utf8
        bytes.append(contentsOf: "\\u00".utf8)
        for half in [byte >> 4, byte & 15] {
          bytes.append(digits[digits.index(digits.startIndex, offsetBy: Int(half))])
        }
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
