import Glibc

/// Why a package cannot be read or written.
package enum PackageError: Error, Hashable, Sendable {
  /// A system call failed: what was being done, to which path, and the system's number for it.
  case system(doing: String, path: String, code: Int32)
  /// A file is no package that this program can copy.
  case noPackage(path: String, reason: String)
  /// A sheet's part is not as libxlsxwriter writes it.
  case strangeSheet(part: String, reason: String)
  /// Compressing failed, which it does for want of memory only.
  case compression(code: Int32)
  /// A text is longer than the characters a cell holds.
  case textTooLong(row: Int, column: Int, length: Int)
  /// The file that rows are read from no longer holds what it held a moment before.
  case inputChanged(path: String)

  /// Characters that a cell's text may have, counted as Excel does in UTF-16 units.
  package static let textLimit = 32_767
}

extension PackageError: CustomStringConvertible {
  /// What happened, in one sentence.
  package var description: String {
    switch self {
    case .system(let doing, let path, let code): "cannot \(doing) '\(path)': \(String(cString: strerror(code)))"
    case .noPackage(let path, let reason): "'\(path)' is no spreadsheet package: \(reason)"
    case .strangeSheet(let part, let reason): "the part '\(part)' cannot take rows: \(reason)"
    case .compression(let code): "compressing failed with code \(code)"
    case .textTooLong(let row, let column, let length):
      "the text for row \(row), column \(column) has \(length) characters, and a cell holds \(Self.textLimit)"
    case .inputChanged(let path): "'\(path)' changed while it was read"
    }
  }
}
