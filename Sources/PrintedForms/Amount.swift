import ExactValues

/// A number with its sign and unit, before bounds and ranges are read.
///
/// The order of its fields keeps it below 128 bytes, up to which a copy is a few instructions and no call.
struct Amount {
  /// Where it stands in the folded text, from the sign to the unit.
  var range: Range<Int>
  /// Where the multiplier stands that is printed with the unit.
  var multiplier: Range<Int>
  /// The number in the printed unit; the lower end where `upper` is given.
  var value: DecimalNumber
  /// The power of ten that is printed with the unit.
  private var shortPower: Int8 = 0
  var isOpen = false
  var isVague = false
  /// Whether the number is a fraction, a part or a sum of units, which no range multiplies.
  var isComposite = false
  var kind: FoundQuantity.Kind
  var role = UnitWord.Role.none
  var shape: Numeral.Shape
  /// The upper end of what the numeral leaves open.
  var upper: DecimalNumber?
  /// The unit without its multiplier; empty where there is none.
  var unit: String

  /// The power of ten that is printed with the unit; below 40.
  var power: Int {
    get { Int(shortPower) }
    set { shortPower = Int8(clamping: newValue) }
  }

  var hasUnit: Bool { !unit.isEmpty }

  init(_ numeral: Numeral, range: Range<Int>, kind: FoundQuantity.Kind = .number, unit: String = "") {
    self.range = range
    value = numeral.coefficient
    upper = numeral.upper
    isOpen = numeral.isOpen
    isVague = numeral.isVague
    multiplier = numeral.multiplier
    shape = numeral.shape
    self.kind = kind
    self.unit = unit
    power = numeral.power
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
