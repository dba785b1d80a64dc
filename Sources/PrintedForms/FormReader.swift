import ExactValues

/// Reads the printed forms at a place of a folded text.
struct FormReader {
  /// The text.
  var text = FoldedText()
  /// The day that 今年 and dates without a year are counted from.
  let reference: CivilDate?
  /// The last span that was found: what 同期 speaks of.
  var lastSpan: CalendarSpan?
  let classes = ScalarClass.table
  let values = ScalarClass.values
  let words = QuantityWords.shared
  let periodWords = PeriodWords.shared

  init(reference: CivilDate?) {
    self.reference = reference
  }

  @inline(__always)
  func isOne(_ scalar: UInt16, of set: ScalarClass) -> Bool { !classes[Int(scalar)].isDisjoint(with: set) }

  @inline(__always)
  func isDigit(_ index: Int) -> Bool { text[index] >= 0x30 && text[index] <= 0x39 }

  /// Whether a Chinese digit stands there.
  @inline(__always)
  func isNumeral(_ index: Int) -> Bool { isOne(text[index], of: .numeral) }

  @inline(__always)
  func isLetter(_ index: Int) -> Bool { isOne(text[index], of: .letter) }

  /// Whether a mark, a space or an end of the text stands there.
  @inline(__always)
  func isMark(_ index: Int) -> Bool { isOne(text[index], of: .mark) }

  @inline(__always)
  func has(_ character: Unicode.Scalar, at index: Int) -> Bool { UInt32(text[index]) == character.value }

  /// Whether one of the characters stands there.
  func has(anyOf characters: StaticCharacters, at index: Int) -> Bool { characters.contains(text[index]) }

  /// Whether a word starts there.
  func has(_ word: String, at index: Int) -> Bool {
    var place = index
    for scalar in word.unicodeScalars {
      if UInt32(text[place]) != scalar.value { return false }
      place += 1
    }
    return true
  }
}

/// A small set of folded characters.
struct StaticCharacters: Sendable, ExpressibleByStringLiteral {
  private let scalars: [UInt16]

  init(stringLiteral value: String) {
    scalars = value.unicodeScalars.map { ScalarFold.fold($0.value) }
  }

  @inline(__always)
  func contains(_ scalar: UInt16) -> Bool {
    for value in scalars where value == scalar { return true }
    return false
  }
}
