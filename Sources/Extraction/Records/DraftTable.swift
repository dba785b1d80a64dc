import PrintedForms
import ZoneModel

/// What was read as the rows of seeds/tables/observations-….csv.
package struct DraftTable {
  private let reading: BulletinReading
  private let source: String
  private let texts: FactTexts

  /// Makes the table of a document.
  package init(_ reading: BulletinReading, source: String) {
    self.reading = reading
    self.source = source
    texts = FactTexts(reading: reading)
  }

  /// The row that names the columns.
  package static let header =
    "zone,indicator,subject,subject_en,value,period,growth,status,printed,source,place,confidence,span_kind,note,note_en\n"

  /// How many initiatives the document has, which this table does not hold.
  package var initiativeCount: Int { reading.articles.reduce(0) { $0 + $1.initiatives.count } }

  /// One row a metric, ending with a line feed.
  package var rows: String {
    var text = ""
    for article in reading.articles {
      let zone = texts.zone(article.zone) ?? ""
      for metric in article.metrics {
        let place = reading.page.place(texts.place(metric.place).lowerBound)
        let growth = metric.quantity == nil ? "" : metric.growth.map { texts.text($0.place) } ?? ""
        let subject = metric.subject.map { $0.kind == .city ? "city" : texts.text($0.range) } ?? ""
        let name = metric.indicator.map { reading.knowledge.indicators[$0].id.text } ?? texts.indicator(metric)
        let fields = [
          zone, name, subject, "", value(metric), texts.code(metric.period) ?? "unknown", growth,
          metric.status == .actual ? "" : metric.status.rawValue, "", source, "line \(place.line)", "", "", "", "",
        ]
        text += fields.map(Self.field).joined(separator: ",") + "\n"
      }
    }
    return text
  }

  private func value(_ metric: MetricReference) -> String {
    guard let quantity = metric.quantity else { return metric.growth.map { texts.text($0.place) } ?? "" }
    return texts.text(reading.quantities[quantity].place) + (metric.unit.map { texts.text($0) } ?? "")
  }

  /// A field of CSV: in quotes where it holds a comma, a quote or a line end; a sign that would start a formula is kept
  /// from doing so by a space.
  private static func field(_ text: String) -> String {
    var text = text.replacing("\n", with: " ").replacing("\r", with: " ")
    if let first = text.first, "=@".contains(first) { text = " " + text }
    guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
