import EditionFiles
import Glibc
import Scheduling
import SeedFiles
import Synchronization
import UserFiles
import WorkerThreads

/// The digests of a workspace's files, each taken once in a run.
final class InputDigests: Sendable {
  private let folder: String
  private let sizeLimit: Int
  /// Those of large files, from run to run.
  let known: KnownDigests
  private let taken = Mutex<[String: Digest]>([:])
  private let settled = Mutex<Set<String>>([])

  /// - Parameter sizeLimit: bytes; a larger file is not read, and has no digest.
  init(folder: String, sizeLimit: Int) {
    self.folder = folder
    self.sizeLimit = sizeLimit
    known = KnownDigests(workspace: folder)
  }

  /// The digests of files by their names in the workspace; a file that cannot be read has none.
  func digests(of names: [String]) -> [String: Digest] {
    let missing = taken.withLock { taken in names.filter { taken[$0] == nil } }
    let fresh = asTheyAre(missing)
    return taken.withLock { taken in
      taken.merge(fresh) { first, _ in first }
      return taken.filter { names.contains($0.key) }
    }
  }

  /// Notes files that are not read any more in this run: what came of them is bound to the digests that are known.
  func settle(_ names: [String]) { settled.withLock { $0.formUnion(names) } }

  /// The digests of files as they are now, but for those that are settled; `names` are looked at again in any case.
  func digestsNow(of all: [String], lookingAgainAt names: Set<String> = []) -> [String: Digest] {
    let isSettled = settled.withLock { $0.subtracting(names) }
    let fresh = asTheyAre(all.filter { !isSettled.contains($0) })
    return digests(of: all.filter(isSettled.contains)).merging(fresh) { first, _ in first }
  }

  /// The digests of files as they are now, taken side by side.
  private func asTheyAre(_ names: [String]) -> [String: Digest] {
    let found = Mutex<[String: Digest]>([:])
    try? workSideBySide(
      count: names.count, state: { () },
      { [known, folder, sizeLimit] _, index, _ in
        guard let digest = known.digest(ofFile: "\(folder)/\(names[index])", sizeLimit: sizeLimit) else { return }
        found.withLock { $0[names[index]] = digest }
      })
    known.keep()
    return found.withLock { $0 }
  }
}

extension Workspace {
  /// Below so many bytes of tables nothing is kept: they are read at once anyway.
  private static let leastKept = 1 << 20

  /// Whether the tables are so large that what they come to is kept.
  var keepsTables: Bool {
    let tables = ContainedFolder(path: "\(folder)/seeds/tables", name: "seeds/tables")
    let size = (tables.fileNames(ending: ".csv") ?? []).reduce(0) { $0 + Self.size("\(folder)/seeds/tables/\($1)") }
    return size >= Self.leastKept
  }

  /// The cache of the tables; nil where they are small.
  var cache: ObservationCache? {
    guard keepsTables else { return nil }
    let names = seedNames
    let version = Digest(of: Array(Gaoxin.version.utf8))
    let key = Digest(ofNamed: inputs.digests(of: names).merging(["version": version]) { first, _ in first })
    let tables = names.filter { name in
      ["seeds/tables/observations", "seeds/tables/sources"].contains { name.hasPrefix($0) }
    }
    return ObservationCache(
      path: "\(folder)/output/.cache/observations", key: key.bytes,
      isStillTrue: { [inputs] in
        let now = inputs.digestsNow(of: names)
        return Digest(ofNamed: now.merging(["version": version]) { first, _ in first }) == key
      }, settle: { [inputs] in inputs.settle(tables) })
  }

  /// The files that the data set is read from.
  var seedNames: [String] {
    var names = ["gaoxin.yaml"]
    for part in ["seeds", "seeds/bulletins", "seeds/tables"] {
      let inside = ContainedFolder(path: "\(folder)/\(part)", name: part)
      names += (inside.fileNames(ending: "") ?? []).map { "\(part)/\($0)" }
    }
    return names
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
