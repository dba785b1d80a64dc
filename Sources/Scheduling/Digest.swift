import CCrypto
import Glibc

/// The SHA-256 digest of bytes, as 64 hexadecimal digits.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  package let description: String
  /// The 32 bytes.
  package let bytes: [UInt8]

  /// The digest of bytes.
  package init(of bytes: [UInt8]) { self = bytes.withUnsafeBytes { Digest(of: $0) } }

  /// The digest of a file's bytes; nil where it cannot be read.
  package init?(ofFile path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var context = SHA256_CTX()
    SHA256_Init(&context)
    // A file that shrinks meanwhile would end the program if it were mapped.
    var buffer = [UInt8](repeating: 0, count: min(max(Int(status.st_size), 1), 256 << 10))
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      if count == 0 { break }
      SHA256_Update(&context, buffer, count)
    }
    var sum = [UInt8](repeating: 0, count: 32)
    SHA256_Final(&sum, &context)
    self.init(sum: sum)
  }

  private init(of bytes: UnsafeRawBufferPointer) {
    var sum = [UInt8](repeating: 0, count: 32)
    _ = SHA256(bytes.baseAddress, bytes.count, &sum)
    self.init(sum: sum)
  }

  private init(sum: [UInt8]) {
    bytes = sum
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
