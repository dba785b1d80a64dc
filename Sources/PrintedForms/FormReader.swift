import ExactValues

/// Reads the printed forms at a place of a folded text.
struct FormReader: ~Copyable {
  /// The text.
  var text = FoldedText()
  /// The day that 今年 and dates without a year are counted from.
  let reference: CivilDate?
  /// The last span that was found: what 同期 speaks of.
  var lastSpan: CalendarSpan?
  /// Where its wording ends; far before the text where it stands in a part that was read before.
  var lastSpanEnd = Int.min / 2
  /// Keeps the reader in one place of memory: a struct of known layout is copied, all of it, for every call of a method
  /// that does not change it; one with an existential in it is not.
  private let pinned: (any Sendable)? = nil
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
  @inline(__always)
  func has(anyOf characters: StaticString, at index: Int) -> Bool { characters.has(text[index]) }

  /// Whether a word starts there.
  @inline(__always)
  func has(_ word: StaticString, at index: Int) -> Bool {
    var place = index
    return word.allScalars { scalar in
      place += 1
      return text[place - 1] == scalar
    }
  }
}

extension StaticString {
  /// Whether a character is one of these.
  @inline(__always)
  func has(_ character: UInt16) -> Bool { !allScalars { $0 != character } }

  /// Whether all characters, which are of the basic plane, satisfy a condition; stops at the first that does not.
  @inline(__always)
  func allScalars(_ condition: (UInt16) -> Bool) -> Bool {
    // A literal of one scalar is stored as the scalar, all others as UTF-8.
    guard hasPointerRepresentation else { return condition(UInt16(truncatingIfNeeded: unicodeScalar.value)) }
    var pointer = utf8Start
    let end = pointer + utf8CodeUnitCount
    while pointer < end {
      let first = UInt16(pointer[0])
      let scalar: UInt16
      if first < 0x80 {
        scalar = first
        pointer += 1
      } else if first < 0xE0 {
        scalar = (first & 0x1F) << 6 | UInt16(pointer[1] & 0x3F)
        pointer += 2
      } else {
        scalar = (first & 0x0F) << 12 | UInt16(pointer[1] & 0x3F) << 6 | UInt16(pointer[2] & 0x3F)
        pointer += 3
      }
      if !condition(scalar) { return false }
    }
    return true
  }
}
