import UserFiles

/// Finds an entry by its id, its Chinese name or an alias, and notes what is unknown with the nearest known name.
struct NameIndex: Sendable {
  /// What the entries are, in the singular, for mistakes: `indicator`.
  let meaning: String
  private var ids: [String: Int] = [:]
  private var owners: [String: FilePlace] = [:]
  private var known: [String] = []
  private var namesakes: [String: String] = [:]
  /// Whether every entry could be read. Where not, an unknown name is passed over: what is wrong is told of the file that
  /// should hold it.
  var isWhole = true

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

  /// Takes a name that is near an entry's own but not the entry's.
  mutating func add(namesake name: String, of id: String) { namesakes[name] = id }

  /// The entry with a name; nil for an unknown one.
  func index(of name: String) -> Int? { ids[name] }

  /// The entry with a name; an unknown one is noted.
  func find(_ name: String, at place: @autoclosure () -> FilePlace, noting mistakes: Mistakes) -> Int? {
    if let index = ids[name] { return index }
    let rule = String(meaning.map { $0 == " " ? "-" : $0 })
    if let id = namesakes[name] {
      mistakes.add(
        at: place(), rule: "namesake", "'\(name)' is not the \(meaning) '\(id)' but a body with a like name",
        hint: "a figure of another body has no place here; 'not' of seeds/\(meaning)s.yaml lists such names")
      return nil
    }
    if name.isEmpty {
      mistakes.add(at: place(), rule: "missing-\(rule)", "the \(meaning) is missing")
      return nil
    }
    guard isWhole else { return nil }
    mistakes.add(
      at: place(), rule: "unknown-\(rule)",
      "unknown \(meaning) '\(name.count > 60 ? String(name.prefix(59)) + "…" : name)'",
      hint: nearest(to: name, in: known).map { "did you mean '\($0)'?" } ?? "it must be one of seeds/")
    return nil
  }
}
