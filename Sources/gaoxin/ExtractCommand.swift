import ArgumentParser
import ExactValues
import Extraction
import Foundation
import JSONText
import PrintedForms
import SeedFiles
import UserFiles
import ZoneModel

/// Finds the facts of bulletins.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Find the figures of bulletins, each with its place.",
    discussion: "Example: gaoxin extract --jsonl-input --format jsonl < bulletins.jsonl")

  @OptionGroup var options: WorkspaceOptions
  @Argument var files: [String] = []
  @Flag(help: "Read one document a line from standard input: {\"id\", \"text\", \"published\"}.")
  var jsonlInput = false
  @Option(help: "The format: jsonl.")
  var format = "jsonl"
  @Option var zone: String?
  @Option var published: String?

  func run() throws {
    let workspace = try Workspace(options)
    let dataset = try workspace.dataset()
    let knowledge = Knowledge(zones: dataset.zones, indicators: dataset.indicators)
    if jsonlInput {
      while let line = readLine() {
        guard
          let document = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
          let text = document["text"] as? String
        else { continue }
        let request = ReadingRequest(
          zone: document["zone"] as? String, published: (document["published"] as? String).flatMap { PageDate($0) })
        let reading = BulletinReading(InputPage(ScalarText(text)), request, with: knowledge)
        Console.write(ExtractionRecord(reading, id: .optional(document["id"] as? String)).json.compact + "\n")
      }
    }
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else { continue }
      let reading = BulletinReading(InputPage(ScalarText(utf8: Array(data))), ReadingRequest(zone: zone, published: published.flatMap { PageDate($0) }), with: knowledge)
      Console.write(ExtractionRecord(reading, id: .text(file)).json.compact + "\n")
    }
  }
}
