internal import JSONText

extension MistakeReport {
  /// The report as a JSON array, one object a line; a missing line, column or hint is null.
  package var json: String {
    if mistakes.isEmpty { return "[]\n" }
    let objects = mistakes.map { mistake in
      JSONValue.object([
        ("file", .text(mistake.place.file)),
        ("line", mistake.place.line.map(JSONValue.integer) ?? .null),
        ("column", mistake.place.column.map(JSONValue.integer) ?? .null),
        ("severity", .text(mistake.severity.rawValue)),
        ("rule", .text(mistake.rule)),
        ("message", .text(mistake.message)),
        ("hint", .optional(mistake.hint)),
      ]).compact
    }
    return "[\n  " + objects.joined(separator: ",\n  ") + "\n]\n"
  }
}
