import DisplayWidth
import ExactValues

/// The widest text that a filter makes, in columns: beyond it stands a slip.
private let widest = 10_000

let textFilters: [TemplateFilter] = [
  TemplateFilter("upper", of: .text) { value, _ in .text((value.shown ?? "").uppercased()) },
  TemplateFilter("lower", of: .text) { value, _ in .text((value.shown ?? "").lowercased()) },
  TemplateFilter("title", of: .text) { value, _ in .text(titled(value.shown ?? "")) },
  TemplateFilter("capitalize", of: .text) { value, _ in
    let text = value.shown ?? ""
    return .text(text.prefix(1).uppercased() + text.dropFirst().lowercased())
  },
  TemplateFilter("trim", of: .text) { value, _ in .text(trimmed(value.shown ?? "")) },
  TemplateFilter("replace", of: .text, [.init("old", .text), .init("new", .text)]) {
    value, arguments throws(FilterRefusal) in
    let old = arguments.text(0) ?? ""
    guard !old.isEmpty else { throw FilterRefusal("the text to replace is empty") }
    return .text(replacing(old, with: arguments.text(1) ?? "", in: value.shown ?? ""))
  },
  TemplateFilter("pad", of: .text, [.init("width", .whole), .init("side", .text, optional: true)]) {
    value, arguments throws(FilterRefusal) in
    let width = try columns(arguments.whole(0))
    let name = arguments.text(1) ?? "left"
    guard let side = alignments[name] else {
      throw FilterRefusal("a text cannot be aligned '\(name)'", hint: "known are 'left', 'right', 'centre'")
    }
    return .text((value.shown ?? "").padded(to: width, aligned: side))
  },
  TemplateFilter("fit", of: .text, [.init("width", .whole)]) { value, arguments throws(FilterRefusal) in
    .text((value.shown ?? "").fitted(to: try columns(arguments.whole(0))))
  },
  TemplateFilter("wrap", of: .text, [.init("width", .whole), .init("indent", .whole, optional: true)]) {
    value, arguments throws(FilterRefusal) in
    let width = try columns(arguments.whole(0))
    let indent = try columns(arguments.whole(1) ?? 0)
    return .text((value.shown ?? "").wrapped(to: width, hangingIndent: indent).joined(separator: "\n"))
  },
  TemplateFilter("indent", of: .text, [.init("width", .whole)]) { value, arguments throws(FilterRefusal) in
    let margin = String(repeating: " ", count: try columns(arguments.whole(0)))
    let lines = (value.shown ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    return .text(lines.enumerated().map { $0 == 0 || $1.isEmpty ? String($1) : margin + $1 }.joined(separator: "\n"))
  },
  TemplateFilter("markdown", of: .text) { value, _ in .text(escapedForMarkdown(value.shown ?? "")) },
  TemplateFilter("repeat", of: .text, [.init("times", .whole)]) { value, arguments throws(FilterRefusal) in
    let text = value.shown ?? ""
    let times = try columns(arguments.whole(0))
    guard text.utf8.count <= 1_000 else { throw FilterRefusal("the text to repeat is longer than 1000 bytes") }
    return .text(String(repeating: text, count: times))
  },
]

private let alignments: [String: ColumnAlignment] = [
  "left": .left, "right": .right, "centre": .centre, "center": .centre,
]

private func columns(_ number: Int?) throws(FilterRefusal) -> Int {
  guard let number, number >= 0, number <= widest else {
    throw FilterRefusal("a width or count must be from 0 to \(widest)")
  }
  return number
}

/// A text in which no sign is taken for Markdown's own, so that it can stand in a paragraph or a cell of a table.
private func escapedForMarkdown(_ text: String) -> String {
  var escaped = ""
  for character in text {
    if "\\`*_[]<>|#~".contains(character) { escaped.append("\\") }
    escaped.append(character.isNewline ? " " : character)
  }
  return escaped
}

private func titled(_ text: String) -> String {
  var titled = ""
  var isStart = true
  for character in text {
    titled += isStart ? character.uppercased() : character.lowercased()
    isStart = !(character.isLetter || character.isNumber || character == "'" || character == "’")
  }
  return titled
}

private func trimmed(_ text: String) -> String {
  let head = text.drop(while: \.isWhitespace)
  guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(head[...last])
}

private func replacing(_ old: String, with new: String, in text: String) -> String {
  var result = ""
  var rest = text[...]
  while let first = old.first, let start = rest.firstIndex(of: first) {
    result += rest[..<start]
    rest = rest[start...]
    if rest.hasPrefix(old) {
      result += new
      rest = rest.dropFirst(old.count)
    } else if let character = rest.popFirst() {
      result.append(character)
    }
  }
  return result + rest
}
