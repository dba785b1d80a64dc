/// A short piece of XML, copied at one stroke: up to 64 bytes.
struct Piece {
  var first = SIMD32<UInt8>(repeating: 0)
  var second = SIMD32<UInt8>(repeating: 0)
  var count = 0

  init() {}

  init(_ text: String) {
    precondition(text.utf8.count <= 64, "a piece has 64 bytes at most")
    for byte in text.utf8 {
      if count < 32 { first[count] = byte } else { second[count - 32] = byte }
      count += 1
    }
  }

  /// The digits of a number that is not negative.
  init(decimal number: Int) {
    var rest = number
    var places = 1
    while rest >= 10 {
      rest /= 10
      places += 1
    }
    count = places
    rest = number
    for place in stride(from: places - 1, through: 0, by: -1) {
      first[place] = UInt8(0x30 + rest % 10)
      rest /= 10
    }
  }

  var bytes: [UInt8] { (0..<count).map { $0 < 32 ? first[$0] : second[$0 - 32] } }
}

/// Pieces that stand one behind the other in memory.
final class Pieces {
  private let pieces: UnsafeMutableBufferPointer<Piece>

  init(_ texts: [String]) {
    pieces = .allocate(capacity: texts.count)
    _ = pieces.initialize(from: texts.map { Piece($0) })
  }

  deinit {
    pieces.deinitialize()
    pieces.deallocate()
  }

  @inline(__always)
  subscript(index: Int) -> Piece { pieces[index] }

  func text(_ index: Int) -> [UInt8] { pieces[index].bytes }
}

/// The letters of a column, counted from 0: A, B … XFD.
package func columnLetters(_ column: Int) -> String {
  var letters = ""
  var rest = column
  while rest >= 0 {
    letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
    rest = rest / 26 - 1
  }
  return letters
}
