import ExactValues

extension FormReader {
  /// The bound words around an amount, and the range with them.
  struct Bounds {
    var range: Range<Int>
    var before: QuantityWords.Bound?
    var after: QuantityWords.Bound?
  }

  /// The quantity with the bound words around it.
  func bounded(_ span: Span, _ bounds: Bounds) -> FoundQuantity {
    var low = span.low
    var high = span.high
    var comparator = FoundQuantity.Comparator.equal
    if span.isOpen { comparator = span.isNegative ? .below : .above }
    if let joined = span.comparator {
      comparator = joined
    } else if let said = Self.comparator(bounds) {
      if span.value != nil || said == .about {
        if !(span.isOpen && said == .about) { comparator = said }
        if !span.isOpen {
          if said == .above || said == .atLeast { low = span.value }
          if said == .below || said == .atMost { high = span.value }
        }
      } else if span.low != nil {
        comparator = said
      }
    }
    let unit = span.multiplier.isEmpty ? span.unit : text.string(span.multiplier) + span.unit
    return FoundQuantity(
      place: text.place(bounds.range), numberPlace: text.place(span.range), kind: span.kind, value: span.value,
      low: low, high: high, comparator: comparator, unit: unit)
  }

  private static func comparator(_ bounds: Bounds) -> FoundQuantity.Comparator? {
    switch bounds.after {
    case .above: return .above
    case .atLeast: return .atLeast
    case .atMost: return .atMost
    case .about: return .about
    default: break
    }
    switch bounds.before {
    case .above: return .above
    case .atLeast, .reached: return .atLeast
    case .below, .near: return .below
    case .atMost: return .atMost
    case .about: return .about
    default: return nil
    }
  }

  /// Reads the bound words around an amount.
  func bounds(_ span: Span, floor: Int) -> Bounds {
    var result = Bounds(range: span.range)
    if let (bound, start) = boundBefore(span.range.lowerBound, floor: floor) {
      result.before = bound
      result.range = start..<span.range.upperBound
    }
    var end = endOfInclusion(span.range.upperBound)
    if has("+", at: end), !isOne(text[end + 1], of: [.digit, .letter]) {
      result.after = .atLeast
      end += 1
    } else if let (meaning, wordEnd) = words.after.match(text, at: end),
      let bound = QuantityWords.Bound(rawValue: meaning)
    {
      if bound != .reached {
        result.after = bound
        end = endOfInclusion(wordEnd)
      } else if result.before == .reached || result.before == .above {
        end = wordEnd
      } else {
        end = span.range.upperBound
      }
    } else if has(anyOf: "(", at: span.range.upperBound), end > span.range.upperBound {
      end = span.range.upperBound
    }
    // 站上第一 and 登上3 say no bound without 大关 or a unit.
    if result.before == .reached, end == span.range.upperBound, span.unit.isEmpty, span.multiplier.isEmpty {
      result.before = nil
      result.range = span.range
    }
    result.range = result.range.lowerBound..<end
    return result
  }

  /// The bound word before a number, and where it starts: 超过, 至少有, 突破了.
  private func boundBefore(_ start: Int, floor: Int) -> (QuantityWords.Bound, Int)? {
    var index = start
    if has(" ", at: index - 1) { index -= 1 }
    var match = words.before.match(text, before: index)
    if match == nil, has(anyOf: "了有到达的为至出在", at: index - 1) {
      match = words.before.match(text, before: index - 1)
    }
    guard let (meaning, wordStart) = match, wordStart >= floor, let bound = QuantityWords.Bound(rawValue: meaning)
    else {
      return nil
    }
    // 上 and 过 are bounds only before a bare 百, 千, 万 or 亿; 过 behind what has a value too: 产值过10亿元.
    if wordStart == start - 1, has(anyOf: "上过", at: wordStart) {
      if has("过", at: wordStart), has(anyOf: "值资收入额税", at: wordStart - 1) { return (bound, wordStart) }
      guard isOne(text[start], of: .multiplier), !has(anyOf: "十拾", at: start) else { return nil }
    }
    return (bound, wordStart)
  }

  /// 大于3小于5, 三年以上十年以下: two bounds of one quantity.
  func joinedBounds(_ span: Span, _ first: Bounds) -> Span? {
    guard let low = span.value, !span.isOpen, let comparator = Self.comparator(first),
      comparator == .above || comparator == .atLeast
    else { return nil }
    var index = first.range.upperBound
    while has(anyOf: ",，、并且而及", at: index) { index += 1 }
    let isPrefixed: Bool
    var start = index
    while start - index < 4, !isOne(text[start], of: [.digit, .numeral, .multiplier]), text[start] != 0 { start += 1 }
    guard isOne(text[start], of: [.digit, .numeral, .multiplier]), let second = amount(at: start, floor: start),
      second.upper == nil
    else { return nil }
    if start > index {
      guard let (bound, wordStart) = boundBefore(start, floor: index), wordStart == index,
        bound == .below || bound == .atMost
      else { return nil }
      isPrefixed = true
    } else {
      isPrefixed = false
    }
    var high = second
    guard high.unit == span.unit else { return nil }
    let power = Span(second).multiplier
    if text.string(power) != text.string(span.multiplier) { return nil }
    high.range = index..<second.range.upperBound
    guard low < high.value else { return nil }
    if !isPrefixed {
      guard let (meaning, end) = words.after.match(text, at: endOfInclusion(second.range.upperBound)),
        meaning == QuantityWords.Bound.atMost.rawValue
      else { return nil }
      high.range = index..<end
    }
    var result = span
    result.range = first.range.lowerBound..<high.range.upperBound
    result.low = low
    result.high = high.value
    result.value = nil
    result.kind = span.kind == .number ? .range : span.kind
    result.comparator = .equal
    return result
  }
}
