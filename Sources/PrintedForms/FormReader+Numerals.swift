import ExactValues

extension FormReader {
  /// Reads a number without its sign at a place where one may start; nil where there is none.
  func numeral(at start: Int) -> Numeral? {
    if isDigit(start) || has(".", at: start) {
      guard let run = digitRun(at: start) else { return nil }
      if run.decimals > 0 { return decimalWithMultipliers(run, start: start) }
      if let decimal = pointDecimals(after: run.end, whole: run.mantissa) { return decimal }
    } else if has(anyOf: "半", at: start) {
      return half(at: start)
    } else if let run = positionalRun(at: start) {
      return run
    }
    return sections(at: start)
  }

  /// 1.5万亿, 2.5百万: digits with a point, then multipliers only.
  private func decimalWithMultipliers(_ run: DigitRun, start: Int) -> Numeral? {
    // A second point makes it a version, an address or a date.
    if has(".", at: run.end), isDigit(run.end + 1) { return nil }
    return withChain(
      DecimalNumber(Int128(run.mantissa), exponent: -run.decimals), end: run.end, decimals: run.decimals,
      shape: .digits, allowsSmall: true)
  }

  /// A number that has its digits, with the multipliers after it: 1.5万亿, 一点五万, 500余万.
  private func withChain(
    _ value: DecimalNumber, end: Int, decimals: Int, shape: Numeral.Shape, allowsSmall: Bool
  ) -> Numeral {
    var numeral = Numeral(end: end, coefficient: value, multiplier: end..<end, shape: shape, decimals: decimals)
    var index = end
    if has(anyOf: "余多", at: index), isBigMultiplier(index + 1) {
      numeral.isOpen = true
      numeral.upper = value + numeral.nextStep
      index += 1
    } else if has("个", at: index), isYiAfterClassifier(index + 1) {
      index += 1
    }
    let chainStart = index
    var power = 0
    while isOne(text[index], of: .multiplier), allowsSmall || isBigMultiplier(index),
      words.wholeUnit(text, at: index) == nil,
      power < 24
    {
      power += Int(values[Int(text[index])])
      index += 1
    }
    guard power > 0 else {
      return Numeral(end: end, coefficient: value, multiplier: end..<end, shape: shape, decimals: decimals)
    }
    numeral.power = power
    numeral.multiplier = chainStart..<index
    numeral.end = index
    return numeral
  }

  func isBigMultiplier(_ index: Int) -> Bool { has(anyOf: "万亿兆", at: index) }

  /// 两个亿, but not 三个亿级项目.
  private func isYiAfterClassifier(_ index: Int) -> Bool { has("亿", at: index) && !has("级", at: index + 1) }

  /// 一点五, 8点5, 四百亿点零五: what stands behind 点, as digits.
  private func pointDecimals(after end: Int, whole: Int, shape: Numeral.Shape = .digits) -> Numeral? {
    guard has("点", at: end) else { return nil }
    var index = end + 1
    var mantissa = whole
    var decimals = 0
    while isDigit(index) || (isNumeral(index) && !has("两", at: index)) {
      let (tenfold, isTooBig) = mantissa.multipliedReportingOverflow(by: 10)
      guard !isTooBig, tenfold <= Int.max - 9, decimals < 40 else { return nil }
      mantissa = tenfold + Int(values[Int(text[index])])
      decimals += 1
      index += 1
    }
    // 三点二十分, 3点30分, 两点半: a time of day; 两点一线: a word.
    guard decimals > 0, !has(anyOf: "十分钟刻半线", at: index) || has("分之", at: index) else { return nil }
    return withChain(
      DecimalNumber(Int128(mantissa), exponent: -decimals), end: index, decimals: decimals, shape: shape,
      allowsSmall: false)
  }

  /// 半 before a unit that has halves.
  private func half(at start: Int) -> Numeral? {
    guard !has(anyOf: "上下前后大一过多每夜", at: start - 1), words.halved.match(text, at: start + 1) != nil else { return nil }
    let isHundred = has("百", at: start + 1)
    return Numeral(
      end: start + (isHundred ? 2 : 1), coefficient: DecimalNumber(isHundred ? 500 : 5, exponent: -1),
      multiplier: start + 1..<start + 1, shape: .chinese)
  }

