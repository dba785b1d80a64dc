import ArgumentParser
import EditionFiles
import ExcelRendering
import Glibc
import SpreadsheetPackage
import UserFiles
import WorkerThreads

/// Writes a table in CSV as a workbook.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Write a table in CSV as a workbook of one long sheet.",
    discussion: """
      Example: gaoxin table observations.csv observations.xlsx

      The first line names the columns; it becomes a bold header that stays in sight and filters. A column is numbers \
      where every field that is not empty is a plain decimal of at most 15 digits: 00123, +5, 1,234 and 1e3 stay texts, \
      and so does every other field of their column. Rows beyond Excel's 1,048,576 go on on further sheets.
      """)

  @Argument(help: ArgumentHelp("The table: UTF-8, fields separated by commas.", valueName: "in.csv"))
  var input: String

  @Argument(help: ArgumentHelp("The workbook to write; one that is there is replaced.", valueName: "out.xlsx"))
  var output: String

  @Option(help: ArgumentHelp("The name of the sheet.", discussion: "Default: the file's.", valueName: "name"))
  var sheetName: String?

  @Option(help: ArgumentHelp("Columns that must be numbers, separated by commas.", valueName: "names"))
  var numbers: String?

  @Option(help: ArgumentHelp("Columns that are texts, whatever they look like.", valueName: "names"))
  var text: String?

  @Option(help: ArgumentHelp("Excel's format for numbers with decimals.", valueName: "format"))
  var numberFormat = "#,##0.00"

  @Option(help: ArgumentHelp("How many threads work.", discussion: "Default: one for each core.", valueName: "count"))
  var threads: Int?

  @Flag(name: .shortAndLong, help: "Say nothing but faults.")
  var quiet = false

  func validate() throws {
    if let threads, !(1...256).contains(threads) { throw ValidationError("--threads is a number from 1 to 256") }
    if Self.isSameFile(input, output) { throw ValidationError("the workbook would take the place of the table") }
  }

  func run() throws {
    let mistakes = Mistakes()
    guard let file = ByteCSV.open(input, as: input, noting: mistakes) else { throw Self.failure(mistakes) }
    let options = try options(for: file)
    let progress = TerminalProgress(quiet: quiet)
    defer { progress.clear() }
    let book = TableWorkbook(reading: file, path: input, options: options, noting: mistakes) { isWriting, done, all in
      progress.tell(isWriting ? "writing" : "reading", done: done, of: all)
    }
    guard let book else {
      progress.clear()
      throw Self.failure(mistakes)
    }
    let unfinished = try UnfinishedFile(beside: output)
    do {
      let summary = try book.write(to: unfinished.path)
      try unfinished.finish()
      progress.clear()
      if !quiet { Console.write(Self.words(summary, output) + "\n") }
    } catch let error as WorkbookError {
      throw Self.failure(error, output)
    } catch let error as PackageError {
      throw Self.failure(error, output)
    } catch let fault as EditionFault {
      throw CommandFailure(.cannotWrite, fault.message, hint: "the file that was there before is whole")
    }
  }

  private static func isSameFile(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(one, &first) == 0, stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  private func options(for file: ByteCSV) throws -> TableWorkbook.Options {
    var options = TableWorkbook.Options(
      sheetName: sheetName ?? Self.sheetName(of: input), threads: threads ?? coreCount)
    options.numbers = try Self.columns(numbers, option: "--numbers", of: file)
    options.texts = try Self.columns(text, option: "--text", of: file)
    options.numberFormat = numberFormat
    if let both = options.numbers.intersection(options.texts).sorted().first {
      throw CommandFailure(.usage, "the column '\(both)' is named in --numbers and in --text")
    }
    return options
  }

  private static func columns(_ names: String?, option: String, of file: ByteCSV) throws -> Set<String> {
    let names = names?.split(separator: ",").map(String.init) ?? []
    for name in names where !file.header.contains(name) {
      throw CommandFailure(
        .usage, "\(option) names the column '\(name)', which the header of \(file.name) does not have",
        hint: nearest(to: name, in: file.header).map { "did you mean '\($0)'?" }
          ?? "it has \(file.header.joined(separator: ", "))")
    }
    return Set(names)
  }

  /// The name of a file without folder and ending, as far as a sheet may be called so.
  private static func sheetName(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    let allowed = stem.filter { !"[]:*?/\\'".contains($0) }
    let name = String(allowed.prefix(31))
    return name.isEmpty ? "Sheet1" : name
  }

  private static func words(_ summary: TableWorkbook.Summary, _ output: String) -> String {
    var lines = ["\(output): \(summary.rowCount) rows"]
    lines.append(
      summary.numbers.isEmpty ? "no column is numbers" : "numbers: " + summary.numbers.joined(separator: ", "))
    if summary.sheets.count > 1 {
      lines.append(
        "a sheet of Excel has 1,048,576 rows: the table goes on on \(summary.sheets.dropFirst().joined(separator: ", "))"
      )
    }
    return lines.joined(separator: "\n")
  }

  private static func failure(_ mistakes: Mistakes) -> CommandFailure {
    let report = mistakes.report
    let isMissing = report.mistakes.allSatisfy { ["missing-file", "not-a-file", "unreadable-file"].contains($0.rule) }
    return CommandFailure(
      isMissing ? .missingInput : .badData, "\(report.summary); nothing was written", report: report)
  }

  private static func failure(_ error: WorkbookError, _ output: String) -> CommandFailure {
    switch error {
    case .cannotCreate(_, let reason): CommandFailure(.cannotWrite, "cannot write '\(output)': \(reason)")
    case .temporaryFolder, .library: CommandFailure(.cannotWrite, error.description)
    default: CommandFailure(.badData, error.description)
    }
  }

  private static func failure(_ error: PackageError, _ output: String) -> CommandFailure {
    switch error {
    case .system(let doing, _, let code):
      CommandFailure(
        .cannotWrite, "cannot \(doing) '\(output)': \(String(cString: strerror(code)))",
        hint: "the file that was there before is whole")
    case .inputChanged:
      CommandFailure(.temporary, error.description, hint: "run the command again when nothing writes to it")
    case .textTooLong: CommandFailure(.badData, error.description)
    case .noPackage, .strangeSheet, .compression: CommandFailure(.internalFault, error.description)
    }
  }
}
