import BriefRendering
import EditionFiles
import ExcelRendering
import Scheduling
import ZoneComparison
import ZoneModel

extension Edition {
  /// The digest of all that the edition is made from, the edition it is compared with among it.
  func digest(of inputs: EditionInputs) -> Digest {
    inputs.digest(quarter: quarter, zones: comparison.zones.map(\.id), languages: languages, previous: previous)
  }

  /// Writes the edition, whole or not at all.
  ///
  /// - Parameter inputs: the digests of what was read, taken before it was.
  /// - Returns: the names of its files, in the order a reader wants them.
  func write(madeFrom inputs: EditionInputs) throws(CommandFailure) -> [String] {
    var briefs: [(name: String, text: String)] = []
    var books: [(name: String, content: WorkbookContent)] = []
    for language in languages {
      briefs.append(("brief.\(language.rawValue).txt", try brief(language, width: BriefTemplate.standardWidth)))
      if let content = workbook(language) { books.append(("comparison.\(language.rawValue).xlsx", content)) }
    }
    let snapshot = comparison.snapshot.csv
    do {
      try EditionFolder(workspace: workspace.folder).write(quarter.description) { staging in
        for book in books { try Self.write(book.content, to: book.name, in: staging) }
        for brief in briefs { try writeFile("\(staging)/\(brief.name)", brief.text) }
        try writeFile("\(staging)/\(EditionSnapshot.fileName)", snapshot)
        var digests: [String: Digest] = [:]
        for name in books.map(\.name) + briefs.map(\.name) + [EditionSnapshot.fileName] {
          guard let digest = Digest(ofFile: "\(staging)/\(name)") else {
            throw EditionFault.notWhole(path: "\(staging)/\(name)")
          }
          digests[name] = digest
        }
        try writeFile(
          "\(staging)/\(EditionManifest.fileName)",
          EditionManifest.text(quarter: quarter.description, inputs: digest(of: inputs), files: digests))
      }
    } catch let fault as EditionFault {
      throw CommandFailure(.cannotWrite, fault.message, hint: fault.hint)
    } catch let error as WorkbookError {
      throw error.failure
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.internalFault, "the edition was not written: \(error)")
    }
    return books.map(\.name) + briefs.map(\.name)
  }

  /// Writes a workbook; where the library fails, what keeps files from being written is the fault.
  private static func write(_ content: WorkbookContent, to name: String, in staging: String) throws {
    var failure: WorkbookError?
    let complaint = LibraryComplaint.withheld {
      do throws(WorkbookError) {
        try WorkbookWriter(content).write(to: "\(staging)/\(name)", temporaryFolder: staging)
      } catch {
        failure = error
      }
    }
    guard let failure else { return }
    guard failure.isOfWriting else { throw failure }
    if let fault = EditionFault.writing("\(staging)/\(name)") { throw fault }
    throw CommandFailure(
      .cannotWrite, complaint.map { "\(failure): \($0)" } ?? failure.description, hint: "the edition before is whole")
  }
}

extension WorkbookError {
  /// Whether writing failed, rather than what was to be written.
  fileprivate var isOfWriting: Bool {
    switch self {
    case .cannotCreate, .temporaryFolder, .library: true
    default: false
    }
  }

  /// The failure that the error ends a command with: what cannot be written, or what the data or labels must change.
  fileprivate var failure: CommandFailure {
    switch self {
    case .cannotCreate, .temporaryFolder, .library:
      CommandFailure(.cannotWrite, description, hint: "the edition before is whole")
    case .textTooLong, .controlCharacter, .outsideSheet, .tooManyLinks, .linkTooLong, .linkScheme, .linkNowhere:
      CommandFailure(.badData, description)
    default: CommandFailure(.badConfiguration, description)
    }
  }
}
