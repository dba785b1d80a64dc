package import ExactValues

/// Finds the numbers, quantities and periods of running text.
package struct PrintedFormScanner: Sendable {
  /// The day that 今年 and dates without a year are counted from.
  package let reference: CivilDate?

  /// Makes a scanner; without a reference date, what needs one is found without days.
  package init(reference: CivilDate?) {
    self.reference = reference
  }

  /// What stands in a part of the text, in order of place. Scan whole articles: the work is linear in the length.
  package func scan(_ text: ScalarText, in range: Range<Int>) -> (quantities: [FoundQuantity], periods: [FoundPeriod]) {
    var quantities: [FoundQuantity] = []
    var periods: [FoundPeriod] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      var digits: [UInt8] = []
      while index < range.upperBound, digits.count < 40, let digit = Self.digit(text.scalars[index]) {
        digits.append(digit)
        index += 1
      }
      guard let value = DecimalNumber(utf8: digits) else {
        index = max(index, start + 1)
        continue
      }
      let next = index < range.upperBound ? text.scalars[index] : 0
      if next == 0x5E74, let number = Int(String(value.significand)), value.exponent == 0, (1900...2100).contains(number) {
        index += 1
        periods.append(
          FoundPeriod(
            place: start..<index, start: .first(ofMonth: 1, year: number), end: .first(ofMonth: 1, year: number + 1),
            code: String(number), yearBasis: .stated))
        continue
      }
      let units: [(String, FoundQuantity.Kind)] = [
        ("亿元", .currency), ("万元", .currency), ("元", .currency), ("%", .percent), ("个百分点", .percentagePoint),
        ("家次", .count), ("家", .count), ("个", .count), ("人次", .count), ("人", .count), ("倍", .multiple),
      ]
      let tail = text.text(index..<min(index + 4, range.upperBound))
      let unit = units.first { tail.hasPrefix($0.0) }
      index += unit?.0.unicodeScalars.count ?? 0
      quantities.append(
        FoundQuantity(
          place: start..<index, numberPlace: start..<index, kind: unit?.1 ?? .number, value: value, unit: unit?.0 ?? ""))
    }
    return (quantities, periods)
  }

  private static func digit(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x30...0x39, 0x2E: UInt8(scalar)
    case 0xFF10...0xFF19: UInt8(scalar - 0xFF10 + 0x30)
    default: nil
    }
  }
}
