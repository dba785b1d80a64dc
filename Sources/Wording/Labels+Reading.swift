package import UserFiles
package import ZoneModel

extension Labels {
  /// The labels of a file, its nested keys joined by points; nil, with the mistakes noted, when it holds none.
  package static func read(_ file: UserFile, language: Language, noting mistakes: Mistakes) -> Labels? {
    guard let root = file.yaml(noting: mistakes)?.mapping() else { return nil }
    var entries: [String: Entry] = [:]
    func collect(_ mapping: YAMLMapping, under prefix: String) {
      for entry in mapping.entries {
        let key = prefix + entry.key
        switch entry.value.shape {
        case .mapping: if let inner = entry.value.mapping() { collect(inner, under: key + ".") }
        case .nothing: entries[key] = Entry("", at: entry.keyPlace)
        default: if let text = entry.value.text() { entries[key] = Entry(text, at: entry.value.place) }
        }
      }
    }
    collect(root, under: "")
    return Labels(language, entries: entries)
  }

  /// Notes each key that is wanted and not there, with the nearest that is.
  package func check(_ wanted: [String], in file: UserFile, noting mistakes: Mistakes) {
    for key in wanted where optional(key) == nil && optional(key + ".other") == nil {
      mistakes.add(
        at: file.wholePlace, rule: "missing-label", "the label '\(key)' is missing",
        hint: nearest(to: key, in: keys).map { "the nearest one there is '\($0)'" })
    }
  }
}
