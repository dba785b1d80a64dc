import ExactValues

extension FormReader {
  /// What may follow 元, 块, 角 and 毛: smaller units, a currency, 整.
  func money(_ amount: Amount) -> Amount? {
    let end = amount.range.upperBound
    var result = amount
    if amount.role == .block, isClassifierBlock(amount) {
      result.kind = .count
      return result
    }
    if amount.role == .dime { return cents(amount) }
    if has("整", at: end) || has("正", at: end), isMark(end + 1) {
      result.range = amount.range.lowerBound..<end + 1
      return result
    }
    guard amount.power == 0, amount.upper == nil else { return amount }
    var index = end
    let hasZero = has(anyOf: "零〇", at: index)
    if hasZero { index += 1 }
    guard let first = smallNumeral(at: index) else { return amount }
    if has(anyOf: "角毛", at: first.end), !isWordOfAngle(first.end) {
      result.value = amount.value + first.value.scaled(byPowerOfTen: -1)
      result.range = amount.range.lowerBound..<first.end + 1
      if let second = smallNumeral(at: first.end + 1), has("分", at: second.end), !has("之", at: second.end + 1) {
        result.value = result.value + second.value.scaled(byPowerOfTen: -2)
        result.range = amount.range.lowerBound..<second.end + 1
      } else if let second = smallNumeral(at: first.end + 1), isMark(second.end) {
        // 九毛九: the last unit is left out.
        result.value = result.value + second.value.scaled(byPowerOfTen: -2)
        result.range = amount.range.lowerBound..<second.end
      }
      result.isComposite = true
    } else if has("分", at: first.end), !has("之", at: first.end + 1) {
      result.value = amount.value + first.value.scaled(byPowerOfTen: -2)
      result.range = amount.range.lowerBound..<first.end + 1
      result.isComposite = true
    } else if amount.role == .block, !hasZero, first.shape == .lone || first.end == index + 1,
      isMark(first.end) || has(anyOf: "到至-~左以", at: first.end)
    {
      result.value = amount.value + first.value.scaled(byPowerOfTen: -1)
      result.range = amount.range.lowerBound..<first.end
      result.isComposite = true
    }
    return result
  }

  /// 两角五分, 九毛九.
  private func cents(_ amount: Amount) -> Amount? {
    let end = amount.range.upperBound
    guard !isWordOfAngle(end - 1) else { return nil }
    var result = amount
    if let rest = smallNumeral(at: end) {
      let hasName = has("分", at: rest.end)
      guard hasName || isMark(rest.end) else { return result }
      result.value = amount.value + rest.value.scaled(byPowerOfTen: -1)
      result.range = amount.range.lowerBound..<rest.end + (hasName ? 1 : 0)
      result.isComposite = true
    }
    return result
  }

  /// 五角大楼, 三角形.
  private func isWordOfAngle(_ index: Int) -> Bool {
    has("角", at: index) && has(anyOf: "大形星度逐落色", at: index + 1)
  }

  /// 三块牌子: a classifier; 三块, 三块四, 三块钱: money.
  private func isClassifierBlock(_ amount: Amount) -> Bool {
    let end = amount.range.upperBound
    return !(isMark(end) || isDigit(end) || isNumeral(end) || has(anyOf: "以左上到至-~", at: end))
  }

  /// A number of one or two places for 角 and 分.
  private func smallNumeral(at index: Int) -> Numeral? {
    guard isDigit(index) || isNumeral(index), let numeral = numeral(at: index), numeral.upper == nil,
      numeral.power == 0,
      numeral.value < DecimalNumber(100), numeral.value.isInteger
    else { return nil }
    return numeral
  }
}
