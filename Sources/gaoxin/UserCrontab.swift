import Foundation
import Glibc
import Scheduling

/// The crontab of the user, read and written through the system's own program.
enum UserCrontab {
  /// The absolute path of this program.
  static var program: String {
    guard let path = realpath("/proc/self/exe", nil) else { return CommandLine.arguments[0] }
    defer { free(path) }
    return String(cString: path)
  }

  /// The block of a workspace; a path that cannot stand in a crontab ends the command.
  static func block(of workspace: Workspace) throws(CommandFailure) -> CrontabBlock {
    do {
      return try CrontabBlock(program: program, workspace: workspace.folder)
    } catch {
      switch error {
      case .lineFeed:
        throw CommandFailure(
          .badData, "a path with a line feed in it cannot stand in a crontab", hint: "move the workspace or the program"
        )
      }
    }
  }

  /// The text of the crontab; empty where the user has none.
  static func read() throws(CommandFailure) -> String {
    let result = try crontab(["-l"], input: nil)
    if result.code == 0 { return result.output }
    if result.errors.contains("no crontab for") { return "" }
    throw CommandFailure(
      .cannotWrite, "the crontab cannot be read: \(firstLine(result.errors))", hint: "it stays as it is; see crontab(1)"
    )
  }

  /// Replaces the crontab; where that fails it stays as it was.
  static func write(_ text: String) throws(CommandFailure) {
    let result = try text.isEmpty ? crontab(["-r"], input: nil) : crontab(["-"], input: text)
    guard result.code == 0 || (text.isEmpty && result.errors.contains("no crontab for")) else {
      throw CommandFailure(
        .cannotWrite, "the crontab cannot be written: \(firstLine(result.errors))",
        hint: "it stays as it was; see crontab(1)")
    }
  }

  private static func firstLine(_ text: String) -> String {
    text.split(separator: "\n").first.map(String.init) ?? "no reason given"
  }

  private static func crontab(
    _ arguments: [String], input: String?
  ) throws(CommandFailure) -> (code: Int32, output: String, errors: String) {
    let places = ["/usr/bin/crontab", "/bin/crontab", "/usr/local/bin/crontab"]
    guard let program = places.first(where: { access($0, X_OK) == 0 }) else {
      throw CommandFailure(
        .missingInput, "there is no crontab program here",
        hint: "install cron, or use: gaoxin schedule install --systemd")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = Pipe()
    let errors = Pipe()
    let source = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = source
    do {
      try process.run()
    } catch {
      throw CommandFailure(.internalFault, "\(program) could not be started")
    }
    if let input { source.fileHandleForWriting.write(Data(input.utf8)) }
    try? source.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text, told)
  }
}
