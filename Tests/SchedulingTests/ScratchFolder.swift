import Glibc

/// A folder that is removed when it is let go.
final class ScratchFolder {
  let path: String

  init() {
    var template = Array("/tmp/gaoxin-scheduling-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress, mkdtemp(start) != nil else { return "" }
      return String(cString: start)
    }
  }

  deinit {
    guard path.hasPrefix("/tmp/gaoxin-scheduling-") else { return }
    removeAll(path)
  }

  private func removeAll(_ path: String) {
    for name in names(path) { removeAll("\(path)/\(name)") }
    if unlink(path) != 0 { rmdir(path) }
  }

  private func names(_ path: String) -> [String] {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let length = MemoryLayout.size(ofValue: entry.pointee.d_name)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: length) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The names in the folder, or in one of its folders.
  func names(in folder: String = "") -> [String] { names(folder.isEmpty ? path : "\(path)/\(folder)") }
}
