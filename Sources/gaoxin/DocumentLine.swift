import Extraction
import Glibc
import JSONText
import PrintedForms

/// One line of a stream of documents.
enum DocumentLine: Sendable {
  /// The line without its line feed.
  case bytes([UInt8])
  /// A line that is longer than lines may be; only its length was kept.
  case tooLong(Int)

  /// How many bytes of memory the line takes.
  var size: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .tooLong: 0
    }
  }

  /// Appends the line's answer, or what is wrong with it, with a line feed; whether it is the former.
  func appendAnswer(_ answer: DocumentStream.Answer, to out: inout RecordBytes) -> Bool {
    var id = JSONValue.null
    defer { out.endLine() }
    do throws(DocumentStream.Refusal) {
      let object = try object()
      id = object.plainValue(of: "id")
      guard let text = object.scalars(of: "text") else {
        throw DocumentStream.Refusal(sentence: "the document has no text: \"text\" must be a string")
      }
      let document = DocumentStream.Document(
        id: id, text: ScalarText(scalars: text), zone: object.text(of: "zone"),
        published: object.text(of: "published") ?? object.text(of: "reference_date"))
      try answer(document, &out)
      return true
    } catch {
      out.value(.object([("id", id), ("error", .text(error.sentence))]))
      return false
    }
  }

  private func object() throws(DocumentStream.Refusal) -> JSONObject {
    switch self {
    case .tooLong(let length):
      throw DocumentStream.Refusal(
        sentence: "the line has \(length) bytes; a line may have \(DocumentStream.longestLine)")
    case .bytes(let bytes):
      do throws(JSONObject.Fault) {
        return try JSONObject(bytes)
      } catch {
        throw DocumentStream.Refusal(sentence: Self.sentence(error))
      }
    }
  }

  private static func sentence(_ fault: JSONObject.Fault) -> String {
    switch fault {
    case .notUTF8(let offset): "the line is not UTF-8 at byte \(offset + 1)"
    case .unexpected(let offset): "the line is not JSON at byte \(offset + 1)"
    case .unfinished: "the line is not JSON: it ends inside a value"
    case .notAnObject: "the line is JSON, but no object: {\"id\", \"text\"} is wanted"
    case .tooDeep(let offset): "the line nests deeper than 256 levels at byte \(offset + 1)"
    }
  }
}

/// Reads lines from a file descriptor.
struct LineReader {
  private let descriptor: Int32
  private let longest: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(descriptor: Int32, longest: Int) {
    self.descriptor = descriptor
    self.longest = longest
  }

  /// The next lines, at least so many bytes of them where there are as many; nil at the end. Empty lines are left out.
  mutating func lines(atLeast size: Int) -> [DocumentLine]? {
    var lines: [DocumentLine] = []
    var total = 0
    while total < size, let line = nextLine() {
      if case .bytes(let bytes) = line, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      total += max(line.size, 1)
      lines.append(line)
    }
    return lines.isEmpty ? nil : lines
  }

  private mutating func nextLine() -> DocumentLine? {
    var line: [UInt8] = []
    var dropped = 0
    while true {
      if start == buffer.count, !fill() {
        if dropped > 0 { return .tooLong(dropped) }
        return line.isEmpty ? nil : .bytes(line)
      }
      let end = endOfLine()
      let part = buffer[start..<end]
      if dropped > 0 || line.count + part.count > longest {
        dropped += part.count + (dropped == 0 ? line.count : 0)
        line = []
      } else {
        line.append(contentsOf: part)
      }
      start = end
      if start < buffer.count {
        start += 1
        return dropped > 0 ? .tooLong(dropped) : .bytes(line)
      }
    }
  }

  /// Where the next line feed stands in the buffer, or the buffer's end.
  private func endOfLine() -> Int {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else {
        return bytes.count
      }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Reads on; false at the end, and where reading fails.
  private mutating func fill() -> Bool {
    guard !isAtEnd else { return false }
    let size = 1 << 20
    start = 0
    buffer = [UInt8](unsafeUninitializedCapacity: size) { pointer, count in
      var result: Int
      repeat { result = read(descriptor, pointer.baseAddress, size) } while result < 0 && errno == EINTR
      count = max(result, 0)
    }
    isAtEnd = buffer.isEmpty
    return !isAtEnd
  }
}
