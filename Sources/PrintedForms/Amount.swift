import ExactValues

/// A number with its sign and unit, before bounds and ranges are read.
struct Amount {
  /// Where it stands in the folded text, from the sign to the unit.
  var range: Range<Int>
  /// The number in the printed unit; the lower end where `upper` is given.
  var value: DecimalNumber
  /// The upper end of what the numeral leaves open.
  var upper: DecimalNumber?
  var isOpen = false
  var isVague = false
  /// The power of ten that is printed with the unit, and where.
  var power = 0
  var multiplier: Range<Int>
  var kind: FoundQuantity.Kind
  /// The unit without its multiplier; empty where there is none.
  var unit: String
  var role = UnitWord.Role.none
  var shape: Numeral.Shape
  /// Whether the number is a fraction, a part or a sum of units, which no range multiplies.
  var isComposite = false

  var hasUnit: Bool { !unit.isEmpty }

  init(_ numeral: Numeral, range: Range<Int>, kind: FoundQuantity.Kind = .number, unit: String = "") {
    self.range = range
    value = numeral.coefficient
    upper = numeral.upper
    isOpen = numeral.isOpen
    isVague = numeral.isVague
    power = numeral.power
    multiplier = numeral.multiplier
    shape = numeral.shape
    self.kind = kind
    self.unit = unit
  }

  /// The same amount in another power of ten.
  func scaled(to newPower: Int, multiplier newMultiplier: Range<Int>) -> Amount {
    var result = self
    result.value = value.scaled(byPowerOfTen: power - newPower)
    result.upper = upper?.scaled(byPowerOfTen: power - newPower)
    result.power = newPower
    result.multiplier = newMultiplier
    return result
  }
}
