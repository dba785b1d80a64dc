/// The block that a workspace has in a crontab: everything between its two marks, and nothing else, is ours.
package struct CrontabBlock: Sendable {
  /// Why a command line cannot be put into a crontab.
  package enum Fault: Error, Hashable, Sendable {
    /// A line feed in a path ends a crontab line.
    case lineFeed(String)
  }

  /// The path of the program and of the workspace, both absolute.
  package let program: String
  package let workspace: String

  /// Makes the block of a workspace.
  package init(program: String, workspace: String) throws(Fault) {
    for path in [program, workspace] where path.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
      throw .lineFeed(path)
    }
    self.program = program
    self.workspace = workspace
  }

  private var beginning: String { "# BEGIN gaoxin \(workspace)" }
  private var end: String { "# END gaoxin \(workspace)" }

  /// The text of the block.
  ///
  /// - Parameter arguments: further arguments of `run`.
  package func text(at time: CronTime, arguments: [String] = []) -> String {
    let command = ([Self.quoted(program), "run", "--workspace", Self.quoted(workspace)] + arguments).joined(
      separator: " ")
    return """
      \(beginning)
      # The time is that of this machine's clock. The program decides what is due; it prints nothing when nothing is.
      CONTENT_TYPE="text/plain; charset=UTF-8"
      \(time.fields) \(Self.escapedForCron(command))
      \(end)

      """
  }

  /// A crontab with the block in it: in the place of the one that is there, else at the end.
  package func installed(in crontab: String, at time: CronTime, arguments: [String] = []) -> String {
    let text = text(at: time, arguments: arguments)
    if let range = range(in: crontab) { return crontab.replacingSubrange(range, with: text) }
    return crontab.isEmpty || crontab.hasSuffix("\n") ? crontab + text : crontab + "\n" + text
  }

  /// A crontab without the block; the rest stays to the byte.
  package func removed(from crontab: String) -> String {
    range(in: crontab).map { crontab.replacingSubrange($0, with: "") } ?? crontab
  }

  /// The block as a crontab has it; nil where it has none.
  package func found(in crontab: String) -> String? {
    range(in: crontab).map { String(decoding: Array(crontab.utf8)[$0], as: UTF8.self) }
  }

  /// The bytes of the block, from the start of its first line to the end of its last.
  private func range(in crontab: String) -> Range<Int>? {
    let bytes = Array(crontab.utf8)
    var start: Int?
    var lineStart = 0
    while lineStart < bytes.count {
      let lineEnd = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.count
      let next = min(lineEnd + 1, bytes.count)
      let line = bytes[lineStart..<lineEnd]
      if line.elementsEqual(beginning.utf8) { start = lineStart }
      if let start, line.elementsEqual(end.utf8) { return start..<next }
      lineStart = next
    }
    return nil
  }

  /// A path as one word of the shell: quoted where anything in it is more than a plain sign.
  package static func quoted(_ path: String) -> String {
    let isPlain =
      !path.isEmpty
      && path.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "/._-+,:@".utf8.contains(byte)
      }
    if isPlain { return path }
    return "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// A command as cron hands it to the shell whole: an unescaped % would end it and begin its input.
  package static func escapedForCron(_ command: String) -> String {
    command.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "\\%")
  }
}

extension String {
  fileprivate func replacingSubrange(_ range: Range<Int>, with text: String) -> String {
    let bytes = Array(utf8)
    return String(decoding: bytes[..<range.lowerBound] + Array(text.utf8) + bytes[range.upperBound...], as: UTF8.self)
  }
}
