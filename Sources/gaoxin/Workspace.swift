import Glibc
import ExactValues
import SeedFiles
import UserFiles
import ZoneComparison
import ZoneModel

/// A workspace: its folder, its settings, and its data set once it is read.
struct Workspace {
  let folder: String
  let settings: WorkspaceSettings
  let inputs: InputDigests

  /// Opens the workspace that the options name, or the nearest one upwards from the current folder.
  init(_ options: WorkspaceOptions) throws(CommandFailure) {
    let mistakes = Mistakes()
    guard let workspace = try Workspace(options, noting: mistakes) else {
      throw CommandFailure(.missingInput, "the workspace's gaoxin.yaml cannot be read", report: mistakes.report)
    }
    if mistakes.hasErrors {
      throw CommandFailure(.badConfiguration, "gaoxin.yaml has mistakes; nothing was written", report: mistakes.report)
    }
    self = workspace
  }

  /// Opens the workspace, noting what is wrong with its settings; the default stands in the place of what is.
  ///
  /// Nil where its gaoxin.yaml is no clean text.
  init?(_ options: WorkspaceOptions, noting mistakes: Mistakes) throws(CommandFailure) {
    folder = try Self.find(options.workspace)
    guard let file = UserFile.read("\(folder)/gaoxin.yaml", as: "gaoxin.yaml", noting: mistakes) else { return nil }
    settings = WorkspaceSettings(file, noting: mistakes)
    inputs = InputDigests(folder: folder, sizeLimit: settings.limits.fileBytes)
  }

  /// The folder of the workspace that is asked for, or of the nearest one upwards from the current folder.
  static func find(_ asked: String?) throws(CommandFailure) -> String {
    if let asked {
      guard let path = real(asked), isFile(path + "/gaoxin.yaml") else {
        throw CommandFailure(
          .missingInput, "'\(asked)' is no workspace: it holds no gaoxin.yaml",
          hint: "make one with: gaoxin init \(asked)")
      }
      return path
    }
    if let found = nearestFolder(upwardsFrom: real(".") ?? "/") { return found }
    throw CommandFailure(
      .missingInput, "no workspace here: neither this folder nor one above it holds gaoxin.yaml",
      hint: "name one with --workspace DIR, or make one with: gaoxin init DIR")
  }

