import CCrypto
import Glibc

/// The SHA-256 digest of bytes, as 64 hexadecimal digits.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  package let description: String
  /// The 32 bytes.
  package let bytes: [UInt8]

  /// The digest of bytes.
  package init(of bytes: [UInt8]) {
    let sum = RunningDigest()
    sum.add(bytes[...])
    self = sum.digest
  }

  /// The digest of an ordinary file, read piece by piece; nil where it cannot be read, is no ordinary file, or is larger
  /// than so many bytes.
  package init?(ofFile path: String, sizeLimit: Int = .max) {
    // Without O_NONBLOCK the opening of a pipe would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= sizeLimit
    else { return nil }
    let sum = RunningDigest()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      sum.add(buffer[..<count])
    }
    self = sum.digest
  }

  /// The digest of named contents: of their names and their digests, in the order of the names.
  package init(ofNamed contents: [String: Digest]) {
    let lines = contents.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
    self.init(of: Array(lines.joined().utf8))
  }

  /// The digest that 64 hexadecimal digits name; nil where they are none.
  package init?(hexadecimal text: String) {
    let digits = text.utf8.map { byte -> UInt8? in
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x61...0x66: byte - 0x61 + 10
      default: nil
      }
    }
    guard digits.count == 64 else { return nil }
    var sum: [UInt8] = []
    for place in stride(from: 0, to: 64, by: 2) {
      guard let high = digits[place], let low = digits[place + 1] else { return nil }
      sum.append(high << 4 | low)
    }
    self.init(sum: sum[...])
  }

  fileprivate init(sum: ArraySlice<UInt8>) {
    bytes = Array(sum)
    description = sum.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

/// Owns the library's state of a digest that is being made.
private final class RunningDigest {
  private let context = EVP_MD_CTX_new()

  init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }

  deinit { EVP_MD_CTX_free(context) }

  func add(_ bytes: ArraySlice<UInt8>) {
    _ = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
  }

  /// The digest of all that was added; the state ends with it.
  var digest: Digest {
    var sum = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    EVP_DigestFinal_ex(context, &sum, &length)
    return Digest(sum: sum.prefix(Int(length)))
  }
}
