package import ExactValues

/// A quarter as the schedule counts it: `2025-Q2`.
package struct QuarterOfYear: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Quarters since year 0: four times the year, plus 0 to 3.
  package let index: Int

  /// Makes a quarter of a year, numbered 1 to 4.
  package init(year: Int, number: Int) { index = year * 4 + number - 1 }

  /// The last day.
  package var lastDay: CivilDate { .last(ofMonth: (index % 4) * 3 + 3, year: index / 4) }
  package var description: String { "\(index / 4)-Q\(index % 4 + 1)" }
  package static func < (left: QuarterOfYear, right: QuarterOfYear) -> Bool { left.index < right.index }
}

/// What the schedule knows of one quarter.
package struct QuarterState: Hashable, Sendable {
  /// What is there of its edition.
  package enum Edition: Hashable, Sendable {
    case absent
    /// The folder is there, but a file is missing or is not the one that was written.
    case incomplete
    /// Whole, and made from inputs with this digest.
    case made(inputs: String)
  }

  package let quarter: QuarterOfYear
  /// How many of the zones have a figure for the quarter.
  package let coverage: Int
  package let edition: Edition
  /// The digest of everything that its edition would be made from now.
  package let inputs: String

  /// Makes a state.
  package init(quarter: QuarterOfYear, coverage: Int, edition: Edition, inputs: String) {
    self.quarter = quarter
    self.coverage = coverage
    self.edition = edition
    self.inputs = inputs
  }
}

/// What is to be done about a quarter's edition, and why.
package struct EditionDecision: Hashable, Sendable {
  /// Why an edition is made.
  package enum Cause: String, Hashable, Sendable {
    case absent
    case incomplete
    /// What it was made from has changed.
    case outdated
    case forced
  }

  /// What is done.
  package enum Action: Hashable, Sendable {
    case make(Cause)
    case upToDate
    /// Its figures cannot be out before this day.
    case waits(until: CivilDate)
    /// Fewer zones than the setting asks have a figure.
    case waitsForCoverage(have: Int, need: Int)
    /// Older than the run looks back.
    case tooOld
  }

  package let quarter: QuarterOfYear
  package let action: Action
}

/// Decides which editions are owed; cron only says when to look.
package struct DueEditions: Sendable {
  /// Days after a quarter's end before its figures can be out.
  package var daysAfterQuarter: Int
  /// The least number of zones with a figure.
  package var minimumCoverage: Int
  /// How many of the newest quarters are looked at.
  package var catchUp: Int
  /// Whether editions that are up to date are made again.
  package var isForced: Bool

  /// Makes the rules.
  package init(daysAfterQuarter: Int, minimumCoverage: Int, catchUp: Int, isForced: Bool = false) {
    self.daysAfterQuarter = daysAfterQuarter
    self.minimumCoverage = minimumCoverage
    self.catchUp = catchUp
    self.isForced = isForced
  }

  /// The decisions for the quarters that the data set knows, oldest first: an edition is compared with the one before.
  ///
  /// Pure, so that late data, missed nights, double firing and a clock that jumped are all harmless: what is owed depends
  /// on what is there, never on when the program last ran.
  package func decisions(_ states: [QuarterState], asOf day: CivilDate) -> [EditionDecision] {
    let sorted = states.sorted { $0.quarter < $1.quarter }
    let oldest = oldest(of: sorted.map(\.quarter), asOf: day)
    return sorted.map { state in
      EditionDecision(quarter: state.quarter, action: action(state, asOf: day, oldest: oldest))
    }
  }

  /// The oldest of some quarters that is looked at on a day; nil where none has reached its day yet.
  package func oldest(of quarters: [QuarterOfYear], asOf day: CivilDate) -> QuarterOfYear? {
    quarters.filter { opens($0) <= day }.sorted().suffix(max(catchUp, 0)).first
  }

  /// The first day on which a quarter's edition may be made.
  package func opens(_ quarter: QuarterOfYear) -> CivilDate {
    quarter.lastDay.adding(days: max(daysAfterQuarter, 0) + 1)
  }

  private func action(_ state: QuarterState, asOf day: CivilDate, oldest: QuarterOfYear?) -> EditionDecision.Action {
    let first = opens(state.quarter)
    guard first <= day else { return .waits(until: first) }
    guard let oldest, state.quarter >= oldest else { return .tooOld }
    guard state.coverage >= minimumCoverage else {
      return .waitsForCoverage(have: state.coverage, need: minimumCoverage)
    }
    switch state.edition {
    case .absent: return .make(.absent)
    case .incomplete: return .make(.incomplete)
    case .made(let inputs):
      if inputs != state.inputs { return .make(.outdated) }
      return isForced ? .make(.forced) : .upToDate
    }
  }
}