  /// 二〇〇八, 三六七, 壹壹: Chinese digits as a row of places. Two neighbours such as 三四 are a range instead.
  private func positionalRun(at start: Int) -> Numeral? {
    var index = start
    var value = 0
    while isNumeral(index), !has("两", at: index), index - start < 18 {
      value = value * 10 + Int(values[Int(text[index])])
      index += 1
    }
    let count = index - start
    guard count >= 2, !isOne(text[index], of: [.multiplier, .numeral]) else { return nil }
    if count == 2, isNeighbour(start) { return nil }
    if let decimal = pointDecimals(after: index, whole: value, shape: .chinese) { return decimal }
    return Numeral(
      end: index, coefficient: DecimalNumber(Int128(value)), multiplier: index..<index, shape: .positional)
  }

  /// Whether two digits name a range: 三四, 七八, 三五, 一两.
  private func isNeighbour(_ index: Int) -> Bool {
    let first = values[Int(text[index])]
    let second = values[Int(text[index + 1])]
    guard isNumeral(index), isNumeral(index + 1), !isNumeral(index + 2), first >= 1, !has("两", at: index) || second == 3
    else { return false }
    return second == first + 1 || (first == 3 && second == 5)
  }

  /// Whole numbers: 3千5百万, 一亿零一百二十万, 十五六万, 1万600.
  private func sections(at start: Int) -> Numeral? {
    var builder = NumeralBuilder()
    var index = start
    while !builder.hasOverflow, let next = step(&builder, at: index, start: start) { index = next }
    guard builder.isStarted, !builder.hasOverflow else { return nil }
    return finished(&builder, start: start, end: index)
  }

  /// Takes one digit, 零, 几 or multiplier; nil where the number ends.
  private func step(_ builder: inout NumeralBuilder, at index: Int, start: Int) -> Int? {
    let scalar = text[index]
    let value = Int(values[Int(scalar)])
    if isDigit(index) { return digits(&builder, at: index) }
    if isNumeral(index) {
      return value == 0 ? zero(&builder, at: index) : chineseDigit(&builder, value, at: index)
    }
    if isOne(scalar, of: .multiplier) {
      return value >= 4 ? bigMultiplier(&builder, value, at: index) : smallMultiplier(&builder, value, at: index, start)
    }
    if has(anyOf: "廿卅卌", at: index), builder.pending == nil, builder.sectionPower > 1 {
      builder.section += value * 10
      builder.sectionPower = 1
      builder.lastPower = 1
      builder.isStarted = true
      return index + 1
    }
    return openDigit(&builder, at: index, start: start)
  }

  private func digits(_ builder: inout NumeralBuilder, at index: Int) -> Int? {
    guard builder.pending == nil, !builder.isStarted || !text.hasGap(before: index), let run = digitRun(at: index),
      builder.spread == 0
    else { return nil }
    if builder.isStarted {
      // 1万600 is one number; 10万20万 and 1万1.5 are two.
      guard run.decimals == 0, run.width <= builder.lastPower, !run.isGrouped else { return nil }
    }
    builder.pending = run.mantissa
    builder.pendingStart = index
    builder.pendingIsDigits = true
    builder.pendingWidth = run.width
    builder.chain = nil
    builder.isStarted = true
    return run.end
  }

  private func chineseDigit(_ builder: inout NumeralBuilder, _ value: Int, at index: Int) -> Int? {
    // 两 is a digit before 百, 千, 万 and 亿 and at the start; elsewhere it is a unit of mass.
    if has("两", at: index), builder.isStarted, !has(anyOf: "百千万亿", at: index + 1) {
      guard builder.pending == 1, !builder.pendingIsDigits, builder.lastPower == 0,
        words.unit(text, at: index + 1) != nil
      else { return nil }
    }
    if builder.pending != nil {
      guard !builder.pendingIsDigits, builder.spread == 0, isNeighbour(index - 1) else { return nil }
      builder.spread = value - Int(values[Int(text[index - 1])])
      return index + 1
    }
    guard builder.spread == 0 else { return nil }
    builder.pending = value
    builder.pendingStart = index
    builder.pendingIsDigits = false
    builder.pendingWidth = 1
    builder.chain = nil
    builder.isStarted = true
    return index + 1
  }

  private func zero(_ builder: inout NumeralBuilder, at index: Int) -> Int? {
    if !builder.isStarted {
      // 零点五, and 零十 as some write 十; a lone 零 is part of a word.
      guard has("点", at: index + 1) || has("十", at: index + 1) else { return nil }
      builder.isStarted = true
      if has("点", at: index + 1) {
        builder.pending = 0
        builder.pendingStart = index
        return index + 1
      }
      builder.hasZero = true
      return index + 1
    }
    let follows = isNumeral(index + 1) || isDigit(index + 1) || has(anyOf: "十拾几廿", at: index + 1)
    guard builder.pending == nil, builder.spread == 0, !builder.hasZero, follows else { return nil }
    builder.hasZero = true
    return index + 1
  }

