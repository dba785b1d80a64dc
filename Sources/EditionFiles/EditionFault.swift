/// Why an edition cannot be written; nothing of the one before is lost.
package enum EditionFault: Error, Hashable, Sendable {
  /// A system call failed: what was being done, to which path, and the system's number of the error.
  case system(doing: String, path: String, code: Int32)
  /// Something other than a folder stands where a folder must be.
  case notAFolder(path: String)
  /// The path leads out of the workspace through a symbolic link.
  case leadsOutside(path: String)
  /// A workbook lies on the disk with a part missing or cut, and the system named no error.
  case notWhole(path: String)

  /// What happened, in one sentence.
  package var message: String {
    switch self {
    case .system(let doing, let path, let code): "cannot \(doing) '\(path)': \(Self.words(code))"
    case .notAFolder(let path): "'\(path)' is no folder"
    case .leadsOutside(let path): "'\(path)' is a link that leads out of the workspace"
    case .notWhole(let path): "'\(path)' did not reach the disk whole"
    }
  }

  /// What to do about it.
  package var hint: String {
    switch self {
    case .system(_, _, let code):
      switch code {
      case 28: "free some space, then run the command again; the edition before is whole"
      case 122: "free some of this user's quota, then run the command again; the edition before is whole"
      case 27:
        "raise the limit on the size of a file (ulimit -f), then run the command again; the edition before is whole"
      case 30: "the file system is mounted read-only; the edition before is whole"
      case 13, 1: "let this user write there; the edition before is whole"
      default: "the edition before is whole; run the command again"
      }
    case .notAFolder(let path): "move '\(path)' away, then run the command again"
    case .leadsOutside: "output must lie inside the workspace: replace the link by a folder"
    case .notWhole: "see that the disk is sound and has room, then run the command again; the edition before is whole"
    }
  }

  /// What keeps a file from being written, found by writing another beside it; nil where nothing does.
  package static func writing(_ path: String) -> EditionFault? {
    let probe = path + ".probe"
    defer { removeTree(probe) }
    do throws(EditionFault) {
      try writeFile(probe, String(repeating: " ", count: 1 << 20))
      return nil
    } catch {
      return error.told(of: path, insteadOf: probe)
    }
  }

  /// The same fault with another path in the place of the beginning of its own: what a user knows, not what is staged.
  package func told(of path: String, insteadOf staged: String) -> EditionFault {
    func moved(_ own: String) -> String { own.hasPrefix(staged) ? path + own.dropFirst(staged.count) : own }
    return switch self {
    case .system(let doing, let own, let code): .system(doing: doing, path: moved(own), code: code)
    case .notAFolder(let own): .notAFolder(path: moved(own))
    case .leadsOutside(let own): .leadsOutside(path: moved(own))
    case .notWhole(let own): .notWhole(path: moved(own))
    }
  }

  private static func words(_ code: Int32) -> String { systemWords(code) }
}
