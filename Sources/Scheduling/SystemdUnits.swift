/// A timer and a service of systemd that do what the crontab block does, and catch up after the machine slept.
package struct SystemdUnits: Sendable {
  private let program: String
  private let workspace: String
  private let time: CronTime

  /// Makes the units of a workspace.
  package init(program: String, workspace: String, time: CronTime) {
    self.program = program
    self.workspace = workspace
    self.time = time
  }

  /// The text of gaoxin.service.
  package var service: String {
    """
    [Unit]
    Description=Gaoxin: make the editions that are due

    [Service]
    Type=oneshot
    ExecStart=\(Self.quoted(program)) run --workspace \(Self.quoted(workspace))

    """
  }

  /// The text of gaoxin.timer.
  package var timer: String {
    """
    [Unit]
    Description=Gaoxin: look every day what is due

    [Timer]
    OnCalendar=\(time.calendar)
    Persistent=true

    [Install]
    WantedBy=timers.target

    """
  }

  /// A path as one word of a unit file: quoted, with % and \\ doubled.
  private static func quoted(_ path: String) -> String {
    var text = ""
    for character in path {
      switch character {
      case "%": text += "%%"
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "$": text += "$$"
      default: text.append(character)
      }
    }
    return "\"\(text)\""
  }
}
