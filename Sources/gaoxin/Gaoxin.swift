import ArgumentParser

/// The command that analysts and cron call.
@main
struct Gaoxin: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaoxin", abstract: "Compare Chinese high-tech zones quarter by quarter, every figure with its source."
  )
}
