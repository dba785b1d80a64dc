import ExactValues
package import ZoneModel

/// The observations as a flat table, one line each, with the growth printed beside a level in columns of its own.
package enum CSVExport {
  /// The columns, in order.
  package static let columns = [
    "id", "zone", "zone_zh", "zone_en", "subject", "subject_zh", "subject_en", "indicator", "indicator_zh",
    "indicator_en",
    "kind", "period", "accumulation", "status", "value", "unit", "unit_mult", "comparator", "low", "high", "printed",
    "growth", "growth_comparator", "growth_printed", "basis", "source", "place", "confidence", "note_zh", "note_en",
  ]

  /// The whole table with its header.
  package static func text(_ dataset: Dataset) -> String {
    var text = CSVText.line(columns)
    let rows = ExportRow.rows(of: dataset)
    for (index, row) in rows.enumerated() where !row.isGrowth {
      let growth = index + 1 < rows.count && rows[index + 1].isGrowth ? rows[index + 1] : nil
      let zone = dataset.zone(ZoneID(row.zone))
      let ends = row.range.endTexts
      text += CSVText.line([
        row.id, row.zone, zone?.name.zh ?? "", zone?.name.en ?? "", row.subject, row.subjectName.zh, row.subjectName.en,
        row.indicatorID, row.indicator?.name.zh ?? "", row.indicator?.name.en ?? "", row.indicator?.kind.rawValue ?? "",
        row.period.code, row.period.accumulation.rawValue, row.status.rawValue, row.number?.description ?? "",
        row.unit.text,
        String(row.unit.power), row.comparator.rawValue, ends.lower, ends.upper, row.printed,
        growth?.number?.description ?? "", growth?.comparator.rawValue ?? "", growth?.printed ?? "",
        row.indicator?.basis.rawValue ?? "", row.source.text,
        row.place ?? "", row.confidence.rawValue, row.note?.zh ?? "", row.note?.en ?? "",
      ])
    }
    return text
  }
}
