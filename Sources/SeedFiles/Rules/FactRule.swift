import UserFiles
import ZoneModel

/// A rule that facts keep beyond being readable (domain rules, section 3.5).
protocol FactRule: Sendable {
  /// The rule as a stable name for tests and machines.
  static var id: String { get }

  /// Whether it may find errors, rather than warnings alone; only such rules are asked when a data set is loaded.
  static var findsErrors: Bool { get }

  /// Whether it would find what is not there where a fact with a mistake was not read.
  static var needsAllFacts: Bool { get }

  init()

  /// Where the facts break the rule.
  func breaches(in facts: FactTable) -> [Breach]
}

extension FactRule {
  static var needsAllFacts: Bool { false }
}

/// A place where facts break a rule.
struct Breach {
  /// The observation that is refused where the breach is an error; nil where a source breaks the rule.
  let observation: Int?
  let place: SeedPlace
  let message: String
  let hint: String
  let severity: Mistake.Severity
}

/// The rules of a data set.
enum FactRules {
  static let all: [any FactRule.Type] = [
    DuplicateRule.self, TwoValuesRule.self, UnitSlipRule.self, FallingCumulativeRule.self, ShareRule.self,
    GrowthRule.self, ZeroFlowRule.self, ZoneAboveCityRule.self, GrowthFromLevelsRule.self, PeriodRule.self,
    PublicationRule.self, TotalOfPartsRule.self, UnusedSourceRule.self,
  ]

  /// Notes every breach, and gives the observations that are refused for one.
  ///
  /// - Parameter thoroughness: whether rules that find warnings alone are asked too.
  static func check(_ dataset: Dataset, _ thoroughness: Thoroughness, noting mistakes: Mistakes) -> Set<Int> {
    let facts = FactTable(dataset, thoroughness)
    var refused: Set<Int> = []
    let isWhole = !mistakes.hasErrors
    for rule in all where rule.findsErrors || thoroughness == .check {
      if rule.needsAllFacts, !isWhole { continue }
      for breach in rule.init().breaches(in: facts) {
        if breach.severity == .warning, thoroughness == .load { continue }
        mistakes.add(
          at: FilePlace(breach.place), rule: rule.id, breach.message, hint: breach.hint, severity: breach.severity)
        if breach.severity == .error, let observation = breach.observation { refused.insert(observation) }
      }
    }
    return refused
  }
}

/// How much is looked for.
package enum Thoroughness: Hashable, Sendable {
  /// What makes the data set unusable: errors.
  case load
  /// Warnings too.
  case check
}
