import ExactValues
package import JSONText
import PrintedForms
import ZoneModel

/// What was read from one document as one JSON object, as docs/extraction.md describes it.
package struct ExtractionRecord {
  private let reading: BulletinReading
  private let texts: FactTexts
  private let id: JSONValue

  /// Makes the record of a document.
  ///
  /// - Parameter id: what the document was called: a text, a number or null.
  package init(_ reading: BulletinReading, id: JSONValue) {
    self.reading = reading
    self.id = id
    texts = FactTexts(reading: reading)
  }

  /// The record.
  package var json: JSONValue {
    .object([
      ("id", id),
      ("articles", .array(reading.articles.map(article))),
      ("metrics", .array(reading.articles.flatMap { $0.metrics.map(metric) })),
      ("ranks", .array(reading.articles.flatMap { $0.ranks.map(rank) })),
      ("initiatives", .array(reading.articles.flatMap { $0.initiatives.map(initiative) })),
      ("quantities", .array(reading.quantities.map(quantity))),
      ("periods", .array(reading.periods.map(period))),
      ("unplaced", .array(reading.reasons.indices.compactMap(unplaced))),
    ])
  }

  private func placed(_ range: Range<Int>) -> [(name: String, value: JSONValue)] {
    let place = texts.place(range)
    return [("start", .integer(place.lowerBound)), ("length", .integer(place.count))]
  }

  private func article(_ article: BulletinReading.Article) -> JSONValue {
    .object([
      ("zone", .optional(texts.zone(article.zone))), ("published", .optional(reading.date?.text)),
      ("start", .integer(article.place.lowerBound)), ("length", .integer(article.place.count)),
    ])
  }

  private func metric(_ metric: MetricReference) -> JSONValue {
    let figure = texts.figure(metric)
    let place = texts.place(metric.place)
    let spot = reading.page.place(place.lowerBound)
    return .object(
      [
        ("indicator", .text(texts.indicator(metric))),
        ("indicator_id", .optional(metric.indicator.map { reading.knowledge.indicators[$0].id.text })),
        ("value", .optional(texts.value(metric))), ("unit", .text(texts.unit(metric))),
        ("low", .optional(figure.low?.description)), ("high", .optional(figure.high?.description)),
        ("comparator", .text(figure.comparator.rawValue)), ("period", .optional(texts.code(metric.period))),
        ("period_basis", .text(texts.basis(metric.period).rawValue)), ("subject", .optional(texts.subject(metric))),
        ("status", .text(metric.status.rawValue)), ("growth", metric.growth.map(growth) ?? .null),
      ] + placed(metric.place) + [("line", .integer(spot.line)), ("column", .integer(spot.column))])
  }

  private func growth(_ growth: GrowthReference) -> JSONValue {
    let quantity = reading.quantities[growth.quantity]
    return .object([
      ("value", .optional(quantity.value.map { texts.signed($0, quantity, isFall: growth.isFall) })),
      ("unit", .text(quantity.unit.isEmpty ? "%" : quantity.unit)), ("kind", .text(growth.kind.rawValue)),
      ("comparator", .text(quantity.comparator.rawValue)), ("form", .text(growth.form.rawValue)),
    ])
  }

  private func rank(_ rank: RankReference) -> JSONValue {
    .object(
      [
        ("indicator", .text(texts.name(rank.name))),
        ("rank", .optional(reading.quantities[rank.quantity].value?.description)),
        ("scope", .optional(rank.scope.map { texts.text($0) })), ("period", .optional(texts.code(rank.period))),
      ] + placed(rank.place))
  }

  private func initiative(_ initiative: InitiativeReference) -> JSONValue {
    .object(
      [
        ("name", .text(texts.unquoted(initiative.name))), ("kind", .text(initiative.kind)),
        ("bodies", .array(initiative.bodies.map { .text(texts.text($0)) })),
      ] + placed(initiative.place))
  }

  private func quantity(_ quantity: FoundQuantity) -> JSONValue {
    .object(
      [("text", .text(texts.text(quantity.place)))] + placed(quantity.place) + [
        ("kind", .text(quantity.kind.rawValue)), ("value", .optional(quantity.value?.description)),
        ("unit", .text(quantity.unit)), ("low", .optional(quantity.low?.description)),
        ("high", .optional(quantity.high?.description)), ("comparator", .text(quantity.comparator.rawValue)),
      ])
  }

  private func period(_ period: FoundPeriod) -> JSONValue {
    .object(
      [("text", .text(texts.text(period.place)))] + placed(period.place) + [
        ("start_date", .optional(period.start?.description)), ("end_date", .optional(period.end?.description)),
      ])
  }

  private func unplaced(_ index: Int) -> JSONValue? {
    guard let reason = reading.reasons[index] else { return nil }
    let quantity = reading.quantities[index]
    return .object(
      [("text", .text(texts.text(quantity.place)))] + placed(quantity.place) + [("reason", .text(reason.rawValue))])
  }
}
