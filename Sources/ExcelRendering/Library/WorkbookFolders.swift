import Glibc

/// Checks of files and folders that are made before libxlsxwriter is called, which prints its own complaints.
enum WorkbookFolders {
  /// Throws when the workbook's file cannot be created; leaves no file that was not there.
  static func checkCreation(of path: String) throws(WorkbookError) {
    let existed = access(path, F_OK) == 0
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, reason: reason(errno)) }
    Glibc.close(descriptor)
    if !existed { unlink(path) }
  }

  /// Throws when no temporary file can be made.
  static func checkTemporaryFolder(_ folder: String?) throws(WorkbookError) {
    let place = folder ?? "/tmp"
    guard access(place, W_OK | X_OK) == 0 else { throw .temporaryFolder(path: place, reason: reason(errno)) }
  }

  private static func reason(_ number: Int32) -> String {
    guard let text = strerror(number) else { return "error \(number)" }
    return String(cString: text)
  }
}
