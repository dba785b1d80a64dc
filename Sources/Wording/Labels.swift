package import UserFiles
package import ZoneModel

/// The words of one language, by key: what labels.*.yaml holds, flattened to `states.reported`.
///
/// A text may hold places, `{zone}`, that are filled when it is used, and may stand in two forms, `one` and `other`,
/// of which a count chooses.
package struct Labels: Sendable {
  /// One text with the place it was written at.
  package struct Entry: Hashable, Sendable {
    package let text: String
    package let place: FilePlace

    /// Makes an entry.
    package init(_ text: String, at place: FilePlace) {
      self.text = text
      self.place = place
    }
  }

  package let language: Language
  private let entries: [String: Entry]

  /// Makes labels from flattened keys.
  package init(_ language: Language, entries: [String: Entry]) {
    self.language = language
    self.entries = entries
  }

  /// All keys.
  package var keys: [String] { entries.keys.sorted() }

  /// The text of a key; nil where the file has none.
  package func optional(_ key: String) -> String? { entries[key]?.text }

  /// The place where a key was written.
  package func place(of key: String) -> FilePlace? { entries[key]?.place }

  /// The text of a key that loading has checked to be there.
  package subscript(key: String) -> String { entries[key]?.text ?? key }

  /// The text of a key with its places filled; `count` chooses between the forms `one` and `other`.
  package func text(_ key: String, _ values: [String: String] = [:], count: Int? = nil) -> String {
    let form: String
    if let count, count == 1, let one = optional(key + ".one") {
      form = one
    } else {
      form = optional(key + ".other") ?? self[key]
    }
    return Self.fill(form, values)
  }

  /// Fills `{name}` places; a place without a value stays as it is written.
  package static func fill(_ text: String, _ values: [String: String]) -> String {
    guard text.utf8.contains(0x7B) else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      if let close = inside.firstIndex(of: "}"), let value = values[String(inside[..<close])] {
        result += value
        rest = inside[inside.index(after: close)...]
      } else {
        result += "{"
        rest = inside
      }
    }
    return result + rest
  }

  /// The names of the places in a text.
  package static func places(in text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let inside = rest[rest.index(after: open)...]
      guard let close = inside.firstIndex(of: "}") else { break }
      names.append(String(inside[..<close]))
      rest = inside[inside.index(after: close)...]
    }
    return names
  }
}
