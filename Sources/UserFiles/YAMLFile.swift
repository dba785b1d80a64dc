internal import Yams

extension UserFile {
  /// The root value of the file read as YAML; nil, with the mistakes noted, when it is empty or no YAML.
  ///
  /// A key that stands twice in a mapping is noted and the rest of the file is still read. Aliases are followed, but a
  /// file whose aliases would unfold to much more than the file itself is refused.
  package func yaml(noting mistakes: Mistakes) -> YAMLValue? {
    if isBlank {
      mistakes.add(at: wholePlace, rule: "empty-file", "the file is empty")
      return nil
    }
    var text = text
    var duplicates = 0
    while true {
      do {
        guard let node = try compose(yaml: text, .basic) else {
          mistakes.add(at: wholePlace, rule: "empty-file", "the file holds nothing but comments")
          return nil
        }
        let limit = 2 * bytes.count + 100_000
        var size = 0
        guard node.unfolds(within: limit, size: &size) else {
          mistakes.add(
            at: wholePlace, rule: "aliases-too-large", "the file's aliases unfold to more than \(limit) values",
            hint: "write the values out")
          return nil
        }
        return YAMLValue(node: node, file: self, mistakes: mistakes)
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        // Yams stops at the first such mapping: mask the later key, so that the others are found too.
        guard duplicates < 100, let masked = maskDuplicate(of: names, first: context.mark, number: duplicates, in: text)
        else {
          mistakes.add(
            at: place(of: context.mark), rule: "duplicate-key", "the key '\((names.first ?? "").fitted)' stands twice")
          return nil
        }
        duplicates += 1
        mistakes.add(
          at: place(line: masked.line, scalar: masked.column), rule: "duplicate-key",
          "the key '\(masked.key.fitted)' stands twice in this mapping; it stands first in line \(context.mark.line)")
        text = masked.text
      } catch {
        mistakes.add(yamlMistake(error))
        return nil
      }
    }
  }

  private func yamlMistake(_ error: any Error) -> Mistake {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      let wording = wording(of: problem, context: context?.text)
      let since = context.map { $0.mark.line != mark.line ? "; it starts in line \($0.mark.line)" : "" } ?? ""
      return Mistake(at: place(of: mark), rule: "yaml-syntax", wording.message + since, hint: wording.hint)
    case YamlError.memory:
      return Mistake(
        at: wholePlace, rule: "yaml-syntax", "the values are nested too deeply", hint: "at most 1,000 levels are read")
    default:
      return Mistake(at: wholePlace, rule: "yaml-syntax", "the file cannot be read as YAML")
    }
  }
}

/// libyaml's words for the commonest slips, in the words of those who make them.
private func wording(of problem: String, context: String?) -> (message: String, hint: String?) {
  switch problem {
  case _ where problem.hasPrefix("Maximum nesting level"):
    ("the values are nested too deeply", "at most 1,000 levels are read")
  case "mapping values are not allowed in this context":
    ("a ':' cannot stand here", "quote a text that holds ': ', or mind the indent of the line")
  case "could not find expected ':'":
    ("a ':' is expected behind the key", "quote a text that starts in a new line, or indent it")
  case "did not find expected key":
    ("a key is expected here", "align the keys of a mapping, and quote a text that starts with a quote")
  case "did not find expected '-' indicator":
    ("a '-' is expected here", "align the '-' of all values of a list")
  case "found character that cannot start any token":
    ("this character cannot start a value", "indent with spaces, not tabs; quote a text that starts with @ ` % or |")
  case "found a tab character that violates indentation",
    "found a tab character where an indentation space is expected":
    ("a tab stands where an indent is expected", "indent with spaces")
  case "found unexpected end of stream":
    ("the file ends within a quoted text", "close the quote")
  case "did not find expected ',' or ']'":
    ("a ',' or ']' is expected here", "close the list with ']'")
  case "did not find expected ',' or '}'":
    ("a ',' or '}' is expected here", "close the mapping with '}'")
  case "found undefined alias":
    ("this alias names no anchor above", "quote a text that starts with '*'")
  case "but found another document":
    ("a second document starts here", "keep one document a file: delete the line '---'")
  default:
    (context.map { "\(problem) (\($0))" } ?? problem, nil)
  }
}

private let maskStart: UInt32 = 0x10FF00

/// Whether a key is one that `maskDuplicate` renamed: it starts with a character for private use.
func isMaskedDuplicate(_ key: String) -> Bool {
  key.unicodeScalars.first.map { $0.value >= maskStart && $0.value < maskStart + 100 } ?? false
}

/// The text with the second of two equal keys renamed to one of equal length that no user writes.
private func maskDuplicate(
  of names: [String], first: Mark, number: Int, in text: String
) -> (text: String, key: String, line: Int, column: Int)? {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
  guard first.line >= 1, first.line <= lines.count, let mask = Unicode.Scalar(maskStart + UInt32(number)) else {
    return nil
  }
  for name in names where !name.isEmpty {
    let spellings = [name, "\"\(name)\"", "'\(name)'"].map { Array($0.unicodeScalars) }
    guard lines[first.line - 1].dropFirst(first.column - 1).starts(withAnyOf: spellings) else { continue }
    // In block style the later key stands in the same column; in flow style anywhere behind.
    for isBlock in [true, false] {
      for line in (first.line - 1)..<lines.count {
        let from = line == first.line - 1 ? first.column : 0
        let columns =
          isBlock ? (line == first.line - 1 ? [] : [first.column - 1]) : Array(from..<max(from, lines[line].count))
        for column in columns where column < lines[line].count {
          guard let spelling = spellings.first(where: { lines[line].isKey($0, at: column) }) else { continue }
          let isQuoted = spelling.count != name.unicodeScalars.count
          lines[line][column + (isQuoted ? 1 : 0)] = mask
          var masked = String.UnicodeScalarView()
          masked.append(contentsOf: lines.joined(separator: ["\n"]))
          return (String(masked), name, line + 1, column + 1)
        }
        // A line of less indent ends the block mapping.
        let indent = lines[line].prefix { $0 == " " }.count
        if isBlock, line > first.line - 1, indent < lines[line].count, indent < first.column - 1,
          lines[line][indent] != "#"
        {
          break
        }
      }
    }
  }
  return nil
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate func starts(withAnyOf spellings: [[Unicode.Scalar]]) -> Bool {
    spellings.contains { starts(with: $0) }
  }
}

extension [Unicode.Scalar] {
  /// Whether a key spelt so stands at a column: with nothing but signs and spaces before it, and a colon behind.
  fileprivate func isKey(_ spelling: [Unicode.Scalar], at column: Int) -> Bool {
    guard self[column...].starts(with: spelling) else { return false }
    let behind = self[(column + spelling.count)...].drop { $0 == " " }
    guard behind.first == ":" else { return false }
    guard column > 0 else { return true }
    return [" ", ",", "{", "-", "?"].contains(self[column - 1])
  }
}

extension Node {
  /// Whether the tree has no more than so many values when every alias is written out.
  fileprivate func unfolds(within limit: Int, size: inout Int) -> Bool {
    size += 1
    guard size <= limit else { return false }
    switch self {
    case .scalar, .alias: return true
    case .sequence(let sequence): return sequence.allSatisfy { $0.unfolds(within: limit, size: &size) }
    case .mapping(let mapping):
      return mapping.allSatisfy {
        $0.key.unfolds(within: limit, size: &size) && $0.value.unfolds(within: limit, size: &size)
      }
    }
  }
}
