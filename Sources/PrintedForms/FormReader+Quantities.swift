import ExactValues

extension FormReader {
  /// What was read at a place: the quantity, if there is one, and where to read on.
  typealias Reading = (found: FoundQuantity?, next: Int)

  /// Reads the quantity whose number starts at a place.
  ///
  /// - Parameter floor: what stands before this index belongs to something else.
  func quantity(at start: Int, floor: Int) -> Reading {
    if let skipped = nameOrMarker(at: start) { return (nil, skipped) }
    if start > floor, has("第", at: start - 1) { return ordinal(at: start) }
    if has("一半", at: start), !has(anyOf: "天路点导径", at: start + 2) {
      let half = Numeral(
        end: start + 2, coefficient: DecimalNumber(5, exponent: -1), multiplier: start + 2..<start + 2, shape: .chinese)
      let amount = Amount(half, range: start..<start + 2)
      let span = Span(amount)
      return (bounded(span, bounds(span, floor: floor)), start + 2)
    }
    guard let amount = amount(at: start, floor: floor) else {
      return (nil, isDigit(start) ? endOfIdentifier(at: start) : start + 1)
    }
    if let nameEnd = endOfName(amount, start: start) { return (nil, nameEnd) }
    let priced = withCurrencyBefore(amount, floor: floor)
    let range = range(from: priced)
    if case .none = range, !stands(amount, start: start) { return (nil, start + 1) }
    switch range {
    case .range(let span):
      let bounds = bounds(span, floor: floor)
      return (bounded(span, bounds), bounds.range.upperBound)
    case .identifier(let end): return (nil, end)
    case .none:
      let span = Span(priced)
      let bounds = bounds(span, floor: floor)
      if let joined = joinedBounds(span, bounds) {
        return (bounded(joined, Bounds(range: joined.range)), joined.range.upperBound)
      }
      return (bounded(span, bounds), bounds.range.upperBound)
    }
  }

  // MARK: What is no quantity

  /// Where to read on behind sayings, list numbers and digits that are part of a name; nil where a number may stand.
  private func nameOrMarker(at start: Int) -> Int? {
    if isDigit(start) {
      if isLetter(start - 1) || has(anyOf: "_#", at: start - 1) {
        return words.symbols.match(text, before: start) == nil ? endOfIdentifier(at: start) : nil
      }
      if has("-", at: start - 1), isLetter(start - 2) { return endOfIdentifier(at: start) }
      if has("+", at: start - 1), isOne(text[start - 2], of: [.letter, .numeral]) || has("网", at: start - 2) {
        return endOfIdentifier(at: start)
      }
    } else {
      if let saying = words.sayings.match(text, at: start), !has("第", at: start - 1) { return saying.end }
      if let pair = endOfPairedSaying(at: start) { return pair }
      if let end = endOfLongRow(at: start) { return end }
    }
    return endOfListNumber(at: start)
  }

  /// Chinese digits in a row, too many for a figure.
  private func endOfLongRow(at start: Int) -> Int? {
    var index = start
    while isNumeral(index) { index += 1 }
    return index - start > DecimalNumber.printedDigits ? index : nil
  }

  /// 一企一策, 千村万户: two numerals, each before one character, as sayings are built.
  private func endOfPairedSaying(at start: Int) -> Int? {
    guard isOne(text[start], of: [.numeral, .multiplier]), isOne(text[start + 2], of: [.numeral, .multiplier]),
      !isOne(text[start + 1], of: [.numeral, .multiplier, .mark, .digit, .letter]),
      !isOne(text[start + 3], of: [.numeral, .multiplier, .mark, .digit, .letter])
    else { return nil }
    let pair = (text[start], text[start + 2])
    let one: UInt16 = 0x4E00
    let thousand: UInt16 = 0x5343
    let myriad: UInt16 = 0x4E07
    let hundred: UInt16 = 0x767E
    let isSaying =
      pair == (one, one) || pair == (thousand, myriad) || pair == (hundred, thousand) || pair == (thousand, hundred)
    guard isSaying, !has("亿", at: start + 1), !has("点", at: start + 1), !has("分", at: start + 1) else { return nil }
    return start + 4
  }

  /// The number of a list entry at the start of a line: 一、 1. (2) 三是 is none.
  private func endOfListNumber(at start: Int) -> Int? {
    var first = start - 1
    let isBracketed = has(anyOf: "(〔[【", at: first)
    if isBracketed { first -= 1 }
    guard text[first] == 0 || has(anyOf: "\n\r。;!:", at: first) else { return nil }
    var index = start
    while index - start < 4, isDigit(index) || isNumeral(index) || has("十", at: index) { index += 1 }
    guard index > start else { return nil }
    if isBracketed { return has(anyOf: ")〕]】", at: index) ? index + 1 : nil }
    let isMarked = has("、", at: index) || (has(anyOf: ".", at: index) && !isDigit(index + 1))
    return isMarked && text[index + 1] != 0 && !isOne(text[index + 1], of: .numberStart) ? index + 1 : nil
  }

