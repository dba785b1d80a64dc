import ExactValues

extension FormReader {
  /// A run of digits with its grouping commas and its point.
  struct DigitRun {
    var end: Int
    /// The digits as one integer, up to 18 of them.
    var mantissa: Int
    /// How many of them stand behind the point.
    var decimals: Int
    /// How many digits stand before the point.
    var width: Int
    var startsWithZero: Bool
    var isGrouped: Bool
  }

  /// Reads 1,234.5; nil where there is no digit, or more than 18 significant ones: that is no figure.
  func digitRun(at start: Int) -> DigitRun? {
    var run = DigitRun(
      end: start, mantissa: 0, decimals: 0, width: 0, startsWithZero: has("0", at: start), isGrouped: false)
    var significant = 0
    func take(_ index: Int) -> Bool {
      let digit = Int(text[index]) - 0x30
      if significant > 0 || digit > 0 { significant += 1 }
      guard significant <= DecimalNumber.printedDigits else { return false }
      run.mantissa = run.mantissa * 10 + digit
      return true
    }
    while isDigit(run.end) {
      guard take(run.end) else { return nil }
      run.end += 1
      run.width += 1
    }
    if run.width >= 1, run.width <= 3 {
      while has(",", at: run.end), isDigit(run.end + 1), isDigit(run.end + 2), isDigit(run.end + 3),
        !isDigit(run.end + 4)
      {
        for index in run.end + 1...run.end + 3 {
          guard take(index) else { return nil }
        }
        run.end += 4
        run.width += 3
        run.isGrouped = true
      }
    }
    if has(".", at: run.end), isDigit(run.end + 1) {
      run.end += 1
      while isDigit(run.end) {
        guard run.decimals < 40, take(run.end) else { return nil }
        run.end += 1
        run.decimals += 1
      }
    }
    return run.width > 0 || run.decimals > 0 ? run : nil
  }

  /// The index after a run of digits, letters and the marks inside identifiers, numbers of versions and addresses.
  func endOfIdentifier(at start: Int) -> Int {
    var index = start
    while isDigit(index) || isLetter(index)
      || (has(anyOf: ".-_", at: index) && (isDigit(index + 1) || isLetter(index + 1)))
    {
      index += 1
    }
    return max(index, start + 1)
  }
}
