import BriefRendering
import UserFiles
import Wording
import ZoneModel

/// A folder of Templates/, read for some languages.
struct EditionTemplate {
  let name: String
  let labels: [Language: Labels]
  let briefs: [Language: BriefTemplate]

  /// Reads the folder; mistakes in it end the command with all of them.
  init(_ name: String, in workspace: Workspace, languages: [Language]) throws(CommandFailure) {
    let mistakes = Mistakes()
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
    var labels: [Language: Labels] = [:]
    var briefs: [Language: BriefTemplate] = [:]
    for language in languages {
      let place = FilePlace(file: "Templates/\(name)")
      if let file = folder.read("labels.\(language.rawValue).yaml", writtenAt: place, noting: mistakes) {
        labels[language] = Labels.read(file, language: language, required: Wording.requiredKeys, noting: mistakes)
      }
      if let file = folder.read("brief.\(language.rawValue).txt", writtenAt: place, noting: mistakes) {
        briefs[language] = BriefTemplate(file, in: folder, noting: mistakes)
      }
    }
    if mistakes.hasErrors {
      throw CommandFailure(
        .badConfiguration, "the template '\(name)' has mistakes; nothing was written", report: mistakes.report)
    }
    self.name = name
    self.labels = labels
    self.briefs = briefs
  }
}
