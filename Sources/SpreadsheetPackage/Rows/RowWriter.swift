/// Writes rows of a sheet as bytes of its XML; one for each thread.
///
/// A row is `startRow`, its cells from left to right, `endRow`. Texts stand in their cells (inline strings): a table of
/// all texts would have to be whole before the first row is written.
package final class RowWriter {
  let buffer = ByteBuffer(capacity: 1 << 18)
  private let columns: Pieces
  private let texts: Pieces
  private let spacedTexts: Pieces
  private let numbers: Pieces
  private let rowOpening = Piece("<row r=\"")
  /// Room for the greatest height, ` ht="409.55" customHeight="1"`.
  private let heightRoom = Piece(String(repeating: " ", count: 29))
  private let rowClosing = Piece("</row>")
  private let textClosing = Piece("</t></is></c>")
  private let numberClosing = Piece("</v></c>")
  private let padded = ByteBuffer()
  // One thread has the writer: access is not checked each time.
  @exclusivity(unchecked) private var rowNumber = 0
  @exclusivity(unchecked) private var digits = Piece()
  @exclusivity(unchecked) private var heightPlace = 0
  @exclusivity(unchecked) private var lastHeight = -1.0
  @exclusivity(unchecked) private var heightText = Piece()
  /// Where the cell written last stands, from behind its reference on.
  @exclusivity(unchecked) private var bodyStart = 0

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - columns: how many columns cells stand in.
  ///   - styles: the numbers of the styles; a cell names its style by the place in this list.
  package init(columns: Int, styles: [Int]) {
    let shown = styles.map { $0 == 0 ? "" : " s=\"\($0)\"" }
    self.columns = Pieces((0..<columns).map { "<c r=\"\(columnLetters($0))" })
    texts = Pieces(shown.map { "\"\($0) t=\"inlineStr\"><is><t>" })
    spacedTexts = Pieces(shown.map { "\"\($0) t=\"inlineStr\"><is><t xml:space=\"preserve\">" })
    numbers = Pieces(shown.map { "\"\($0)><v>" })
  }

  /// What was written so far.
  package var text: String { String(decoding: buffer.bytes, as: UTF8.self) }

  /// Bytes that may be read behind the end of a text.
  package static let readAhead = 16

  /// Starts a row.
  ///
  /// - Parameters:
  ///   - number: from 1.
  ///   - takesHeight: whether `endRow` will set its height.
  package func startRow(_ number: Int, takesHeight: Bool = false) {
    rowNumber = number
    digits = Piece(decimal: number)
    buffer.reserve(128)
    var place = buffer.end
    put(rowOpening, &place)
    put(digits, &place)
    place[0] = 0x22
    place += 1
    if takesHeight {
      heightPlace = place - buffer.base
      put(heightRoom, &place)
    }
    place[0] = 0x3E
    buffer.advance(to: place + 1)
  }

  /// Ends a row, and sets its height in points where it takes one.
  package func endRow(height: Double? = nil) {
    if let height {
      if height != lastHeight {
        lastHeight = height
        heightText = Piece(" ht=\"\(shortestText(height))\" customHeight=\"1\"")
      }
      // The room stays filled with spaces where the text is shorter.
      let room = buffer.base + heightPlace
      for index in 0..<min(heightText.count, heightRoom.count) { room[index] = heightText.first[index] }
    }
    append(rowClosing)
  }

  private func append(_ piece: Piece) {
    buffer.reserve(64)
    var place = buffer.end
    put(piece, &place)
    buffer.advance(to: place)
  }

  /// Writes a text.
  ///
  /// - Parameters:
  ///   - text: clean UTF-8; `readAhead` bytes behind it may be read.
  ///   - holdsMarkup: whether any of `&<>_` may be in it, or a control character; false spares looking.
  package func write(
    _ text: UnsafeBufferPointer<UInt8>, holdsMarkup: Bool, column: Int, style: Int
  ) throws(PackageError) {
    guard let start = text.baseAddress, text.count > 0 else { return }
    if text.count > PackageError.textLimit { try checkLength(text, column) }
    // The longest that a byte becomes is `_x0001_`; markup is copied in its own loop.
    buffer.reserve(160 + text.count)
    var place = buffer.end
    put(columns[column], &place)
    put(digits, &place)
    bodyStart = place - buffer.base
    put(isSpaced(start, text.count) ? spacedTexts[style] : texts[style], &place)
    if holdsMarkup {
      buffer.advance(to: place)
      appendEscaped(text)
      buffer.reserve(64)
      place = buffer.end
    } else {
      var done = 0
      while done < text.count {
        let bytes = UnsafeRawPointer(start + done).loadUnaligned(as: SIMD16<UInt8>.self)
        UnsafeMutableRawPointer(place + done).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
        done += 16
      }
      place += text.count
    }
    put(textClosing, &place)
    buffer.advance(to: place)
  }

  /// Writes a text that is a string.
  package func write(_ text: String, column: Int, style: Int) throws(PackageError) {
    padded.removeAll()
    padded.append(text)
    try write(padded.bytes, holdsMarkup: true, column: column, style: style)
  }

  /// Writes a number by the text of its digits, which is short and clean.
  package func write(number: UnsafeBufferPointer<UInt8>, column: Int, style: Int) {
    guard let start = number.baseAddress else { return }
    buffer.reserve(160 + number.count)
    var place = buffer.end
    put(columns[column], &place)
    put(digits, &place)
    bodyStart = place - buffer.base
    put(numbers[style], &place)
    place.update(from: start, count: number.count)
    place += number.count
    put(numberClosing, &place)
    buffer.advance(to: place)
  }

  /// Writes a number as the shortest text that reads back to it.
  package func write(_ number: Double, column: Int, style: Int) {
    padded.removeAll()
    padded.append(shortestText(number))
    write(number: padded.bytes, column: column, style: style)
  }

  /// Writes a number of at most 15 digits, which are its shortest text but for zeros at the end of its decimals; false,
  /// with nothing written, where there are more.
  package func write(digits value: Int64, decimals: Int, column: Int, style: Int) -> Bool {
    var (rest, decimals) = (value.magnitude, decimals)
    while decimals > 0, rest % 10 == 0 {
      rest /= 10
      decimals -= 1
    }
    guard rest < 1_000_000_000_000_000, decimals <= Self.mostDecimals else { return false }
    buffer.reserve(160)
    var place = buffer.end
    put(columns[column], &place)
    put(digits, &place)
    bodyStart = place - buffer.base
    put(numbers[style], &place)
    put(value, rest, decimals, &place)
    put(numberClosing, &place)
    buffer.advance(to: place)
    return true
  }

  /// The most decimals that `write(digits:decimals:column:style:)` writes.
  package static let mostDecimals = 24

  @inline(__always)
  private func put(_ value: Int64, _ magnitude: UInt64, _ decimals: Int, _ place: inout UnsafeMutablePointer<UInt8>) {
    var rest = magnitude
    if value < 0 {
      place[0] = 0x2D
      place += 1
    }
    // From the last digit backwards: at least one stands before the point.
    var count = 0
    var bound: UInt64 = 1
    while count == 0 || bound <= rest {
      count += 1
      bound *= 10
    }
    count = max(count, decimals + 1) + (decimals > 0 ? 1 : 0)
    for index in stride(from: count - 1, through: 0, by: -1) {
      if decimals > 0, index == count - 1 - decimals {
        place[index] = 0x2E
        continue
      }
      place[index] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
    place += count
  }

  /// Writes a formula whose text was kept, and the number that it gives: at most 15 digits, at most `mostDecimals` of
  /// them behind the point.
  ///
  /// - Parameter pattern: what `formulaPattern` made; the number of the row goes where it has a zero byte.
  package func write(
    formula pattern: UnsafeBufferPointer<UInt8>, digits value: Int64, decimals: Int, column: Int
  ) {
    var (rest, decimals) = (value.magnitude, decimals)
    while decimals > 0, rest % 10 == 0 {
      rest /= 10
      decimals -= 1
    }
    // A row's number has seven digits at most.
    buffer.reserve(160 + pattern.count * 8)
    var place = buffer.end
    put(columns[column], &place)
    put(digits, &place)
    bodyStart = place - buffer.base
    for byte in pattern {
      if byte == 0 {
        put(digits, &place)
      } else {
        place[0] = byte
        place += 1
      }
    }
    put(value, rest, decimals, &place)
    put(numberClosing, &place)
    buffer.advance(to: place)
  }

  /// A cell with a formula up to its result, as `write(formula:digits:decimals:column:)` takes it.
  ///
  /// - Parameter text: the formula without its sign of equality, with zero bytes for the number of its row.
  package func formulaPattern(_ text: [UInt8], style: Int) -> [UInt8] {
    let pattern = ByteBuffer()
    pattern.append(Array(numbers.text(style).dropLast(4)))
    pattern.append("><f>")
    for (index, piece) in text.split(separator: 0, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { pattern.append([0]) }
      Array(piece).withUnsafeBufferPointer { appendMarkup($0, to: pattern) }
    }
    pattern.append("</f><v>")
    return Array(pattern.bytes)
  }

  /// The cell written last, from behind its reference on: what `write(body:column:)` takes. Valid until the next is written.
  package var lastBody: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: buffer.base + bodyStart, count: buffer.count - bodyStart)
  }

  /// Writes a cell that is as another but for its place.
  package func write(body: UnsafeBufferPointer<UInt8>, column: Int) {
    guard let start = body.baseAddress else { return }
    buffer.reserve(64 + body.count)
    var place = buffer.end
    put(columns[column], &place)
    put(digits, &place)
    place.update(from: start, count: body.count)
    buffer.advance(to: place + body.count)
  }

  /// What a formula gives.
  package enum Result {
    case number(Double)
    case text(String)
  }

  /// Writes a formula, without its sign of equality, and what it gives.
  package func write(formula: String, result: Result, column: Int, style: Int) throws(PackageError) {
    padded.removeAll()
    padded.append(formula)
    if padded.count > PackageError.textLimit { try checkLength(padded.bytes, column) }
    buffer.reserve(160)
    var place = buffer.end
    put(columns[column], &place)
    put(digits, &place)
    bodyStart = place - buffer.base
    buffer.advance(to: place)
    let opening = numbers.text(style).dropLast(4)
    buffer.append(Array(opening))
    if case .text = result { buffer.append(" t=\"str\"") }
    buffer.append("><f>")
    appendEscaped(padded.bytes)
    buffer.append("</f><v>")
    switch result {
    case .number(let number): buffer.append(shortestText(number))
    case .text(let text):
      padded.removeAll()
      padded.append(text)
      if padded.count > PackageError.textLimit { try checkLength(padded.bytes, column) }
      appendEscaped(padded.bytes)
    }
    append(numberClosing)
  }

  @inline(__always)
  private func put(_ piece: Piece, _ place: inout UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(place).storeBytes(of: piece.first, as: SIMD32<UInt8>.self)
    if piece.count > 32 {
      UnsafeMutableRawPointer(place + 32).storeBytes(of: piece.second, as: SIMD32<UInt8>.self)
    }
    place += piece.count
  }

  /// Whether a reader would trim the text: XML readers may drop spaces at the ends.
  @inline(__always)
  private func isSpaced(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    start[0] <= 0x20 || start[count - 1] <= 0x20
  }

  private func checkLength(_ text: UnsafeBufferPointer<UInt8>, _ column: Int) throws(PackageError) {
    let length = utf16Count(text)
    if length > PackageError.textLimit {
      throw .textTooLong(row: rowNumber, column: column + 1, length: length)
    }
  }

  private func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) { appendMarkup(text, to: buffer) }
}
