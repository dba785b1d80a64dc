import ArgumentParser
import ExactValues
import Foundation
import JSONText
import PrintedForms

/// Finds the figures of bulletins.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Find the figures of bulletins, each with its place.",
    discussion: "Example: gaoxin extract --jsonl-input --format jsonl < bulletins.jsonl")

  @Flag(help: "Read one document a line from standard input: {\"id\", \"text\", \"published\"}.")
  var jsonlInput = false

  @Option(help: "The format: jsonl.")
  var format = "jsonl"

  func run() throws {
    while let line = readLine() {
      guard
        let document = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let text = document["text"] as? String
      else { continue }
      let reference = (document["published"] as? String ?? document["reference_date"] as? String)
        .flatMap { CivilDate($0) }
      let scalars = ScalarText(text)
      let found = PrintedFormScanner(reference: reference).scan(scalars, in: 0..<scalars.count)
      Console.write(
        JSONValue.object([
          ("id", .optional(document["id"] as? String)),
          ("quantities", .array(found.quantities.map { Self.quantity($0, scalars) })),
          ("periods", .array(found.periods.map { Self.period($0, scalars) })),
        ]).compact + "\n")
    }
  }

  private static func quantity(_ found: FoundQuantity, _ text: ScalarText) -> JSONValue {
    .object([
      ("text", .text(text.text(found.place))), ("start", .integer(found.place.lowerBound)),
      ("length", .integer(found.place.count)), ("kind", .text(found.kind.rawValue)),
      ("value", .optional(found.value?.description)), ("unit", .text(found.unit)),
      ("low", .optional(found.low?.description)), ("high", .optional(found.high?.description)),
      ("comparator", .text(found.comparator.rawValue)),
    ])
  }

  private static func period(_ found: FoundPeriod, _ text: ScalarText) -> JSONValue {
    .object([
      ("text", .text(text.text(found.place))), ("start", .integer(found.place.lowerBound)),
      ("length", .integer(found.place.count)), ("start_date", .optional(found.start?.description)),
      ("end_date", .optional(found.end?.description)), ("code", .text(found.code)),
      ("basis", .text(found.yearBasis.rawValue)),
    ])
  }
}
