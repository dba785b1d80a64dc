import ZoneModel

/// One source gives one value for one span, unless the two count different things.
struct TwoValuesRule: FactRule {
  static let id = "two-values-of-a-source"
  static let findsErrors = false

  private struct Span: Hashable {
    let extent: Period.Extent
    let status: ObservationStatus
    let source: SourceID
    let detail: String?
    let dimension: String
  }

  func breaches(in facts: FactTable) -> [Breach] {
    var breaches: [Breach] = []
    for series in facts.series(suspectedOf: .repeats) where series.count > 1 {
      var seen: [Span: Int] = [:]
      for index in series {
        let observation = facts[index]
        guard observation.period.extent != .unknown, observation.note == nil else { continue }
        let span = Span(
          extent: observation.period.extent, status: observation.status, source: observation.source,
          detail: observation.detail?.zh, dimension: observation.measure.unit.dimension)
        guard let first = seen[span] else {
          seen[span] = index
          continue
        }
        let unit = observation.measure.unit
        guard observation.measure.range != facts[first].measure.range(in: unit) else { continue }
        breaches.append(
          facts.doubt(
            index,
            "the source '\(observation.source)' gives '\(observation.indicator)' for \(observation.period.code) as \(observation.shown) here and as \(facts[first].named)",
            hint: "if both stand in it, say in a note what each of them counts"))
      }
    }
    return breaches
  }
}