  /// 十几, 几十, 数十, and 余 or 多 before 万 and 亿.
  private func openDigit(_ builder: inout NumeralBuilder, at index: Int, start: Int) -> Int? {
    if has("几", at: index) || (has("数", at: index) && !builder.isStarted) {
      // 几十 counts tens from one to nine; 十几 leaves the last place open.
      let isCounting = isOne(text[index + 1], of: .multiplier) && (!builder.isStarted || !isBigMultiplier(index + 1))
      guard builder.spread == 0, builder.pending == nil, isCounting || (builder.isStarted && builder.lastPower >= 1)
      else { return nil }
      if has("数", at: index), words.countNouns.has(text[index - 1]) { return nil }
      builder.pending = isCounting ? 1 : 0
      builder.spread = isCounting ? 9 : 10
      builder.isVague = isCounting
      builder.pendingStart = index
      builder.pendingIsDigits = false
      builder.chain = nil
      builder.isOpen = true
      builder.isStarted = true
      return index + 1
    }
    if has(anyOf: "余多", at: index), builder.isStarted, isBigMultiplier(index + 1) {
      guard words.wholeUnit(text, at: index + 1) == nil, bigMultiplierFits(builder, Int(values[Int(text[index + 1])]))
      else { return nil }
      let below = builder.sum(builder.section, builder.pending ?? 0)
      if builder.spread == 0 {
        builder.spread = NumeralBuilder.powers[min(18, Self.trailingZeros(below > 0 ? below : builder.total))]
      }
      builder.isOpen = true
      return index + 1
    }
    if has("个", at: index), builder.pending != nil, isYiAfterClassifier(index + 1) { return index + 1 }
    return nil
  }

  private static func trailingZeros(_ value: Int) -> Int {
    var rest = value
    var count = 0
    while rest > 0, rest % 10 == 0 {
      rest /= 10
      count += 1
    }
    return count
  }

  private func smallMultiplier(_ builder: inout NumeralBuilder, _ power: Int, at index: Int, _ start: Int) -> Int? {
    if builder.isStarted || power > 1, words.wholeUnit(text, at: index) != nil { return nil }
    guard power < builder.sectionPower else { return nil }
    let isBare = builder.pending == nil
    if isBare {
      // 十 needs no 一 before it; 百 and 千 stand alone only before 万, 亿 or a unit, as in 百亿元 and 千余家.
      let mayStand = !builder.isStarted || builder.hasZero || (power == 1 && builder.lastPower > 1)
      guard mayStand, power == 1 || builder.hasZero || isBareMultiplierRead(index) else { return nil }
    }
    let digit = builder.pending ?? 1
    let isChainOfDigits = builder.pendingIsDigits && builder.section == 0 && builder.total == digit
    if builder.pendingIsDigits, builder.lastPower > 0, builder.pendingWidth > 1 { return nil }
    builder.section = builder.sum(builder.section, builder.times(digit, power: power))
    builder.spread = builder.times(builder.spread, power: power)
    builder.pending = nil
    builder.sectionPower = power
    builder.lastPower = power
    builder.hasZero = false
    builder.isStarted = true
    if isChainOfDigits {
      builder.chain = index..<index + 1
      builder.chainPower = power
    } else {
      builder.chain = nil
    }
    return index + 1
  }

  /// 百亿, 千万, 千余家, 百家: a multiplier that stands for one of itself.
  private func isBareMultiplierRead(_ index: Int) -> Bool {
    if isBigMultiplier(index + 1) { return true }
    let next = has(anyOf: "余多", at: index + 1) ? index + 2 : index + 1
    return words.unit(text, at: next) != nil && words.wholeUnit(text, at: index) == nil
  }

  /// 近万人, 超万亿元, 万余名, 亿元以上: 万 and 亿 stand alone behind a bound word, before 余, or as a threshold.
  private func isBareBigMultiplierRead(_ index: Int) -> Bool {
    var end = index
    while isBigMultiplier(end), end - index <= 2 { end += 1 }
    guard end - index <= 2 else { return false }
    if has("余", at: end) { return words.unit(text, at: end + 1) != nil }
    guard let unit = words.unit(text, at: end) else { return false }
    if has(anyOf: "上近过超破逾", at: index - 1) { return true }
    return has("以", at: unit.end) && (has("上", at: unit.end + 1) || has("下", at: unit.end + 1))
  }

