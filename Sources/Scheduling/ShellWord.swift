/// Text as one word of the shell, and a command as a crontab holds it: bytes, since a sign may be part of a character.
package enum ShellWord {
  /// A text as one word of any shell that knows single quotes: quoted where anything in it is more than a plain sign.
  package static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "/._-+,:@".utf8.contains(byte)
      }
    return isPlain ? text : "'" + replacing("'", in: text, with: "'\\''") + "'"
  }

  /// A command as cron hands it to the shell whole: an unescaped % would end it and begin its input.
  package static func escapedForCron(_ command: String) -> String { replacing("%", in: command, with: "\\%") }

  /// Replaces a sign by its byte: followed by a combining mark it would be no character of its own.
  private static func replacing(_ sign: Unicode.Scalar, in text: String, with replacement: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == sign { result += replacement.unicodeScalars } else { result.append(scalar) }
    }
    return String(result)
  }
}
