/// Puts the paragraphs of a flow together: spaces, widths, quotes and marks as the recognisers read them.
struct RepairedTextBuilder: ~Copyable {
  private let shown: [UInt32]
  private let shownAt: [Int32]?
  private(set) var scalars: GrowingBuffer<UInt32>
  private(set) var origin: GrowingBuffer<Int32>
  private(set) var paragraphs: [RepairedText.Paragraph] = []

  init(_ page: InputPage) {
    shown = page.shown
    shownAt = page.shownAt
    scalars = GrowingBuffer(capacity: page.shown.count + 64)
    origin = GrowingBuffer(capacity: page.shown.count + 64)
  }

  mutating func add(_ paragraph: Flow.Paragraph) {
    let start = scalars.count
    var insideQuote = false
    var insideSingle = false
    var nextGap = 0
    for (number, piece) in paragraph.pieces.enumerated() {
      if number > 0 {
        let isGap = nextGap < paragraph.gaps.count && paragraph.gaps[nextGap] == number
        if isGap { nextGap += 1 }
        if paragraph.kind == .row {
          append(0x7C, at: paragraph.pieces[number - 1].upperBound)
        } else {
          separate(from: shown[piece.lowerBound], at: paragraph.pieces[number - 1].upperBound, isGap: isGap)
        }
      }
      copy(
        piece, start: start, isRow: paragraph.kind == .row, insideQuote: &insideQuote,
        insideSingle: &insideSingle)
    }
    paragraphs.append(
      RepairedText.Paragraph(kind: paragraph.kind, range: start..<scalars.count, isTitle: paragraph.isTitle))
    append(0x0A, at: paragraph.pieces.last?.upperBound ?? 0)
  }

  /// Parts two pieces where they must not run into one word or one number.
  private mutating func separate(from next: UInt32, at place: Int, isGap: Bool) {
    guard scalars.count > 0 else { return }
    let last = scalars[scalars.count - 1]
    let next = Scalars.halfWidth(next)
    let latin = Scalars.isLatin(last) && Scalars.isLatin(next)
    let digits = isGap && (Scalars.isDigit(last) || last == 0x2E) && (Scalars.isDigit(next) || next == 0x2E)
    if latin || digits { append(0x20, at: place) }
  }

  /// Appends a character that stands at a place of the shown text, or behind its end.
  private mutating func append(_ value: UInt32, at place: Int) {
    scalars.append(value)
    let place = min(place, max(shown.count - 1, 0))
    origin.append(shownAt.map { $0[place] } ?? Int32(truncatingIfNeeded: place))
  }

  /// Appends characters as they are.
  private mutating func append(_ range: Range<Int>) {
    shown.withUnsafeBufferPointer { scalars.append(UnsafeBufferPointer(rebasing: $0[range])) }
    if let shownAt {
      shownAt.withUnsafeBufferPointer { origin.append(UnsafeBufferPointer(rebasing: $0[range])) }
    } else {
      for place in range { origin.append(Int32(truncatingIfNeeded: place)) }
    }
  }

  private mutating func copy(
    _ piece: Range<Int>, start: Int, isRow: Bool, insideQuote: inout Bool, insideSingle: inout Bool
  ) {
    let shown = shown
    let isBarred = isRow && shown[piece.lowerBound] == 0x7C
    var index = piece.lowerBound
    while index < piece.upperBound {
      let raw = shown[index]
      if raw >= 0x4E00, raw <= 0x9FFF {
        // Chinese characters stay as they are.
        var next = index + 1
        while next < piece.upperBound, shown[next] >= 0x4E00, shown[next] <= 0x9FFF { next += 1 }
        append(index..<next)
        index = next
        continue
      }
      if Scalars.isSpace(raw) {
        var next = index + 1
        while next < piece.upperBound, Scalars.isSpace(shown[next]) { next += 1 }
        if isRow, !isBarred {
          append(0x7C, at: index)
        } else if keepsSpace(before: next < piece.upperBound ? shown[next] : 0x0A, start: start) {
          append(0x20, at: index)
        }
        index = next
        continue
      }
      var value = Scalars.halfWidth(raw)
      if raw == 0xFF0C, index > piece.lowerBound, index + 1 < piece.upperBound, Self.isWideDigit(shown[index - 1]),
        Self.isWideDigit(shown[index + 1])
      {
        // A full-width comma between full-width digits groups them.
        value = 0x2C
      }
      if value == 0x22 {
        value = insideQuote ? 0x201D : 0x201C
        insideQuote.toggle()
      } else if value == 0x27, standsInChinese(shown, index, in: piece) {
        value = insideSingle ? 0x2019 : 0x2018
        insideSingle.toggle()
      } else if value == 0x2A || value == 0x60 {
        // Marks of emphasis in Markdown; no number is put together from what stands on both sides of them.
        var next = index + 1
        while next < piece.upperBound, shown[next] == 0x2A || shown[next] == 0x60 { next += 1 }
        if next < piece.upperBound, endsInNumber {
          let goesOn = Scalars.halfWidth(shown[next])
          if Scalars.isDigit(goesOn) || goesOn == 0x2E { append(0x20, at: index) }
        }
        index = next
        continue
      } else if value == 0x300E || value == 0x300C {
        value = 0x201C
      } else if value == 0x300F || value == 0x300D {
        value = 0x201D
      }
      if Scalars.isDigit(value), endsWithGDP { append(0x20, at: index) }
      append(value, at: index)
      index += 1
    }
  }

  /// Whether the text so far ends with GDP, which a figure may follow without a space and is not part of.
  private var endsWithGDP: Bool {
    let count = scalars.count
    return count >= 3 && scalars[count - 1] == 0x50 && scalars[count - 2] == 0x44 && scalars[count - 3] == 0x47
  }

  /// Whether the text so far ends in a digit, a point or a comma.
  private var endsInNumber: Bool {
    guard scalars.count > 0 else { return false }
    let last = scalars[scalars.count - 1]
    return Scalars.isDigit(last) || last == 0x2E || last == 0x2C
  }

  /// Whether a straight single quote stands beside Chinese, so that it is no apostrophe.
  private func standsInChinese(_ shown: [UInt32], _ index: Int, in piece: Range<Int>) -> Bool {
    let before = index > piece.lowerBound ? shown[index - 1] : 0x4E00
    let after = index + 1 < piece.upperBound ? shown[index + 1] : 0x4E00
    return Scalars.isChinese(before) || Scalars.isChinese(after)
  }

  /// Whether a space parts two words or numbers that would run together without it: only between two that are both
  /// written in Latin letters or digits.
  private func keepsSpace(before next: UInt32, start: Int) -> Bool {
    guard scalars.count > start else { return false }
    let last = scalars[scalars.count - 1]
    let next = Scalars.halfWidth(next)
    let isWord = { (value: UInt32) in Scalars.isLatin(value) || Scalars.isDigit(value) }
    // 1, 234 is two numbers.
    return (isWord(last) || last == 0x2C) && isWord(next)
  }

  private static func isWideDigit(_ value: UInt32) -> Bool { value >= 0xFF10 && value <= 0xFF19 }
}
