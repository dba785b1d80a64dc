import EditionFiles
import Scheduling
import ZoneModel

/// The editions that stand in a workspace, each read and each of its files digested once, however often one asks.
///
/// Whoever writes an edition makes it forget the one before.
final class MadeEditions {
  /// One edition: what it was made from, and which of its files are still those that were written.
  final class Entry {
    let manifest: EditionManifest
    private let folder: String
    private let digests: KnownDigests
    private var known: [String: Bool] = [:]

    init?(folder: String, digests: KnownDigests) {
      guard let manifest = EditionManifest(folder: folder) else { return nil }
      self.manifest = manifest
      self.folder = folder
      self.digests = digests
    }

    /// Whether a file is there and is the one that was written.
    func has(_ name: String) -> Bool {
      if let isThere = known[name] { return isThere }
      let isThere = manifest.has(name, in: folder, by: digests)
      known[name] = isThere
      return isThere
    }

    /// Whether every file is there and is the one that was written.
    var isWhole: Bool { !manifest.files.isEmpty && manifest.files.keys.sorted().allSatisfy(has) }
  }

  private let folder: EditionFolder
  private let digests: KnownDigests
  private var known: [Quarter: Entry?] = [:]

  init(_ workspace: Workspace) {
    folder = EditionFolder(workspace: workspace.folder)
    digests = workspace.inputs.known
  }

  /// The quarters that have a folder, whatever is in it.
  var quarters: [Quarter] { folder.editions.compactMap { Quarter($0) } }

  /// The edition of a quarter; nil where it has no manifest, or a torn one.
  subscript(quarter: Quarter) -> Entry? {
    if let entry = known[quarter] { return entry }
    let entry = Entry(folder: folder.path(of: quarter.description), digests: digests)
    known[quarter] = .some(entry)
    return entry
  }

  /// Forgets an edition that was written anew.
  func forget(_ quarter: Quarter) { known[quarter] = nil }
}
