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
  private var out = RecordBytes()

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
    var copy = self
    copy.write()
    return copy.out.bytes
  }

  private mutating func write() {
    out.open(0x7B)
    out.key("id")
    var name: [UInt8] = []
    id.append(to: &name)
    out.written(name)
    list("articles") { record in for article in record.reading.articles { record.write(article) } }
    list("metrics") { record in
      for article in record.reading.articles { for metric in article.metrics { record.write(metric) } }
    }
    list("ranks") { record in
      for article in record.reading.articles { for rank in article.ranks { record.write(rank) } }
    }
    list("initiatives") { record in
      for article in record.reading.articles { for initiative in article.initiatives { record.write(initiative) } }
    }
    list("quantities") { record in for quantity in record.reading.quantities { record.write(quantity) } }
    list("periods") { record in for period in record.reading.periods { record.write(period) } }
    list("unplaced") { record in
      for (number, reason) in record.reading.reasons.enumerated() {
        if let reason { record.write(record.reading.quantities[number], reason) }
      }
    }
    out.close(0x7D)
  }

  private mutating func list(_ name: StaticString, _ members: (inout ExtractionRecord) -> Void) {
    out.key(name)
    out.open(0x5B)
    members(&self)
    out.close(0x5D)
  }

  private mutating func member(_ name: StaticString, _ text: String?) {
    out.key(name)
    out.text(text)
  }

  private mutating func place(_ place: Range<Int>) {
    out.key("start")
    out.integer(place.lowerBound)
    out.key("length")
    out.integer(place.count)
  }

  private mutating func write(_ article: BulletinReading.Article) {
    out.open(0x7B)
    member("zone", texts.zone(article.zone))
    member("published", reading.date?.text)
    place(article.place)
    out.close(0x7D)
  }

  private mutating func write(_ metric: MetricReference) {
    let figure = texts.figure(metric)
    out.open(0x7B)
    out.key("indicator")
    out.text(scalars, metric.name, ending: texts.ending(metric))
    member("indicator_id", metric.indicator.map { reading.knowledge.indicators[$0].id.text })
    member("value", texts.value(metric))
    member("unit", texts.unit(metric))
    bounds(figure)
    member("period", texts.code(metric.period))
    member("period_basis", texts.basis(metric.period).rawValue)
    out.key("subject")
    if let subject = metric.subject { out.text(scalars, [subject.range]) } else { out.null() }
    member("status", metric.status.rawValue)
    out.key("growth")
    if let growth = metric.growth { write(growth) } else { out.null() }
    let place = texts.place(metric.place)
    self.place(place)
    let spot = reading.page.place(place.lowerBound)
    out.key("line")
    out.integer(spot.line)
    out.key("column")
    out.integer(spot.column)
    out.close(0x7D)
  }

  private mutating func bounds(_ quantity: FoundQuantity) {
    member("low", quantity.low?.description)
    member("high", quantity.high?.description)
    member("comparator", quantity.comparator.rawValue)
  }

  private mutating func write(_ growth: GrowthReference) {
    let quantity = reading.quantities[growth.quantity]
    out.open(0x7B)
    member("value", quantity.value.map { texts.signed($0, quantity, isFall: growth.isFall) })
    member("unit", quantity.unit.isEmpty ? "%" : quantity.unit)
    member("kind", growth.kind.rawValue)
    member("comparator", quantity.comparator.rawValue)
    member("form", growth.form.rawValue)
    out.close(0x7D)
  }

  private mutating func write(_ rank: RankReference) {
    out.open(0x7B)
    out.key("indicator")
    out.text(scalars, rank.name)
    member("rank", reading.quantities[rank.quantity].value?.description)
    out.key("scope")
    if let scope = rank.scope { out.text(scalars, [scope]) } else { out.null() }
    member("period", texts.code(rank.period))
    place(texts.place(rank.place))
    out.close(0x7D)
  }

  private mutating func write(_ initiative: InitiativeReference) {
    out.open(0x7B)
    out.key("name")
    out.text(scalars, initiative.name, withoutQuotes: true)
    member("kind", initiative.kind)
    out.key("bodies")
    out.open(0x5B)
    for body in initiative.bodies { out.text(scalars, [body]) }
    out.close(0x5D)
    place(texts.place(initiative.place))
    out.close(0x7D)
  }

  /// The characters of a found form, as they stand in the input, and where.
  private mutating func found(_ range: Range<Int>) {
    let place = texts.place(range)
    out.key("text")
    out.text(reading.page.text.scalars, place)
    self.place(place)
  }

  private mutating func write(_ quantity: FoundQuantity) {
    out.open(0x7B)
    found(quantity.place)
    member("kind", quantity.kind.rawValue)
    member("value", quantity.value?.description)
    member("unit", quantity.unit)
    bounds(quantity)
    out.close(0x7D)
  }

  private mutating func write(_ period: FoundPeriod) {
    out.open(0x7B)
    found(period.place)
    member("start_date", period.start?.description)
    member("end_date", period.end?.description)
    out.close(0x7D)
  }

  private mutating func write(_ quantity: FoundQuantity, _ reason: UnplacedReason) {
    out.open(0x7B)
    found(quantity.place)
    member("reason", reason.rawValue)
    out.close(0x7D)
  }
}
