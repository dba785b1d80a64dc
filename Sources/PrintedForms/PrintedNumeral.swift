package import ExactValues

/// A number at the start of a printed form, up to the unit and the multiplier that is printed with the unit.
package struct PrintedNumeral: Sendable {
  /// The number before the multiplier: 91.4 of 91.4亿元.
  package let value: DecimalNumber
  /// How many digits are printed behind the point.
  package let decimals: Int
  /// The upper end of what the numeral leaves open: 4 of 三四家, 20 of 十几家, 600 of 500余万.
  package let upper: DecimalNumber?
  /// Whether the number lies above `value` and below `upper`: 十几, 500余万; false where both may be meant: 三四.
  package let isOpen: Bool
  /// Whether the numeral says one value: 三四, 几十 and 数百 do not, and 二〇二五 is a row of digits, as years are written.
  package let isSingle: Bool
  /// One unit of the last digit that is not zero: 20余 is below 30, 150余 below 160, 千余 below 2000.
  package let nextStep: DecimalNumber
  /// How many characters of the text the number takes.
  package let length: Int

  /// Reads a number with its minus sign where a text starts with one; nil where it does not.
  ///
  /// The text has no spaces. What stands behind the number decides how some numerals are read, so give all of it.
  package init?(startOf text: some StringProtocol) {
    let isNegative = text.first.map { "-−－负".contains($0) } ?? false
    let scalars = ScalarText(String(isNegative ? text.dropFirst() : text[...]))
    var reader = FormReader(reference: nil)
    reader.text.fill(scalars.scalars, 0..<scalars.count)
    let start = reader.text.start
    guard reader.isOne(reader.text[start], of: .numberStart) || reader.has(".", at: start),
      let numeral = reader.numeral(at: start)
    else { return nil }
    let keptEnd = numeral.power > 0 ? numeral.multiplier.lowerBound : numeral.end
    value = isNegative ? -numeral.coefficient : numeral.coefficient
    decimals = numeral.decimals
    upper = numeral.upper
    isOpen = numeral.isOpen
    isSingle = !numeral.isVague && (numeral.upper == nil || numeral.isOpen) && numeral.shape != .positional
    nextStep = numeral.nextStep
    length = (isNegative ? 1 : 0) + scalars.text(reader.text.place(start..<keptEnd)).count
  }
}
