import ExactValues
import ExcelRendering
import Foundation
import SeedFiles
import Testing
import ZoneModel

/// docs/schemas/ says of each YAML file what its reader says: the same keys, the same required keys, the same words.
@Suite struct SchemaTests {
  private typealias Schema = [String: Any]

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("docs/schemas")

  private static func schema(_ name: String) throws -> Schema {
    let data = try Data(contentsOf: folder.appendingPathComponent("\(name).schema.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? Schema)
  }

  /// A part of a schema with its reference to a definition followed.
  private static func resolved(_ part: Any?, in root: Schema) -> Schema? {
    guard let part = part as? Schema else { return nil }
    guard let reference = part["$ref"] as? String, let name = reference.split(separator: "/").last else { return part }
    return ((root["$defs"] as? Schema)?[String(name)] as? Schema)
  }

  /// The parts that a way leads to: `sheets[].columns[]`; `*` is any name. Of alternatives, those that are mappings.
  private static func parts(at way: String, in root: Schema) -> [Schema] {
    var parts = [root]
    for step in way.split(separator: ".") {
      let name = step.hasSuffix("[]") ? String(step.dropLast(2)) : String(step)
      parts = parts.flatMap { part -> [Schema] in
        let properties = part["properties"] as? Schema ?? [:]
        if name != "*" { return [resolved(properties[name], in: root)].compactMap(\.self) }
        return ([part["additionalProperties"]] + properties.values).compactMap { resolved($0, in: root) }
      }
      if step.hasSuffix("[]") { parts = parts.compactMap { resolved($0["items"], in: root) } }
      parts = parts.flatMap { part in
        ((part["oneOf"] as? [Any])?.compactMap { resolved($0, in: root) } ?? [part])
      }
    }
    return parts
  }

  private static func check(_ schema: Schema, _ name: String, _ way: String, required: [String], optional: [String]) {
    let mappings = parts(at: way, in: schema).filter { $0["properties"] != nil }
    #expect(!mappings.isEmpty, "\(name): no mapping at '\(way)'")
    for mapping in mappings {
      let keys = (mapping["properties"] as? Schema)?.keys.sorted()
      #expect(keys == (required + optional).sorted(), "\(name): the keys at '\(way)'")
      #expect((mapping["required"] as? [String] ?? []).sorted() == required.sorted(), "\(name): required at '\(way)'")
      #expect(mapping["additionalProperties"] as? Bool == false, "\(name): other keys at '\(way)'")
    }
  }

  @Test func `the schemas of settings and seeds have the reader's keys`() throws {
    for (name, mappings) in SeedFormat.mappings {
      let schema = try Self.schema(name)
      for (way, keys) in mappings {
        Self.check(schema, name, way, required: keys.required, optional: keys.optional)
      }
    }
  }

  @Test func `the schemas of templates have the reader's keys`() throws {
    let workbook = try Self.schema("workbook")
    for (way, keys) in WorkbookTemplateReader.keys {
      Self.check(workbook, "workbook", way, required: keys.required, optional: keys.optional)
    }
    let styles = try Self.schema("styles")
    for (way, keys) in StyleSheetReader.keys {
      Self.check(styles, "styles", way, required: keys.required, optional: keys.optional)
    }
  }

  @Test func `each kind of sheet has its own fields in the schema`() throws {
    let sheet = try #require(Self.parts(at: "sheets[]", in: try Self.schema("workbook")).first)
    var fields: [String: [String]] = [:]
    for rule in sheet["allOf"] as? [Schema] ?? [] {
      let condition = ((rule["if"] as? Schema)?["properties"] as? Schema)?["shows"] as? Schema
      let column = Self.parts(at: "columns[].field", in: rule["then"] as? Schema ?? [:]).first
      if let kind = condition?["const"] as? String { fields[kind] = column?["enum"] as? [String] }
    }
    #expect(fields == Dictionary(uniqueKeysWithValues: BlockKind.allCases.map { ($0.rawValue, $0.fields.map(\.name)) }))
  }

  /// A list of words in a schema, and the words that the reader knows.
  struct Words: CustomTestStringConvertible {
    let schema: String
    let way: String
    let words: [String]
    var testDescription: String { "\(schema): \(way)" }
  }

  static let words: [Words] = [
    Words(schema: "gaoxin", way: "rounding", words: RoundingPolicy.allCases.map(\.rawValue)),
    Words(schema: "gaoxin", way: "languages[]", words: Language.allCases.map(\.rawValue)),
    Words(schema: "indicators", way: "indicators[].kind", words: MetricKind.allCases.map(\.rawValue)),
    Words(schema: "indicators", way: "indicators[].direction", words: Direction.allCases.map(\.rawValue)),
    Words(schema: "indicators", way: "indicators[].basis", words: PriceBasis.allCases.map(\.rawValue)),
    Words(schema: "bulletin", way: "access", words: SourceAccess.allCases.map(\.rawValue)),
    Words(schema: "bulletin", way: "confidence", words: Confidence.allCases.map(\.rawValue)),
    Words(
      schema: "bulletin", way: "observations[].period_basis", words: Period.Basis.allCases.map(\.rawValue)),
    Words(schema: "bulletin", way: "observations[].status", words: ObservationStatus.allCases.map(\.rawValue)),
    Words(schema: "remarks", way: "remarks[].kind", words: Remark.Kind.allCases.map(\.rawValue)),
    Words(schema: "workbook", way: "sheets[].shows", words: BlockKind.allCases.map(\.rawValue)),
    Words(
      schema: "workbook", way: "sheets[].charts[].shows", words: ChartTemplate.Subject.allCases.map(\.rawValue)),
    Words(schema: "workbook", way: "sheets[].charts[].kind", words: ChartContent.Kind.allCases.map(\.rawValue)),
    Words(schema: "styles", way: "styles.*.align", words: CellStyle.Alignment.allCases.map(\.rawValue)),
    Words(schema: "styles", way: "styles.*.vertical", words: CellStyle.VerticalAlignment.allCases.map(\.rawValue)),
    Words(schema: "styles", way: "styles.*.top", words: CellStyle.Line.allCases.map(\.rawValue)),
  ]

  @Test(arguments: words)
  func `a closed list has the reader's words`(list: Words) throws {
    let part = try #require(Self.parts(at: list.way, in: try Self.schema(list.schema)).first)
    #expect((part["enum"] as? [String])?.sorted() == list.words.sorted())
  }
}
