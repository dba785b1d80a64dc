extension MarkedPage {
  /// The page for a terminal: every line with its number, the figures read below it.
  ///
  /// - Parameter colour: whether marks are coloured; without colour they stand between signs.
  package func terminal(colour: Bool) -> String {
    var lines: [String] = []
    for article in articles {
      lines.append(painted("\(source): lines \(span(article.place)): \(article.zone)", "1", colour))
    }
    var first = 0
    let width = String(page.lineCount).count
    for number in 1...max(1, page.lineCount) {
      let line = page.line(number)
      guard !line.isEmpty else { continue }
      let pieces = pieces(of: line, from: &first)
      let body = pieces.map { piece in
        piece.mark.map { marked(text(piece.range), $0.kind, colour) } ?? text(piece.range)
      }.joined()
      let label = String(repeating: " ", count: width - String(number).count) + String(number)
      lines.append("\(painted(label, "2", colour)) \(body)")
      for mark in pieces.compactMap(\.mark) where mark.kind == .metric || mark.kind == .rank {
        lines.append(
          String(repeating: " ", count: width + 1)
            + painted("→ \(mark.reading)", Self.colours[mark.kind] ?? "0", colour))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func span(_ range: Range<Int>) -> String {
    let first = page.place(range.lowerBound).line
    let last = page.place(max(range.lowerBound, range.upperBound - 1)).line
    return "\(first)-\(last)"
  }

  private static let colours: [Kind: String] = [
    .metric: "32", .rank: "35", .initiative: "34", .unplaced: "33", .period: "36",
  ]
  private static let signs: [Kind: (String, String)] = [
    .metric: ("[", "]"), .rank: ("[#", "]"), .initiative: ("{", "}"), .unplaced: ("[?", "]"), .period: ("", ""),
  ]

  private func marked(_ text: String, _ kind: Kind, _ colour: Bool) -> String {
    if colour { return painted(text, "4;" + (Self.colours[kind] ?? "0"), true) }
    let signs = Self.signs[kind] ?? ("", "")
    return signs.0 + text + signs.1
  }

  private func painted(_ text: String, _ code: String, _ colour: Bool) -> String {
    colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
