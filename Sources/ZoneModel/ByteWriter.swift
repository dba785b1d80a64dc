/// Writes texts and plain values one behind the other.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write<Value: BitwiseCopyable>(_ value: Value) { withUnsafeBytes(of: value) { bytes += $0 } }

  mutating func write(_ texts: [String]) {
    write(UInt32(clamping: texts.count))
    for text in texts {
      write(UInt32(clamping: text.utf8.count))
      bytes += text.utf8
    }
  }
}

/// Reads what a writer wrote; nil where the bytes end before.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func value<Value: BitwiseCopyable>(_ type: Value.Type) -> Value? {
    let size = MemoryLayout<Value>.size
    guard offset + size <= bytes.count else { return nil }
    defer { offset += size }
    return bytes.loadUnaligned(fromByteOffset: offset, as: type)
  }

  mutating func texts() -> [String]? {
    guard let count = value(UInt32.self), Int(count) <= bytes.count else { return nil }
    var texts: [String] = []
    texts.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let length = value(UInt32.self), offset + Int(length) <= bytes.count else { return nil }
      texts.append(String(decoding: bytes[offset..<(offset + Int(length))], as: UTF8.self))
      offset += Int(length)
    }
    return texts
  }
}
