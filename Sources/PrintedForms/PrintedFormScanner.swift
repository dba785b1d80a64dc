package import ExactValues

/// Finds the numbers, quantities and periods of running text.
package struct PrintedFormScanner: Sendable {
  /// The day that 今年 and dates without a year are counted from.
  package let reference: CivilDate?

  /// Makes a scanner; without a reference date, what needs one is found without days.
  package init(reference: CivilDate?) {
    self.reference = reference
  }

  /// How many scalars are folded at a time; a block ends behind a line or a sentence, which no form crosses.
  private static let blockSize = 1 << 15

  /// What stands in a part of the text, in order of place.
  ///
  /// Scan whole articles: the work is linear in the length, and 同期 is read against the period before it.
  package func scan(_ text: ScalarText, in range: Range<Int>) -> (quantities: [FoundQuantity], periods: [FoundPeriod]) {
    var result: (quantities: [FoundQuantity], periods: [FoundPeriod]) = ([], [])
    var reader = FormReader(reference: reference)
    // Bulletins have a figure in some twenty characters.
    result.quantities.reserveCapacity(min(range.count / 20 + 4, 256))
    result.periods.reserveCapacity(min(range.count / 80 + 4, 64))
    var start = range.lowerBound
    while start < range.upperBound {
      let end = Self.endOfBlock(text.scalars, from: start, to: range.upperBound)
      reader.text.fill(text.scalars, start..<end)
      reader.scan(into: &result)
      start = end
    }
    return result
  }

  private static func endOfBlock(_ scalars: [UInt32], from start: Int, to end: Int) -> Int {
    var index = start + blockSize
    let limit = min(end, start + 32 * blockSize)
    while index < limit {
      if scalars[index - 1] == 0x0A || scalars[index - 1] == 0x3002 { return index }
      index += 1
    }
    guard limit < end else { return limit }
    // So long a text without a line or a sentence: behind a comma or a space no form is cut either.
    let breaks: Set<UInt32> = [0x20, 0x2C, 0x3001, 0xFF0C, 0xFF1B]
    return (limit - blockSize / 8..<limit).last { breaks.contains(scalars[$0]) }.map { $0 + 1 } ?? limit
  }
}

extension FormReader {
  /// Appends what stands in the folded text.
  fileprivate mutating func scan(into result: inout (quantities: [FoundQuantity], periods: [FoundPeriod])) {
    lastSpanEnd = Int.min / 2
    var index = text.start
    var floor = index
    let end = text.end
    while index < end {
      let scalar = text[index]
      let set = classes[Int(scalar)]
      if set.isDisjoint(with: .trigger) {
        index += 1
        continue
      }
      if scalar == 0x3A {
        index = endOfAddress(at: index)
        continue
      }
      if let (period, next) = period(at: index, floor: floor) {
        result.periods.append(period)
        if period.sameSpanShift == nil, let start = period.start, let end = period.end {
          var span = CalendarSpan(start, to: end, .days, basis: period.yearBasis)
          span.extent = period.extent
          lastSpan = span
          lastSpanEnd = next
        }
        index = next
        floor = next
        continue
      }
      guard !set.isDisjoint(with: .numberStart) else {
        index += 1
        continue
      }
      var start = index
      if set.contains(.digit), has(".", at: index - 1), index - 1 >= floor,
        !isOne(text[index - 2], of: [.digit, .letter])
      {
        start = index - 1
      }
      let reading = quantity(at: start, floor: floor)
      index = max(reading.next, index + 1)
      if let found = reading.found {
        result.quantities.append(found)
        floor = index
      }
    }
  }

  /// The end of an address of the web that a colon belongs to; the next character where it is no such colon.
  private func endOfAddress(at colon: Int) -> Int {
    guard has("//", at: colon + 1) else { return colon + 1 }
    var index = colon + 3
    while text[index] > 0x20, text[index] < 0x7F { index += 1 }
    return index
  }
}
