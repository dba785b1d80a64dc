import EditionFiles
import Glibc
import Scheduling
import SeedFiles
import UserFiles
import ZoneComparison
import ZoneModel

/// Answers that a command gave before, kept beside a large data set: what follows from the same inputs is told again.
///
/// An answer is only used when its name is the digest of all that it follows from, its own bytes have the digest that
/// stands in it, and the edition that it was held against is still the newest one before. It may be deleted at any time.
struct KeptAnswer {
  private let workspace: Workspace
  private let words: [String]
  private let key: Digest

  /// The answer of a command to some words; nil where the tables are small, so that none is kept, and where the inputs
  /// are no plain files, so that their digests do not tell all.
  ///
  /// - Parameter words: the command, and all that it was asked; equal words mean the same answer.
  init?(_ workspace: Workspace, to words: [String]) {
    guard workspace.keepsTables, let key = Self.key(workspace, words, workspace.inputs.digests) else { return nil }
    self.workspace = workspace
    self.words = words
    self.key = key
  }

  private static let magic = "gaoxin answer 1"
  /// An answer is kept for each question; the oldest give way.
  private static let most = 64
  /// In bytes: a longer answer is not kept.
  private static let longest = 1 << 20
  private static let prefix = "answer-"

  private var folder: String { "\(workspace.folder)/output/.cache" }
  private var path: String { "\(folder)/\(Self.prefix)\(key)" }

  /// The answer; nil where it is not kept, or not any more.
  func text() -> String? {
    guard let bytes = fileBytes(path) else { return nil }
    let lines = bytes.split(separator: 0x0A, maxSplits: 4, omittingEmptySubsequences: false)
    guard lines.count == 5, lines[0].elementsEqual(Self.magic.utf8) else { return nil }
    let head = lines[1...3].map { String(decoding: $0, as: UTF8.self) }
    let quarter = Quarter(head[0])
    guard quarter != nil || head[0].isEmpty, head[1] == before(quarter),
      head[2] == Digest(of: Array(lines[4])).description
    else { return nil }
    return String(decoding: lines[4], as: UTF8.self)
  }

  /// Keeps an answer; where that cannot be done nothing is kept, and no harm is done.
  ///
  /// - Parameters:
  ///   - edition: the edition that it tells of; nil where it tells of none.
  ///   - quoted: files whose lines it shows, which were read for that.
  func keep(_ text: String, of edition: Edition?, quoting quoted: Set<String> = []) {
    guard text.utf8.count <= Self.longest else { return }
    let quarter = edition?.quarter
    let before = before(quarter)
    // Where the newest edition before cannot be read an older one was taken, which the answer does not name.
    guard before.split(separator: " ").first.map(String.init) == edition?.previous?.quarter.description else { return }
    // What was read after its digest was taken may have changed meanwhile.
    let digests = { (names: [String]) in workspace.inputs.digestsNow(of: names, lookingAgainAt: quoted) }
    guard ObservationCache.makeFolder(for: path), Self.key(workspace, words, digests) == key else { return }
    let head = [Self.magic, quarter?.description ?? "", before, Digest(of: Array(text.utf8)).description]
    let unfinished = "\(path).\(getpid())"
    do {
      try writeFile(unfinished, (head + [text]).joined(separator: "\n"))
      if rename(unfinished, path) != 0 { unlink(unfinished) }
    } catch {
      unlink(unfinished)
    }
    dropOldest()
  }

  /// The edition that one of a quarter is held against, and the digest of what it showed.
  private func before(_ quarter: Quarter?) -> String {
    quarter.flatMap { EditionSnapshot.name(before: $0, in: MadeEditions(workspace)) } ?? ""
  }

  private func dropOldest() {
    var answers: [(time: Int, path: String)] = []
    for name in namesInFolder(folder) ?? [] where name.hasPrefix(Self.prefix) {
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
      answers.append((status.st_mtim.tv_sec, "\(folder)/\(name)"))
    }
    for answer in answers.sorted(by: { $0 < $1 }).dropLast(Self.most) { unlink(answer.path) }
  }

  /// The digest of all that an answer follows from but the edition before: what is asked, the settings, seeds/,
  /// Templates/ and the program; nil where something there is no plain file.
  private static func key(
    _ workspace: Workspace, _ words: [String], _ digests: ([String]) -> [String: Digest]
  ) -> Digest? {
    var files = ["gaoxin.yaml"]
    var folders: [String] = []
    for folder in ["seeds", "Templates"] {
      guard list(folder, in: workspace.folder, depth: 0, &files, &folders) else { return nil }
    }
    var contents = digests(files)
    guard contents.count == files.count, let program = identity(of: "/proc/self/exe") else { return nil }
    contents["/folders"] = Digest(of: Array(folders.joined(separator: "\n").utf8))
    contents["/asked"] = Digest(of: Array(words.joined(separator: "\u{1F}").utf8))
    contents["/program"] = Digest(of: Array("\(Gaoxin.version) \(program)".utf8))
    return Digest(ofNamed: contents)
  }

  /// Lists all that is in a folder; false where one of them is a link, a pipe or the like, or lies very deep.
  private static func list(
    _ name: String, in workspace: String, depth: Int, _ files: inout [String], _ folders: inout [String]
  ) -> Bool {
    folders.append(name)
    guard depth < 8, let names = namesInFolder("\(workspace)/\(name)") else { return false }
    for inside in names {
      var status = stat()
      guard lstat("\(workspace)/\(name)/\(inside)", &status) == 0 else { return false }
      switch status.st_mode & S_IFMT {
      case S_IFREG: files.append("\(name)/\(inside)")
      case S_IFDIR:
        guard list("\(name)/\(inside)", in: workspace, depth: depth + 1, &files, &folders) else { return false }
      default: return false
      }
    }
    return true
  }

  /// What tells one build of the program from another.
  private static func identity(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }
}
