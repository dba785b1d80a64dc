import Glibc

/// Intel's library for fast deflate, loaded when the program runs, so that one program works with and without it.
package struct ISAL: Sendable {
  typealias Start = @convention(c) (UnsafeMutableRawPointer) -> Void
  typealias Deflate = @convention(c) (UnsafeMutableRawPointer) -> Int32
  typealias Checksum = @convention(c) (UInt32, UnsafePointer<UInt8>?, UInt64) -> UInt32

  let start: Start
  let deflate: Deflate
  let checksum: Checksum

  /// The library; nil where it is not installed, or does not do what it should.
  package static let installed: ISAL? = {
    guard let library = dlopen("libisal.so.2", RTLD_NOW | RTLD_LOCAL), let start = dlsym(library, "isal_deflate_init"),
      let deflate = dlsym(library, "isal_deflate"), let checksum = dlsym(library, "crc32_gzip_refl")
    else { return nil }
    let isal = ISAL(
      start: unsafeBitCast(start, to: Start.self), deflate: unsafeBitCast(deflate, to: Deflate.self),
      checksum: unsafeBitCast(checksum, to: Checksum.self))
    return isal.isSound ? isal : nil
  }()

  /// Whether what it writes reads back, with the checksum that ZIP wants: its structures are used without its header.
  private var isSound: Bool {
    let bytes = (0..<4000).map { UInt8(truncatingIfNeeded: $0 / 7 &* 31 ^ $0) }
    let check = bytes.withUnsafeBufferPointer { checksum(0, $0.baseAddress, UInt64($0.count)) }
    let output = ByteBuffer(capacity: 1 << 13)
    let stream = ISALStream(self)
    let count = try? bytes.withUnsafeBufferPointer { try stream.compress($0, isLast: true, to: output.end, room: 8000) }
    output.advance(count ?? 0)
    let expected = bytes.withUnsafeBufferPointer { BlockCompressor(.zlib(level: 1)).checksum($0) }
    return check == expected && inflated(output.bytes, size: bytes.count) == bytes
  }
}

/// One thread's stream of ISA-L at level 1.
final class ISALStream {
  private let library: ISAL
  /// `struct isal_zstream` of libisal.so.2: 82,384 bytes in version 2.30, of which the first fields are used here.
  private let stream: UnsafeMutableRawPointer
  private let levelBuffer: UnsafeMutableRawPointer

  /// Where the fields of the structure stand.
  private enum Field {
    static let nextIn = 0
    static let availableIn = 8
    static let nextOut = 16
    static let availableOut = 24
    static let level = 40
    static let levelBufferSize = 44
    static let levelBuffer = 48
    static let endOfStream = 56
    static let flush = 58
  }
  private static let streamSize = 256 << 10
  /// `ISAL_DEF_LVL1_DEFAULT` of igzip_lib.h.
  private static let levelBufferSize = 282_624
  /// `FULL_FLUSH`: the block ends at a byte and the next one refers to nothing before it.
  private static let fullFlush: UInt16 = 2

  init(_ library: ISAL) {
    self.library = library
    stream = .allocate(byteCount: Self.streamSize, alignment: 64)
    stream.initializeMemory(as: UInt8.self, repeating: 0, count: Self.streamSize)
    levelBuffer = .allocate(byteCount: Self.levelBufferSize, alignment: 64)
  }

  deinit {
    stream.deallocate()
    levelBuffer.deallocate()
  }

  /// Compresses a block; how many bytes were written.
  func compress(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, to output: UnsafeMutablePointer<UInt8>, room: Int
  ) throws(PackageError) -> Int {
    // What a block before left in the tables must not show in this one: the same bytes whichever thread takes it.
    levelBuffer.initializeMemory(as: UInt8.self, repeating: 0, count: Self.levelBufferSize)
    library.start(stream)
    stream.storeBytes(of: 1, toByteOffset: Field.level, as: UInt32.self)
    stream.storeBytes(of: UInt32(Self.levelBufferSize), toByteOffset: Field.levelBufferSize, as: UInt32.self)
    stream.storeBytes(of: levelBuffer, toByteOffset: Field.levelBuffer, as: UnsafeMutableRawPointer.self)
    stream.storeBytes(of: bytes.baseAddress, toByteOffset: Field.nextIn, as: UnsafePointer<UInt8>?.self)
    stream.storeBytes(of: UInt32(bytes.count), toByteOffset: Field.availableIn, as: UInt32.self)
    stream.storeBytes(of: output, toByteOffset: Field.nextOut, as: UnsafeMutablePointer<UInt8>.self)
    stream.storeBytes(of: UInt32(room), toByteOffset: Field.availableOut, as: UInt32.self)
    stream.storeBytes(of: isLast ? 1 : 0, toByteOffset: Field.endOfStream, as: UInt16.self)
    stream.storeBytes(of: isLast ? 0 : Self.fullFlush, toByteOffset: Field.flush, as: UInt16.self)
    let code = library.deflate(stream)
    let left = stream.load(fromByteOffset: Field.availableIn, as: UInt32.self)
    let rest = stream.load(fromByteOffset: Field.availableOut, as: UInt32.self)
    guard code == 0, left == 0, rest > 0 else { throw .compression(code: code) }
    return room - Int(rest)
  }
}
