import ExactValues
import ZoneModel

/// Tells what a quarter's edition may show: nothing of its future.
struct PublicationHorizon {
  private let quarter: Quarter
  private let dataset: Dataset
  private let undated: CivilDate?

  init(_ dataset: Dataset, quarter: Quarter) {
    self.dataset = dataset
    self.quarter = quarter
    undated = dataset.sources.compactMap { $0.published?.first }.max()
  }

  /// Spans that end by the quarter's end; spans without a stated end where they begin by then and their source came
  /// out by the end of the following quarter. A source without a date counts as the newest one with a date.
  func includes(_ observation: Observation) -> Bool {
    if observation.status != .actual, observation.status != .forecast {
      guard let end = observation.period.statedEnd else { return isOut(observation.source) }
      return observation.period.firstDay ?? end <= quarter.lastDay
    }
    if let end = observation.period.statedEnd { return end <= quarter.lastDay }
    if let first = observation.period.firstDay, first > quarter.lastDay { return false }
    return isOut(observation.source)
  }

  /// Initiatives that began by the end of the following quarter, or whose source came out by then where the beginning
  /// is not known to the day, month or year.
  func includes(_ initiative: Initiative) -> Bool {
    let reported = quarter.adding(quarters: 1).lastDay
    if let first = initiative.when?.firstDay ?? initiative.when?.statedEnd { return first <= reported }
    return isOut(initiative.source)
  }

  private func isOut(_ source: SourceID) -> Bool {
    guard let day = dataset.source(source)?.published?.first ?? undated else { return true }
    return day <= quarter.adding(quarters: 1).lastDay
  }
}
