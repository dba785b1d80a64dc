import EditionFiles
import Scheduling
import UserFiles
import ZoneComparison
import ZoneModel

/// The digests of all that the editions of a workspace are made from.
///
/// They are taken before anything is read: a file that changes meanwhile makes the edition outdated, never wrongly up to
/// date.
struct EditionInputs {
  /// The digest of each part, by its name: settings, seeds, template.
  let parts: [(name: String, digest: Digest)]

  /// Takes the digests of a workspace and a template's folder.
  init(_ workspace: Workspace, template: String) {
    func digest(_ names: [String]) -> Digest {
      var contents: [String: Digest] = [:]
      for name in names { contents[name] = Digest(ofFile: "\(workspace.folder)/\(name)") }
      return Digest(ofNamed: contents)
    }
    parts = [
      ("settings", digest(["gaoxin.yaml"])),
      ("seeds", digest(Self.files(in: "seeds", of: workspace.folder))),
      ("template", digest(Self.files(in: "Templates/\(template)", of: workspace.folder))),
    ]
  }

  /// The digest of all that one edition is made from: the parts, the program's version, what is asked, and the edition
  /// that it is compared with.
  func digest(quarter: Quarter, zones: [ZoneID], languages: [Language], previous: EditionSnapshot?) -> Digest {
    var contents = Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0.digest) })
    let asked = zones.map(\.text) + languages.map(\.rawValue) + [quarter.description]
    contents["asked"] = Digest(of: Array(asked.joined(separator: " ").utf8))
    contents["version"] = Digest(of: Array(Gaoxin.version.utf8))
    contents["previous"] = previous.map { Digest(of: Array("\($0.quarter)\n\($0.csv)".utf8)) }
    return Digest(ofNamed: contents)
  }

  /// The files of a folder and of the folders in it, by their names from the workspace on.
  private static func files(in name: String, of workspace: String, depth: Int = 0) -> [String] {
    guard depth < 8 else { return [] }
    let folder = ContainedFolder(path: "\(workspace)/\(name)", name: name)
    let inside = (folder.folderNames() ?? []).flatMap { files(in: "\(name)/\($0)", of: workspace, depth: depth + 1) }
    return (folder.fileNames(ending: "") ?? []).map { "\(name)/\($0)" } + inside
  }
}
