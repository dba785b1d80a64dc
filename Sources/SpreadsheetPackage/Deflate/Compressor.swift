import CZlib
import Glibc

/// What compresses: Intel's ISA-L where its library is installed, zlib where it is not.
///
/// Both write deflate (RFC 1951), so every reader reads both; the bytes differ.
package enum Compressor: Sendable {
  case zlib(level: Int32)
  case isal(ISAL)

  /// The fastest that is there. zlib's level 1 comes nearest to ISA-L in time and size.
  package static let fastest: Compressor = ISAL.installed.map { .isal($0) } ?? .zlib(level: 1)

  /// Its name for those who measure.
  package var name: String {
    switch self {
    case .zlib(let level): "zlib \(level)"
    case .isal: "isal"
    }
  }
}

/// Compresses blocks on one thread, each by itself, so that blocks of several threads can stand one behind the other.
final class BlockCompressor {
  private let compressor: Compressor
  private let isal: ISALStream?

  init(_ compressor: Compressor) {
    self.compressor = compressor
    if case .isal(let library) = compressor { isal = ISALStream(library) } else { isal = nil }
  }

  /// Appends a block that ends at a byte and refers to nothing before it.
  ///
  /// - Parameter isLast: whether the block ends the deflated data.
  func compress(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, to output: ByteBuffer) throws(PackageError) {
    // What deflate cannot shorten it stores, with 5 bytes for 64 KiB at most.
    output.reserve(bytes.count + bytes.count / 8 + 4096)
    let room = bytes.count + bytes.count / 8 + 4096
    if let isal {
      output.advance(try isal.compress(bytes, isLast: isLast, to: output.end, room: room))
      return
    }
    guard case .zlib(let level) = compressor else { return }
    var stream = z_stream()
    let code = deflateInit2_(
      &stream, level, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw .compression(code: code) }
    defer { deflateEnd(&stream) }
    stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.avail_in = UInt32(bytes.count)
    stream.next_out = output.end
    stream.avail_out = UInt32(room)
    let result = deflate(&stream, isLast ? Z_FINISH : Z_SYNC_FLUSH)
    guard result == (isLast ? Z_STREAM_END : Z_OK), stream.avail_in == 0 else { throw .compression(code: result) }
    output.advance(room - Int(stream.avail_out))
  }

  /// The checksum of bytes, as ZIP has it.
  func checksum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    if case .isal(let library) = compressor { return library.checksum(0, bytes.baseAddress, UInt64(bytes.count)) }
    return UInt32(truncatingIfNeeded: crc32(0, bytes.baseAddress, UInt32(bytes.count)))
  }
}

/// The checksum of two pieces, one behind the other.
func checksum(_ first: UInt32, then second: UInt32, of count: Int) -> UInt32 {
  UInt32(truncatingIfNeeded: crc32_combine(UInt(first), UInt(second), count))
}

/// The bytes that were deflated; nil where they are no deflated data of that size.
func inflated(_ bytes: UnsafeBufferPointer<UInt8>, size: Int) -> [UInt8]? {
  var stream = z_stream()
  guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
  stream.avail_in = UInt32(bytes.count)
  var isWhole = false
  let result = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { buffer, count in
    stream.next_out = buffer.baseAddress
    stream.avail_out = UInt32(buffer.count)
    isWhole = inflate(&stream, Z_FINISH) == Z_STREAM_END
    count = min(buffer.count - Int(stream.avail_out), size)
  }
  return isWhole && result.count == size ? result : nil
}
