import ExactValues
import UserFiles
import ZoneModel

/// A fact as a file gives it, its references and printed forms still unread.
struct WrittenFact {
  /// One written text with its place.
  struct Field {
    let text: String
    let place: () -> FilePlace
  }

  let zone: Field
  let indicator: Field
  let value: Field
  let period: Field
  let growth: Field?
  let subject: Subject
  let status: Field?
  let periodBasis: Period.Basis?
  let sourceForm: String?
  let place: String?
  let confidence: Confidence
  let detail: BilingualText?
  let note: BilingualText?
}

/// Turns written facts into observations: resolves what they refer to, reads the printed forms, makes ids.
struct FactBuilder: @unchecked Sendable {
  let catalogue: CatalogueReader
  let approximation: ApproximationPolicy
  let mistakes: Mistakes

  init(_ catalogue: CatalogueReader, approximation: ApproximationPolicy, noting mistakes: Mistakes) {
    self.catalogue = catalogue
    self.approximation = approximation
    self.mistakes = mistakes
  }

  /// The same builder for another list of mistakes.
  func noting(_ mistakes: Mistakes) -> FactBuilder {
    FactBuilder(catalogue, approximation: approximation, noting: mistakes)
  }

  /// The observation of a fact; nil, with the mistakes noted, where anything of it is wrong.
  ///
  /// Its id is the plain one; repeats are told apart when all are read.
  func observation(_ fact: WrittenFact, source: Source, reader: PrintedFormReader) -> Observation? {
    let zone = catalogue.zoneNames.find(fact.zone.text, at: fact.zone.place(), noting: mistakes).map {
      catalogue.zones[$0]
    }
    let indicator = catalogue.indicatorNames.find(fact.indicator.text, at: fact.indicator.place(), noting: mistakes)
      .map { catalogue.indicators[$0] }
    let measure = read(fact.value, as: "value") { text throws(PrintedFormReader.Fault) in try reader.measure(text) }
    let growth = fact.growth.flatMap { field in
      read(field, as: "growth") { text throws(PrintedFormReader.Fault) in try reader.growth(text) }
    }
    let basis = fact.periodBasis
    let period = read(fact.period, as: "period") { text throws(PrintedFormReader.Fault) in
      try reader.period(text, basis: basis ?? .stated)
    }
    var status = ObservationStatus.actual
    if let written = fact.status {
      guard let read = ObservationStatus(rawValue: written.text) else {
        mistakes.add(
          at: written.place(), rule: "unknown-status", "unknown status '\(written.text)'",
          hint: hint(forUnknown: written.text, among: ObservationStatus.allCases.map(\.rawValue)))
        return nil
      }
      status = read
    }
    guard let zone, let indicator, let measure, let period, fact.growth == nil || growth != nil else { return nil }
    guard fits(measure, indicator, at: fact.value) else { return nil }
    let adapted = period.adapted(to: indicator.kind)
    let place = fact.value.place()
    return Observation(
      id: ObservationID(""), zone: zone.id, subject: fact.subject,
      indicator: indicator.id, measure: measure, growth: growth, period: adapted, status: status, source: source.id,
      place: SourcePlace(fact.place), confidence: fact.confidence, sourceForm: fact.sourceForm, detail: fact.detail,
      note: fact.note, seedPlace: SeedPlace(place))
  }

  private func read<Value>(
    _ field: WrittenFact.Field, as meaning: String, _ body: (String) throws(PrintedFormReader.Fault) -> Value
  ) -> Value? {
    do {
      return try body(field.text)
    } catch {
      let shown = field.text.count > 60 ? String(field.text.prefix(59)) + "…" : field.text
      let (message, hint) = Self.words(error, meaning, shown)
      mistakes.add(at: field.place(), rule: "unreadable-\(meaning)", message, hint: hint)
      return nil
    }
  }

  private static func words(_ fault: PrintedFormReader.Fault, _ meaning: String, _ shown: String) -> (String, String) {
    switch fault {
    case .noNumber: ("no number stands in the \(meaning) '\(shown)'", "write it as printed, such as 超150家次 or 91.4亿元")
    case .notUnderstood(let rest):
      (
        "the \(meaning) '\(shown)' is not understood from '\(rest.prefix(30))' on",
        meaning == "period"
          ? "write it as printed, such as 今年上半年, or as a code, such as 2025-H1" : "write one figure with its unit"
      )
    case .unitMissing: ("the \(meaning) '\(shown)' has no unit", "write the unit behind the number")
    case .impossiblePeriod: ("there is no such period as '\(shown)'", "see the list of codes in docs/formats.md")
    }
  }

  /// Whether a measure's unit is of the indicator's dimension, or of another currency where the indicator is money.
  private func fits(_ measure: Measure, _ indicator: Indicator, at field: WrittenFact.Field) -> Bool {
    let unit = measure.unit
    if unit.isSameDimension(as: indicator.unit) || (unit.isMoney && indicator.unit.isMoney) { return true }
    mistakes.add(
      at: field.place(), rule: "unit-does-not-fit",
      unit.text.isEmpty
        ? "'\(field.text.prefix(60))' has no unit; '\(indicator.id)' is measured in \(indicator.unit.text)"
        : "the unit \(unit.text.prefix(20)) does not fit '\(indicator.id)', which is measured in \(indicator.unit.text)",
      hint:
        "a \(indicator.kind.rawValue) in \(indicator.unit.text) cannot be given in another kind of unit; see seeds/indicators.yaml"
    )
    return false
  }
}
