import CZlib

/// Whether a workbook lies on the disk whole.
///
/// libxlsxwriter keeps each part in a temporary file and does not look whether writing it succeeded: on a full disk a part
/// is cut short, packed as it is, and the workbook written without an error. So the package is read back.
package enum PackageIntegrity {
  /// Whether every part of a ZIP package unpacks to the length and the check sum that it names, and every XML part ends
  /// with the end of its first element.
  ///
  /// - Parameter readBack: the names of parts that whoever wrote them has held against what was written; they are not
  ///   unpacked again.
  package static func isWhole(_ bytes: [UInt8], readBack: Set<String> = []) -> Bool {
    guard let entries = entries(of: bytes), !entries.isEmpty else { return false }
    return entries.allSatisfy { readBack.contains($0.name) || isWhole($0, in: bytes) }
  }

  private struct Entry {
    let name: String
    let method: Int
    let checkSum: UInt32
    let packedSize: Int
    let size: Int
    let offset: Int
    let isXML: Bool
  }

  /// The entries of the central directory (APPNOTE.TXT 4.3); nil where there is none, or it needs 64-bit fields.
  private static func entries(of bytes: [UInt8]) -> [Entry]? {
    let endSize = 22
    guard bytes.count >= endSize else { return nil }
    let last = bytes.count - endSize
    guard let end = (max(0, last - 0xFFFF)...last).last(where: { number(bytes, $0, 4) == 0x0605_4B50 }) else {
      return nil
    }
    let count = number(bytes, end + 10, 2)
    var position = number(bytes, end + 16, 4)
    var entries: [Entry] = []
    for _ in 0..<count {
      guard position + 46 <= bytes.count, number(bytes, position, 4) == 0x0201_4B50 else { return nil }
      let nameLength = number(bytes, position + 28, 2)
      let nameEnd = position + 46 + nameLength
      guard nameEnd <= bytes.count else { return nil }
      let name = String(decoding: bytes[(position + 46)..<nameEnd], as: UTF8.self)
      entries.append(
        Entry(
          name: name, method: number(bytes, position + 10, 2), checkSum: UInt32(number(bytes, position + 16, 4)),
          packedSize: number(bytes, position + 20, 4), size: number(bytes, position + 24, 4),
          offset: number(bytes, position + 42, 4), isXML: name.hasSuffix(".xml") || name.hasSuffix(".rels")))
      position = nameEnd + number(bytes, position + 30, 2) + number(bytes, position + 32, 2)
    }
    return entries
  }

  private static func isWhole(_ entry: Entry, in bytes: [UInt8]) -> Bool {
    guard entry.offset + 30 <= bytes.count, number(bytes, entry.offset, 4) == 0x0403_4B50 else { return false }
    let start = entry.offset + 30 + number(bytes, entry.offset + 26, 2) + number(bytes, entry.offset + 28, 2)
    guard start + entry.packedSize <= bytes.count else { return false }
    let packed = bytes[start..<(start + entry.packedSize)]
    var part = UnpackedPart()
    switch entry.method {
    case 0: part.add(packed)
    case 8: guard inflate(packed, into: &part) else { return false }
    default: return false
    }
    return part.size == entry.size && part.checkSum == entry.checkSum && (!entry.isXML || part.endsWithItsElement)
  }

  private static func inflate(_ packed: ArraySlice<UInt8>, into part: inout UnpackedPart) -> Bool {
    var stream = z_stream()
    // Negative window bits: the data stand bare, without a header of zlib's own.
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return false }
    defer { inflateEnd(&stream) }
    var input = Array(packed)
    var output = [UInt8](repeating: 0, count: 1 << 18)
    return input.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      while true {
        let result = output.withUnsafeMutableBufferPointer { target -> Int32 in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          return CZlib.inflate(&stream, Z_NO_FLUSH)
        }
        part.add(output[..<(output.count - Int(stream.avail_out))])
        if result == Z_STREAM_END { return true }
        guard result == Z_OK, stream.avail_in > 0 || stream.avail_out == 0 else { return false }
      }
    }
  }

  /// A number of so many bytes, the lowest first; 0 outside of the bytes.
  private static func number(_ bytes: [UInt8], _ position: Int, _ length: Int) -> Int {
    guard position >= 0, position + length <= bytes.count else { return 0 }
    return (0..<length).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
  }
}

/// What is kept of a part while it is unpacked: its size, its check sum, its beginning and its end.
private struct UnpackedPart {
  private(set) var size = 0
  private(set) var checkSum: UInt32 = 0
  private var head: [UInt8] = []
  private var tail: [UInt8] = []

  private static let kept = 512

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    size += bytes.count
    checkSum = bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32(UInt(checkSum), $0.baseAddress, UInt32($0.count)))
    }
    if head.count < Self.kept { head += bytes.prefix(Self.kept - head.count) }
    tail = Array((tail + bytes.suffix(Self.kept)).suffix(Self.kept))
  }

  /// Whether the last thing is the end of the first element: `</worksheet>`, or the element itself where it is empty.
  var endsWithItsElement: Bool {
    let beginning = String(decoding: head, as: UTF8.self)
    var end = String(decoding: tail, as: UTF8.self)
    while let last = end.last, last.isWhitespace { end.removeLast() }
    let starts = beginning.split(separator: "<", omittingEmptySubsequences: true)
    guard let element = starts.first(where: { !$0.hasPrefix("?") && !$0.hasPrefix("!") }) else { return false }
    let name = element.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
    return end.hasSuffix("</\(name)>") || (size <= Self.kept && end.hasSuffix("/>") && starts.count == 2)
  }
}
