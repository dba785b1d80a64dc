import ExactValues

/// Reads a growth that is printed as a multiple of the earlier level: 翻番 is twice, 翻两番 four times, 增长到3倍 and
/// 是上年的3倍 three times, while 增长3倍 is three times more (domain rules, section 3.2).
enum PrintedMultiple {
  private static let upTo = [
    "增长到", "增长至", "增加到", "增加至", "增至", "提高到", "提高至", "上升到", "上升至", "扩大到", "扩大至", "相当于", "是",
  ]
  /// Words that mean a multiple only with the earlier level named: 达3倍 alone may be three times more.
  private static let asMuchAs = ["达到", "达", "为"]
  private static let bases = ["上年同期的", "去年同期的", "同期的", "上年的", "去年的", "原来的", "基期的"]

  /// The growth that a multiple is; nil where the text tells of none.
  static func growth(_ text: String, printed: String, base: Growth.Base) -> Growth? {
    if let doublings = doublings(text) {
      let times = (0..<doublings).reduce(DecimalNumber.one) { product, _ in product + product }
      return Growth(
        printed: printed, percent: .exactly(percent(times)), comparator: .equal, decimals: 0, base: base)
    }
    guard let (times, decimals) = multiple(text) else { return nil }
    return Growth(
      printed: printed, percent: .exactly(percent(times)), comparator: .equal, decimals: max(0, decimals - 2),
      lastDigit: 2 - decimals, base: base)
  }

  private static func percent(_ times: DecimalNumber) -> DecimalNumber { (times - .one).scaled(byPowerOfTen: 2) }

  /// How often the level doubled, 1 to 9: 翻番, 翻一番, 翻了两番.
  private static func doublings(_ text: String) -> Int? {
    guard text.hasPrefix("翻"), text.hasSuffix("番") else { return nil }
    var rest = text.dropFirst().dropLast()
    if rest.hasPrefix("了") { rest = rest.dropFirst() }
    if rest.isEmpty { return 1 }
    guard let number = PrintedNumber(taking: &rest), rest.isEmpty else { return nil }
    return (1...9).first { DecimalNumber($0) == number.value }
  }

  private static func multiple(_ text: String) -> (times: DecimalNumber, decimals: Int)? {
    guard text.hasSuffix("倍") else { return nil }
    var rest = text.dropLast()
    let isLevel = take(upTo, from: &rest)
    guard isLevel || take(asMuchAs, from: &rest) else { return nil }
    let namesBase = take(bases, from: &rest)
    guard isLevel || namesBase, let number = PrintedNumber(taking: &rest), rest.isEmpty, number.value > .zero else {
      return nil
    }
    return (number.value, number.decimals)
  }

  private static func take(_ words: [String], from rest: inout Substring) -> Bool {
    for word in words where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      return true
    }
    return false
  }
}
