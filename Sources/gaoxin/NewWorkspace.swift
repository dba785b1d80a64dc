import EditionFiles
import Glibc
import SeedFiles
import UserFiles

/// The files of a new workspace: catalogues and templates of another one, and empty tables.
struct NewWorkspace {
  private let files: [(path: String, text: String)]

  /// The workspace whose catalogues and templates are copied.
  static func source(asked: String?) throws(CommandFailure) -> String {
    if let asked { return try Workspace.find(asked) }
    if let near = try? Workspace.find(nil) { return near }
    if let own = realpath("/proc/self/exe", nil) {
      defer { free(own) }
      if let built = Workspace.nearestFolder(upwardsFrom: String(cString: own)) { return built }
    }
    throw CommandFailure(
      .missingInput, "there is no workspace to copy catalogues and templates from", hint: "name one with --from DIR")
  }

  /// Reads what is copied; a file that is missing there ends the command.
  init(copying source: String) throws(CommandFailure) {
    let mistakes = Mistakes()
    let schemas = ContainedFolder(path: "\(source)/docs/schemas", name: "docs/schemas")
    let schemaNames = (schemas.fileNames(ending: ".schema.json") ?? []).map { "docs/schemas/\($0)" }
    var files: [(path: String, text: String)] = [
      ("gaoxin.yaml", (schemaNames.isEmpty ? "" : Self.settingsSchema) + Self.settings)
    ]
    var names = ["seeds/zones.yaml", "seeds/indicators.yaml", "seeds/themes.yaml"] + schemaNames
    for template in Self.folders(in: "\(source)/Templates") {
      let folder = ContainedFolder(path: "\(source)/Templates/\(template)", name: "Templates/\(template)")
      names += (folder.fileNames(ending: "") ?? []).map { "Templates/\(template)/\($0)" }
    }
    for name in names {
      guard let file = UserFile.read("\(source)/\(name)", as: name, noting: mistakes) else { continue }
      // A workspace without schemas has none to give, and its files then name none.
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
      let namesSchema = lines.first?.hasPrefix("# yaml-language-server:") ?? false
      let kept = namesSchema && schemaNames.isEmpty ? lines.dropFirst() : lines[...]
      files.append((name, kept.joined(separator: "\n")))
    }
    if mistakes.hasErrors {
      throw CommandFailure(
        .missingInput, "'\(source)' lacks files that a workspace needs; nothing was written", report: mistakes.report)
    }
    files.append(("seeds/tables/sources.csv", TableHeaders.sources))
    files.append(("seeds/tables/observations.csv", TableHeaders.observations))
    files.append(("seeds/tables/initiatives.csv", TableHeaders.initiatives))
    files.append(("seeds/bulletins/.gitkeep", ""))
    files.append(("output/.gitkeep", ""))
    files.append((".gitignore", "output/*\n!output/.gitkeep\n"))
    self.files = files
  }

  /// Writes the files beside their place and renames the folder; a folder that holds anything is left as it is.
  func write(to folder: String) throws(CommandFailure) {
    var status = stat()
    if lstat(folder, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw CommandFailure(.cannotWrite, "'\(folder)' is there already and is no folder", hint: "name another folder")
      }
      guard namesInFolder(folder)?.isEmpty ?? false else {
        throw CommandFailure(.cannotWrite, "'\(folder)' is there already and is not empty", hint: "name a new folder")
      }
    }
    let place = folder.last == "/" ? String(folder.dropLast()) : folder
    Self.clearLeftovers(of: place)
    let staging = "\(place)\(Self.stagingMark)\(getpid())"
    EndingSignals.clearUp { _ in clearStaged(staging) }
    do throws(EditionFault) {
      try writeFiles(in: staging)
      // An empty folder in the place gives way.
      guard rename(staging, place) == 0 else {
        throw EditionFault.system(doing: "put in place", path: place, code: errno)
      }
      EndingSignals.stopClearing()
    } catch {
      clearStaged(staging)
      throw CommandFailure(
        .cannotWrite, error.told(of: place, insteadOf: staging).message, hint: "nothing was written")
    }
  }

  private func writeFiles(in staging: String) throws(EditionFault) {
    try Self.makeFolder(staging)
    var made: Set<String> = []
    for file in files {
      var parent = ""
      for part in file.path.split(separator: "/").dropLast() {
        parent += "/" + part
        if made.insert(parent).inserted { try Self.makeFolder(staging + parent) }
      }
      try writeFile("\(staging)/\(file.path)", file.text)
      try flush("\(staging)/\(file.path)")
    }
  }

  private static let stagingMark = ".staging-"

  /// Clears what killed commands staged beside the place: their process is no more.
  private static func clearLeftovers(of place: String) {
    let slash = place.lastIndex(of: "/")
    let parent = slash.map { $0 == place.startIndex ? "/" : String(place[..<$0]) } ?? "."
    let mark = (slash.map { String(place[place.index(after: $0)...]) } ?? place) + stagingMark
    for name in namesInFolder(parent) ?? [] where name.hasPrefix(mark) {
      guard let process = Int32(name.dropFirst(mark.count).prefix { $0 != "." }), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      clearStaged("\(parent)/\(name)")
    }
  }

  private static func makeFolder(_ path: String) throws(EditionFault) {
    guard mkdir(path, 0o777) == 0 else { throw .system(doing: "make the folder", path: path, code: errno) }
  }

  private static func folders(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let length = MemoryLayout.size(ofValue: entry.pointee.d_name)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: length) { String(cString: $0) }
      }
      var status = stat()
      if !name.hasPrefix("."), stat("\(path)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        names.append(name)
      }
    }
    return names.sorted()
  }

  private static let settingsSchema = "# yaml-language-server: $schema=docs/schemas/gaoxin.schema.json\n"

  private static let settings = """
    # The settings of this workspace; every key may be left out.

    # The zones that are compared, by their ids in seeds/zones.yaml; without any, all zones are.
    zones: []

    template: quarterly
    languages:
      - en
      - zh
    rounding: half-up
    time_zone: Asia/Shanghai

    """
}
