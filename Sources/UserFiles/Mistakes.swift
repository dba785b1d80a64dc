/// The mistakes found so far in one run, and the files they stand in, so that all are told in one pass.
///
/// A class, because every reader of a run adds to the same list; it belongs to one thread.
package final class Mistakes {
  /// The mistakes kept, in the order found.
  package private(set) var all: [Mistake] = []
  /// How many more were found beyond the limit; they are counted, not kept.
  package private(set) var beyondLimit = 0
  /// The files read, by name, so that a report can show the lines.
  package private(set) var files: [String: UserFile] = [:]
  /// The names of all files read.
  package private(set) var readNames: Set<String> = []
  private let limit: Int
  private(set) var errorCount = 0

  /// Makes an empty list that keeps so many mistakes; a file of a million rows may hold a million.
  package init(limit: Int = 10_000) {
    self.limit = limit
  }

  /// Whether nothing was found, not even a warning.
  package var isEmpty: Bool { all.isEmpty && beyondLimit == 0 }
  /// Whether any mistake refuses a file.
  package var hasErrors: Bool { errorCount > 0 }

  /// Adds a mistake.
  package func add(_ mistake: Mistake) {
    if mistake.severity == .error { errorCount += 1 }
    if all.count < limit { all.append(mistake) } else { beyondLimit += 1 }
  }

  /// Adds a mistake made of its parts.
  package func add(
    at place: FilePlace, rule: String, _ message: String, hint: String? = nil, severity: Mistake.Severity = .error
  ) {
    add(Mistake(at: place, rule: rule, message, hint: hint, severity: severity))
  }

  /// Adds all mistakes of another list, its files, and its count of those not kept.
  package func add(all others: Mistakes) {
    files.merge(others.files) { _, new in new }
    readNames.formUnion(others.readNames)
    for mistake in others.all { add(mistake) }
    errorCount += others.beyondLimit
    beyondLimit += others.beyondLimit
  }

  /// Keeps a file so that a report can show the lines of its mistakes.
  package func keep(_ file: UserFile) {
    files[file.name] = file
    readNames.insert(file.name)
  }

  /// Counts a file as read whose lines no report needs.
  package func noteRead(_ name: String) { readNames.insert(name) }

  /// What was found, ready to be shown: sorted by file, line and column.
  package var report: MistakeReport { MistakeReport(all, files: files, uncounted: beyondLimit) }
}
