import Foundation

/// The built program, run as a user runs it.
enum BuiltCommand {
  /// What a run gave.
  struct Run {
    let exitCode: Int32
    let output: String
    let errors: String
  }

  /// The root of the project.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The program beside the tests' own binary.
  static let path: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("gaoxin").path
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : root + "/.build/debug/gaoxin"
  }()

  /// Runs the program, or another, with arguments.
  static func run(
    _ arguments: [String], in folder: String = root, environment: [String: String]? = nil, program: String = path
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    if let environment { process.environment = environment }
    process.standardInput = FileHandle.nullDevice
    let scratch = FileManager.default.temporaryDirectory.path + "/gaoxin-run-" + UUID().uuidString
    let outputPath = scratch + ".out"
    let errorPath = scratch + ".err"
    for path in [outputPath, errorPath] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    defer { for path in [outputPath, errorPath] { try? FileManager.default.removeItem(atPath: path) } }
    process.standardOutput = FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    try process.run()
    process.waitUntilExit()
    func text(_ path: String) -> String {
      String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
    let code =
      process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
    return Run(exitCode: code, output: text(outputPath), errors: text(errorPath))
  }

  /// A Python that has a module: Debian's, the one on the path, or the one that `make test-office` makes.
  static func python(with module: String) -> String? {
    for candidate in ["/usr/bin/python3", "/usr/local/bin/python3", root + "/.build/python/bin/python3"]
    where FileManager.default.isExecutableFile(atPath: candidate) {
      if (try? run(["-c", "import \(module)"], program: candidate))?.exitCode == 0 { return candidate }
    }
    return nil
  }
}

/// A workspace in a temporary folder, removed when it is let go.
final class TemporaryWorkspace {
  let path: String

  /// Copies the project's own workspace.
  ///
  /// - Parameter others: further folders of the project that are copied.
  init(with others: [String] = []) throws {
    path = FileManager.default.temporaryDirectory.path + "/gaoxin-workspace-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path + "/output", withIntermediateDirectories: true)
    for part in others {
      let parent = URL(fileURLWithPath: path + "/" + part).deletingLastPathComponent().path
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    }
    for part in ["gaoxin.yaml", "seeds", "Templates"] + others {
      try FileManager.default.copyItem(atPath: BuiltCommand.root + "/" + part, toPath: path + "/" + part)
    }
  }

  deinit {
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? [] {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path + "/" + name)
    }
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Runs the program in the workspace.
  func run(_ arguments: String...) throws -> BuiltCommand.Run { try BuiltCommand.run(arguments, in: path) }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }
  func data(_ name: String) -> Data? { FileManager.default.contents(atPath: path + "/" + name) }

  func write(_ name: String, _ text: String) throws {
    try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
  }

  func write(_ name: String, bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  func append(_ name: String, _ addition: String) throws { try write(name, try text(name) + addition) }

  func replace(_ name: String, _ old: String, with new: String) throws {
    let before = try text(name)
    guard before.contains(old) else { throw CocoaError(.formatting) }
    try write(name, before.replacingOccurrences(of: old, with: new))
  }

  /// Every file of output/ with its bytes.
  func outputs() -> [String: Data] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path + "/output")) ?? []
    return Dictionary(uniqueKeysWithValues: names.compactMap { name in data("output/" + name).map { (name, $0) } })
  }
}
