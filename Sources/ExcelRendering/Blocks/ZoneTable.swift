import ExactValues
import Wording
import ZoneComparison
import ZoneModel

/// The comparison turned, for many zones: zones down, the indicators of a theme across, a sheet for each theme.
///
/// As on the comparison sheet only figures like for like stand as numbers; every other is a text with its sign.
struct ZoneTable {
  /// A sheet of the table: rows of one theme, at most as many as a reader can scan.
  struct Part {
    let theme: String
    /// From 1; a theme with many indicators goes on on the next sheet.
    let number: Int
    /// The rows, and their places in the comparison.
    let rows: [ComparisonRow]
    let places: [Int]
  }

  static let traits = [
    FieldTrait(name: "zone", isNumeric: false, isPerZone: false),
    FieldTrait(name: "reporting", isNumeric: true, isPerZone: false),
    FieldTrait(name: "value", isNumeric: true, isPerZone: false),
  ]

  /// Columns of a sheet beside those that name the zone.
  private static let mostColumns = 60

  let rendering: WorkbookRendering
  let sheet: SheetTemplate

  /// The sheets: only rows that a zone has a figure of the quarter for.
  var parts: [Part] {
    var themes: [String] = []
    var rows: [String: [(place: Int, row: ComparisonRow)]] = [:]
    for (place, row) in rendering.comparison.rows.enumerated()
    where row.cells.contains(where: { Coverage.isOfTheQuarter($0.state) }) {
      if rows[row.indicator.theme] == nil { themes.append(row.indicator.theme) }
      rows[row.indicator.theme, default: []].append((place, row))
    }
    return themes.flatMap { theme -> [Part] in
      let own = rows[theme] ?? []
      return stride(from: 0, to: own.count, by: Self.mostColumns).enumerated().map { number, start in
        let some = own[start..<min(start + Self.mostColumns, own.count)]
        return Part(theme: theme, number: number + 1, rows: some.map(\.row), places: some.map(\.place))
      }
    }
  }

  /// The table of a part; nil where the template shows none of its columns.
  func table(_ part: Part, number: Int) -> TableContent? {
    let comparison = rendering.comparison
    var columns: [ColumnContent] = []
    /// What a column shows: −2 the zone, −1 how many it reports, else a row of the comparison.
    var shown: [Int] = []
    var headers: Set<String> = []
    func add(_ template: ColumnTemplate, _ header: String, _ what: Int, isNumeric: Bool) {
      var unique = String(header.prefix(240))
      var count = 2
      while !headers.insert(unique.lowercased()).inserted {
        unique = "\(header.prefix(240)) \(count)"
        count += 1
      }
      let style = template.style ?? (isNumeric ? StyleSheet.Role.number : .text).rawValue
      columns.append(ColumnContent(header: unique, width: template.width, style: style, isNumeric: isNumeric))
      shown.append(what)
    }
    for template in sheet.columns where template.languages.contains(rendering.language) {
      let key = template.headingKey(in: sheet.block)
      switch template.field {
      case "value":
        for (index, row) in part.rows.enumerated() {
          let places = [
            "indicator": rendering.wording.name(row.indicator.id), "unit": rendering.wording.unitHeading(row.unit),
            "period": row.span.map { rendering.wording.name($0) } ?? "",
          ]
          add(template, rendering.labels.text(key, places), index, isNumeric: true)
        }
      case "reporting": add(template, rendering.labels.text(key), -1, isNumeric: true)
      default: add(template, rendering.labels.text(key), -2, isNumeric: false)
      }
    }
    guard !columns.isEmpty, !comparison.zones.isEmpty else { return nil }
    let mayLink = comparison.zones.count * part.rows.count <= WorkbookError.linkLimit - 1000
    let what = shown
    let cell: @Sendable (Int, Int) -> CellContent = { [rendering] zone, column in
      switch what[column] {
      case -2: return rendering.cell(comparison.zones[zone].name[rendering.language])
      case -1: return rendering.count(part.rows.count { Coverage.isOfTheQuarter($0.cells[zone].state) })
      default:
        var cell = Self.cell(part.rows[what[column]], zone: zone, rendering)
        if !mayLink { cell.link = nil }
        return cell
      }
    }
    var rows = RowSource(
      count: comparison.zones.count, key: { comparison.zones[$0].id.text },
      shortcuts: CellShortcuts(coding: coding(part, what, mayLink: mayLink), cell: cell, finder: { nil })
    ) { zone in
      RowContent(key: comparison.zones[zone].id.text, cells: what.indices.map { cell(zone, $0) })
    }
    let indicators = Set(part.rows.map(\.indicator.id))
    rows.mayStandOn = { zone, hint in
      hint.zones.contains(comparison.zones[zone].id) && !indicators.isDisjoint(with: hint.indicators)
    }
    return TableContent(
      name: "\(sheet.table)_\(number)", columns: columns,
      rows: rendering.keepsRows && what.count * rows.count <= LongSheet.ordinaryLinks
        ? rows.kept(upTo: LongSheet.ordinaryRows) : rows,
      frozenColumns: min(sheet.frozen, columns.count), leavesLinksOut: !mayLink)
  }

  private func coding(_ part: Part, _ columns: [Int], mayLink: Bool) -> (any CellCoding)? {
    let comparison = rendering.comparison
    guard rendering.keepsRows, columns.count <= DistinctCells.mostColumns else { return nil }
    let isLinked =
      mayLink && rendering.unfiltered(.observations) != nil
      && comparison.observations.store === comparison.dataset.observations.store
    return ZoneTableCoding(
      cells: rendering.codes.zoneCells, zoneCount: comparison.zones.count,
      reporting: comparison.zones.indices.map { zone in
        part.rows.count { Coverage.isOfTheQuarter($0.cells[zone].state) }
      }, columns: columns.map { $0 < 0 ? $0 : part.places[$0] }, isLinked: isLinked)
  }

  /// Whether a figure stands as a number, like for like with those of its row.
  static func isComparable(_ cell: ComparisonCell, _ figure: Figure, in row: ComparisonRow) -> Bool {
    Coverage.isOfTheQuarter(cell.state) && cell.refusal == nil && figure.unit == row.unit
  }

  private static func cell(_ row: ComparisonRow, zone: Int, _ rendering: WorkbookRendering) -> CellContent {
    let cell = row.cells[zone]
    guard let figure = cell.figure else { return rendering.shorthand(.notReported) }
    let style = "state-\(cell.state.rawValue)"
    if isComparable(cell, figure, in: row) {
      return rendering.cell(figure, decimals: row.decimals, style: style)
    }
    let text = "\(rendering.wording.cell(figure)) \(rendering.labels["symbols.\(cell.state.rawValue)"])"
    return CellContent(
      .text(text), style: style, link: rendering.link(to: figure), standsOn: figure.observations.map(\.text))
  }
}
