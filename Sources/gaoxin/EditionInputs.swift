import EditionFiles
import Glibc
import Scheduling
import SeedFiles
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
      Digest(ofNamed: workspace.inputs.digests(of: names))
    }
    let seeds = ["seeds", "seeds/bulletins", "seeds/tables"].flatMap { Self.files(in: $0, of: workspace.folder) }
    parts = [
      ("settings", digest(["gaoxin.yaml"])), ("seeds", digest(seeds)),
      ("template", digest(Self.allFiles(in: "Templates/\(template)", of: workspace.folder))),
    ]
  }

  /// The digest of all that one edition is made from: the parts, the program's version, what is asked, and the edition
  /// that it is compared with.
  ///
  /// - Parameter previous: the name of that edition, as `EditionSnapshot.name` gives it.
  func digest(quarter: Quarter, zones: [ZoneID], languages: [Language], previous: String?) -> Digest {
    var contents = Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0.digest) })
    let asked = zones.map(\.text) + languages.map(\.rawValue) + [quarter.description]
    contents["asked"] = Digest(of: Array(asked.joined(separator: " ").utf8))
    contents["version"] = Digest(of: Array(Gaoxin.version.utf8))
    contents["previous"] = previous.map { Digest(of: Array($0.utf8)) }
    return Digest(ofNamed: contents)
  }

  /// The files of a folder, by their names from the workspace on.
  private static func files(in name: String, of workspace: String) -> [String] {
    (ContainedFolder(path: "\(workspace)/\(name)", name: name).fileNames(ending: "") ?? []).map { "\(name)/\($0)" }
  }

  /// The files of a folder and of the folders in it, but not of those that links lead to.
  private static func allFiles(in name: String, of workspace: String, depth: Int = 0) -> [String] {
    let folders = ContainedFolder(path: "\(workspace)/\(name)", name: name).folderNames() ?? []
    let inside = folders.flatMap { folder -> [String] in
      var status = stat()
      guard depth < 8, lstat("\(workspace)/\(name)/\(folder)", &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        return []
      }
      return allFiles(in: "\(name)/\(folder)", of: workspace, depth: depth + 1)
    }
    return files(in: name, of: workspace) + inside
  }
}
