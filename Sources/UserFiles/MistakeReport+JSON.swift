import JSONText

extension MistakeReport {
  /// The report as a JSON array, one object a mistake; a missing line, column or hint is null.
  package var json: String {
    if mistakes.isEmpty { return "[]\n" }
    let objects = mistakes.map { mistake in
      let members = [
        ("file", JSONValue.quoted(mistake.place.file)),
        ("line", mistake.place.line.map(String.init) ?? "null"),
        ("column", mistake.place.column.map(String.init) ?? "null"),
        ("severity", JSONValue.quoted(mistake.severity.rawValue)),
        ("rule", JSONValue.quoted(mistake.rule)),
        ("message", JSONValue.quoted(mistake.message)),
        ("hint", mistake.hint.map(JSONValue.quoted) ?? "null"),
      ]
      return "  {" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }
}
