import Glibc

extension EditionFolder {
  /// Takes along what others put into an edition's folder, as links to the same files: it outlives the exchange.
  func takeAlong(allBut own: Set<String>, from place: String, to staging: String) throws(EditionFault) {
    for name in Self.names(in: place) ?? [] where !own.contains(name) {
      try Self.link("\(place)/\(name)", to: "\(staging)/\(name)")
    }
  }

  private static func link(_ path: String, to copy: String) throws(EditionFault) {
    var status = stat()
    guard lstat(copy, &status) != 0, lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      guard mkdir(copy, status.st_mode & 0o777) == 0 else {
        throw .system(doing: "make the folder", path: copy, code: errno)
      }
      for name in names(in: path) ?? [] { try link("\(path)/\(name)", to: "\(copy)/\(name)") }
      return
    }
    if Glibc.link(path, copy) == 0 { return }
    let code = errno
    // Some file systems have no links, and some systems let no one link what is another's: a copy does as well.
    guard let bytes = fileBytes(path) else { throw .system(doing: "take along", path: path, code: code) }
    try writeFile(copy, bytes)
    try flush(copy)
  }
}
