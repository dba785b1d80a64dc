import BriefRendering
import ExcelRendering
import UserFiles
import Wording
import ZoneModel

/// A folder of Templates/, read and checked for some languages.
struct EditionTemplate {
  /// What one language's files give.
  struct Part {
    let labels: Labels
    let brief: BriefTemplate
    /// The brief in Markdown; nil where the folder has none.
    let markdown: BriefTemplate?
    let styles: StyleSheet
  }

  let name: String
  let workbook: WorkbookTemplate
  let parts: [Language: Part]

  /// Reads the folder; mistakes in it end the command with all of them.
  init(_ name: String, in workspace: Workspace, languages: [Language]) throws(CommandFailure) {
    let mistakes = Mistakes()
    guard let template = try Self.read(name, in: workspace, languages: languages, noting: mistakes), !mistakes.hasErrors
    else {
      throw CommandFailure(
        .badConfiguration, "the template '\(name)' has mistakes; nothing was written", report: mistakes.report)
    }
    self = template
  }

  private init(name: String, workbook: WorkbookTemplate, parts: [Language: Part]) {
    self.name = name
    self.workbook = workbook
    self.parts = parts
  }

  /// Reads the folder, noting every mistake of every file; nil where a file gives nothing to work with.
  static func read(
    _ name: String, in workspace: Workspace, languages: [Language], noting mistakes: Mistakes
  ) throws(CommandFailure) -> EditionTemplate? {
    let folder = try folder(name, in: workspace)
    let place = FilePlace(file: folder.name)
    let workbookFile = folder.read("workbook.yaml", writtenAt: place, noting: mistakes)
    let styleFile = folder.read("styles.yaml", writtenAt: place, noting: mistakes)
    var styles: [Language: StyleSheet] = [:]
    for language in languages {
      styles[language] = styleFile.flatMap { StyleSheetReader().read($0, language: language, noting: mistakes) }
    }
    let look = styles.values.first
    let workbook = workbookFile.flatMap {
      WorkbookTemplateReader(styles: look?.styles.keys.sorted() ?? [], colours: look?.colours.keys.sorted() ?? [])
        .read($0, noting: mistakes)
    }
    var parts: [Language: Part] = [:]
    let markdownNames = folder.fileNames(ending: ".md") ?? []
    for language in languages {
      var required = Wording.requiredKeys
      if let workbook { required.merge(workbook.labelKeys) { first, _ in first } }
      let labels = folder.read("labels.\(language.rawValue).yaml", writtenAt: place, noting: mistakes)
        .map { Labels.read($0, language: language, required: required, noting: mistakes) }
      if let workbook, let labels { workbook.checkSheetNames(in: labels, noting: mistakes) }
      let brief = folder.read("brief.\(language.rawValue).txt", writtenAt: place, noting: mistakes)
        .flatMap { BriefTemplate($0, in: folder, noting: mistakes) }
      let markdown =
        markdownNames.contains("brief.\(language.rawValue).md")
        ? folder.read("brief.\(language.rawValue).md", writtenAt: place, noting: mistakes)
          .flatMap { BriefTemplate($0, in: folder, noting: mistakes) } : nil
      if let labels, let brief, let style = styles[language] {
        parts[language] = Part(labels: labels, brief: brief, markdown: markdown, styles: style)
      }
    }
    guard let workbook, parts.count == languages.count else { return nil }
    return EditionTemplate(name: name, workbook: workbook, parts: parts)
  }

  private static func folder(_ name: String, in workspace: Workspace) throws(CommandFailure) -> ContainedFolder {
    let templates = ContainedFolder(path: "\(workspace.folder)/Templates", name: "Templates")
    guard case .success(let path) = templates.path(of: name, writtenAt: FilePlace(file: "gaoxin.yaml")),
      !name.contains("/")
    else {
      throw CommandFailure(.usage, "'\(name)' is no name of a template", hint: "name a folder of Templates/")
    }
    let folder = ContainedFolder(path: path, name: "Templates/\(name)")
    guard folder.fileNames(ending: "") != nil else {
      throw CommandFailure(
        .badConfiguration, "there is no template '\(name)'",
        hint: "copy Templates/quarterly to Templates/\(name) and change it")
    }
    return folder
  }
}
