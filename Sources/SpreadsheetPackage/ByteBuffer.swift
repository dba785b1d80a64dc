/// Bytes that grow at their end; kept by one thread and used again from block to block, so that access is not checked.
package final class ByteBuffer {
  /// The first byte; it moves when the buffer grows.
  @exclusivity(unchecked) package private(set) var base: UnsafeMutablePointer<UInt8>
  /// How many bytes there are.
  @exclusivity(unchecked) package private(set) var count = 0
  @exclusivity(unchecked) private var capacity: Int

  /// Bytes that may be written behind the end without being counted, so that short pieces are copied at one stroke.
  package static let slack = 64

  /// Makes an empty buffer.
  package init(capacity: Int = 1 << 12) {
    self.capacity = capacity
    base = .allocate(capacity: capacity + Self.slack)
  }

  deinit { base.deallocate() }

  /// Makes room for more bytes behind the end.
  @inline(__always)
  package func reserve(_ more: Int) {
    if count + more > capacity { grow(count + more) }
  }

  @inline(never)
  private func grow(_ wanted: Int) {
    capacity = max(wanted, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.slack)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  /// Where the next byte goes; `reserve` before, and `advance` behind what was written.
  @inline(__always)
  package var end: UnsafeMutablePointer<UInt8> { base + count }

  /// Counts bytes written from `end` on.
  @inline(__always)
  package func advance(_ more: Int) { count += more }

  /// Counts all bytes written before a place.
  @inline(__always)
  package func advance(to place: UnsafeMutablePointer<UInt8>) { count = place - base }

  /// Forgets all bytes.
  package func removeAll() { count = 0 }

  /// Appends bytes.
  package func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    end.update(from: start, count: bytes.count)
    count += bytes.count
  }

  /// Appends the bytes of an array.
  package func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  /// Appends a text in UTF-8.
  package func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends the digits of a number with a point before the last few: `-0.05` for −5 with two decimals.
  ///
  /// - Parameters:
  ///   - decimals: from 0 to `mostDecimals`; others count as the nearest of these.
  ///   - minus: what stands before a number below zero.
  ///   - grouping: what stands between thousands.
  package func append(
    decimal value: Int64, decimals: Int, minus: String = "-", grouping: String = "", point: String = "."
  ) {
    let decimals = min(max(decimals, 0), Self.mostDecimals)
    if value < 0 { append(minus) }
    // The digits from the last one on, as many as are written.
    var reversed = (UInt64.zero, UInt64.zero, UInt64.zero, UInt64.zero, UInt64.zero, UInt64.zero)
    withUnsafeMutableBytes(of: &reversed) { reversed in
      var (rest, count) = (value.magnitude, 0)
      while rest > 0 || count <= decimals {
        reversed[count] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        count += 1
      }
      while count > 0 {
        count -= 1
        reserve(1)
        end[0] = reversed[count]
        advance(1)
        if count == decimals, decimals > 0 { append(point) }
        if count > decimals, (count - decimals) % 3 == 0, !grouping.isEmpty { append(grouping) }
      }
    }
  }

  /// The most decimals that a number is appended with.
  package static let mostDecimals = 24

  /// Appends a number of so many bytes, the least first.
  func append(littleEndian number: UInt64, bytes: Int) {
    reserve(bytes)
    for place in 0..<bytes { end[place] = UInt8(truncatingIfNeeded: number >> (8 * UInt64(place))) }
    count += bytes
  }

  /// The bytes so far as a text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes so far, valid until the buffer changes.
  package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }
}
