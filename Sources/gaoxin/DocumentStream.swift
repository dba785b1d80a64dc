import Dispatch
import Extraction
import Glibc
import JSONText
import PrintedForms

/// Documents as JSON, one a line on standard input, and an answer for each, one a line on standard output: in order, on
/// all cores, in memory that does not grow with the stream.
struct DocumentStream: Sendable {
  /// One document.
  struct Document: Sendable {
    /// The identifier, a text or a number; null where it has none.
    let id: JSONValue
    let text: ScalarText
    let zone: String?
    /// The date of publication, of any precision; `reference_date` is read where there is no `published`.
    let published: String?
  }

  /// What a document cannot be read for: one sentence.
  struct Refusal: Error {
    let sentence: String
  }

  /// What came of a stream.
  struct Outcome {
    var lines = 0
    /// Lines that got an error in the place of an answer.
    var failures = 0
    /// Whether every answer could be written.
    var isWritten = true
  }

  /// Appends the answer to a document: JSON in UTF-8, on one line without its end; nothing where it refuses.
  typealias Answer = @Sendable (Document, inout RecordBytes) throws(Refusal) -> Void

  let answer: Answer

  /// Lines longer than this are refused, so that a stream without line feeds cannot fill the memory.
  static let longestLine = 256 << 20
  /// Lines are handed to the cores in portions of at least this many bytes.
  private static let portion = 256 << 10
  /// Portions wait for the ones before them until this many bytes are being worked on.
  private static let window = 32 << 20

  /// Reads standard input to its end and answers each line; empty lines are passed over.
  func run(from input: Int32 = STDIN_FILENO, to output: Int32 = STDOUT_FILENO) -> Outcome {
    var outcome = Outcome()
    var reader = LineReader(descriptor: input, longest: Self.longestLine)
    var pending: [Portion] = []
    var idle: [Portion] = []
    var pendingBytes = 0
    let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let queue = DispatchQueue(label: "gaoxin.documents", attributes: .concurrent)
    func finishFirst() {
      let first = pending.removeFirst()
      first.done.wait()
      pendingBytes -= first.size
      outcome.lines += first.lines.count
      outcome.failures += first.failures
      if outcome.isWritten { outcome.isWritten = first.write(to: output) }
      idle.append(first)
    }
    while outcome.isWritten, let lines = reader.lines(atLeast: Self.portion) {
      let portion = idle.popLast() ?? Portion()
      portion.fill(lines)
      pending.append(portion)
      pendingBytes += portion.size
      queue.async { portion.work(answer) }
      while pending.count > 2 * cores || (pendingBytes > Self.window && pending.count > 1) { finishFirst() }
    }
    while !pending.isEmpty { finishFirst() }
    return outcome
  }
}

/// Some lines of the stream, and what came of them. It is filled again once it was written, so that its memory stays.
///
/// The reading thread fills it, then one worker has it until it signals `done`, then the reading thread again.
private final class Portion: @unchecked Sendable {
  private(set) var size = 0
  let done = DispatchSemaphore(value: 0)
  private(set) var lines: [DocumentLine] = []
  private(set) var failures = 0
  private var out = RecordBytes()

  func fill(_ lines: [DocumentLine]) {
    size = lines.reduce(0) { $0 + $1.size }
    self.lines = lines
    failures = 0
    out.removeAll()
  }

  func work(_ answer: DocumentStream.Answer) {
    for line in lines where !line.appendAnswer(answer, to: &out) { failures += 1 }
    done.signal()
  }

  /// Writes the answers; false where that fails.
  func write(to descriptor: Int32) -> Bool {
    out.withBytes { bytes in
      var start = 0
      while start < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        start += count
      }
      return true
    }
  }
}
