internal import Yams

/// A mapping of a YAML file: its keys in order, each with its place.
package struct YAMLMapping {
  /// A key with its value.
  package struct Entry {
    /// The key.
    package let key: String
    /// Where the key stands.
    package let keyPlace: FilePlace
    /// What it is mapped to; its shape may be nothing.
    package let value: YAMLValue
  }

  /// The entries in the order written; those with an unknown key are left out.
  package let entries: [Entry]
  /// The mapping as a value, for mistakes of the whole.
  package let whole: YAMLValue
  private let positions: [String: Int]

  init(_ mapping: Node.Mapping, of whole: YAMLValue, known: [String]?, required: [String]) {
    self.whole = whole
    var entries: [Entry] = []
    var positions: [String: Int] = [:]
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        whole.mistakes.add(
          at: whole.file.place(of: key.mark), rule: "wrong-type", "a key must be a single text, not a list or mapping")
        continue
      }
      let name = scalar.string
      // A key that stood twice was noted when the file was composed.
      if isMaskedDuplicate(name) { continue }
      let entry = Entry(
        key: name, keyPlace: whole.file.place(of: scalar.mark),
        value: YAMLValue(node: value, file: whole.file, mistakes: whole.mistakes))
      if let known, !known.contains(name) {
        whole.mistakes.add(
          at: entry.keyPlace, rule: "unknown-key", "unknown key '\(name.fitted)'",
          hint: hint(forUnknown: name, among: known))
        continue
      }
      positions[name] = entries.count
      entries.append(entry)
    }
    self.entries = entries
    self.positions = positions
    for key in required where self[key] == nil { noteMissing(key) }
  }

  /// The value of a key; nil, without a mistake, where the key is missing or mapped to nothing.
  package subscript(_ key: String) -> YAMLValue? {
    guard let position = positions[key] else { return nil }
    let value = entries[position].value
    return value.shape == .nothing ? nil : value
  }

  /// The keys that are there, in the order written.
  package var keys: [String] { entries.map(\.key) }

  /// Where a key stands, or the mapping where it does not.
  package func place(of key: String) -> FilePlace {
    positions[key].map { entries[$0].keyPlace } ?? whole.place
  }

  private func noteMissing(_ key: String) {
    if let position = positions[key] {
      whole.mistakes.add(at: entries[position].keyPlace, rule: "missing-key", "'\(key)' has no value")
      return
    }
    let others = keys.prefix(8).map { "'\($0.fitted)'" }.joined(separator: ", ")
    whole.note(
      "missing-key",
      keys.isEmpty ? "this mapping has no '\(key)'" : "this mapping has no '\(key)'; its keys are \(others)")
  }
}
