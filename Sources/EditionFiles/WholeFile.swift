import Glibc

/// The system's word for an error: `No space left on device`.
func systemWords(_ code: Int32) -> String { String(cString: strerror(code)) }

/// Writes a file with a text; a fault leaves it to the caller to clear what was written.
package func writeFile(_ path: String, _ text: String) throws(EditionFault) {
  try writeFile(path, Array(text.utf8))
}

/// Writes a file with bytes; a fault leaves it to the caller to clear what was written.
package func writeFile(_ path: String, _ content: [UInt8]) throws(EditionFault) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw .system(doing: "write", path: path, code: errno) }
  defer { close(descriptor) }
  var bytes = content[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      throw .system(doing: "write", path: path, code: errno)
    }
    bytes = bytes.dropFirst(count)
  }
}

/// Removes a file, or a folder with all that is in it, as far as the system lets it; links are removed, not followed.
package func removeTree(_ path: String) {
  var status = stat()
  guard lstat(path, &status) == 0 else { return }
  guard status.st_mode & S_IFMT == S_IFDIR else {
    unlink(path)
    return
  }
  for name in EditionFolder.names(in: path) ?? [] { removeTree("\(path)/\(name)") }
  rmdir(path)
}

/// Removes what is staged at a path: renamed first, so that another thread never puts what is half removed in place.
package func clearStaged(_ path: String) {
  let cleared = path + clearedSuffix
  if !path.hasSuffix(clearedSuffix), rename(path, cleared) == 0 {
    removeTree(cleared)
  } else {
    removeTree(path)
  }
}

/// What the name of a staged folder ends with while it is removed.
let clearedSuffix = ".cleared"

/// The names in a folder, sorted; nil where it cannot be read.
package func namesInFolder(_ path: String) -> [String]? { EditionFolder.names(in: path) }

/// Flushes a file or a folder to the disk.
package func flush(_ path: String) throws(EditionFault) {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .system(doing: "open", path: path, code: errno) }
  defer { close(descriptor) }
  // Some file systems cannot flush a folder and say so; their renames are in order all the same.
  guard fsync(descriptor) == 0 || errno == EINVAL else { throw .system(doing: "flush", path: path, code: errno) }
}

/// The bytes of an ordinary file; nil where it cannot be read.
package func fileBytes(_ path: String) -> [UInt8]? {
  // Without O_NONBLOCK the opening of a pipe would wait for a writer.
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { return nil }
    if count == 0 { return bytes }
    bytes += buffer.prefix(count)
  }
}
