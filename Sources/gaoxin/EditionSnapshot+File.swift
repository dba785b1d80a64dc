import EditionFiles
import UserFiles
import ZoneComparison
import ZoneModel

extension EditionSnapshot {
  /// The file that an edition keeps it in; its name starts with a dot, since no reader of the edition needs it.
  static let fileName = ".snapshot.csv"

  /// The snapshot as a table: what is an observation's printed form, what an initiative's state.
  var csv: String {
    var text = "what,id,text\n"
    for (id, printed) in observations.sorted(by: { $0.key < $1.key }) {
      text += Self.line("observation", id.text, printed)
    }
    for (id, state) in initiatives.sorted(by: { $0.key < $1.key }) { text += Self.line("initiative", id.text, state) }
    return text
  }

  static func line(_ what: String, _ id: String, _ text: String) -> String {
    func quoted(_ field: String) -> String {
      "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
    return "\(what),\(quoted(id)),\(quoted(text))\n"
  }

  /// What the newest edition for an earlier quarter showed; nil where there is none.
  ///
  /// An edition whose snapshot is missing, cut or changed is passed over: it is not compared with.
  static func newest(before quarter: Quarter, in workspace: Workspace) -> EditionSnapshot? {
    let folder = EditionFolder(workspace: workspace.folder)
    let earlier = folder.editions.compactMap { Quarter($0) }.filter { $0 < quarter }.sorted(by: >)
    return earlier.lazy.compactMap { read($0, in: folder.path(of: $0.description), by: workspace.inputs.known) }.first
  }

  /// The newest edition for an earlier quarter whose snapshot is whole, and the snapshot's digest; nil where there is none.
  ///
  /// It is found by the digest of the file as it stands, without reading what it says.
  static func name(before quarter: Quarter, in editions: MadeEditions) -> String? {
    editions.quarters.filter { $0 < quarter }.sorted(by: >).lazy.compactMap { quarter in
      guard let edition = editions[quarter], edition.has(fileName) else { return nil }
      return edition.manifest.files[fileName].map { "\(quarter) \($0)" }
    }.first
  }

  private static func read(
    _ quarter: Quarter, in folder: String, by digests: KnownDigests
  ) -> EditionSnapshot? {
    guard let manifest = EditionManifest(folder: folder), manifest.has(fileName, in: folder, by: digests),
      let bytes = fileBytes("\(folder)/\(fileName)")
    else { return nil }
    return SnapshotLines(bytes).map {
      EditionSnapshot(
        quarter: quarter, shown: ShownObservations($0.bytes, $0.observations), initiatives: $0.initiatives)
    }
  }
}
