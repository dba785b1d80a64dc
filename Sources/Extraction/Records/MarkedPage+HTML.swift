extension MarkedPage {
  /// The page as one HTML document that needs nothing else.
  package var html: String {
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"zh\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(Self.escaped(source))</title>", "<style>\(Self.style)</style>", "</head>", "<body>",
      "<h1>\(Self.escaped(source))</h1>", "<p class=\"legend\">",
    ]
    lines += Kind.allCases.map { "<mark class=\"\($0.rawValue)\">\($0.rawValue)</mark>" }
    lines += ["</p>", "<ul class=\"articles\">"]
    for article in articles {
      let first = page.place(article.place.lowerBound).line
      let last = page.place(max(article.place.lowerBound, article.place.upperBound - 1)).line
      lines.append("<li>lines \(first) to \(last): \(Self.escaped(article.zone))</li>")
    }
    lines += ["</ul>", "<table>"]
    var first = 0
    for number in 1...max(1, page.lineCount) {
      let line = page.line(number)
      guard !line.isEmpty else { continue }
      let pieces = pieces(of: line, from: &first)
      let body = pieces.map { piece in
        guard let mark = piece.mark else { return Self.escaped(text(piece.range)) }
        return
          "<mark class=\"\(mark.kind.rawValue)\" title=\"\(Self.escaped(mark.reading))\">\(Self.escaped(text(piece.range)))</mark>"
      }.joined()
      let facts = pieces.compactMap(\.mark).filter { $0.kind == .metric || $0.kind == .rank }.map {
        "<li class=\"\($0.kind.rawValue)\">\(Self.escaped($0.reading))</li>"
      }.joined()
      lines.append("<tr><th>\(number)</th><td>\(body)</td><td><ul>\(facts)</ul></td></tr>")
    }
    return (lines + ["</table>", "</body>", "</html>"]).joined(separator: "\n") + "\n"
  }

  private static let style = """
    body{font:16px/1.7 sans-serif;max-width:75em;margin:2em auto;padding:0 1em}
    table{border-collapse:collapse;width:100%}td,th{vertical-align:top;padding:.3em .6em;border-top:1px solid #ddd}
    th{color:#595959;font-weight:normal;text-align:right}td:last-child{width:38%;font-size:.85em}
    ul{margin:0;padding-left:1.2em}mark{padding:0 .15em;border-radius:.2em;border-bottom:2px solid}
    .metric{background:#d9f2dd;border-color:#1b6b2f}.rank{background:#e9defa;border-color:#5b2ea6}
    .initiative{background:#d9e8fb;border-color:#174e96}.unplaced{background:#fdeccd;border-color:#8a5a00;border-bottom-style:dashed}
    .period{background:#eee;border-color:#555;border-bottom-style:dotted}li.metric,li.rank{background:none}
    """

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
