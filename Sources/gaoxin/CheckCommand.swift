import ArgumentParser
import Glibc
import SeedFiles
import UserFiles
import ZoneModel

/// Lists every mistake of seeds/ and Templates/.
struct CheckCommand: ParsableCommand {
  /// The forms of the list.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List every mistake in seeds/ and Templates/, each with its place and a way out.",
    discussion: """
      Ends with 1 when there is an error; warnings alone are told and end with 0.

      Example: gaoxin check
      Example: gaoxin check seeds/tables Templates/mine --format json
      """)

  @Argument(
    help: ArgumentHelp(
      "Files and folders of the workspace to hear of.", discussion: "Default: all of seeds/ and Templates/.",
      valueName: "path"))
  var paths: [String] = []

  @Option(help: "The form of the list: text or json.")
  var format = Form.text

  @OptionGroup var options: WorkspaceOptions

  func run() throws {
    let folder = try Workspace.find(options.workspace)
    let asked = try paths.map { path throws(CommandFailure) in try Self.name(of: path, in: folder) }
    let mistakes = Mistakes()
    let colour = format == .text && Console.resultsWantColour
    var observations = 0
    var kept: KeptAnswer?
    var edition: Edition?
    if let workspace = try Workspace(options, noting: mistakes) {
      kept = KeptAnswer(workspace, to: ["check", format.rawValue, "\(colour)"] + asked)
      if let text = kept?.text() {
        Console.write(text)
        return
      }
      let reader = SeedReader(
        workspace: folder, settings: workspace.settings, lookingFor: .check, cache: workspace.cache,
        noting: mistakes)
      let dataset = reader.read()
      observations = dataset.observations.count
      workspace.settings.checkZones(in: dataset, noting: mistakes)
      let templates = ContainedFolder(path: folder + "/Templates", name: "Templates").folderNames() ?? []
      workspace.settings.checkTemplate(among: templates, noting: mistakes)
      for template in templates {
        let read = try EditionTemplate.read(
          template, in: workspace, languages: workspace.settings.languages, noting: mistakes)
        if let read, !mistakes.hasErrors {
          edition = try Self.edition(of: dataset, in: workspace, read)
          keepToTheEnd(edition)
          edition?.checkBriefs(noting: mistakes)
        }
      }
    }
    let report = mistakes.report.about(asked)
    let text: String
    switch format {
    case .json: text = report.json
    case .text:
      let files = mistakes.readNames.count { name in asked.isEmpty || asked.contains { name.isInside($0) } }
      let read = "\(counted(observations, "observation")) read\n"
      text =
        report.text(colour: colour, width: 120)
        + (report.mistakes.isEmpty
          ? "no mistakes in \(counted(files, "file")); \(read)"
          : "\(report.summary) in \(counted(Set(report.mistakes.map(\.place.file)).count, "file")); \(read)")
    }
    if !mistakes.hasErrors { kept?.keep(text, of: edition, quoting: Set(report.mistakes.map(\.place.file))) }
    Console.write(text)
    if report.hasErrors { throw ExitCode(CommandFailure.Code.mistakesFound.rawValue) }
  }

  /// The latest edition that a template could make; nil where the data set has no quarter.
  private static func edition(
    of dataset: Dataset, in workspace: Workspace, _ template: EditionTemplate
  ) throws(CommandFailure) -> Edition? {
    let zones = try workspace.zones(nil, in: dataset)
    guard !dataset.quarters(of: zones).isEmpty else { return nil }
    return Edition(
      workspace, template: template, dataset: dataset, zones: zones,
      quarter: try workspace.quarter(nil, of: zones, in: dataset), languages: workspace.settings.languages)
  }

  /// A path that the user gave, as the name of a file or folder of the workspace; empty for the workspace itself.
  ///
  /// A path counts from the current folder, or else from the workspace.
  private static func name(of path: String, in folder: String) throws(CommandFailure) -> String {
    guard let found = real(path) ?? real(folder + "/" + path) else {
      throw CommandFailure(.missingInput, "there is no '\(path)'", hint: "name a file or folder of the workspace")
    }
    if found == folder { return "" }
    guard found.hasPrefix(folder + "/") else {
      throw CommandFailure(
        .usage, "'\(path)' is not in the workspace \(folder)", hint: "name another workspace with --workspace DIR")
    }
    return String(found.dropFirst(folder.utf8.count + 1))
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}

extension String {
  /// Whether a file's name is a file or folder's own, or inside it.
  fileprivate func isInside(_ name: String) -> Bool { name.isEmpty || self == name || hasPrefix(name + "/") }
}

extension MistakeReport {
  /// The mistakes of some files and folders alone; all where none is named.
  fileprivate func about(_ names: [String]) -> MistakeReport {
    names.isEmpty ? self : keeping { mistake in names.contains { mistake.place.file.isInside($0) } }
  }
}