  /// Where a name ends that the number is part of: 5G, 3D, 1+4, 〔2021〕106号, 0511-8888, 09:30, 千亿级; nil for a figure.
  private func endOfName(_ amount: Amount, start: Int) -> Int? {
    let end = amount.range.upperBound
    if let clock = endOfClock(amount, start: start) { return clock }
    if amount.hasUnit { return nil }
    if has("级", at: end) { return end + 1 }
    guard amount.shape == .digits else { return nil }
    if isLetter(end), !isLetter(end - 1) { return endOfIdentifier(at: start) }
    if has("_", at: end) || (has(".", at: end) && isDigit(end + 1)) { return endOfIdentifier(at: start) }
    if has("号", at: end) {
      return has("-", at: end + 1) && isDigit(end + 2) ? endOfIdentifier(at: end + 2) : end + 1
    }
    if has("〔", at: start - 1), has("〕", at: end) { return end + 1 }
    if has("+", at: end), isOne(text[end + 1], of: [.digit, .letter]) { return endOfIdentifier(at: start) }
    if has("+", at: start - 1), isDigit(start - 2) { return end }
    if has(":", at: end), end - start <= 2, isDigit(end + 1), isDigit(end + 2), !isDigit(end + 3) {
      let isFull = has(":", at: end + 3) && isDigit(end + 4) && isDigit(end + 5)
      return isFull ? end + 6 : end + 3
    }
    // 007, 0511-8888: digits that begin with 0 are a code.
    if has("0", at: start), isDigit(start + 1) { return endOfIdentifier(at: start) }
    return nil
  }

  /// The end of a time of day: 10时30分, 9点15分; nil for anything else.
  private func endOfClock(_ amount: Amount, start: Int) -> Int? {
    let end = amount.range.upperBound
    let isHour = amount.role == .mark
    guard amount.shape == .digits, isHour || (!amount.hasUnit && has("时", at: end)), amount.value <= DecimalNumber(24)
    else {
      return nil
    }
    let hour = isHour ? end : end + 1
    if let minute = smallNumber(at: hour), has("分", at: minute.end) { return minute.end + 1 }
    return isHour || has(anyOf: "间期代段空尚事令差效", at: hour) ? nil : hour
  }

  /// Whether a number without a unit is one, and no part of a word.
  private func stands(_ amount: Amount, start: Int) -> Bool {
    if amount.shape == .lone, has(anyOf: "伍陆肆拾", at: start), amount.kind != .currency,
      !(isMark(start - 1) && isMark(start + 1))
    {
      return false
    }
    guard !amount.hasUnit, !amount.isComposite else { return true }
    let end = amount.range.upperBound
    let isIsolated = isMark(start - 1) && isMark(end)
    switch amount.shape {
    case .digits, .chinese: return true
    case .positional: return isIsolated || (end - start >= 3 && !has("产", at: end)) || has(anyOf: "零〇", at: start)
    case .lone:
      if isIsolated { return true }
      guard amount.range.lowerBound == start else { return true }
      let isLed = has(anyOf: "是为前第于", at: start - 1) || isMark(start - 1)
      let isFollowed =
        isMark(end) || has(anyOf: "却这那的和与及以到至", at: end) || (has("等", at: end) && !has(anyOf: "奖级功品", at: end + 1))
      if has("以", at: end), has("上", at: end + 1) || has("下", at: end + 1) { return true }
      return isLed && isFollowed && !has("之", at: start - 1)
    }
  }

  // MARK: Ordinals

  private func ordinal(at start: Int) -> Reading {
    if let name = words.ordinalNames.match(text, at: start) { return (nil, name.end) }
    guard !has(anyOf: "百千万亿", at: start), let numeral = numeral(at: start)?.inUnits, numeral.upper == nil else {
      return (nil, start + 1)
    }
    let range = start - 1..<numeral.end
    return (
      FoundQuantity(
        place: text.place(range), numberPlace: text.place(range), kind: .ordinal, value: numeral.value, unit: ""),
      numeral.end
    )
  }

  // MARK: Currencies before the number

  /// $500, ¥3亿, 人民币3.14: a currency before a number that has none behind it.
  private func withCurrencyBefore(_ amount: Amount, floor: Int) -> Amount {
    var index = amount.range.lowerBound
    if has(" ", at: index - 1) { index -= 1 }
    if !amount.hasUnit, let (symbol, start) = words.symbols.match(text, before: index), start >= floor {
      return priced(amount, unit: QuantityWords.symbolUnits[symbol], start: start)
    }
    guard !amount.hasUnit || amount.role == .yuan,
      let (word, start) = words.currencyBefore.match(text, before: index), start >= floor
    else { return amount }
    let name = QuantityWords.currencyWords[word]
    return priced(amount, unit: name == "人民币" && amount.hasUnit ? amount.unit : name, start: start)
  }

  private func priced(_ amount: Amount, unit: String, start: Int) -> Amount {
    var result = amount
    result.kind = .currency
    result.unit = unit
    result.range = start..<amount.range.upperBound
    return result
  }
}
