import UserFiles
import ZoneModel

/// The observations of a data set in their series, for rules that look at several at once.
struct FactTable {
  /// What makes a series: one indicator of one subject of one zone.
  private struct SeriesKey: Hashable {
    let zone: ZoneID
    let subject: Subject
    let indicator: IndicatorID
  }

  let dataset: Dataset
  /// The series, in the order of their first observation, each as positions in `dataset.observations`.
  let series: [[Int]]
  private let positions: [SeriesKey: Int]

  init(_ dataset: Dataset) {
    self.dataset = dataset
    var series: [[Int]] = []
    var positions: [SeriesKey: Int] = [:]
    for (index, observation) in dataset.observations.enumerated() {
      let key = SeriesKey(zone: observation.zone, subject: observation.subject, indicator: observation.indicator)
      if let position = positions[key] {
        series[position].append(index)
      } else {
        positions[key] = series.count
        series.append([index])
      }
    }
    self.series = series
    self.positions = positions
  }

  subscript(index: Int) -> Observation { dataset.observations[index] }

  /// The series of another subject of a zone, or of another indicator; empty where there is none.
  func series(of zone: ZoneID, _ subject: Subject, _ indicator: IndicatorID) -> [Int] {
    positions[SeriesKey(zone: zone, subject: subject, indicator: indicator)].map { series[$0] } ?? []
  }

  /// The indicator of a series.
  func indicator(of series: [Int]) -> Indicator? {
    series.first.flatMap { dataset.indicator(self[$0].indicator) }
  }

  /// A breach by an observation.
  ///
  /// What contradicts a rule of thumb is an error until a person has said in a note why it is right.
  func breach(_ index: Int, _ message: String, hint: String, mayBeRight: Bool = true) -> Breach {
    let observation = self[index]
    let isNoted = observation.note != nil
    return Breach(
      observation: index, place: observation.seedPlace, message: message,
      hint: mayBeRight && !isNoted ? "\(hint); if it is right, say why in its note" : hint,
      severity: mayBeRight && isNoted ? .warning : .error)
  }

  /// A remark on an observation that is worth a look.
  func doubt(_ index: Int, _ message: String, hint: String) -> Breach {
    Breach(observation: index, place: self[index].seedPlace, message: message, hint: hint, severity: .warning)
  }
}

extension Observation {
  /// The figure with where it is written, for a rule that names two: `12亿元 (seeds/tables/observations-x.csv:7)`.
  var named: String { "\(shown) (\(seedPlace.file):\(seedPlace.line))" }

  /// The printed figure, short enough for a message.
  var shown: String { measure.printed.count > 40 ? String(measure.printed.prefix(39)) + "…" : measure.printed }
}
