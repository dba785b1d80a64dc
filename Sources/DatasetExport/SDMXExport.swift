import ExactValues
package import ZoneModel

/// The observations as SDMX-CSV 2.0, in the structure of the domain rules, section 8.2.
///
/// SDMX has no code for "since 1 January": the dimension ACCUM is a list of our own, and without it a consumer would read
/// a cumulative 2025-Q2 as a quarter. With ranges every period says its whole span and is safe for strangers.
package struct SDMXExport: Sendable {
  /// Whether periods are written as ranges: `2025-01-01/P9M`.
  package let usesRanges: Bool

  /// Makes an export.
  package init(usesRanges: Bool) { self.usesRanges = usesRanges }

  /// The columns, in order: structure, dimensions, the value, attributes.
  package static let columns = [
    "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "SUBJECT", "INDICATOR", "ACCUM", "TRANSFORM",
    "TIME_PERIOD",
    "OBS_VALUE", "UNIT_MEASURE", "UNIT_MULT", "DECIMALS", "OBS_STATUS", "BASIS", "BOUND", "LOWER", "UPPER", "SOURCE_ID",
    "SPAN_START", "SPAN_END", "QUOTE", "DERIVATION", "VINTAGE", "COMMENT_OBS",
  ]

  /// The whole table with its header.
  package func text(_ dataset: Dataset) -> String {
    var text = CSVText.line(Self.columns)
    for row in ExportRow.rows(of: dataset) { text += CSVText.line(fields(row, dataset)) }
    return text
  }

  private func fields(_ row: ExportRow, _ dataset: Dataset) -> [String] {
    let (frequency, time) = timePeriod(row.period)
    let ends = row.comparator == .equal ? ("", "") : row.range.endTexts
    let source = dataset.source(row.source)
    return [
      "dataflow", "GAOXIN:DF_ZONES(1.0)", "I", frequency, "CN-HTZ-" + row.zone.uppercased(), row.subject,
      row.indicatorID,
      row.period.accumulation.rawValue, transform(row), time, row.number?.description ?? "", row.unit.dimension,
      String(row.unit.power), String(row.decimals), status(row, isReviewed: source?.isReviewed ?? false), basis(row),
      bound(row.comparator), ends.0, ends.1, row.source.text, row.period.firstDay?.description ?? "",
      row.period.statedEnd?.description ?? "", row.printed, "", source?.published?.description ?? "",
      row.note?.en ?? "",
    ]
  }

  /// FREQ and TIME_PERIOD, as the table of section 8.2 maps spans.
  func timePeriod(_ period: Period) -> (frequency: String, time: String) {
    switch period.extent {
    case .unknown: return ("_U", "")
    case .point(let day):
      if usesRanges { return (frequency(ofPointOn: day).0, day.description) }
      return frequency(ofPointOn: day)
    case .since(let first, let reported):
      guard let reported else { return ("_U", "") }
      return ("I", "\(first)/P\(reported.daysSince1970 - first.daysSince1970 + 1)D")
    case .span(let first, let last): return span(first, last)
    }
  }

  private func frequency(ofPointOn day: CivilDate) -> (String, String) {
    guard day == .last(ofMonth: day.month, year: day.year) else { return ("D", day.description) }
    return day.month % 3 == 0 ? ("Q", "\(day.year)-Q\(day.month / 3)") : ("M", "\(day.year)-M\(Self.two(day.month))")
  }

  private func span(_ first: CivilDate, _ last: CivilDate) -> (String, String) {
    guard first.day == 1, last == .last(ofMonth: last.month, year: last.year) else {
      return ("I", first == last ? first.description : "\(first)/P\(last.daysSince1970 - first.daysSince1970 + 1)D")
    }
    let months = (last.year - first.year) * 12 + last.month - first.month + 1
    let range = "\(first)/P\(months)M"
    guard first.year == last.year else { return ("I", range) }
    if first.month == 1 {
      if usesRanges {
        switch last.month {
        case 3: return ("Q", "\(first.year)-Q1")
        case 6: return ("S", "\(first.year)-S1")
        case 12: return ("A", "\(first.year)-A1")
        case 1: return ("M", "\(first.year)-M01")
        default: return ("I", range)
        }
      }
      return last.month % 3 == 0
        ? ("Q", "\(first.year)-Q\(last.month / 3)") : ("M", "\(first.year)-M\(Self.two(last.month))")
    }
    switch (first.month, months) {
    case (let month, 1): return ("M", "\(first.year)-M\(Self.two(month))")
    case (4, 3), (7, 3), (10, 3): return ("Q", "\(first.year)-Q\(last.month / 3)")
    case (7, 6): return ("S", "\(first.year)-S2")
    default: return ("I", range)
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private func transform(_ row: ExportRow) -> String {
    if row.isGrowth { return "G1Y" }
    switch row.indicator?.kind {
    case .growth?: return "G1Y"
    case .rank?: return "RANK"
    default: return "N"
    }
  }

  private func status(_ row: ExportRow, isReviewed: Bool) -> String {
    switch row.status {
    case .forecast, .plan, .target: "F"
    case .actual: row.confidence == .low ? "U" : (isReviewed ? "A" : "V")
    }
  }

  private func basis(_ row: ExportRow) -> String {
    switch row.indicator?.basis {
    case .nominal?: row.isGrowth ? "UNKNOWN" : "NOMINAL"
    case .real?: "REAL"
    case .comparable?: "COMPARABLE"
    default: "UNKNOWN"
    }
  }

  private func bound(_ comparator: Comparator) -> String {
    switch comparator {
    case .equal: "EQ"
    case .greater: "GT"
    case .atLeast: "GE"
    case .less: "LT"
    case .atMost: "LE"
    case .about, .between: "APPROX"
    }
  }
}
