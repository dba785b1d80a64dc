import UserFiles

/// A stretch of a template: text as it is, a value, a tag or a comment.
struct Segment {
  enum Kind { case text, value, tag, comment }

  let kind: Kind
  /// The bytes of the text, or those between the braces, without `-` marks.
  var range: Range<Int>
  /// Where the segment starts in the file.
  let start: Int
  /// Whether `-` takes away all white space before or behind it.
  var trimsBefore = false
  var trimsBehind = false
}

/// Splits a template into segments and takes away the white space that tags leave.
struct Segmenter {
  private let file: UserFile
  private let bytes: [UInt8]
  private let mistakes: Mistakes
  private var segments: [Segment] = []

  init(_ file: UserFile, noting mistakes: Mistakes) {
    self.file = file
    self.bytes = file.bytes
    self.mistakes = mistakes
  }

  mutating func split() -> [Segment] {
    var index = 0
    var textStart = 0
    while index + 1 < bytes.count {
      guard bytes[index] == 0x7B, let kind = kind(of: bytes[index + 1]) else {
        index += 1
        continue
      }
      if textStart < index { segments.append(Segment(kind: .text, range: textStart..<index, start: textStart)) }
      index = kind == .comment ? addComment(at: index) : addTag(kind, at: index)
      textStart = index
    }
    if textStart < bytes.count {
      segments.append(Segment(kind: .text, range: textStart..<bytes.count, start: textStart))
    }
    trimMarked()
    trimLinesOfTagsAlone()
    return segments
  }

  private func kind(of byte: UInt8) -> Segment.Kind? {
    switch byte {
    case 0x7B: .value
    case 0x25: .tag
    case 0x23: .comment
    default: nil
    }
  }

  private mutating func addComment(at start: Int) -> Int {
    var index = start + 2
    while index + 1 < bytes.count, !(bytes[index] == 0x23 && bytes[index + 1] == 0x7D) { index += 1 }
    guard index + 1 < bytes.count else {
      note(start, "unclosed-tag", "this comment is not closed with '#}'")
      return bytes.count
    }
    add(.comment, from: start, to: index)
    return index + 2
  }

  /// Adds a tag or value, which must end on its line; a quoted text inside may hold the closing sign.
  private mutating func addTag(_ kind: Segment.Kind, at start: Int) -> Int {
    let closing: UInt8 = kind == .value ? 0x7D : 0x25
    var quote: UInt8?
    var index = start + 2
    while index < bytes.count, bytes[index] != 0x0A {
      let byte = bytes[index]
      if let open = quote {
        if byte == 0x5C { index += 1 } else if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == closing, index + 1 < bytes.count, bytes[index + 1] == 0x7D {
        add(kind, from: start, to: index)
        return index + 2
      }
      index += 1
    }
    index = min(index, bytes.count)
    let sign = kind == .value ? "}}" : "%}"
    if quote != nil, hasClosing(closing, in: start..<index) {
      note(start, "unclosed-text", "a quoted text in this tag is not closed")
    } else {
      note(start, "unclosed-tag", "this tag is not closed with '\(sign)' on its line")
    }
    return index
  }

  private func hasClosing(_ closing: UInt8, in range: Range<Int>) -> Bool {
    range.dropFirst(2).contains { bytes[$0] == closing && $0 + 1 < bytes.count && bytes[$0 + 1] == 0x7D }
  }

  private mutating func add(_ kind: Segment.Kind, from start: Int, to end: Int) {
    var segment = Segment(kind: kind, range: (start + 2)..<end, start: start)
    if segment.range.count >= 1, bytes[segment.range.lowerBound] == 0x2D, kind != .value || segment.range.count > 1 {
      segment.trimsBefore = true
      segment.range = (start + 3)..<end
    }
    if let last = segment.range.last, bytes[last] == 0x2D {
      segment.trimsBehind = true
      segment.range = segment.range.dropLast()
    }
    segments.append(segment)
  }

  private func note(_ offset: Int, _ rule: String, _ message: String) {
    mistakes.add(at: file.place(atByte: offset), rule: rule, message)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private mutating func trimMarked() {
    for index in segments.indices where segments[index].kind != .text {
      if segments[index].trimsBefore, index > 0, segments[index - 1].kind == .text {
        let range = segments[index - 1].range
        let kept = range.last { !isBlank(bytes[$0]) && bytes[$0] != 0x0A }
        segments[index - 1].range = range.lowerBound..<(kept.map { $0 + 1 } ?? range.lowerBound)
      }
      if segments[index].trimsBehind, index + 1 < segments.count, segments[index + 1].kind == .text {
        let range = segments[index + 1].range
        let kept = range.first { !isBlank(bytes[$0]) && bytes[$0] != 0x0A }
        segments[index + 1].range = (kept ?? range.upperBound)..<range.upperBound
      }
    }
  }

  /// Takes away each line that holds nothing but tags, comments and spaces; every other line stays whole.
  private mutating func trimLinesOfTagsAlone() {
    var index = 0
    while index < segments.count {
      guard segments[index].kind == .tag || segments[index].kind == .comment, startsLine(index) else {
        index += 1
        continue
      }
      var end = index
      while end < segments.count, isPartOfTagLine(end) { end += 1 }
      if endsLine(end) {
        if index > 0, segments[index - 1].kind == .text { dropTrailingBlanks(of: index - 1) }
        for inner in index..<end where segments[inner].kind == .text {
          segments[inner].range = segments[inner].range.lowerBound..<segments[inner].range.lowerBound
        }
        if end < segments.count { dropLeadingLine(of: end) }
      }
      index = max(end, index + 1)
    }
  }

  private func startsLine(_ index: Int) -> Bool {
    guard let start = lineHead(before: segments[index].start) else { return true }
    // Only text may stand before it on its line: the blanks belong to the segment just before.
    return index > 0 && segments[index - 1].kind == .text && start >= segments[index - 1].start
  }

  /// Where the blanks before an offset begin, when a line starts there; nil at the very start of its line.
  private func lineHead(before offset: Int) -> Int? {
    var index = offset
    while index > 0, isBlank(bytes[index - 1]) { index -= 1 }
    if index == 0 || bytes[index - 1] == 0x0A { return index == offset ? nil : index }
    return -1
  }

  private func isPartOfTagLine(_ index: Int) -> Bool {
    switch segments[index].kind {
    case .tag, .comment: true
    case .value: false
    case .text: segments[index].range.allSatisfy { isBlank(bytes[$0]) }
    }
  }

  private func endsLine(_ index: Int) -> Bool {
    guard index < segments.count else { return true }
    guard segments[index].kind == .text else { return false }
    guard let first = segments[index].range.first(where: { !isBlank(bytes[$0]) }) else { return false }
    return bytes[first] == 0x0A
  }

  private mutating func dropTrailingBlanks(of index: Int) {
    var range = segments[index].range
    while let last = range.last, isBlank(bytes[last]) { range = range.dropLast() }
    segments[index].range = range
  }

  private mutating func dropLeadingLine(of index: Int) {
    let range = segments[index].range
    let lineEnd = range.first { bytes[$0] == 0x0A }
    segments[index].range = (lineEnd.map { $0 + 1 } ?? range.upperBound)..<range.upperBound
  }
}
