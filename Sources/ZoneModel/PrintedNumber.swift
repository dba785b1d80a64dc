import ExactValues
import PrintedForms

/// A number at the start of a printed form, read as it is read in running text.
struct PrintedNumber {
  let value: DecimalNumber
  let decimals: Int
  /// The upper end of what the numeral itself leaves open: 20 of 十几, 600 of 500余万.
  let upper: DecimalNumber?
  /// Whether the number lies above `value`: 十几.
  let isOpenEnded: Bool
  /// One unit of the last digit that is not zero: 20余 is below 30, 150余 below 160, 千余 below 2000.
  let nextStep: DecimalNumber

  /// Takes the number off; its multiplier stays with the unit. Nil for a numeral without one value: 三四, 几十, 二〇二五.
  init?(taking rest: inout Substring) {
    guard let numeral = PrintedNumeral(startOf: rest), numeral.isSingle else { return nil }
    value = numeral.value
    decimals = numeral.decimals
    upper = numeral.upper
    isOpenEnded = numeral.isOpen
    nextStep = numeral.nextStep
    rest = rest.dropFirst(numeral.length)
  }
}
