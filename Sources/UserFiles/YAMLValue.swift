package import ExactValues
package import Yams

/// A value of a YAML file with its place, read with checks: each accessor notes a mistake where it returns nil.
package struct YAMLValue {
  /// The node as composed.
  package let node: Node
  /// The file that it stands in.
  package let file: UserFile
  /// What takes the mistakes.
  package let mistakes: Mistakes

  /// What the value is called in mistakes.
  package enum Shape: String, Hashable, Sendable {
    case nothing = "nothing"
    case scalar = "a single value"
    case list = "a list"
    case mapping = "a mapping"
  }

  /// Where the value starts.
  package var place: FilePlace { file.place(of: node.mark) }

  /// What shape the value has; an unquoted `~`, `null` or empty value is nothing.
  package var shape: Shape {
    switch node {
    case .scalar(let scalar):
      return scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string) ? .nothing : .scalar
    case .sequence: return .list
    case .mapping: return .mapping
    case .alias: return .nothing
    }
  }

  /// Notes a mistake at the value.
  package func note(_ rule: String, _ message: String, hint: String? = nil, severity: Mistake.Severity = .error) {
    mistakes.add(at: place, rule: rule, message, hint: hint, severity: severity)
  }

  /// The text of a single value just as written, quoted or not, so that `150` and `no` are texts too.
  package func text() -> String? {
    guard let text = scalarText(expecting: "a text") else { return nil }
    guard let bad = text.unicodeScalars.first(where: { isForbidden($0.value) }) else { return text }
    note("control-character", "the escape stands for the control character U+\(hexadecimal(bad.value))")
    return nil
  }

  /// A whole number, within bounds.
  package func integer(in bounds: ClosedRange<Int> = Int.min...Int.max) -> Int? {
    guard let text = scalarText(expecting: "a whole number") else { return nil }
    guard let number = Int(text) else {
      note("wrong-type", "'\(text.fitted)' is no whole number")
      return nil
    }
    guard bounds.contains(number) else {
      let limits =
        bounds.upperBound == .max
        ? "at least \(bounds.lowerBound)" : "from \(bounds.lowerBound) to \(bounds.upperBound)"
      note("out-of-range", "\(number) is out of range: it must be \(limits)")
      return nil
    }
    return number
  }

  /// A flag: `true` or `false`.
  package func flag() -> Bool? {
    guard let text = scalarText(expecting: "true or false") else { return nil }
    switch text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default:
      note("wrong-type", "'\(text.fitted)' is neither true nor false")
      return nil
    }
  }

  /// An exact decimal number: `-12.50`.
  package func decimal() -> DecimalNumber? {
    guard let text = scalarText(expecting: "a number") else { return nil }
    guard let number = DecimalNumber(text) else {
      note("wrong-type", "'\(text.fitted)' is no number", hint: "write digits and a point, such as 12.5")
      return nil
    }
    return number
  }

  /// One of some words; another is a mistake that names the nearest.
  ///
  /// - Parameters:
  ///   - words: the words that are right.
  ///   - meaning: what they are, in the singular: `unit`.
  package func choice(of words: [String], as meaning: String) -> String? {
    guard let text = text() else { return nil }
    guard words.contains(text) else {
      note(
        "unknown-\(meaning.replacingSpaces)", "unknown \(meaning) '\(text.fitted)'",
        hint: UserFiles.hint(forUnknown: text, among: words))
      return nil
    }
    return text
  }

  /// The values of a list.
  package func list() -> [YAMLValue]? {
    guard case .sequence(let sequence) = node else {
      noteShape(expecting: "a list")
      return nil
    }
    return sequence.map { YAMLValue(node: $0, file: file, mistakes: mistakes) }
  }

  /// The texts of a list; those that are none are noted and left out.
  package func texts() -> [String]? {
    list()?.compactMap { $0.text() }
  }

  /// A mapping; every key that is not known is noted, with the nearest known one.
  ///
  /// - Parameters:
  ///   - required: the keys that it must have; each one missing is noted.
  ///   - optional: the further keys that it may have; nil when any key is right.
  package func mapping(required: [String] = [], optional known: [String]? = nil) -> YAMLMapping? {
    guard case .mapping(let mapping) = node else {
      noteShape(expecting: "a mapping of keys to values")
      return nil
    }
    return YAMLMapping(mapping, of: self, known: known.map { required + $0 }, required: required)
  }

  private func scalarText(expecting wanted: String) -> String? {
    guard shape == .scalar, case .scalar(let scalar) = node else {
      noteShape(expecting: wanted)
      return nil
    }
    return scalar.string
  }

  private func noteShape(expecting wanted: String) {
    note("wrong-type", "\(wanted) is expected here, not \(shape.rawValue)")
  }
}

extension UserFile {
  func place(of mark: Mark?) -> FilePlace {
    mark.map { place(line: $0.line, scalar: $0.column) } ?? wholePlace
  }
}

extension String {
  /// The text short enough for a message.
  var fitted: String { count > 60 ? String(prefix(59)) + "…" : self }
  fileprivate var replacingSpaces: String { String(map { $0 == " " ? "-" : $0 }) }
}
