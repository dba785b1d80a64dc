import ExactValues
import ZoneModel

/// One observation, or the growth printed beside one, with every attribute that an export writes.
struct ExportRow {
  let id: String
  let zone: String
  let subject: String
  let subjectName: BilingualText
  let indicator: Indicator?
  let indicatorID: String
  let period: Period
  let status: ObservationStatus
  /// Whether the row is the growth printed beside the level.
  let isGrowth: Bool
  let number: DecimalNumber?
  let range: NumberRange
  let comparator: Comparator
  let unit: MeasureUnit
  let decimals: Int
  let printed: String
  let source: SourceID
  let place: String?
  let confidence: Confidence
  let note: BilingualText?

  /// The observations of a data set in their order, each followed by the growth printed beside it.
  static func rows(of dataset: Dataset) -> [ExportRow] {
    dataset.observations.flatMap { observation -> [ExportRow] in
      let indicator = dataset.indicator(observation.indicator)
      let value = ExportRow(observation, indicator: indicator, dataset: dataset)
      guard let growth = observation.growth, let percent = growth.percent else { return [value] }
      return [value, ExportRow(growth, percent, of: value)]
    }
  }

  private init(_ observation: Observation, indicator: Indicator?, dataset: Dataset) {
    id = observation.id.text
    zone = observation.zone.text
    switch observation.subject {
    case .zone:
      subject = "ZONE"
      subjectName = dataset.zone(observation.zone)?.name ?? BilingualText(zh: zone, en: zone)
    case .city:
      subject = "PARENT_CITY"
      subjectName = dataset.zone(observation.zone)?.city?.name ?? BilingualText(zh: zone, en: zone)
    case .body(let body):
      subject = "BODY:\(body.zh)"
      subjectName = body
    }
    self.indicator = indicator
    indicatorID = observation.indicator.text
    period = observation.period
    status = observation.status
    isGrowth = false
    number = observation.measure.number
    range = observation.measure.range
    comparator = observation.measure.comparator
    unit = observation.measure.unit
    decimals = observation.measure.decimals
    printed = observation.measure.printed
    source = observation.source
    place = observation.place.text
    confidence = observation.confidence
    note = observation.note
  }

  private init(_ growth: Growth, _ percent: NumberRange, of level: ExportRow) {
    id = level.id + "#growth"
    zone = level.zone
    subject = level.subject
    subjectName = level.subjectName
    indicator = level.indicator
    indicatorID = level.indicatorID
    period = level.period
    status = level.status
    isGrowth = true
    number = percent.exactValue ?? percent.lower?.value ?? percent.upper?.value
    range = percent
    comparator = growth.comparator
    unit = .percent
    decimals = growth.decimals
    printed = growth.printed
    source = level.source
    place = level.place
    confidence = level.confidence
    note = level.note
  }
}

extension NumberRange {
  /// The ends as decimal text; empty where open or missing.
  var endTexts: (lower: String, upper: String) {
    (lower.map { $0.value.description } ?? "", upper.map { $0.value.description } ?? "")
  }
}
