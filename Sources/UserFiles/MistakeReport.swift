internal import DisplayWidth

/// Mistakes ready to be shown: sorted by file, line, column and rule, each once.
package struct MistakeReport: Sendable {
  /// The mistakes in the order shown.
  package let mistakes: [Mistake]
  /// How many more there are, beyond those kept.
  package let uncounted: Int
  private let files: [String: UserFile]

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - mistakes: in any order; one that stands twice is shown once.
  ///   - files: the files they stand in, by name; a mistake of another file is shown without its line.
  ///   - uncounted: how many more were found and not kept.
  package init(_ mistakes: [Mistake], files: [String: UserFile] = [:], uncounted: Int = 0) {
    var seen: Set<Mistake> = []
    self.mistakes = mistakes.filter { seen.insert($0).inserted }.enumerated()
      .sorted { left, right in
        left.element.precedes(right.element) || (!right.element.precedes(left.element) && left.offset < right.offset)
      }
      .map(\.element)
    self.files = files
    self.uncounted = uncounted
  }

  /// The report as text: `file:line:column: error: message`, the line with a caret under the place, and the hint.
  ///
  /// - Parameters:
  ///   - colour: whether to colour for a terminal.
  ///   - width: columns of a shown line; a longer one is clipped around the caret.
  package func text(colour: Bool = false, width: Int = 100) -> String {
    let paint = Paint(isOn: colour)
    var text = ""
    for mistake in mistakes {
      text += paint.bold(shown(mistake.place.description) + ":") + " " + paint.severity(mistake.severity) + " "
      text += paint.bold(shown(mistake.message)) + "\n"
      text += excerpt(of: mistake.place, width: width, paint: paint)
      if let hint = mistake.hint { text += "  hint: \(shown(hint))\n" }
    }
    if uncounted > 0 { text += "and \(uncounted) more, not shown\n" }
    return text
  }

  /// Whether any mistake refuses a file.
  package var hasErrors: Bool { uncounted > 0 || mistakes.contains { $0.severity == .error } }

  /// The report of some of the mistakes; those beyond the limit belong to it still.
  package func keeping(_ isKept: (Mistake) -> Bool) -> MistakeReport {
    MistakeReport(mistakes.filter(isKept), files: files, uncounted: uncounted)
  }

  /// How many there are, in words: `2 errors, 1 warning`.
  package var summary: String {
    let errors = mistakes.count { $0.severity == .error } + uncounted
    let warnings = mistakes.count { $0.severity == .warning }
    func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    if errors == 0, warnings == 0 { return "no mistakes" }
    return [errors > 0 ? counted(errors, "error") : nil, warnings > 0 ? counted(warnings, "warning") : nil]
      .compactMap(\.self).joined(separator: ", ")
  }

  private func excerpt(of place: FilePlace, width: Int, paint: Paint) -> String {
    guard let number = place.line, let line = files[place.file]?.line(number) else { return "" }
    let gutter = String(number)
    let blank = String(repeating: " ", count: gutter.utf8.count)
    guard let column = place.column else {
      return " \(gutter) | \(shown(line).fitted(to: width))\n"
    }
    let (clipped, caret) = clip(line, around: column, to: width)
    return " \(gutter) | \(clipped)\n \(blank) | \(String(repeating: " ", count: caret))\(paint.caret("^"))\n"
  }

  /// The line, or the part of it around a column, and how many columns stand before the caret.
  private func clip(_ line: String, around column: Int, to width: Int) -> (line: String, caret: Int) {
    let split = line.index(line.startIndex, offsetBy: max(column - 1, 0), limitedBy: line.endIndex) ?? line.endIndex
    let before = shown(line[..<split])
    let behind = shown(line[split...])
    let beforeWidth = before.displayWidth
    if beforeWidth + behind.displayWidth <= width { return (before + behind, beforeWidth) }
    let isHeadCut = beforeWidth > width * 2 / 3
    let head = isHeadCut ? "…" + before.suffix(ofWidth: width * 2 / 3 - 1) : before
    let headWidth = head.displayWidth
    return (head + behind.fitted(to: width - headWidth), headWidth)
  }

  /// The text with one visible column for each tab and control character, so that the caret stands true.
  private func shown(_ text: some StringProtocol) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "\t" || isForbidden($0.value) }) else { return String(text) }
    var shown = ""
    for scalar in text.unicodeScalars {
      if scalar == "\t" { shown += " " } else { shown.unicodeScalars.append(isForbidden(scalar.value) ? "�" : scalar) }
    }
    return shown
  }
}

extension FilePlace: CustomStringConvertible {
  /// The place as compilers write it, for editors to jump to: `file:line:column`.
  package var description: String {
    guard let line else { return file }
    return column.map { "\(file):\(line):\($0)" } ?? "\(file):\(line)"
  }
}

extension Mistake {
  /// Whether it is shown before another: by file, line, column, then rule.
  fileprivate func precedes(_ other: Mistake) -> Bool {
    if place.file != other.place.file { return place.file < other.place.file }
    if place.line ?? 0 != other.place.line ?? 0 { return place.line ?? 0 < other.place.line ?? 0 }
    if place.column ?? 0 != other.place.column ?? 0 { return place.column ?? 0 < other.place.column ?? 0 }
    return rule < other.rule
  }
}

/// The colours of a report, or none.
private struct Paint {
  let isOn: Bool

  func bold(_ text: String) -> String { painted(text, "1") }
  func caret(_ text: String) -> String { painted(text, "1;32") }
  func severity(_ severity: Mistake.Severity) -> String {
    painted(severity.rawValue + ":", severity == .error ? "1;31" : "1;35")
  }

  private func painted(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
