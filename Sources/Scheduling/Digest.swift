import CCrypto

/// The SHA-256 digest of bytes, as 64 hexadecimal digits.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// The digest of bytes.
  package init(of bytes: [UInt8]) {
    var sum = [UInt8](repeating: 0, count: 32)
    _ = SHA256(bytes, bytes.count, &sum)
    description = sum.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// The digest of named contents: of their names and their digests, in the order of the names.
  package init(ofNamed contents: [String: Digest]) {
    let lines = contents.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
    self.init(of: Array(lines.joined().utf8))
  }
}
