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
  private var members: [(name: [UInt8], value: Range<Int>)] = []

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
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    return members.last { $0.name.elementsEqual(wanted) }?.value
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
