import ExactValues

extension FormReader {
  /// Reads a number with its unit at a place where a number may start; the sign before it is taken along.
  ///
  /// - Parameter floor: what stands before this index belongs to something else.
  func amount(at start: Int, floor: Int) -> Amount? {
    let sign = sign(before: start, floor: floor)
    if let part = percentInWords(at: start) {
      return signed(part, sign)
    }
    guard var numeral = numeral(at: start) else { return nil }
    if has("又", at: numeral.end), let sum = mixedFraction(numeral, start: start) { return signed(ofUnit(sum), sign) }
    if has("分之", at: numeral.end) {
      guard let part = partInWords(denominator: numeral, start: start) else { return nil }
      return signed(ofUnit(part), sign)
    }
    if let fraction = slashFraction(numeral, start: start) { return signed(fraction, sign) }
    if let scaled = latinMultiplier(numeral) {
      return signed(Amount(scaled, range: start..<scaled.end), sign)
    }
    let bare = numeral
    var isMore = false
    if has(anyOf: "余多", at: numeral.end), numeral.upper == nil, mayBeMore(numeral) {
      isMore = true
      numeral.isOpen = true
      numeral.upper = numeral.coefficient + numeral.nextStep
      numeral.end += 1
    }
    if let measured = withUnit(numeral, start: start, isNegative: sign.isNegative) {
      return signed(measured, sign)
    }
    if isMore, !bare.value.isInteger || bare.shape == .lone { numeral = bare }
    let number = numeral.shape == .digits ? numeral : numeral.inUnits
    return signed(Amount(number, range: start..<numeral.end), sign)
  }

  /// 余 and 多 stand behind round numbers, or before a unit.
  private func mayBeMore(_ numeral: Numeral) -> Bool {
    if words.unit(text, at: numeral.end + 1) != nil { return true }
    return numeral.coefficient.exponent >= 1 || numeral.power > 0
  }

  // MARK: Sign

  /// 负, 负的, 零下 and the minus sign before a number.
  private func sign(before start: Int, floor: Int) -> (isNegative: Bool, start: Int) {
    var index = start - 1
    if has(" ", at: index) { index -= 1 }
    if index >= floor, has("-", at: index), !isOne(text[index - 1], of: [.digit, .letter]),
      !has(anyOf: "-—~%)年月日", at: index - 1)
    {
      return (true, index)
    }
    if index > floor, has("的", at: index) { index -= 1 }
    if index >= floor, has("负", at: index), !has(anyOf: "肩担抱背欺胜身重自", at: index - 1) { return (true, index) }
    if start - 2 >= floor, has("零下", at: start - 2) { return (true, start - 2) }
    return (false, start)
  }

  private func signed(_ amount: Amount, _ sign: (isNegative: Bool, start: Int)) -> Amount {
    guard sign.isNegative else { return amount }
    var result = amount
    result.range = sign.start..<amount.range.upperBound
    if let upper = amount.upper {
      result.value = -upper
      result.upper = -amount.value
    } else {
      result.value = -amount.value
    }
    return result
  }

  // MARK: Parts

  /// 百分之三点五, 百分百, 百分三十, 千分之二.
  private func percentInWords(at start: Int) -> Amount? {
    let isPercent = has("百分", at: start)
    guard isPercent || has("千分", at: start) || has("万分", at: start), !has("百分点", at: start) else { return nil }
    var index = start + 2
    let hasOf = has("之", at: index)
    if hasOf { index += 1 }
    if isPercent, has("百", at: index), !isOne(text[index + 1], of: .multiplier) {
      let hundred = Numeral(end: index + 1, coefficient: .hundred, multiplier: index..<index, shape: .chinese)
      return Amount(hundred, range: start..<index + 1, kind: .percent, unit: "%")
    }
    guard hasOf || isPercent else { return nil }
    let isNegative = has("负", at: index)
    if isNegative { index += 1 }
    guard var numeral = numeral(at: index)?.inUnits, hasOf || numeral.shape != .lone else { return nil }
    if let scaled = latinMultiplier(numeral) { numeral = scaled }
    if has("分", at: numeral.end) { return nil }
    if isNegative { numeral.coefficient = -numeral.coefficient }
    var part = Amount(numeral, range: start..<numeral.end, kind: .percent, unit: isPercent ? "%" : "‰")
    if has("万", at: start) {
      part.kind = .number
      part.unit = ""
      part.value = part.value.scaled(byPowerOfTen: -4)
      part.upper = part.upper?.scaled(byPowerOfTen: -4)
    }
    part.isComposite = true
    return part
  }

