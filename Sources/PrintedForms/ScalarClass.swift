/// What a folded scalar may be part of: a set of bits.
struct ScalarClass: OptionSet, Sendable {
  let rawValue: UInt8

  /// 0 to 9.
  static let digit = ScalarClass(rawValue: 1)
  /// A Chinese digit: 零〇一二三四五六七八九两 and the financial ones.
  static let numeral = ScalarClass(rawValue: 2)
  /// 十拾百千万亿兆.
  static let multiplier = ScalarClass(rawValue: 4)
  /// 半几数廿卅卌: what else a number may start with.
  static let vague = ScalarClass(rawValue: 8)
  /// What a wording of a period may start with.
  static let period = ScalarClass(rawValue: 16)
  /// A letter A to Z or a to z.
  static let letter = ScalarClass(rawValue: 32)
  /// A mark or a space between words; also the ends of the text.
  static let mark = ScalarClass(rawValue: 64)

  /// What a number may start with.
  static let numberStart: ScalarClass = [.digit, .numeral, .multiplier, .vague]
  /// What makes the scanner stop and look.
  static let trigger: ScalarClass = [.digit, .numeral, .multiplier, .vague, .period]

  /// The class of each folded scalar.
  static let table: [ScalarClass] = {
    var table = [ScalarClass](repeating: [], count: 0x10000)
    func mark(_ characters: String, _ value: ScalarClass) {
      for scalar in characters.unicodeScalars { table[Int(ScalarFold.fold(scalar.value))].insert(value) }
    }
    mark("0123456789", .digit)
    mark("零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖", .numeral)
    mark("十拾百千万亿兆", .multiplier)
    mark("半几数廿卅卌", .vague)
    mark(PeriodWords.firstCharacters, .period)
    mark("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", .letter)
    for value in 0...0x2F { table[value].insert(.mark) }
    for range in [
      0x3A...0x40, 0x5B...0x60, 0x7B...0xBF, 0x2010...0x206F, 0x3000...0x3006, 0x3008...0x303F, 0xFF00...0xFFEF,
    ] {
      for value in range { table[value].insert(.mark) }
    }
    return table
  }()

  /// The value of a digit of either kind, and the power of a multiplier; 255 for all others.
  static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 0x10000)
    func set(_ characters: String, _ numbers: [UInt8]) {
      for (scalar, number) in zip(characters.unicodeScalars, numbers) { values[Int(scalar.value)] = number }
    }
    set("0123456789", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    set("零〇一二三四五六七八九两", [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2])
    set("壹贰叁肆伍陆柒捌玖", [1, 2, 3, 4, 5, 6, 7, 8, 9])
    set("十拾百千万亿兆", [1, 1, 2, 3, 4, 8, 12])
    set("廿卅卌", [2, 3, 4])
    return values
  }()
}
