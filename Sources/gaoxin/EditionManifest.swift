import EditionFiles
import JSONText
import Scheduling
import UserFiles

/// What an edition was made from and which files it has: by it a later run sees whether it is whole and up to date.
struct EditionManifest {
  /// The file; its name starts with a dot, since no reader of the edition needs it.
  static let fileName = ".edition.json"

  let inputs: String
  /// The ids of the zones compared; empty where an older version wrote the manifest.
  let zones: [String]
  let files: [String: String]

  /// The manifest as text: no time in it, so that the same edition has the same bytes.
  static func text(quarter: String, zones: [String], inputs: Digest, files: [String: Digest]) -> String {
    let sorted = files.sorted { $0.key < $1.key }.map { (name: $0.key, value: JSONValue.text($0.value.description)) }
    return JSONValue.object([
      ("quarter", .text(quarter)), ("version", .text(Gaoxin.version)), ("inputs", .text(inputs.description)),
      ("zones", .array(zones.map { .text($0) })), ("files", .object(sorted)),
    ]).pretty
  }

  /// Reads the manifest of an edition's folder; nil where there is none, or it is torn. JSON is YAML too.
  init?(folder: String) {
    let mistakes = Mistakes()
    guard let file = UserFile.read("\(folder)/\(Self.fileName)", as: Self.fileName, noting: mistakes),
      let whole = file.yaml(noting: mistakes)?.mapping(
        required: ["quarter", "version", "inputs", "files"], optional: ["zones"]),
      let inputs = whole["inputs"]?.text(), let files = whole["files"]?.mapping()
    else { return nil }
    self.inputs = inputs
    zones = whole["zones"]?.texts() ?? []
    self.files = Dictionary(
      files.entries.compactMap { entry in entry.value.text().map { (entry.key, $0) } },
      uniquingKeysWith: { first, _ in first })
    guard !mistakes.hasErrors else { return nil }
  }

  /// Whether a file is there and is the one that was written.
  func has(_ name: String, in folder: String, by digests: KnownDigests) -> Bool {
    defer { digests.keep() }
    return files[name].map { digests.digest(ofFile: "\(folder)/\(name)")?.description == $0 } ?? false
  }
}
