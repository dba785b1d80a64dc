import ExactValues

/// A number as it is written, without sign, unit or bounds: 91.4亿, 三百二十, 十五六万, 二〇〇八.
struct Numeral {
  /// How the number is written.
  enum Shape {
    /// With digits 0 to 9, alone or with Chinese multipliers.
    case digits
    /// In Chinese numerals.
    case chinese
    /// In Chinese digits without multipliers: 二〇〇八.
    case positional
    /// One Chinese digit, or 十: it may as well be part of a word.
    case lone
  }

  /// The index after the number.
  var end: Int
  /// The number before the multiplier that is kept with the unit: 91.4 of 91.4亿, 150000000 of 一亿五千万.
  var coefficient: DecimalNumber
  /// The upper end of what the numeral itself leaves open, in the same scale: 三四万, 十几, 500余万.
  var upper: DecimalNumber?
  /// Whether both ends are left out: 十几 is above 10 and below 20; 三四 may be 3 as well as 4.
  var isOpen = false
  /// Whether the first digit is open, so that the number has no value of its own: 几十, 数百.
  var isVague = false
  /// The power of ten that is kept with the unit.
  var power = 0
  /// Where the multiplier stands that is kept with the unit.
  var multiplier: Range<Int>
  var shape: Shape
  /// How many digits stand behind the point.
  var decimals = 0

  /// The whole number, multiplier included.
  var value: DecimalNumber { coefficient.scaled(byPowerOfTen: power) }

  /// The number with its multiplier no longer kept with the unit.
  var inUnits: Numeral {
    var result = self
    result.coefficient = value
    result.upper = upper?.scaled(byPowerOfTen: power)
    result.power = 0
    result.multiplier = end..<end
    return result
  }

  /// One unit of the last digit that is not zero: 150余 is below 160, 千余 below 2000, 3.5万余 below 3.6万.
  var nextStep: DecimalNumber { DecimalNumber(1, exponent: decimals > 0 ? -decimals : max(0, coefficient.exponent)) }
}