  /// 五分之二, 一千分之五: the quotient.
  private func partInWords(denominator: Numeral, start: Int) -> Amount? {
    var index = denominator.end + 2
    let isNegative = has("负", at: index)
    if isNegative { index += 1 }
    guard let above = numeral(at: index), let quotient = quotient(above.value, denominator.value) else { return nil }
    var result = Amount(above.inUnits, range: start..<above.end)
    result.value = isNegative ? -quotient : quotient
    result.upper = nil
    result.isOpen = false
    result.shape = .chinese
    result.isComposite = true
    return result
  }

  /// 三分之一亩, 一又二分之一倍: the unit behind a fraction.
  private func ofUnit(_ fraction: Amount) -> Amount {
    guard let (unit, end) = words.unit(text, at: fraction.range.upperBound), unit.form == .plain,
      [.dimension, .currency, .multiple].contains(unit.kind)
    else {
      return fraction
    }
    var result = fraction
    result.unit = unit.name
    result.kind = unit.kind
    result.range = fraction.range.lowerBound..<end
    return result
  }

  /// The quotient of a fraction as decimals, which may be endless: to 18 significant digits.
  private func quotient(_ above: DecimalNumber, _ below: DecimalNumber) -> DecimalNumber? {
    above.divided(by: below)?.rounded(significantDigits: DecimalNumber.printedDigits)
  }

  /// 三又五分之一.
  private func mixedFraction(_ whole: Numeral, start: Int) -> Amount? {
    let index = whole.end + 1
    guard let below = numeral(at: index) else { return nil }
    let fraction =
      has("分之", at: below.end) ? partInWords(denominator: below, start: index) : slashFraction(below, start: index)
    guard var result = fraction else { return nil }
    result.value = whole.value + result.value
    result.range = start..<result.range.upperBound
    return result
  }

  /// 1/3, 六十/一百二十, and 1 3/5 with the whole number before a space.
  private func slashFraction(_ first: Numeral, start: Int) -> Amount? {
    var above = first
    var whole = DecimalNumber.zero
    if has(" ", at: first.end), first.shape == .digits, let second = numeral(at: first.end + 1),
      has("/", at: second.end)
    {
      whole = first.value
      above = second
    }
    guard has("/", at: above.end), !has("/", at: start - 1), !isLetter(start - 1),
      isOne(text[above.end + 1], of: .numberStart), let below = numeral(at: above.end + 1), !has("/", at: below.end),
      !isLetter(below.end), words.unit(text, at: below.end) == nil, let quotient = quotient(above.value, below.value)
    else { return nil }
    if !whole.isZero, quotient >= .one { return nil }
    // 1/009 is a code, 1/0.3 no fraction.
    if has("0", at: above.end + 1) { return nil }
    var result = Amount(above.inUnits, range: start..<below.end)
    result.value = whole + quotient
    result.shape = .chinese
    result.isComposite = true
    return result
  }

  /// 40k, 3M, -.0012G: the letters that multiply. 5G, 12.5G and 4K are names, and 3000M is metres.
  private func latinMultiplier(_ numeral: Numeral) -> Numeral? {
    guard numeral.shape == .digits, numeral.power == 0 else { return nil }
    let index = has(" ", at: numeral.end) ? numeral.end + 1 : numeral.end
    let power: Int
    switch text[index] {
    case 0x4B, 0x6B: power = 3
    case 0x4D: power = 6
    case 0x47: power = 9
    default: return nil
    }
    guard !isOne(text[index + 1], of: [.letter, .digit]), power < 6 || numeral.value < DecimalNumber(1000) else {
      return nil
    }
    if power == 9, numeral.coefficient >= .one { return nil }
    if power != 6, numeral.coefficient.isInteger, numeral.coefficient < DecimalNumber(10) { return nil }
    var result = numeral
    result.coefficient = numeral.coefficient.scaled(byPowerOfTen: power)
    result.end = index + 1
    return result
  }

  // MARK: Units

  /// The number with the unit behind it; nil where there is none.
  private func withUnit(_ numeral: Numeral, start: Int, isNegative: Bool) -> Amount? {
    var index = numeral.end
    if has(" ", at: index), !isDigit(index + 1) { index += 1 }
    if let tenths = tenths(numeral, start: start) { return tenths }
    guard let (unit, end) = words.unit(text, at: index) else { return nil }
    // Letters are a unit only where they are the whole word.
    if isLetter(end - 1), isOne(text[end], of: [.letter, .digit]) { return nil }
    if isLetter(index), text[index] == 0x4D, numeral.coefficient < DecimalNumber(1000), unit.role == .letterM {
      return nil
    }
    if unit.role == .mark, numeral.shape != .digits { return nil }
    // A count in Chinese numerals is a whole number: 两千万人; with digits the multiplier goes with the unit: 2000万人.
    let isWhole = unit.kind == .count && numeral.shape != .digits
    var amount = Amount(isWhole ? numeral.inUnits : numeral, range: start..<end, kind: unit.kind, unit: unit.name)
    amount.role = unit.role
    switch unit.form {
    case .plain, .notUnit: break
    case .andHalf:
      guard amount.upper == nil, !has(anyOf: "导岛径", at: end) else { return nil }
      amount.value = amount.value + DecimalNumber(5, exponent: -1)
    case .andMore:
      guard amount.upper == nil else { return nil }
      amount.upper = amount.value + .one
      amount.isOpen = true
    }
    return refined(amount, unit: unit, unitStart: index)
  }

