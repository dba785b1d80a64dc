/// The block that a workspace has in a crontab: everything between its two marks, and nothing else, is ours.
///
/// A crontab is bytes: what others wrote in it may be of any encoding and stays as it is.
package struct CrontabBlock: Sendable {
  /// Why a command line cannot be put into a crontab.
  package enum Fault: Error, Hashable, Sendable {
    /// A line feed or a carriage return would end the line.
    case lineBreak(String)
    /// Cron cuts a command that is longer than this many bytes.
    case tooLong(bytes: Int, limit: Int)
  }

  /// The longest command that every cron takes whole: Vixie cron's buffer has 1000 bytes with its end.
  package static let commandLimit = 998

  /// The path of the workspace, absolute.
  package let workspace: String
  private let command: String

  /// Makes the block of a workspace.
  ///
  /// - Parameters:
  ///   - program: the absolute path of the program.
  ///   - arguments: further arguments of `run`.
  package init(program: String, workspace: String, arguments: [String] = []) throws(Fault) {
    let words = [program, "run", "--workspace", workspace] + arguments
    for word in words where word.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0 }) {
      throw .lineBreak(word)
    }
    let command = ShellWord.escapedForCron(words.map(ShellWord.quoted).joined(separator: " "))
    guard command.utf8.count <= Self.commandLimit else {
      throw .tooLong(bytes: command.utf8.count, limit: Self.commandLimit)
    }
    self.workspace = workspace
    self.command = command
  }

  private var beginning: String { "# BEGIN gaoxin \(workspace)" }
  private var end: String { "# END gaoxin \(workspace)" }

  /// The text of the block.
  package func text(at time: CronTime) -> String {
    """
    \(beginning)
    # The time is that of cron's clock. The program decides what is due; it prints nothing when nothing is.
    CONTENT_TYPE="text/plain; charset=UTF-8"
    \(time.fields) \(command)
    \(end)

    """
  }

  /// A crontab with the block in it: in the place of the one that is there, else at the end.
  package func installed(in crontab: [UInt8], at time: CronTime) -> [UInt8] {
    let text = Array(text(at: time).utf8)
    let ranges = ranges(in: crontab)
    guard let first = ranges.first else {
      return crontab + (crontab.isEmpty || crontab.last == 0x0A ? [] : [0x0A]) + text
    }
    return Self.removing(ranges.dropFirst(), from: crontab, replacing: first, with: text)
  }

  /// A crontab without the block; the rest stays to the byte.
  package func removed(from crontab: [UInt8]) -> [UInt8] {
    let ranges = ranges(in: crontab)
    guard let first = ranges.first else { return crontab }
    return Self.removing(ranges.dropFirst(), from: crontab, replacing: first, with: [])
  }

  /// The block as a crontab has it; nil where it has none.
  package func found(in crontab: [UInt8]) -> String? {
    ranges(in: crontab).first.map { String(decoding: crontab[$0], as: UTF8.self) }
  }

  /// When the block of a crontab fires; nil where it has none, or its line was changed to what this program never writes.
  package func time(in crontab: [UInt8]) -> CronTime? {
    guard let block = found(in: crontab) else { return nil }
    for line in block.split(separator: "\n") where line.first?.isNumber ?? false {
      let fields = line.split(separator: " ", maxSplits: 5)
      guard fields.count == 6, fields[3] == "*", fields[4] == "*", let minute = Int(fields[0]),
        let hour = Int(fields[1])
      else { return nil }
      return fields[2] == "*"
        ? CronTime(hour: hour, minute: minute)
        : Int(fields[2]).flatMap { CronTime(hour: hour, minute: minute, dayOfMonth: $0) }
    }
    return nil
  }

  /// The value that a crontab gives a variable before the block, or at its end where it has none: `CRON_TZ`.
  package func variable(_ name: String, in crontab: [UInt8]) -> String? {
    let before = crontab[..<(ranges(in: crontab).first?.lowerBound ?? crontab.count)]
    var value: String?
    for line in before.split(separator: 0x0A) {
      let parts = String(decoding: line, as: UTF8.self).split(separator: "=", maxSplits: 1)
      guard parts.count == 2, Self.trimmed(parts[0], of: " \t\"'") == name else { continue }
      value = Self.trimmed(parts[1], of: " \t\"'")
    }
    return value
  }

  private static func trimmed(_ text: Substring, of signs: String) -> String {
    var text = text
    while let first = text.first, signs.contains(first) { text.removeFirst() }
    while let last = text.last, signs.contains(last) { text.removeLast() }
    return String(text)
  }

  /// The bytes of each of the block's copies, from the start of its first line to the end of its last.
  private func ranges(in crontab: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    var lineStart = 0
    while lineStart < crontab.count {
      let lineEnd = crontab[lineStart...].firstIndex(of: 0x0A) ?? crontab.count
      let next = min(lineEnd + 1, crontab.count)
      let line = crontab[lineStart..<lineEnd]
      if line.elementsEqual(beginning.utf8) { start = lineStart }
      if let begun = start, line.elementsEqual(end.utf8) {
        found.append(begun..<next)
        start = nil
      }
      lineStart = next
    }
    return found
  }

  private static func removing(
    _ others: ArraySlice<Range<Int>>, from bytes: [UInt8], replacing first: Range<Int>, with text: [UInt8]
  ) -> [UInt8] {
    var result = Array(bytes[..<first.lowerBound]) + text
    var position = first.upperBound
    for range in others {
      result += bytes[position..<range.lowerBound]
      position = range.upperBound
    }
    return result + bytes[position...]
  }
}
