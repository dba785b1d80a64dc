internal import Glibc

/// A folder that names written by a user may not leave: neither by `..`, nor absolutely, nor through a link.
package struct ContainedFolder: Sendable {
  /// Where the folder is.
  package let path: String
  /// The folder as the user would name it; empty for the workspace itself.
  package let name: String

  /// Makes a folder; whether it exists is seen when it is used.
  package init(path: String, name: String) {
    self.path = path
    self.name = name
  }

  /// The path of a file inside, or what is wrong with the name.
  ///
  /// - Parameters:
  ///   - written: the name as the user wrote it, relative to the folder.
  ///   - place: where it is written, for the mistake.
  package func path(of written: String, writtenAt place: FilePlace) -> Result<String, Mistake> {
    func refused(_ message: String) -> Result<String, Mistake> {
      .failure(
        Mistake(
          at: place, rule: "path-outside", message,
          hint: "name a file inside \(name.isEmpty ? "the workspace" : "'\(name)'")"))
    }
    if written.isEmpty { return refused("the file name is empty") }
    if written.unicodeScalars.contains(where: { isForbidden($0.value) }) {
      return refused("the file name holds a control character")
    }
    if written.hasPrefix("/") || written.hasPrefix("~") { return refused("'\(written)' is an absolute path") }
    if written.split(separator: "/").contains("..") || written.contains("\\") {
      return refused("'\(written)' leads out of its folder")
    }
    let joined = path + "/" + written
    guard let root = resolved(path), let target = resolved(joined) else { return .success(joined) }
    guard target == root || target.hasPrefix(root == "/" ? root : root + "/") else {
      return refused("'\(written)' is a link that leads out of its folder")
    }
    return .success(joined)
  }

  /// Reads a file inside; nil, with the mistakes noted at the place where its name is written.
  package func read(
    _ written: String, writtenAt place: FilePlace, sizeLimit: Int = UserFile.ordinarySizeLimit,
    noting mistakes: Mistakes
  ) -> UserFile? {
    switch path(of: written, writtenAt: place) {
    case .failure(let mistake):
      mistakes.add(mistake)
      return nil
    case .success(let path):
      return UserFile.read(path, as: displayName(of: written), sizeLimit: sizeLimit, noting: mistakes)
    }
  }

  /// A file inside as the user would name it.
  package func displayName(of written: String) -> String { name.isEmpty ? written : "\(name)/\(written)" }

  /// The names of the plain files directly inside with an ending, sorted by their bytes; nil when there is no such
  /// folder. Names that start with a dot are passed over: editors keep their own there.
  package func fileNames(ending: String) -> [String]? { names(of: S_IFREG, ending: ending) }

  /// The names of the folders directly inside, sorted by their bytes; nil when there is no such folder.
  package func folderNames() -> [String]? { names(of: S_IFDIR, ending: "") }

  private func names(of type: mode_t, ending: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let length = MemoryLayout.size(ofValue: entry.pointee.d_name)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: length) { String(cString: $0) }
      }
      guard name.hasSuffix(ending), !name.hasPrefix(".") else { continue }
      var status = stat()
      if stat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == type { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}

extension Mistake: Error {}
