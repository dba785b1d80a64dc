import Glibc

/// The names of parts that were read back already, by the path of their package.
package typealias ReadBackParts = [String: Set<String>]

/// Writes editions that appear whole or not at all: beside their place first, flushed, then renamed as a folder.
package struct EditionFolder: Sendable {
  /// The workspace, which nothing is written outside of.
  private let workspace: String
  /// The folder of all editions: `output` in the workspace.
  package let output: String

  /// Makes the folder of a workspace's editions; both paths are made when an edition is written.
  package init(workspace: String) {
    self.workspace = workspace
    output = workspace + "/output"
  }

  private static let stagingPrefix = ".staging-"
  private static let replacedPrefix = ".replaced-"

  /// The path of an edition.
  package func path(of edition: String) -> String { "\(output)/\(edition)" }

  /// The names of the editions that are there, sorted.
  package var editions: [String] { (Self.names(in: output) ?? []).filter { !$0.hasPrefix(".") } }

  /// Makes the folder of all editions where it is missing, and refuses one that is no folder of the workspace's own.
  package func prepare() throws(EditionFault) {
    if mkdir(output, 0o777) != 0, errno != EEXIST { throw Self.fault("make the folder", output) }
    guard let root = Self.real(workspace), let target = Self.real(output) else {
      let code = errno
      var status = stat()
      if lstat(output, &status) == 0, status.st_mode & S_IFMT == S_IFLNK { throw .leadsOutside(path: output) }
      throw .system(doing: "find", path: output, code: code)
    }
    guard target.hasPrefix(root == "/" ? root : root + "/") else { throw .leadsOutside(path: output) }
    var status = stat()
    guard stat(output, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path: output) }
  }

  /// Clears what killed runs left behind, and puts back an edition that was caught between two renames.
  package func repair() throws(EditionFault) {
    guard let names = Self.names(in: output) else { return }
    for name in names where name.hasPrefix(".") && name.hasSuffix(clearedSuffix) {
      try Self.remove("\(output)/\(name)")
    }
    for name in names where name.hasPrefix(Self.replacedPrefix) && !name.hasSuffix(clearedSuffix) {
      let edition = String(name.dropFirst(Self.replacedPrefix.count))
      if !names.contains(edition), rename("\(output)/\(name)", path(of: edition)) == 0 { continue }
      try Self.remove("\(output)/\(name)")
    }
    for name in names where name.hasPrefix(Self.stagingPrefix) && !name.hasSuffix(clearedSuffix) {
      try Self.remove("\(output)/\(name)")
    }
  }

  /// Writes an edition: `body` fills an empty folder, which then takes the edition's place in one step.
  ///
  /// - Parameters:
  ///   - edition: the name of the edition: `2025-Q2`.
  ///   - own: the names that the program itself wrote into the edition before; what else is there is taken along. nil
  ///     where all that is there is the program's.
  ///   - body: fills the folder.
  /// - Throws: what `body` throws, or `EditionFault`; the edition before is whole either way.
  package func write(
    _ edition: String, replacing own: Set<String>? = nil, _ body: (_ staging: String) throws -> Void
  ) throws {
    try writeReadBack(edition, replacing: own) { staging in
      try body(staging)
      return [:]
    }
  }

  /// Writes an edition, some parts of whose packages are known to be whole.
  ///
  /// - Parameter body: fills the folder, and gives the names of the parts that were read back already, by the path of
  ///   their package.
  package func writeReadBack(
    _ edition: String, replacing own: Set<String>? = nil, _ body: (_ staging: String) throws -> ReadBackParts
  ) throws {
    try prepare()
    try repair()
    let staging = "\(output)/\(Self.stagingPrefix)\(edition)"
    guard mkdir(staging, 0o777) == 0 else { throw Self.fault("make the folder", staging) }
    do {
      let readBack = try body(staging)
      try Self.checkPackages(in: staging, readBack)
      try Self.flushTree(staging)
      if let own {
        try takeAlong(allBut: own, from: path(of: edition), to: staging)
        try flush(staging)
      }
      try replace(edition, with: staging)
    } catch let fault as EditionFault {
      try? Self.remove(staging)
      throw fault.told(of: path(of: edition), insteadOf: staging)
    } catch {
      try? Self.remove(staging)
      throw error
    }
  }

  /// Puts the staged folder in the edition's place: by an exchange where the file system can, else by two renames that
  /// `repair` can finish or undo.
  private func replace(_ edition: String, with staging: String) throws(EditionFault) {
    let place = path(of: edition)
    var status = stat()
    if lstat(place, &status) != 0 {
      guard rename(staging, place) == 0 else { throw Self.fault("put in place", place) }
    } else {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path: place) }
      if Self.exchange(staging, place) {
        try Self.remove(staging)
      } else {
        guard [EINVAL, ENOSYS, ENOTSUP].contains(errno) else { throw Self.fault("put in place", place) }
        let replaced = "\(output)/\(Self.replacedPrefix)\(edition)"
        guard rename(place, replaced) == 0 else { throw Self.fault("move aside", place) }
        guard rename(staging, place) == 0 else {
          let fault = Self.fault("put in place", place)
          rename(replaced, place)
          throw fault
        }
        try Self.remove(replaced)
      }
    }
    try flush(output)
  }

  /// Reads every workbook back; one that is not whole is a fault.
  private static func checkPackages(in folder: String, _ readBack: ReadBackParts) throws(EditionFault) {
    for name in names(in: folder) ?? [] {
      let path = "\(folder)/\(name)"
      if isFolder(path) {
        try checkPackages(in: path, readBack)
      } else if name.hasSuffix(".xlsx") {
        guard let bytes = fileBytes(path), PackageIntegrity.isWhole(bytes, readBack: readBack[path] ?? []) else {
          throw EditionFault.writing(path) ?? .notWhole(path: path)
        }
      }
    }
  }

  /// Flushes every file of a folder, then the folder, to the disk.
  private static func flushTree(_ folder: String) throws(EditionFault) {
    for name in names(in: folder) ?? [] {
      let path = "\(folder)/\(name)"
      try isFolder(path) ? flushTree(path) : flush(path)
    }
    try flush(folder)
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func exchange(_ first: String, _ second: String) -> Bool {
    typealias Rename = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    // Glibc's own declaration is not imported; an older one may lack the function.
    guard let symbol = dlsym(nil, "renameat2") else {
      errno = ENOSYS
      return false
    }
    let rename = unsafeBitCast(symbol, to: Rename.self)
    let exchange: UInt32 = 2
    return rename(AT_FDCWD, first, AT_FDCWD, second, exchange) == 0
  }

  private static func remove(_ path: String) throws(EditionFault) {
    clearStaged(path)
    var status = stat()
    for left in [path, path + clearedSuffix] where lstat(left, &status) == 0 { throw fault("clear away", left) }
  }

  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let length = MemoryLayout.size(ofValue: entry.pointee.d_name)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: length) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func fault(_ doing: String, _ path: String) -> EditionFault {
    .system(doing: doing, path: path, code: errno)
  }
}
