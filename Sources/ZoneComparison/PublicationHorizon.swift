import ExactValues
import ZoneModel

/// Tells what a quarter's edition may show: nothing of its future.
struct PublicationHorizon {
  /// For each period of the store, whether its results, and its plans, may be shown; nil where the source decides.
  private let results: [Bool?]
  private let plans: [Bool?]
  /// Whether each source of the store came out in time.
  private let isOut: [Bool]
  /// The last day of the quarter that follows: what is told by then is told of the quarter.
  private let lastDayOfReports: CivilDate
  private let dataset: Dataset
  /// The day that a source without a date counts as: that of the newest one with a date.
  private let undated: CivilDate?

  /// Spans that end by the quarter's end; spans without a stated end where they begin by then and their source came
  /// out by the end of the following quarter.
  init(_ dataset: Dataset, quarter: Quarter) {
    let undated = dataset.sources.compactMap { $0.published?.first }.max()
    let store = dataset.observations.store
    let lastDay = quarter.lastDay
    let lastDayOfReports = quarter.adding(quarters: 1).lastDay
    isOut = store.sources.map { source in
      guard let day = dataset.source(source)?.published?.first ?? undated else { return true }
      return day <= lastDayOfReports
    }
    results = store.periods.map { period in
      if let end = period.statedEnd { return end <= lastDay }
      if let first = period.firstDay, first > lastDay { return false }
      return nil
    }
    plans = store.periods.map { period in
      guard let end = period.statedEnd else { return nil }
      return period.firstDay ?? end <= lastDay
    }
    self.lastDayOfReports = lastDayOfReports
    self.dataset = dataset
    self.undated = undated
  }

  func includes(_ record: ObservationRecord) -> Bool {
    let isResult = record.status == .actual || record.status == .forecast
    return (isResult ? results : plans)[Int(record.period)] ?? isOut[Int(record.source)]
  }

  func includes(_ member: SeriesMember, in table: ObservationTable) -> Bool {
    let isResult = member.isActual || member.status == .forecast
    return (isResult ? results : plans)[Int(member.period)]
      ?? isOut[Int(table.record(Int(member.position)).source)]
  }

  /// Initiatives that began by the end of the following quarter, or whose source came out by then where the beginning
  /// is not known to the day, month or year.
  func includes(_ initiative: Initiative) -> Bool {
    if let first = initiative.when?.firstDay ?? initiative.when?.statedEnd { return first <= lastDayOfReports }
    guard let day = dataset.source(initiative.source)?.published?.first ?? undated else { return true }
    return day <= lastDayOfReports
  }
}
