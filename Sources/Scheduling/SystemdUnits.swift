/// A timer and a service of systemd that do what the crontab block does, and catch up after the machine slept.
package struct SystemdUnits: Sendable {
  private let command: String
  private let time: CronTime

  /// Makes the units of a workspace; a path or an argument with a line break in it cannot stand in a unit file.
  ///
  /// - Parameter arguments: further arguments of `run`.
  package init(
    program: String, workspace: String, time: CronTime, arguments: [String] = []
  ) throws(CrontabBlock.Fault) {
    let words = [program, "run", "--workspace", workspace] + arguments
    for word in words where word.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0 }) {
      throw .lineBreak(word)
    }
    command = words.map(Self.quoted).joined(separator: " ")
    self.time = time
  }

  /// The text of gaoxin.service.
  package var service: String {
    """
    [Unit]
    Description=Gaoxin: make the editions that are due

    [Service]
    Type=oneshot
    ExecStart=\(command)

    """
  }

  /// The text of gaoxin.timer.
  package var timer: String {
    """
    [Unit]
    Description=Gaoxin: look what is due

    [Timer]
    OnCalendar=\(time.calendar)
    Persistent=true

    [Install]
    WantedBy=timers.target

    """
  }

  /// A text as one word of a unit file: in quotes, with what systemd would expand in them doubled.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%", "$": result += "\(scalar)\(scalar)"
      case "\\", "\"": result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
