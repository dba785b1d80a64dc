import Foundation
import Testing

/// docs/schemas/extraction.schema.json holds for what the program prints.
@Suite struct ExtractSchemaTests {
  @Test func `the answer to every fourth labelled document is as the schema says`() throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: BuiltCommand.root + "/docs/schemas/extraction.schema.json")))
        as? [String: Any])
    let folder = BuiltCommand.root + "/Tests/ExtractionCorpus/documents"
    let all = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
    let files = all.enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
    let run = try BuiltCommand.run(["extract"] + files + ["--format", "jsonl", "--workspace", BuiltCommand.root], in: folder)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == files.count)
    for line in lines {
      let answer = try JSONSerialization.jsonObject(with: Data(line.utf8))
      #expect(Self.mistakes(answer, schema, at: "").isEmpty, "\(Self.mistakes(answer, schema, at: "").prefix(3))")
    }
  }

  @Test func `an answer with a key too many, or one too few, is not as the schema says`() throws {
    let schema: [String: Any] = [
      "type": "object", "properties": ["id": ["type": "string"]], "required": ["id"], "additionalProperties": false,
    ]
    #expect(Self.mistakes(["id": "a"], schema, at: "").isEmpty)
    #expect(Self.mistakes(["id": 1], schema, at: "") == ["/id is no string"])
    #expect(Self.mistakes([String: Any](), schema, at: "") == ["/id is missing"])
    #expect(Self.mistakes(["id": "a", "b": 1], schema, at: "") == ["/b is not known"])
  }

  /// What of a value is not as a schema says; the keywords that the schema of extraction uses.
  static func mistakes(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    if let choices = schema["oneOf"] as? [[String: Any]] {
      let found = choices.map { mistakes(value, $0, at: place) }
      return found.contains { $0.isEmpty } ? [] : found.min { $0.count < $1.count } ?? []
    }
    var found: [String] = []
    let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] } ?? []
    if !types.isEmpty, !types.contains(where: { isOf($0, value) }) {
      return ["\(place) is no \(types.joined(separator: " or "))"]
    }
    if let words = schema["enum"] as? [String], !words.contains(value as? String ?? "") { found.append("\(place) is none of \(words)") }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(place) '\(text)' does not match")
    }
    if let least = schema["minimum"] as? Int, let number = value as? Int, number < least { found.append("\(place) is below \(least)") }
    if let items = schema["items"] as? [String: Any], let values = value as? [Any] {
      for (index, item) in values.enumerated() { found += mistakes(item, items, at: "\(place)/\(index)") }
    }
    if let properties = schema["properties"] as? [String: Any], let object = value as? [String: Any] {
      for key in schema["required"] as? [String] ?? [] where object[key] == nil { found.append("\(place)/\(key) is missing") }
      for (key, member) in object {
        if let own = properties[key] as? [String: Any] {
          found += mistakes(member, own, at: "\(place)/\(key)")
        } else if schema["additionalProperties"] as? Bool == false {
          found.append("\(place)/\(key) is not known")
        }
      }
    }
    return found
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "string": value is String
    case "integer", "number": !(value is String) && value is Int
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "null": value is NSNull
    case "boolean": value is Bool
    default: false
    }
  }
}