  /// The nearest folder with a gaoxin.yaml, at a path or above it.
  static func nearestFolder(upwardsFrom path: String) -> String? {
    var folder = path
    while true {
      if isFile(folder + "/gaoxin.yaml") { return folder }
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The data set; mistakes in it end the command with everything that is wrong.
  func dataset() throws(CommandFailure) -> Dataset {
    let mistakes = Mistakes()
    let dataset = SeedReader(workspace: folder, settings: settings, cache: cache, noting: mistakes).read()
    if mistakes.hasErrors {
      throw CommandFailure(
        .badData, "the data set has mistakes; nothing was written", hint: "gaoxin check lists them all",
        report: mistakes.report)
    }
    return dataset
  }

  /// The zones and indicators of its catalogues; mistakes in them end the command.
  func catalogue() throws(CommandFailure) -> (zones: [Zone], indicators: [Indicator]) {
    let mistakes = Mistakes()
    let catalogue = SeedReader(workspace: folder, settings: settings, noting: mistakes).readCatalogue()
    if mistakes.hasErrors {
      throw CommandFailure(
        .badData, "the catalogues have mistakes; nothing was read", hint: "gaoxin check lists them all",
        report: mistakes.report)
    }
    return catalogue
  }

  /// The folder that the command runs in.
  static var currentFolder: String { real(".") ?? "/" }

  /// The data set of all files that have no mistakes; a mistake in what every fact refers to ends the command.
  ///
  /// - Parameter isLenient: whether files of facts that have mistakes are passed over, in part, rather than refused.
  func dataset(passingOverFaults isLenient: Bool) throws(CommandFailure) -> (Dataset, MistakeReport?) {
    guard isLenient else { return (try dataset(), nil) }
    let mistakes = Mistakes()
    let dataset = SeedReader(workspace: folder, settings: settings, cache: cache, noting: mistakes).read()
    guard mistakes.hasErrors else { return (dataset, nil) }
    let errors = mistakes.all.filter { $0.severity == .error }
    let facts = ["seeds/bulletins/", "seeds/tables/observations", "seeds/tables/initiatives"]
    guard errors.allSatisfy({ error in facts.contains { error.place.file.hasPrefix($0) } }) else {
      throw CommandFailure(
        .badData, "the data set has mistakes; nothing was written", hint: "gaoxin check lists them all",
        report: mistakes.report)
    }
    let counts = Dictionary(grouping: errors, by: \.place.file).mapValues(\.count)
    let faults = counts.sorted { $0.key < $1.key }.map { SeedFault(file: $0.key, count: $0.value) }
    return (dataset.lacking(faults), mistakes.report)
  }

  /// The zones asked for, or those that the settings name, or all.
  func zones(_ asked: String?, in dataset: Dataset) throws(CommandFailure) -> [ZoneID] {
    if asked == nil { try checkZones(in: dataset) }
    let names =
      asked.map { $0.split(separator: ",").map { String($0).trimmingSpaces } }
      ?? (settings.zones.isEmpty ? dataset.zones.map(\.id.text) : settings.zones)
    var zones: [ZoneID] = []
    for name in names {
      guard let zone = dataset.zone(called: name) else {
        throw CommandFailure(
          .usage, "unknown zone '\(name)'",
          hint: nearest(to: name, in: dataset.zones.map(\.id.text)).map { "did you mean '\($0)'?" })
      }
      if !zones.contains(zone.id) { zones.append(zone.id) }
    }
    guard !zones.isEmpty else { throw CommandFailure(.usage, "no zone is named", hint: "give --zones a,b") }
    return zones
  }

  private func checkZones(in dataset: Dataset) throws(CommandFailure) {
    let mistakes = Mistakes()
    _ = UserFile.read("\(folder)/gaoxin.yaml", as: "gaoxin.yaml", noting: mistakes)
    settings.checkZones(in: dataset, noting: mistakes)
    guard !mistakes.hasErrors else {
      throw CommandFailure(.badConfiguration, "gaoxin.yaml has mistakes; nothing was written", report: mistakes.report)
    }
  }

  /// The quarter asked for, or the latest at whose end an actual figure's span ends.
  func quarter(_ asked: String?, of zones: [ZoneID], in dataset: Dataset) throws(CommandFailure) -> Quarter {
    if let asked {
      let known = dataset.quarters(of: zones, countingBareYears: true)
      guard let quarter = Quarter(asked) else {
        throw CommandFailure(.usage, "'\(asked)' is no quarter", hint: "write a year and a quarter: 2025-Q2")
      }
      guard known.contains(quarter) else {
        let shown = known.prefix(8).map(\.description).joined(separator: ", ")
        throw CommandFailure(
          .usage, "the data set has no figure whose span ends with \(quarter)",
          hint: known.isEmpty
            ? "it has none for any quarter" : "it has some for \(shown)\(known.count > 8 ? " and older ones" : "")")
      }
      return quarter
    }
    guard let latest = dataset.quarters(of: zones).first else {
      let years = dataset.quarters(of: zones, countingBareYears: true).first
      throw CommandFailure(
        .badData,
        "the data set has no actual figure of \(zones.map(\.text).joined(separator: ", ")) whose span ends with a "
          + "quarter, so there is nothing to compare",
        hint: years.map { "it has figures for the whole year: give --quarter \($0)" }
          ?? "add figures to seeds/, or ask for other zones with --zones")
    }
    return latest
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = self[...]
    while text.first?.isWhitespace ?? false { text = text.dropFirst() }
    while text.last?.isWhitespace ?? false { text = text.dropLast() }
    return String(text)
  }
}
