import ExactValues
package import JSONText
import PrintedForms
import ZoneModel

/// What was read from one document as one JSON object, as docs/extraction.md describes it.
package struct ExtractionRecord {
  private let reading: BulletinReading
  private let texts: FactTexts
  private let scalars: [UInt32]
  private let id: JSONValue

  /// Makes the record of a document.
  ///
  /// - Parameter id: what the document was called: a text, a number or null.
  package init(_ reading: BulletinReading, id: JSONValue) {
    self.reading = reading
    self.id = id
    texts = FactTexts(reading: reading)
    scalars = reading.repaired.text.scalars
  }

  /// The record as JSON in UTF-8, on one line without its end.
  package var bytes: [UInt8] {
    var out = RecordBytes()
    append(to: &out)
    return out.array
  }

  /// Appends the record as JSON in UTF-8, on one line without its end.
  package func append(to out: inout RecordBytes) {
    out.open(0x7B)
    out.key("id")
    out.value(id)
    let articles = reading.articles
    out.key("articles")
    out.open(0x5B)
    for article in articles { write(article, &out) }
    out.close(0x5D)
    out.key("metrics")
    out.open(0x5B)
    for article in articles { for metric in article.metrics { write(metric, &out) } }
    out.close(0x5D)
    out.key("ranks")
    out.open(0x5B)
    for article in articles { for rank in article.ranks { write(rank, &out) } }
    out.close(0x5D)
    out.key("initiatives")
    out.open(0x5B)
    for article in articles { for initiative in article.initiatives { write(initiative, &out) } }
    out.close(0x5D)
    let quantities = reading.quantities
    out.key("quantities")
    out.open(0x5B)
    for quantity in quantities { write(quantity, &out) }
    out.close(0x5D)
    out.key("periods")
    out.open(0x5B)
    for period in reading.periods { write(period, &out) }
    out.close(0x5D)
    out.key("unplaced")
    out.open(0x5B)
    for (number, reason) in reading.reasons.enumerated() {
      if let reason { write(quantities[number].place, reason, &out) }
    }
    out.close(0x5D)
    out.close(0x7D)
  }

  @inline(__always)
  private func member(_ name: StaticString, _ text: String?, _ out: inout RecordBytes) {
    out.key(name)
    out.text(text)
  }

  private func place(_ place: Range<Int>, _ out: inout RecordBytes) {
    out.key("start")
    out.integer(place.lowerBound)
    out.key("length")
    out.integer(place.count)
  }

  private func write(_ article: BulletinReading.Article, _ out: inout RecordBytes) {
    out.open(0x7B)
    member("zone", texts.zone(article.zone), &out)
    member("published", reading.date?.text, &out)
    place(article.place, &out)
    out.close(0x7D)
  }

  private func write(_ metric: MetricReference, _ out: inout RecordBytes) {
    let figure = texts.figure(metric)
    out.open(0x7B)
    out.key("indicator")
    out.text(scalars, metric.name, ending: texts.ending(metric))
    member("indicator_id", metric.indicator.map { reading.knowledge.indicators[$0].id.text }, &out)
    out.key("value")
    out.decimal(texts.digits(metric))
    member("unit", texts.unit(metric), &out)
    bounds(figure, &out)
    let code = texts.knownCode(metric.period)
    out.key("period")
    out.code(code)
    member("period_basis", (code == nil ? .unknown : metric.period?.basis ?? .unknown).rawValue, &out)
    out.key("subject")
    if let subject = metric.subject { out.text(scalars, [subject.range]) } else { out.null() }
    member("status", metric.status.rawValue, &out)
    out.key("growth")
    if let growth = metric.growth { write(growth, &out) } else { out.null() }
    let place = texts.place(metric.place)
    self.place(place, &out)
    let spot = reading.page.place(place.lowerBound)
    out.key("line")
    out.integer(spot.line)
    out.key("column")
    out.integer(spot.column)
    out.close(0x7D)
  }

  private func bounds(_ quantity: FoundQuantity, _ out: inout RecordBytes) {
    out.key("low")
    out.decimal(quantity.low.map { DecimalDigits($0) })
    out.key("high")
    out.decimal(quantity.high.map { DecimalDigits($0) })
    member("comparator", quantity.comparator.rawValue, &out)
  }

  private func write(_ growth: GrowthReference, _ out: inout RecordBytes) {
    let quantity = reading.quantities[growth.quantity]
    out.open(0x7B)
    out.key("value")
    out.decimal(texts.digits(growth))
    member("unit", quantity.unit.isEmpty ? "%" : quantity.unit, &out)
    member("kind", growth.kind.rawValue, &out)
    member("comparator", quantity.comparator.rawValue, &out)
    member("form", growth.form.rawValue, &out)
    out.close(0x7D)
  }

  private func write(_ rank: RankReference, _ out: inout RecordBytes) {
    out.open(0x7B)
    out.key("indicator")
    out.text(scalars, rank.name)
    out.key("rank")
    out.decimal(reading.quantities[rank.quantity].value.map { DecimalDigits($0) })
    out.key("scope")
    if let scope = rank.scope { out.text(scalars, [scope]) } else { out.null() }
    out.key("period")
    out.code(texts.knownCode(rank.period))
    place(texts.place(rank.place), &out)
    out.close(0x7D)
  }

  private func write(_ initiative: InitiativeReference, _ out: inout RecordBytes) {
    out.open(0x7B)
    out.key("name")
    out.text(scalars, initiative.name, withoutQuotes: true)
    member("kind", initiative.kind, &out)
    out.key("bodies")
    out.open(0x5B)
    for body in initiative.bodies { out.text(scalars, [body]) }
    out.close(0x5D)
    place(texts.place(initiative.place), &out)
    out.close(0x7D)
  }

  /// The characters of a found form, as they stand in the input, and where.
  private func found(_ range: Range<Int>, _ out: inout RecordBytes) {
    let place = texts.place(range)
    out.key("text")
    out.text(reading.page.text.scalars, place)
    self.place(place, &out)
  }

  private func write(_ quantity: FoundQuantity, _ out: inout RecordBytes) {
    out.open(0x7B)
    found(quantity.place, &out)
    member("kind", quantity.kind.rawValue, &out)
    out.key("value")
    out.decimal(quantity.value.map { DecimalDigits($0) })
    member("unit", quantity.unit, &out)
    bounds(quantity, &out)
    out.close(0x7D)
  }

  private func write(_ period: FoundPeriod, _ out: inout RecordBytes) {
    out.open(0x7B)
    found(period.place, &out)
    out.key("start_date")
    out.day(period.start)
    out.key("end_date")
    out.day(period.end)
    out.close(0x7D)
  }

  private func write(_ place: Range<Int>, _ reason: UnplacedReason, _ out: inout RecordBytes) {
    out.open(0x7B)
    found(place, &out)
    member("reason", reason.rawValue, &out)
    out.close(0x7D)
  }
}
