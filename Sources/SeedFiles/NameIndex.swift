import UserFiles

/// Finds an entry by its id, its Chinese name or an alias, and notes what is unknown with the nearest known name.
struct NameIndex {
  /// What the entries are, in the singular, for mistakes: `indicator`.
  let meaning: String
  private var ids: [String: Int] = [:]
  private var owners: [String: FilePlace] = [:]
  private var known: [String] = []

  init(_ meaning: String) { self.meaning = meaning }

  /// Takes an entry's id; an id that stands twice is noted.
  mutating func add(id: String, index: Int, at place: FilePlace, noting mistakes: Mistakes) {
    if let first = owners[id] {
      mistakes.add(
        at: place, rule: "duplicate-id", "the \(meaning) '\(id)' stands twice",
        hint: "the first one is at \(first.file):\(first.line ?? 1)")
      return
    }
    ids[id] = index
    owners[id] = place
    known.append(id)
  }

  /// Takes another name of an entry; a name that leads to two entries is noted.
  mutating func add(name: String, index: Int, at place: FilePlace, noting mistakes: Mistakes) {
    if let other = ids[name], other != index {
      mistakes.add(
        at: place, rule: "ambiguous-name", "'\(name)' already names another \(meaning)",
        hint: owners[name].map { "it does so at \($0.file):\($0.line ?? 1)" })
      return
    }
    if ids[name] == nil {
      ids[name] = index
      owners[name] = place
      known.append(name)
    }
  }

  /// The entry with a name; an unknown one is noted.
  func find(_ name: String, at place: @autoclosure () -> FilePlace, noting mistakes: Mistakes) -> Int? {
    if let index = ids[name] { return index }
    mistakes.add(
      at: place(), rule: "unknown-\(meaning)",
      "unknown \(meaning) '\(name.count > 60 ? String(name.prefix(59)) + "…" : name)'",
      hint: nearest(to: name, in: known).map { "did you mean '\($0)'?" } ?? "it must be one of seeds/")
    return nil
  }

  /// The entry with a name, silently.
  func index(of name: String) -> Int? { ids[name] }
}
