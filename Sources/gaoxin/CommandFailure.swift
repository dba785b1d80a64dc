import UserFiles

/// Why a command ends without its result: the exit code, one line with the cause, and the way out.
struct CommandFailure: Error {
  /// The exit codes of the program (BSD sysexits); docs/exit-codes.md says what each means.
  enum Code: Int32, CaseIterable {
    case mistakesFound = 1
    case usage = 64
    case badData = 65
    case missingInput = 66
    case internalFault = 70
    case cannotWrite = 73
    case temporary = 75
    case badConfiguration = 78
  }

  let code: Code
  let message: String
  let hint: String?
  /// Mistakes in the user's files, told before the message.
  let report: MistakeReport?

  init(_ code: Code, _ message: String, hint: String? = nil, report: MistakeReport? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
    self.report = report
  }
}
