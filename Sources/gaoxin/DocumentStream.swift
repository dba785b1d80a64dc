import Dispatch
import Glibc
import JSONText
import PrintedForms
import Synchronization

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

  /// The answer to a document: JSON in UTF-8, on one line without its end.
  let answer: @Sendable (Document) throws(Refusal) -> [UInt8]

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
    var pendingBytes = 0
    let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let queue = DispatchQueue(label: "gaoxin.documents", attributes: .concurrent)
    func finishFirst() {
      let first = pending.removeFirst()
      first.done.wait()
      pendingBytes -= first.size
      let (bytes, lines, failures) = first.take()
      outcome.lines += lines
      outcome.failures += failures
      if outcome.isWritten { outcome.isWritten = Self.write(bytes, to: output) }
    }
    while outcome.isWritten, let lines = reader.lines(atLeast: Self.portion) {
      let portion = Portion(lines)
      pending.append(portion)
      pendingBytes += portion.size
      queue.async { portion.work(answer) }
      while pending.count > 2 * cores || (pendingBytes > Self.window && pending.count > 1) { finishFirst() }
    }
    while !pending.isEmpty { finishFirst() }
    return outcome
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      start += count
    }
    return true
  }
}

/// Some lines of the stream, and what came of them.
private final class Portion: Sendable {
  let size: Int
  let done = DispatchSemaphore(value: 0)
  private let lines: Mutex<[DocumentLine]>
  private let result = Mutex<(bytes: [UInt8], lines: Int, failures: Int)>(([], 0, 0))

  init(_ lines: [DocumentLine]) {
    size = lines.reduce(0) { $0 + $1.size }
    self.lines = Mutex(lines)
  }

  func work(_ answer: @Sendable (DocumentStream.Document) throws(DocumentStream.Refusal) -> [UInt8]) {
    let lines = lines.withLock { lines in
      defer { lines = [] }
      return lines
    }
    var bytes: [UInt8] = []
    var failures = 0
    for line in lines {
      let (json, isFailure) = line.answered(answer)
      bytes += json
      bytes.append(0x0A)
      if isFailure { failures += 1 }
    }
    result.withLock { $0 = (bytes, lines.count, failures) }
    done.signal()
  }

  func take() -> (bytes: [UInt8], lines: Int, failures: Int) {
    result.withLock { result in
      defer { result.bytes = [] }
      return result
    }
  }
}
