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

  /// The block of a workspace; a path or an argument that cannot stand in a crontab ends the command.
  static func block(of workspace: String, arguments: [String] = []) throws(CommandFailure) -> CrontabBlock {
    do {
      return try CrontabBlock(program: program, workspace: workspace, arguments: arguments)
    } catch {
      throw error.failure
    }
  }

  /// The bytes of the crontab; empty where the user has none.
  static func read() throws(CommandFailure) -> [UInt8] {
    let result = try crontab(["-l"], input: [])
    if result.code == 0 { return result.output }
    if result.errors.contains("no crontab for") { return [] }
    throw CommandFailure(
      .cannotWrite, "the crontab cannot be read: \(firstLine(result.errors))", hint: "it stays as it is; see crontab(1)"
    )
  }

  /// Replaces the crontab; where that fails it stays as it was.
  static func write(_ bytes: [UInt8]) throws(CommandFailure) {
    let result = try bytes.isEmpty ? crontab(["-r"], input: []) : crontab(["-"], input: bytes)
    guard result.code == 0 || (bytes.isEmpty && result.errors.contains("no crontab for")) else {
      throw CommandFailure(
        .cannotWrite, "the crontab cannot be written: \(firstLine(result.errors))",
        hint: "it stays as it was; see crontab(1)")
    }
  }

  private static func firstLine(_ text: String) -> String {
    text.split(separator: "\n").first.map(String.init) ?? "no reason given"
  }

  private static func crontab(
    _ arguments: [String], input: [UInt8]
  ) throws(CommandFailure) -> (code: Int32, output: [UInt8], errors: String) {
    let places = ["/usr/bin/crontab", "/bin/crontab", "/usr/local/bin/crontab"]
    guard let program = places.first(where: { access($0, X_OK) == 0 }) else {
      throw CommandFailure(
        .missingInput, "there is no crontab program here",
        hint: "install cron, or use: gaoxin schedule install --systemd")
    }
    // A program that ends before it has read all would end this one by a signal.
    signal(SIGPIPE) { _ in }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    // Its messages are read: they must be in English.
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { _, own in own }
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
    try? source.fileHandleForWriting.write(contentsOf: Data(input))
    try? source.fileHandleForWriting.close()
    let text = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text, told)
  }
}

extension CrontabBlock.Fault {
  /// The failure that the fault ends a command with.
  var failure: CommandFailure {
    switch self {
    case .lineBreak:
      CommandFailure(
        .badData, "a path or an argument with a line break in it cannot be scheduled",
        hint: "move the workspace or the program, or leave the argument out")
    case .tooLong(let bytes, let limit):
      CommandFailure(
        .badData, "the command for cron has \(bytes) bytes, and cron cuts it after \(limit)",
        hint: "move the workspace to a shorter path, or put the --notify command into a script")
    }
  }
}
