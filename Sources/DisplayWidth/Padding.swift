/// The side of its column that a text stands on.
package enum ColumnAlignment: String, CaseIterable, Hashable, Sendable {
  case left
  case right
  case centre
}

extension StringProtocol {
  /// The text filled with spaces to a width; unchanged where it is as wide already.
  ///
  /// - Parameters:
  ///   - width: columns, not characters.
  ///   - alignment: where the text stands; a space that cannot be halved goes behind a centred text.
  package func padded(to width: Int, aligned alignment: ColumnAlignment = .left) -> String {
    let missing = width - displayWidth
    guard missing > 0 else { return String(self) }
    switch alignment {
    case .left: return self + String(repeating: " ", count: missing)
    case .right: return String(repeating: " ", count: missing) + self
    case .centre:
      let before = missing / 2
      return String(repeating: " ", count: before) + self + String(repeating: " ", count: missing - before)
    }
  }

  /// The text cut to a width, with an ellipsis where something fell away; never inside a character.
  ///
  /// The result may be one column short where a wide character would stand across the edge. An ellipsis wider than the
  /// width is left out.
  package func fitted(to width: Int, ellipsis: String = "…") -> String {
    guard displayWidth > width else { return String(self) }
    let mark = ellipsis.displayWidth <= width ? ellipsis : ""
    return String(prefix(ofWidth: width - mark.displayWidth)) + mark
  }

  /// The longest beginning of the text that is no wider than so many columns.
  package func prefix(ofWidth width: Int) -> SubSequence {
    var used = 0
    var end = startIndex
    while end < endIndex {
      let next = used + self[end].displayWidth
      if next > width { break }
      used = next
      formIndex(after: &end)
    }
    return self[startIndex..<end]
  }

  /// The longest ending of the text that is no wider than so many columns.
  package func suffix(ofWidth width: Int) -> SubSequence {
    var used = 0
    var start = endIndex
    while start > startIndex {
      let before = index(before: start)
      let next = used + self[before].displayWidth
      if next > width { break }
      used = next
      start = before
    }
    return self[start..<endIndex]
  }
}
