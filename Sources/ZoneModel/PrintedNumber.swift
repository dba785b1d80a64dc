import ExactValues

/// A number at the start of a printed form, in digits or in Chinese numerals.
struct PrintedNumber {
  let value: DecimalNumber
  let decimals: Int
  /// Whether the numeral itself is open: 十余, 数十.
  let isOpenEnded: Bool
  /// One unit of the last digit that is not zero: 20余 is below 30, 150余 below 160, 千余 below 2000.
  let nextStep: DecimalNumber

  init?(taking rest: inout Substring) {
    if let number = Self.digits(&rest) {
      value = number.value
      decimals = number.decimals
      isOpenEnded = false
      nextStep = DecimalNumber(1, exponent: number.decimals > 0 ? -number.decimals : max(0, number.value.exponent))
      return
    }
    guard let number = Self.numerals(&rest) else { return nil }
    value = number
    decimals = 0
    isOpenEnded = false
    nextStep = DecimalNumber(1, exponent: max(0, number.exponent))
  }

  private static func digits(_ rest: inout Substring) -> (value: DecimalNumber, decimals: Int)? {
    var text = ""
    var decimals = 0
    var seenPoint = false
    var remaining = rest
    if let sign = remaining.first, sign == "-" || sign == "−" {
      text = "-"
      remaining = remaining.dropFirst()
    }
    while let character = remaining.first {
      if let digit = character.wholeNumberValue, character.isASCII || ("０"..."９").contains(character) {
        text += String(digit)
        if seenPoint { decimals += 1 }
      } else if character == "." || character == "．", !seenPoint, remaining.dropFirst().first?.isNumber ?? false {
        text += "."
        seenPoint = true
      } else if character == ",", !seenPoint, remaining.dropFirst().prefix(3).allSatisfy(\.isNumber),
        remaining.count > 3
      {
        remaining = remaining.dropFirst()
        continue
      } else {
        break
      }
      remaining = remaining.dropFirst()
    }
    guard let value = DecimalNumber(text) else { return nil }
    rest = remaining
    return (value, decimals)
  }

  private static let numeralDigits: [Character: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let numeralTens: [Character: Int] = ["十": 10, "百": 100, "千": 1000]

  /// A numeral below 10,000: 四, 十六, 一百二十.
  private static func numerals(_ rest: inout Substring) -> DecimalNumber? {
    var total = 0
    var pending: Int?
    var seen = false
    while let character = rest.first {
      if let digit = numeralDigits[character] {
        // 两三家 is an estimate and 二〇二五 a row of digits: neither is the number of its last digit.
        if let before = pending, before != 0 { return nil }
        pending = digit
      } else if let ten = numeralTens[character] {
        total += (pending ?? 1) * ten
        pending = nil
      } else {
        break
      }
      seen = true
      rest = rest.dropFirst()
    }
    return seen ? DecimalNumber(total + (pending ?? 0)) : nil
  }
}
