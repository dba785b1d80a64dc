/// A place in a file that someone wrote: lines and columns count from 1, columns in characters as an editor shows them.
package struct FilePlace: Hashable, Sendable {
  /// The file, as the user would name it: relative to the workspace where it is inside.
  package let file: String
  /// The line, from 1; nil when the mistake is of the whole file.
  package let line: Int?
  /// The column, from 1; nil when the mistake is of the whole line.
  package let column: Int?

  /// Makes a place.
  package init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// What is wrong at a place in a user's file, and what would be right.
package struct Mistake: Hashable, Sendable {
  /// How grave it is: an error refuses the file, a warning is told and passed.
  package enum Severity: String, Hashable, Sendable {
    case error
    case warning
  }

  /// Where it stands.
  package let place: FilePlace
  /// The rule that is broken, as a stable name for tests and machines: `unknown-zone`.
  package let rule: String
  /// One sentence that says what is wrong, with the values that are.
  package let message: String
  /// One sentence that says what would be right; nil when the message says it already.
  package let hint: String?
  /// Whether it refuses the file.
  package let severity: Severity

  /// Makes a mistake.
  package init(
    at place: FilePlace, rule: String, _ message: String, hint: String? = nil, severity: Severity = .error
  ) {
    self.place = place
    self.rule = rule
    self.message = message
    self.hint = hint
    self.severity = severity
  }
}
