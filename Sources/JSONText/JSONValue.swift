/// A value of JSON (RFC 8259) whose objects keep the order they were written in, so that the same value is the same text.
package indirect enum JSONValue: Sendable {
  case null
  case flag(Bool)
  /// A number in its decimal digits, which are written as they are.
  case number(String)
  case text(String)
  case array([JSONValue])
  case object([(name: String, value: JSONValue)])
  /// A value that is made when it is asked for.
  case later(@Sendable () -> JSONValue)

  /// An integer.
  package static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

  /// A text, or null where there is none.
  package static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  /// The value on one line, without spaces.
  package var compact: String {
    var text = ""
    write(into: &text, indent: nil, depth: 0)
    return text
  }

  /// The value over several lines, two spaces a level, ending with a line feed.
  package var pretty: String {
    var text = ""
    write(into: &text, indent: 2, depth: 0)
    return text + "\n"
  }

  private func write(into text: inout String, indent: Int?, depth: Int) {
    switch self {
    case .later(let make): make().write(into: &text, indent: indent, depth: depth)
    case .null: text += "null"
    case .flag(let flag): text += flag ? "true" : "false"
    case .number(let digits): text += digits
    case .text(let value): text += Self.quoted(value)
    case .array(let values):
      Self.write("[", "]", values.count, into: &text, indent, depth) { index, text in
        values[index].write(into: &text, indent: indent, depth: depth + 1)
      }
    case .object(let members):
      Self.write("{", "}", members.count, into: &text, indent, depth) { index, text in
        text += Self.quoted(members[index].name) + (indent == nil ? ":" : ": ")
        members[index].value.write(into: &text, indent: indent, depth: depth + 1)
      }
    }
  }

  private static func write(
    _ open: String, _ close: String, _ count: Int, into text: inout String, _ indent: Int?, _ depth: Int,
    _ member: (Int, inout String) -> Void
  ) {
    text += open
    for index in 0..<count {
      if index > 0 { text += "," }
      if let indent { text += "\n" + String(repeating: " ", count: indent * (depth + 1)) }
      member(index, &text)
    }
    if let indent, count > 0 { text += "\n" + String(repeating: " ", count: indent * depth) }
    text += close
  }

  /// A text in quotes, with what JSON does not allow inside them escaped.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    result.reserveCapacity(text.utf8.count + 2)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
