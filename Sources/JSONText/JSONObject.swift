/// An object of JSON (RFC 8259) that was read from bytes: its members, each decoded only when it is asked for.
package struct JSONObject {
  /// Why bytes are no object.
  package enum Fault: Error, Hashable {
    /// The bytes are not UTF-8 at this offset.
    case notUTF8(offset: Int)
    /// Something else stands where JSON wants a value, a name or a sign.
    case unexpected(offset: Int)
    /// The bytes end inside a value.
    case unfinished
    /// The value is JSON, but no object.
    case notAnObject
    /// Arrays and objects stand more than 256 deep in one another.
    case tooDeep(offset: Int)
  }

  private let bytes: [UInt8]
  private var members: [Member] = []

  /// Where the name of a member, without its quotes, and its value stand.
  struct Member {
    let name: Range<Int>
    let value: Range<Int>
  }

  /// Reads an object, all of it; white space may stand around it. Of two members with one name the last counts.
  package init(_ bytes: [UInt8]) throws(Fault) {
    self.bytes = bytes
    var reader = JSONReader(bytes)
    try reader.checkEncoding()
    reader.skipSpace()
    guard reader.peek == 0x7B else {
      try reader.skipValue(depth: 0)
      throw .notAnObject
    }
    members = try reader.members()
    reader.skipSpace()
    guard reader.index == bytes.count else { throw .unexpected(offset: reader.index) }
  }

  private func value(of name: StaticString) -> Range<Int>? {
    members.last { isName($0.name, name) }?.value
  }

  /// Whether a name, which may be written with escapes, is an ASCII one.
  private func isName(_ range: Range<Int>, _ name: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    if bytes[range].elementsEqual(wanted) { return true }
    guard bytes[range].contains(0x5C) else { return false }
    return JSONReader.scalars(bytes, range).elementsEqual(wanted.lazy.map { UInt32($0) })
  }

  /// The scalars of a member that is a text; nil where there is none. Half a surrogate pair becomes U+FFFD.
  package func scalars(of name: StaticString) -> [UInt32]? {
    guard let range = value(of: name), bytes[range.lowerBound] == 0x22 else { return nil }
    return JSONReader.scalars(bytes, range.lowerBound + 1..<range.upperBound - 1)
  }

  /// A member that is a text; nil where there is none.
  package func text(of name: StaticString) -> String? {
    scalars(of: name).map { scalars in
      var text = String()
      for value in scalars { text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
      return text
    }
  }

  /// A member that is a text or a number, as it is; null for anything else, and where there is none.
  package func plainValue(of name: StaticString) -> JSONValue {
    if let text = text(of: name) { return .text(text) }
    guard let range = value(of: name),
      bytes[range.lowerBound] == 0x2D || (0x30...0x39).contains(bytes[range.lowerBound])
    else { return .null }
    return .number(String(decoding: bytes[range], as: UTF8.self))
  }
}
