/// A text file that someone wrote, read whole and checked: valid UTF-8, no control characters, lines ended by LF.
///
/// A byte-order mark at the head is passed over, and CRLF becomes LF as the file is read, so that lines, columns and
/// quoted line breaks are the same whatever editor wrote it.
package final class UserFile: Sendable {
  /// The file as the user would name it: relative to the workspace where it is inside.
  package let name: String
  /// The text in UTF-8, without byte-order mark, with LF at each line's end.
  package let bytes: [UInt8]
  /// Where each line starts in `bytes`; the first is 0.
  let lineStarts: [Int]

  /// Makes a file of a text in memory, for templates and tables that come from elsewhere than a disk.
  package convenience init(name: String, text: String) {
    self.init(name: name, normalised: withoutCarriageReturns(Array(text.utf8)))
  }

  init(name: String, normalised bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// Makes a file of bytes as they were read; nil, with the mistakes noted, when they are no clean text.
  package static func checked(name: String, bytes: [UInt8], noting mistakes: Mistakes) -> UserFile? {
    let file = UserFile(name: name, normalised: withoutCarriageReturns(bytes))
    mistakes.keep(file)
    let flaws = textFlaws(in: file.bytes, atMost: 20)
    for flaw in flaws { mistakes.add(flaw.mistake(in: file)) }
    return flaws.isEmpty ? file : nil
  }

  /// The text of the file.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the file holds nothing but spaces and line breaks.
  package var isBlank: Bool { !bytes.contains { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 } }

  /// How many lines the file has; a line break at the very end starts no further line.
  package var lineCount: Int { lineStarts.count - (bytes.last == 0x0A || bytes.isEmpty ? 1 : 0) }

  /// A line's text, counted from 1, without its line break; nil where there is no such line.
  package func line(_ number: Int) -> String? {
    guard let range = lineRange(number) else { return nil }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The place of a byte of `bytes`.
  package func place(atByte offset: Int) -> FilePlace {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = lineStarts[low]
    return FilePlace(file: name, line: low + 1, column: columnOfEnd(bytes[start..<offset]))
  }

  /// The place of a scalar of a line, both counted from 1, as libyaml counts.
  package func place(line: Int, scalar: Int) -> FilePlace {
    guard let range = lineRange(line) else { return FilePlace(file: name, line: line, column: scalar) }
    var seen = 1
    var end = range.lowerBound
    while end < range.upperBound {
      if bytes[end] & 0xC0 != 0x80 {
        if seen == scalar { break }
        seen += 1
      }
      end += 1
    }
    return FilePlace(file: name, line: line, column: columnOfEnd(bytes[range.lowerBound..<end]))
  }

  /// The file as a place, when the mistake is of the whole file.
  package var wholePlace: FilePlace { FilePlace(file: name) }

  private func lineRange(_ number: Int) -> Range<Int>? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    return start..<end
  }

  /// The column behind the beginning of a line: in characters as drawn, but in scalars far to the right, where counting
  /// characters for each of many places would take too long and no reader counts either.
  private func columnOfEnd(_ beginning: ArraySlice<UInt8>) -> Int {
    if beginning.allSatisfy({ $0 < 0x80 }) { return beginning.count + 1 }
    if beginning.count < 6_000 { return String(decoding: beginning, as: UTF8.self).count + 1 }
    return beginning.reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}

/// The bytes without byte-order mark, and with LF for CRLF; a CR alone stays, to be told as a control character.
private func withoutCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
  let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  guard bytes.contains(0x0D) else { return start == 0 ? bytes : Array(bytes[start...]) }
  var kept: [UInt8] = []
  kept.reserveCapacity(bytes.count)
  for index in start..<bytes.count {
    if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
    kept.append(bytes[index])
  }
  return kept
}
