import EditionFiles
import Glibc

/// Where a run stages its files, for the thread that clears them when the run is told to end.
final class StagingPlace {
  private let output: String
  var signals: sigset_t

  init(output: String, signals: sigset_t) {
    self.output = output
    self.signals = signals
  }

  /// Removes what is staged.
  func clear() {
    let workspace = String(output.dropLast("/output".count))
    try? EditionFolder(workspace: workspace).repair()
  }
}
