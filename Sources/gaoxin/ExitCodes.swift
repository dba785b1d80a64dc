extension CommandFailure.Code {
  /// What the code means; docs/exit-codes.md is made of these sentences.
  var meaning: String {
    switch self {
    case .mistakesFound: "`check` found mistakes"
    case .usage: "the command line is wrong: an unknown option, value, zone or quarter"
    case .badData: "the data have mistakes; nothing was written, but by `run`, which goes on without the faulty facts"
    case .missingInput: "an input is missing: the workspace, a file, the crontab program"
    case .internalFault: "a fault of this program; please report it"
    case .cannotWrite:
      "cannot write: disk full, quota, no permission, something in the way; the edition before is whole"
    case .temporary: "another run is writing in the workspace; try again"
    case .badConfiguration: "gaoxin.yaml or a template has mistakes; nothing was written"
    }
  }

  /// The table of all exit codes in Markdown.
  static var table: String {
    var lines = [("0", "done, or nothing due")] + allCases.map { (String($0.rawValue), $0.meaning) }
    for (name, number) in [("SIGHUP", 1), ("SIGINT", 2), ("SIGTERM", 15)] {
      lines.append((String(128 + number), "ended by \(name): the lock released, what was staged cleared"))
    }
    return "| code | meaning |\n| --- | --- |\n" + lines.map { "| \($0) | \($1) |\n" }.joined()
  }
}
