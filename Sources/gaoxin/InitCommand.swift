import ArgumentParser
import EditionFiles
import Glibc
import UserFiles

/// Makes a new workspace.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new workspace: settings, catalogues, templates, and empty tables to fill.",
    discussion: """
      Example: gaoxin init ../my-zones

      The catalogues of zones, indicators and themes and the templates are copied from a workspace: the one named with
      --from, else the nearest upwards, else the one that the program was built in. No figure is copied.
      """)

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"))
  var folder: String

  @Option(help: ArgumentHelp("The workspace to copy catalogues and templates from.", valueName: "dir"))
  var from: String?

  @Flag(name: .shortAndLong, help: "Say nothing but faults.")
  var quiet = false

  func run() throws {
    let source = try NewWorkspace.source(asked: from)
    try NewWorkspace(copying: source).write(to: folder)
    if !quiet {
      Console.write(
        """
        \(folder) is a workspace now.

        1. Name your zones in \(folder)/gaoxin.yaml; a zone that seeds/zones.yaml does not have is added there.
        2. Write figures as printed into \(folder)/seeds/tables/, or a bulletin into \(folder)/seeds/bulletins/.
        3. gaoxin check --workspace \(folder)
        4. gaoxin report --workspace \(folder)

        """)
    }
  }
}