  private func bigMultiplierFits(_ builder: NumeralBuilder, _ power: Int) -> Bool {
    let below = builder.sum(builder.section, builder.pending ?? 0)
    if power == 4 { return below > 0 ? !builder.hasMyriad : builder.lastPower == 4 && builder.myriads > 0 }
    return builder.sum(below, builder.myriads) > 0 && !(builder.hasYi && power == 8)
      && (power == 8 || builder.grand == 0)
  }

  private func bigMultiplier(_ builder: inout NumeralBuilder, _ power: Int, at index: Int) -> Int? {
    if !builder.isStarted, isBareBigMultiplierRead(index) {
      // 近万人, 亿元以上: one 万, one 亿.
      builder.pending = 1
      builder.isStarted = true
    }
    guard builder.isStarted, words.wholeUnit(text, at: index) == nil, bigMultiplierFits(builder, power) else {
      return nil
    }
    let below = builder.sum(builder.section, builder.pending ?? 0)
    let continuesChain = builder.pending == nil && builder.chain?.upperBound == index
    let isFirst = builder.grand == 0 && builder.myriads == 0
    if power == 4 {
      builder.myriads = builder.times(below > 0 ? below : builder.myriads, power: 4)
      builder.hasMyriad = true
    } else {
      let closed = builder.times(builder.sum(builder.myriads, below), power: power)
      builder.grand = builder.sum(builder.grand, closed)
      builder.myriads = 0
      builder.hasMyriad = false
      if power == 8 { builder.hasYi = true }
    }
    builder.spread = builder.times(builder.spread, power: power)
    builder.section = 0
    builder.pending = nil
    builder.sectionPower = 4
    builder.lastPower = power
    builder.hasZero = false
    if continuesChain, let chain = builder.chain {
      builder.chain = chain.lowerBound..<index + 1
      builder.chainPower += power
    } else if isFirst {
      builder.chain = index..<index + 1
      builder.chainPower = power
    } else {
      builder.chain = nil
    }
    return index + 1
  }

  private func finished(_ builder: inout NumeralBuilder, start: Int, end: Int) -> Numeral? {
    var end = end
    if builder.hasZero, builder.pending == nil { end -= 1 }
    if let pending = builder.pending, builder.lastPower > 0, builder.pendingIsDigits || builder.pendingStart > start {
      // A multiplier that does not fit after these digits starts another number: 10万20万, 三百五百.
      if isOne(text[end], of: .multiplier), words.wholeUnit(text, at: end) == nil,
        !has("十", at: end) || builder.sectionPower <= 1
      {
        builder.pending = nil
        builder.spread = 0
        builder.isOpen = false
        end = builder.pendingStart
        if values[Int(text[end - 1])] == 0 { end -= 1 }
      } else if builder.lastPower >= 2, pending >= 1, pending <= 9, !builder.hasZero, builder.pendingWidth == 1,
        !builder.isOpen
      {
        // 两千六 is 2600 and 三万五 is 35,000: the last digit takes the next place down.
        builder.pending = builder.times(pending, power: builder.lastPower - 1)
        builder.spread = builder.times(builder.spread, power: builder.lastPower - 1)
      }
    }
    let total = builder.total
    guard total < Int.max, !builder.hasOverflow, end > start else { return nil }
    if let decimal = pointDecimals(after: end, whole: total, shape: .chinese), builder.spread == 0 { return decimal }
    let isLone = end - start == 1 && !isDigit(start)
    var numeral = Numeral(
      end: end, coefficient: DecimalNumber(Int128(total)), isOpen: builder.isOpen, isVague: builder.isVague,
      multiplier: end..<end,
      shape: isLone ? .lone : isDigit(start) ? .digits : .chinese)
    if builder.spread > 0 { numeral.upper = DecimalNumber(Int128(builder.sum(total, builder.spread))) }
    if let chain = builder.chain, chain.upperBound == end {
      numeral.coefficient = numeral.coefficient.scaled(byPowerOfTen: -builder.chainPower)
      numeral.upper = numeral.upper?.scaled(byPowerOfTen: -builder.chainPower)
      numeral.power = builder.chainPower
      numeral.multiplier = chain
    }
    return numeral
  }
}
