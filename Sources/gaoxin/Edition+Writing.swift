import BriefRendering
import EditionFiles
import ExcelRendering
import Glibc
import Scheduling
import Synchronization
import WorkerThreads
import ZoneComparison
import ZoneModel

extension Edition {
  /// The digest of all that the edition is made from, the edition it is compared with among it.
  private func digest(of inputs: EditionInputs) -> Digest {
    let before = EditionSnapshot.name(before: quarter, in: MadeEditions(workspace))
    return inputs.digest(quarter: quarter, zones: comparison.zones.map(\.id), languages: languages, previous: before)
  }

  /// Writes the edition, whole or not at all.
  ///
  /// - Parameters:
  ///   - inputs: the digests of what was read, taken before it was.
  ///   - threads: how many work at once; the files are the same however many.
  /// - Returns: the names of its files, in the order a reader wants them, and the digest of all that it was made from.
  func write(
    madeFrom inputs: EditionInputs, threads: Int = coreCount
  ) throws(CommandFailure) -> (files: [String], inputs: Digest) {
    let madeFrom = digest(of: inputs)
    let folder = EditionFolder(workspace: workspace.folder)
    let before = EditionManifest(folder: folder.path(of: quarter.description))?.files.keys.map { $0 } ?? []
    var files: [String] = []
    do {
      try folder.writeReadBack(quarter.description, replacing: Self.ownNames.union(before)) { staging in
        let written = try Self.withComplaints(
          at: "\(staging)/\(Self.workbookName(languages.first ?? .en))"
        ) {
          try writeFiles(in: staging, threads: threads) {
            try writeFile("\(staging)/\(EditionSnapshot.fileName)", comparison.snapshotCSV)
          }
        }
        files = written.names
        var digests: [String: Digest] = [:]
        for name in files + [EditionSnapshot.fileName] {
          guard let digest = Digest(ofFile: "\(staging)/\(name)") else {
            throw EditionFault.notWhole(path: "\(staging)/\(name)")
          }
          digests[name] = digest
        }
        try writeFile(
          "\(staging)/\(EditionManifest.fileName)",
          EditionManifest.text(
            quarter: quarter.description, zones: comparison.zones.map(\.id.text), inputs: madeFrom,
            files: digests))
        return written.readBack
      }
    } catch {
      throw Self.failure(error)
    }
    return (files, madeFrom)
  }

  /// The names that an edition of any language may have.
  private static let ownNames = Set(
    Language.allCases.flatMap { ["brief.\($0.rawValue).txt", "comparison.\($0.rawValue).xlsx"] }
      + [EditionSnapshot.fileName, EditionManifest.fileName])

  /// Writes the workbooks and briefs into a folder, each language on a thread of its own.
  ///
  /// - Parameter more: what else is to be written meanwhile.
  /// - Returns: the names of the files, in the order a reader wants them, and what was read back of them.
  func writeFiles(
    in folder: String, threads: Int, besides more: @escaping @Sendable () throws -> Void = {}
  ) throws -> (names: [String], readBack: ReadBackParts) {
    let languages = languages.filter { template.parts[$0] != nil }
    let codes = ComparisonCodes(comparison)
    codes.prepare(threads: threads)
    let readBack = Mutex<ReadBackParts>([:])
    try workSideBySide(
      count: languages.count + 1, threads: threads, state: { () },
      { _, index, _ in
        guard index < languages.count else { return try more() }
        let language = languages[index]
        if let content = workbook(language, codes: codes) {
          // What the library keeps meanwhile must not meet another workbook's.
          let parts = "\(folder)/.parts.\(language.rawValue)"
          try makeFolder(parts)
          let path = "\(folder)/\(Self.workbookName(language))"
          let read = try WorkbookWriter(content, threads: max(threads / languages.count, 1)).write(
            to: path, temporaryFolder: parts)
          readBack.withLock { $0[path] = read }
          rmdir(parts)
        }
        let text = try brief(language, width: BriefTemplate.standardWidth)
        try writeFile("\(folder)/\(Self.briefName(language))", text)
      })
    return (languages.map(Self.workbookName) + languages.map(Self.briefName), readBack.withLock { $0 })
  }

  private static func workbookName(_ language: Language) -> String { "comparison.\(language.rawValue).xlsx" }
  private static func briefName(_ language: Language) -> String { "brief.\(language.rawValue).txt" }

  /// Writes workbooks; where the library fails, what keeps files from being written is the fault.
  ///
  /// - Parameter path: where the first of them is written.
  static func withComplaints<Result>(at path: String, _ write: () throws -> Result) throws -> Result {
    var outcome: Swift.Result<Result, any Error>?
    let complaint = LibraryComplaint.withheld { outcome = Swift.Result { try write() } }
    switch outcome {
    case .success(let result)?: return result
    case .failure(let failure as WorkbookError)? where failure.isOfWriting:
      if let fault = EditionFault.writing(path) { throw fault }
      throw CommandFailure(
        .cannotWrite, complaint.map { "\(failure): \($0)" } ?? failure.description, hint: "the edition before is whole")
    case .failure(let failure)?: throw failure
    case nil: throw CommandFailure(.internalFault, "the edition was not written")
    }
  }

  /// What a fault of writing an edition ends a command with.
  static func failure(_ error: any Error) -> CommandFailure {
    switch error {
    case let failure as CommandFailure: failure
    case let fault as EditionFault: CommandFailure(.cannotWrite, fault.message, hint: fault.hint)
    case let error as WorkbookError: error.failure
    default: CommandFailure(.internalFault, "the edition was not written: \(error)")
    }
  }
}

/// Makes a folder inside an edition that is being written.
func makeFolder(_ path: String) throws {
  guard mkdir(path, 0o777) == 0 else {
    if let fault = EditionFault.writing("\(path)") { throw fault }
    throw CommandFailure(.cannotWrite, "cannot make the folder '\(path)': \(String(cString: strerror(errno)))")
  }
}

extension WorkbookError {
  /// Whether writing failed, rather than what was to be written.
  fileprivate var isOfWriting: Bool {
    switch self {
    case .cannotCreate, .temporaryFolder, .package, .library: true
    default: false
    }
  }

  /// The failure that the error ends a command with: what cannot be written, or what the data or labels must change.
  fileprivate var failure: CommandFailure {
    switch self {
    case .cannotCreate, .temporaryFolder, .package, .library:
      CommandFailure(.cannotWrite, description, hint: "the edition before is whole")
    case .textTooLong, .controlCharacter, .outsideSheet, .tooManyLinks, .linkTooLong, .linkScheme, .linkNowhere:
      CommandFailure(.badData, description)
    default: CommandFailure(.badConfiguration, description)
    }
  }
}
