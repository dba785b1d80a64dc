import ArgumentParser
import ExactValues
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
    let stream = DocumentStream { document throws(DocumentStream.Refusal) in
      let scanner = PrintedFormScanner(reference: document.published.flatMap { CivilDate($0) })
      let found = scanner.scan(document.text, in: 0..<document.text.count)
      return .object([
        ("id", document.id),
        ("quantities", .array(found.quantities.map { Self.quantity($0, document.text) })),
        ("periods", .array(found.periods.map { Self.period($0, document.text) })),
      ])
    }
    let outcome = stream.run()
    if outcome.failures > 0 {
      throw CommandFailure(
        .badData, "\(outcome.failures) of \(outcome.lines) lines could not be read",
        hint: "each has {\"id\", \"error\"} in the place of its answer")
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
