extension MistakeReport {
  /// The report as a JSON array, one object a mistake; a missing line, column or hint is null.
  package var json: String {
    if mistakes.isEmpty { return "[]\n" }
    let objects = mistakes.map { mistake in
      let members = [
        ("file", quoted(mistake.place.file)),
        ("line", mistake.place.line.map(String.init) ?? "null"),
        ("column", mistake.place.column.map(String.init) ?? "null"),
        ("severity", quoted(mistake.severity.rawValue)),
        ("rule", quoted(mistake.rule)),
        ("message", quoted(mistake.message)),
        ("hint", mistake.hint.map(quoted) ?? "null"),
      ]
      return "  {" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }
}

/// A text as a JSON string, control characters escaped.
private func quoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\t": quoted += "\\t"
    case _ where scalar.value != 0x0A && (scalar.value < 0x20 || isForbidden(scalar.value)):
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
