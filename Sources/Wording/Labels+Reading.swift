package import UserFiles
package import ZoneModel

extension Labels {
  /// Reads a labels file: mappings of keys to texts, any depth, flattened with dots.
  ///
  /// The key `language` at the top says which language it is; what is missing or misspelt is noted.
  ///
  /// - Parameter required: keys that must be there, each with the places that its text may hold.
  package static func read(
    _ file: UserFile, language: Language, required: [String: [String]], noting mistakes: Mistakes
  ) -> Labels {
    var entries: [String: Entry] = [:]
    if let whole = file.yaml(noting: mistakes)?.mapping(optional: nil) {
      collect(whole, prefix: "", into: &entries)
    }
    if let written = entries["language"], written.text != language.rawValue {
      mistakes.add(
        at: written.place, rule: "wrong-language",
        "these labels are of the language '\(written.text)', not '\(language.rawValue)'")
    }
    let labels = Labels(language, entries: entries)
    labels.check(required, file: file, noting: mistakes)
    return labels
  }

  private static func collect(_ mapping: YAMLMapping, prefix: String, into entries: inout [String: Entry]) {
    for entry in mapping.entries {
      let key = prefix + entry.key
      switch entry.value.shape {
      case .mapping:
        if let inner = entry.value.mapping(optional: nil) { collect(inner, prefix: key + ".", into: &entries) }
      case .scalar:
        if let text = entry.value.text() { entries[key] = Entry(text, at: entry.value.place) }
      case .nothing:
        entries[key] = Entry("", at: entry.value.place)
      case .list:
        entry.value.note("wrong-type", "a text or a mapping of keys to texts is expected here, not a list")
      }
    }
  }

  private func check(_ required: [String: [String]], file: UserFile, noting mistakes: Mistakes) {
    let written = keys
    for (key, places) in required.sorted(by: { $0.key < $1.key }) {
      let forms = [key, key + ".one", key + ".other"].filter { optional($0) != nil }
      guard forms.contains(key) || forms.contains(key + ".other") else {
        let near = nearest(to: key, in: written.filter { required[$0] == nil })
        mistakes.add(
          at: near.flatMap { place(of: $0) } ?? file.wholePlace, rule: "missing-label", "there is no text for '\(key)'",
          hint: near.map { "is '\($0)' meant to be it?" } ?? "copy it from Templates/quarterly")
        continue
      }
      for form in forms {
        for name in Labels.places(in: self[form]) where !places.contains(name) {
          mistakes.add(
            at: place(of: form) ?? file.wholePlace, rule: "unknown-place", "'\(form)' has no place '{\(name)}' to fill",
            hint: places.isEmpty ? "its text has no places" : hint(forUnknown: name, among: places))
        }
      }
    }
  }
}