  /// 六成, 2.5成: tenths, read as per cent.
  private func tenths(_ numeral: Numeral, start: Int) -> Amount? {
    guard has("成", at: numeral.end), !has(anyOf: "立功员果绩效都交熟本品长就套渝", at: numeral.end + 1), numeral.power == 0,
      numeral.coefficient <= DecimalNumber(10)
    else { return nil }
    var amount = Amount(numeral, range: start..<numeral.end + 1, kind: .percent, unit: "%")
    amount.value = amount.value.scaled(byPowerOfTen: 1)
    amount.upper = amount.upper?.scaled(byPowerOfTen: 1)
    let end = amount.range.upperBound
    if amount.upper == nil, has("半", at: end) {
      amount.value = amount.value + DecimalNumber(5)
      amount.range = start..<end + 1
    } else if amount.upper == nil, numeral.shape == .lone, isNumeral(end), !has("两", at: end), !isNumeral(end + 1),
      !isOne(text[end + 1], of: .multiplier), words.unit(text, at: end + 1) == nil
    {
      // 八成五 is 85 %.
      amount.value = amount.value + DecimalNumber(Int(values[Int(text[end])]))
      amount.range = start..<end + 1
    } else if amount.upper == nil, has("多", at: end) {
      // 六成多 is above 60 % and below 70 %.
      amount.upper = amount.value + DecimalNumber(10)
      amount.isOpen = true
      amount.range = start..<end + 1
    }
    return amount
  }

  /// What certain units bring with them: smaller units, and what they are a part of.
  private func refined(_ amount: Amount, unit: UnitWord, unitStart: Int) -> Amount? {
    var result = amount
    let end = amount.range.upperBound
    switch unit.role {
    case .yuan, .block, .dime:
      guard let money = money(amount) else { return nil }
      return perUnit(money)
    case .jin, .liang:
      if unit.form == .plain, unit.role == .jin, amount.upper == nil, let rest = numeral(at: end),
        rest.shape == .lone || isDigit(end),
        has("两", at: rest.end), rest.value < DecimalNumber(10)
      {
        result.value = amount.value + rest.value.scaled(byPowerOfTen: -1 - amount.power)
        result.range = amount.range.lowerBound..<rest.end + 1
        result.isComposite = true
      }
    case .degree:
      // 摄氏37度.
      if let name = scaleBefore(amount.range.lowerBound) {
        result.kind = .temperature
        result.unit = name
        result.range = amount.range.lowerBound - 2..<end
      }
    case .year:
      // A year of four digits is no duration.
      if amount.shape == .digits, amount.power == 0, amount.upper == nil, amount.value >= DecimalNumber(1000),
        amount.value.isInteger
      {
        return nil
      }
    case .doubling:
      guard has(anyOf: "翻了", at: amount.range.lowerBound - 1) else { return nil }
    case .day:
      if amount.shape == .digits, amount.power == 0, amount.value > DecimalNumber(36_600) { return nil }
    case .length:
      if has("每小时", at: amount.range.lowerBound - 3) {
        result.unit = unit.name + "每小时"
        result.range = amount.range.lowerBound - 3..<end
      }
    default: break
    }
    return perUnit(result)
  }

  private func scaleBefore(_ start: Int) -> String? {
    if has("摄氏", at: start - 2) { return "摄氏度" }
    return has("华氏", at: start - 2) ? "华氏度" : nil
  }

  /// 12件/万人, 3万元/人: a unit over a unit.
  private func perUnit(_ amount: Amount) -> Amount {
    let end = amount.range.upperBound
    guard has("/", at: end), amount.hasUnit, amount.kind != .percent else { return amount }
    var index = end + 1
    if has("每", at: index) { index += 1 }
    while isOne(text[index], of: .multiplier), words.wholeUnit(text, at: index) == nil, index < end + 4 { index += 1 }
    guard let (unit, unitEnd) = words.unit(text, at: index), unit.form == .plain, !isLetter(unitEnd) else {
      return amount
    }
    var result = amount
    result.unit = amount.unit + "/" + text.string(end + 1..<unitEnd)
    result.kind = .dimension
    result.range = amount.range.lowerBound..<unitEnd
    return result
  }
}
