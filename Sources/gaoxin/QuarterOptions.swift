import ArgumentParser

/// Options that say what is compared.
struct QuarterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The quarter.", discussion: "Default: the latest at whose end the span of an actual figure ends.",
      valueName: "2025-Q2"))
  var quarter: String?

  @Option(help: ArgumentHelp("The zones, by id. Default: those of gaoxin.yaml.", valueName: "a,b"))
  var zones: String?

  @Option(help: ArgumentHelp("The folder of Templates/ to use. Default: that of gaoxin.yaml.", valueName: "name"))
  var template: String?

  /// What was asked, where nothing was asked nothing: equal words mean the same choice.
  var words: [String] { [quarter, zones, template].map { $0.map { "=\($0)" } ?? "" } }
}
