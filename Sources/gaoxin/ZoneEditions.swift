import EditionFiles
import Glibc
import Synchronization
import UserFiles
import WorkerThreads
import ZoneComparison
import ZoneModel

/// An edition for each of many zones: the zone by itself, in a folder of its own.
struct ZoneEditions {
  let workspace: Workspace
  let template: EditionTemplate
  let dataset: Dataset
  let zones: [ZoneID]
  let quarter: Quarter
  let languages: [Language]

  /// The folder of all of them in output/.
  var name: String { "\(quarter)-by-zone" }

  /// Writes them side by side, a zone on a thread; all appear at once, or none.
  ///
  /// - Parameter threads: how many work at once; the files are the same however many.
  /// - Returns: how many files there are.
  func write(threads: Int, telling progress: Progress) throws(CommandFailure) -> Int {
    let count = Mutex(0)
    do {
      try EditionFolder(workspace: workspace.folder).write(name) { staging in
        try Edition.withComplaints(at: "\(staging)/comparison.xlsx") {
          try workSideBySide(count: zones.count, threads: threads, state: { () }) { _, index, _ in
            let folder = "\(staging)/\(zones[index])"
            try makeFolder(folder)
            let edition = Edition(
              workspace, template: template, dataset: dataset, zones: [zones[index]], quarter: quarter,
              languages: languages, since: nil)
            let files = try edition.writeFiles(in: folder, threads: 1)
            count.withLock { $0 += files.names.count }
            progress.step()
          }
        }
      }
    } catch {
      throw Edition.failure(error)
    }
    progress.end()
    return count.withLock { $0 }
  }
}

/// Tells on a terminal how far a long work is, once it has taken a second.
final class Progress: Sendable {
  private let what: String
  private let total: Int
  private let isShown: Bool
  private let start: Int
  private let done = Mutex(0)

  init(_ what: String, of total: Int, quiet: Bool) {
    self.what = what
    self.total = total
    isShown = !quiet && isatty(STDERR_FILENO) == 1
    start = Self.now
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Counts one more.
  func step() {
    done.withLock { done in
      done += 1
      guard isShown, Self.now - start > 1000 else { return }
      Console.tellProgress("\r\(what): \(done) of \(total)")
    }
  }

  /// Wipes the line.
  func end() {
    if isShown, Self.now - start > 1000 { Console.tellProgress("\r\u{1B}[K") }
  }
}
