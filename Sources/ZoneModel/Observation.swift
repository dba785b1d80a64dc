/// The id of an observation: zone, indicator, period and source: `zhenjiang.gdp-growth.2025-H1.zhenjiang-2025-h1`.
package struct ObservationID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String
  /// Makes an id.
  package init(_ text: String) { self.text = text }
  package var description: String { text }
  package static func < (left: ObservationID, right: ObservationID) -> Bool { left.text < right.text }
}

/// Whose figure it is.
package enum Subject: Hashable, Sendable {
  /// The zone as a whole.
  case zone
  /// Its parent city.
  case city
  /// A named body: a company, an incubator, a bonded zone.
  case body(BilingualText)
}

/// Whether a figure tells of what was, or of what is meant to be.
package enum ObservationStatus: String, CaseIterable, Hashable, Sendable {
  case actual
  case plan
  case forecast
  case target
}

/// How far a figure can be trusted, as the person who took it from the source judged.
package enum Confidence: String, CaseIterable, Hashable, Sendable, Comparable {
  case high
  case medium
  case low

  private var order: Int {
    switch self {
    case .high: 2
    case .medium: 1
    case .low: 0
    }
  }
  package static func < (left: Confidence, right: Confidence) -> Bool { left.order < right.order }
}

/// Where in its source a fact stands: lines `13-21`, or a page.
package struct SourcePlace: Hashable, Sendable {
  /// The place as text; nil where the source is one short page.
  package let text: String?
  /// Makes a place.
  package init(_ text: String?) { self.text = text }
}

/// Where in the data set's own files a fact is written.
package struct SeedPlace: Hashable, Sendable {
  package let file: String
  package let line: Int
  /// The column, from 1; nil when the fact is the whole line.
  package let column: Int?
  /// Makes a place.
  package init(file: String, line: Int, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// One measure of one indicator for one subject and period.
package struct Observation: Hashable, Sendable {
  package let id: ObservationID
  package let zone: ZoneID
  package let subject: Subject
  package let indicator: IndicatorID
  package let measure: Measure
  /// The growth printed beside the level.
  package let growth: Growth?
  package let period: Period
  package let status: ObservationStatus
  /// The id of the source.
  package let source: SourceID
  package let place: SourcePlace
  package let confidence: Confidence
  /// The form in the source's own language, where the measure's printed form was written for the data set: `6.68 billion yuan`.
  package let sourceForm: String?
  /// What is counted, in our words.
  package let detail: BilingualText?
  package let note: BilingualText?
  package let seedPlace: SeedPlace

  /// Makes an observation.
  package init(
    id: ObservationID, zone: ZoneID, subject: Subject, indicator: IndicatorID, measure: Measure, growth: Growth?,
    period: Period, status: ObservationStatus, source: SourceID, place: SourcePlace, confidence: Confidence,
    sourceForm: String? = nil, detail: BilingualText? = nil, note: BilingualText? = nil, seedPlace: SeedPlace
  ) {
    self.id = id
    self.zone = zone
    self.subject = subject
    self.indicator = indicator
    self.measure = measure
    self.growth = growth
    self.period = period
    self.status = status
    self.source = source
    self.place = place
    self.confidence = confidence
    self.sourceForm = sourceForm
    self.detail = detail
    self.note = note
    self.seedPlace = seedPlace
  }
}
