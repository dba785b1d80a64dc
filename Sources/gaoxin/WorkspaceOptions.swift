import ArgumentParser

/// Options that every subcommand shares.
struct WorkspaceOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The workspace: a folder with gaoxin.yaml.", discussion: "Default: the nearest folder upwards.", valueName: "dir")
  )
  var workspace: String?

  @Flag(name: .shortAndLong, help: "Say nothing but results and faults.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say what is read and done.")
  var verbose = false
}
