import ArgumentParser
import ExactValues
import Extraction
import Glibc
import JSONText
import PrintedForms
import UserFiles
import ZoneModel

/// Reads bulletins and writes what they report as drafts.
struct ExtractCommand: ParsableCommand {
  /// What is printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case yaml
    case csv
    case jsonl
    case html
  }

  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Read bulletins and print what they report as drafts, every figure with its place.",
    discussion: """
      Example: gaoxin extract page.txt --published 2025-07-17

      Reads UTF-8 text, Markdown, HTML and PDF (with pdftotext). On a terminal the page is shown with its facts marked; a
      file or a pipe gets the draft that seeds/bulletins/ takes once a person has reviewed it.
      """)

  @OptionGroup var options: WorkspaceOptions

  @Argument(help: ArgumentHelp("The bulletins; - for standard input.", valueName: "file"))
  var files: [String] = []

  @Option(help: ArgumentHelp("The zone that they are about, where they do not name it.", valueName: "id"))
  var zone: String?

  @Option(help: ArgumentHelp("When they were published: 2025, 2025-07 or 2025-07-17.", valueName: "date"))
  var published: String?

  @Option(help: "What to print: yaml, csv, jsonl or html.")
  var format: Format?

  @Flag(help: "Read one document a line from standard input: {\"id\", \"text\", \"zone\", \"published\"}.")
  var jsonlInput = false

  func run() throws {
    guard jsonlInput != !files.isEmpty else {
      throw CommandFailure(
        .usage, jsonlInput ? "--jsonl-input reads standard input and takes no files" : "no bulletin is named",
        hint: "gaoxin extract FILE, or gaoxin extract - for standard input")
    }
    var date: PageDate?
    if let published {
      guard let read = PageDate(published) else {
        throw CommandFailure(.usage, "'\(published)' is no date", hint: "write a year, a month or a day: 2025-07-17")
      }
      date = read
    }
    let knowledge = try knowledge()
    let request = ReadingRequest(zone: zone, published: date)
    if jsonlInput { return try stream(request, knowledge) }
    let console = Console(options)
    if format == .csv { Console.write(DraftTable.header) }
    var isFirst = true
    for file in files {
      let page = try BulletinFile(file).page()
      console.detail("read \(file): \(page.text.count) characters")
      let reading = BulletinReading(page, request, with: knowledge)
      show(reading, source: file == "-" ? "standard input" : file, isFirst: isFirst, console)
      isFirst = false
    }
  }

  private func show(_ reading: BulletinReading, source: String, isFirst: Bool, _ console: Console) {
    switch format {
    case .yaml: Console.write((isFirst ? "" : "---\n") + DraftBulletin(reading, source: source).yaml)
    case .csv:
      let table = DraftTable(reading, source: source)
      Console.write(table.rows)
      if table.initiativeCount > 0 {
        console.note("\(source): \(table.initiativeCount) initiatives are printed as yaml and jsonl only")
      }
    case .jsonl:
      Console.write(String(decoding: ExtractionRecord(reading, id: .text(source)).bytes, as: UTF8.self) + "\n")
    case .html: Console.write(MarkedPage(reading, source: source).html)
    case nil:
      if isatty(STDOUT_FILENO) == 1 {
        Console.write(MarkedPage(reading, source: source).terminal(colour: Console.resultsWantColour))
      } else {
        Console.write((isFirst ? "" : "---\n") + DraftBulletin(reading, source: source).yaml)
      }
    }
  }

  private func stream(_ request: ReadingRequest, _ knowledge: Knowledge) throws(CommandFailure) {
    guard format == nil || format == .jsonl else {
      throw CommandFailure(
        .usage, "--jsonl-input prints jsonl only", hint: "leave --format out, or write --format jsonl")
    }
    let stream = DocumentStream { (document, out) throws(DocumentStream.Refusal) in
      var asked = request
      if let zone = document.zone { asked.zone = zone }
      if let published = document.published {
        guard let date = PageDate(published) else {
          throw DocumentStream.Refusal(
            sentence: "'\(published.prefix(40))' is no date: write 2025, 2025-07 or 2025-07-17")
        }
        asked.published = date
      }
      let reading = BulletinReading(InputPage(document.text), asked, with: knowledge)
      ExtractionRecord(reading, id: document.id).append(to: &out)
    }
    let outcome = stream.run()
    if outcome.failures > 0 {
      throw CommandFailure(
        .badData, "\(outcome.failures) of \(outcome.lines) lines could not be read",
        hint: "each has {\"id\", \"error\"} in the place of its answer")
    }
  }

  /// The catalogues of the workspace that is asked for or is nearest; none where there is no workspace.
  private func knowledge() throws(CommandFailure) -> Knowledge {
    if options.workspace == nil, Workspace.nearestFolder(upwardsFrom: Workspace.currentFolder) == nil {
      Console(options).detail("no workspace here: indicators and zones stand as they are printed")
      return Knowledge()
    }
    let catalogue = try Workspace(options).catalogue()
    return Knowledge(zones: catalogue.zones, indicators: catalogue.indicators)
  }
}
