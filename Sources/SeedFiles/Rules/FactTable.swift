import UserFiles
import ZoneModel

/// The observations of a data set in their series, for rules that look at several at once.
struct FactTable {
  /// One indicator of one subject of one zone.
  struct Series: Sendable {
    let zone: Int
    let indicator: Int
    let subject: UInt32
    /// Positions in `dataset.observations`.
    let positions: ArraySlice<UInt32>
    var suspicions: Suspicions = []
  }

  let dataset: Dataset
  /// The series with what each may break.
  private let all: [Series]
  /// The indicators of the store by their numbers.
  private let indicators: [Indicator?]

  init(_ dataset: Dataset, _ thoroughness: Thoroughness) {
    self.dataset = dataset
    let store = dataset.observations.store
    indicators = store.indicators.map(dataset.indicator)
    var all: [Series] = []
    all.reserveCapacity(dataset.series.pairCount)
    for pair in 0..<dataset.series.pairCount {
      let members = dataset.series.members(ofPair: pair)
      if let first = members.first, members.allSatisfy(\.isZoneOwn) {
        let record = dataset.observations.record(Int(first.position))
        all.append(
          Series(
            zone: Int(record.zone), indicator: Int(record.indicator), subject: 0, positions: dataset.series[pair]))
      } else {
        all += Self.series(of: dataset.series[pair], dataset)
      }
    }
    self.all = FactScreen(dataset, indicators: indicators, thoroughness).screened(all)
  }

  /// The series of one zone and indicator: one for each subject, in the order of their first observation.
  private static func series(of positions: ArraySlice<UInt32>, _ dataset: Dataset) -> [Series] {
    func record(_ position: UInt32) -> ObservationRecord { dataset.observations.record(Int(position)) }
    guard let first = positions.first.map(record) else { return [] }
    func series(_ subject: UInt32, _ positions: ArraySlice<UInt32>) -> Series {
      Series(zone: Int(first.zone), indicator: Int(first.indicator), subject: subject, positions: positions)
    }
    if positions.allSatisfy({ record($0).subject == first.subject }) { return [series(first.subject, positions)] }
    var order: [UInt32] = []
    var bySubject: [UInt32: [UInt32]] = [:]
    for position in positions {
      let subject = record(position).subject
      if bySubject[subject] == nil { order.append(subject) }
      bySubject[subject, default: []].append(position)
    }
    return order.map { series($0, (bySubject[$0] ?? [])[...]) }
  }

  subscript(index: Int) -> Observation { dataset.observations[index] }

  /// The series that may break a rule, each as positions in `dataset.observations`; the others surely do not.
  func series(suspectedOf suspicion: Suspicions) -> [[Int]] {
    all.filter { $0.suspicions.contains(suspicion) }.map { $0.positions.map { Int($0) } }
  }

  /// The series of another subject of a zone, or of another indicator; empty where there is none.
  func series(of zone: ZoneID, _ subject: Subject, _ indicator: IndicatorID) -> [Int] {
    dataset.series.positions(of: zone, indicator).map { Int($0) }.filter {
      dataset.observations.store.subject(dataset.observations.record($0)) == subject
    }
  }

  /// The indicator of a series.
  func indicator(of series: [Int]) -> Indicator? {
    series.first.flatMap { indicators[Int(dataset.observations.record($0).indicator)] }
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
