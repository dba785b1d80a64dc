import ExactValues

/// One amount, or the two ends of a range, in one unit.
struct Span {
  var range: Range<Int>
  var multiplier: Range<Int>
  var low: DecimalNumber?
  var isOpen: Bool
  /// Whether the number is negative, so that what it leaves open lies below it.
  var isNegative = false
  var kind: FoundQuantity.Kind
  /// What two bounds said that were joined: 大于3小于5.
  var comparator: FoundQuantity.Comparator?
  var high: DecimalNumber?
  /// The number itself; nil for a range.
  var value: DecimalNumber?
  var unit: String

  /// One amount.
  init(_ amount: Amount) {
    range = amount.range
    isOpen = amount.isOpen
    multiplier = amount.multiplier
    unit = amount.unit
    if let upper = amount.upper {
      low = amount.value
      high = upper
      isNegative = upper <= .zero
      value = amount.isOpen && !amount.isVague ? (isNegative ? upper : amount.value) : nil
      kind = amount.kind == .number && !amount.isOpen ? .range : amount.kind
    } else {
      value = amount.value
      kind = amount.kind
    }
  }

  /// A range.
  init(low: Amount, high: Amount, range: Range<Int>) {
    self.range = range
    self.low = low.value
    self.high = high.value
    isOpen = false
    multiplier = high.multiplier
    kind = high.kind == .number ? .range : high.kind
    unit = high.unit
  }
}

extension FormReader {
  enum RangeReading {
    case range(Span)
    /// Digits joined by more than one hyphen: a telephone or a document number.
    case identifier(end: Int)
    case none
  }

  /// Reads what makes a range of an amount: 20~50亿元, 一千到一千五百, 20和30之间.
  func range(from first: Amount) -> RangeReading {
    let end = endOfInclusion(first.range.upperBound)
    if first.shape == .lone, !first.hasUnit, has(anyOf: "统唯专划归第同", at: first.range.lowerBound - 1) { return .none }
    if let next = endOfRangeSign(end) {
      guard isOne(text[next], of: .numberStart) || has(anyOf: "负$¥€£", at: next) else { return .none }
      let start = has(anyOf: "负$¥€£", at: next) ? next + 1 : next
      guard words.sayings.match(text, at: start) == nil, let second = amount(at: start, floor: next) else {
        return .none
      }
      let secondEnd = second.range.upperBound
      if isPlainDigits(first), isPlainDigits(second), has("-", at: end), has("-", at: secondEnd), isDigit(secondEnd + 1)
      {
        var last = secondEnd
        while isDigit(last) || (has("-", at: last) && isDigit(last + 1)) { last += 1 }
        return .identifier(end: last)
      }
      if second.shape == .lone, !second.hasUnit, first.shape != .lone { return .none }
      return united(first, second).map { .range($0) } ?? .none
    }
    if has(anyOf: "与和跟", at: end), isOne(text[end + 1], of: .numberStart),
      var second = amount(at: end + 1, floor: end + 1)
    {
      // 10000与20000间: 间 is the word between the ends, and no room.
      if second.role == .room, first.unit.isEmpty {
        second.unit = ""
        second.kind = .number
        second.range = second.range.lowerBound..<second.range.upperBound - 1
      }
      guard var span = united(first, second) else { return .none }
      let close = span.range.upperBound
      guard has("间", at: close) || has("之间", at: close) else { return .none }
      span.range = span.range.lowerBound..<close + (has("间", at: close) ? 1 : 2)
      return .range(span)
    }
    return .none
  }

  private func isPlainDigits(_ amount: Amount) -> Bool {
    amount.shape == .digits && !amount.hasUnit && amount.power == 0
  }

  /// The end of (含) where it stands.
  func endOfInclusion(_ index: Int) -> Int {
    has(anyOf: "(", at: index) && has("含", at: index + 1) && has(anyOf: ")", at: index + 2) ? index + 3 : index
  }

  /// The end of the sign between the ends of a range; nil where there is none.
  private func endOfRangeSign(_ index: Int) -> Int? {
    if has(" ", at: index) { return endOfRangeSign(index + 1).map { has(" ", at: $0) ? $0 + 1 : $0 } }
    switch text[index] {
    case 0x2D, 0x2014, 0x7E:
      var end = index + 1
      while end - index < 3, text[end] == text[index] { end += 1 }
      return has(" ", at: end) ? end + 1 : end
    case 0x81F3, 0x5230: return index + 1
    default: return nil
    }
  }

  /// The two amounts in one unit; nil where they cannot be the ends of one range.
  private func united(_ first: Amount, _ second: Amount) -> Span? {
    guard first.upper == nil, second.upper == nil else { return nil }
    var low = first
    var high = second
    if low.hasUnit {
      guard low.unit == high.unit, low.kind == high.kind else { return nil }
      if low.power != high.power { low = low.scaled(to: high.power, multiplier: high.multiplier) }
    } else if low.power == 0, high.power > 0 {
      // 20~50亿元 says the multiplier once; 8500到3万 does not, as 8500 is more than 3.
      if low.value > high.value {
        high = high.scaled(to: 0, multiplier: high.multiplier.upperBound..<high.multiplier.upperBound)
      }
    } else if low.power != high.power {
      low = low.scaled(to: high.power, multiplier: high.multiplier)
    }
    guard low.value < high.value else { return nil }
    return Span(low: low, high: high, range: first.range.lowerBound..<second.range.upperBound)
  }
}
