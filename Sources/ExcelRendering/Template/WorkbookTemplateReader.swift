import ExactValues
package import UserFiles
import ZoneModel

/// Reads workbook.yaml: which sheets, what each shows, its columns, filters, order and charts.
package struct WorkbookTemplateReader {
  /// The keys that each mapping of workbook.yaml must and may have, by the way to it; `[]` is any item of a list. The
  /// fields that `only` may name are the kind's own.
  package static let keys: [String: (required: [String], optional: [String])] = [
    "": (["sheets"], []),
    "sheets[]": (
      ["id", "shows", "table", "columns"],
      ["tab", "lines", "freeze", "only", "sort", "charts", "sections", "zones", "extent"]
    ),
    "sheets[].zones": ([], ["least", "most"]),
    "sheets[].columns[]": (["field", "width"], ["style", "heading", "languages", "link"]),
    "sheets[].charts[]": (["shows", "kind"], ["most"]),
    "sheets[].sections[]": (["section", "texts"], []),
  ]

  private let styles: [String]
  private let colours: [String]

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - styles: the names of the styles that columns may ask for.
  ///   - colours: the names of the colours that tabs may ask for.
  package init(styles: [String], colours: [String]) {
    self.styles = styles
    self.colours = colours
  }

  /// The template of a file; nil, with the mistakes noted, when it holds no sheet at all.
  package func read(_ file: UserFile, noting mistakes: Mistakes) -> WorkbookTemplate? {
    guard let root = file.yaml(noting: mistakes).flatMap({ mapping($0, "") }),
      let list = root["sheets"]?.list()
    else { return nil }
    var ids: Set<String> = []
    var tables: Set<String> = []
    let sheets = list.compactMap { value -> SheetTemplate? in
      guard let sheet = sheet(value) else { return nil }
      if !ids.insert(sheet.id).inserted {
        value.note(
          "duplicate-sheet", "the sheet id '\(sheet.id)' stands twice", hint: "give each sheet an id of its own")
      }
      if !tables.insert(sheet.table.lowercased()).inserted {
        value.note(
          "duplicate-table", "the table name '\(sheet.table)' stands twice",
          hint: "table names are unique in a workbook")
      }
      return sheet
    }
    guard !sheets.isEmpty else {
      if list.isEmpty { root["sheets"]?.note("no-sheets", "a workbook needs a sheet") }
      return nil
    }
    return WorkbookTemplate(sheets: sheets)
  }

  private func mapping(_ value: YAMLValue, _ way: String) -> YAMLMapping? {
    let keys = Self.keys[way] ?? ([], [])
    return value.mapping(required: keys.required, optional: keys.optional)
  }

  private func sheet(_ value: YAMLValue) -> SheetTemplate? {
    guard
      let mapping = mapping(value, "sheets[]"),
      let id = mapping["id"]?.text(),
      let shows = mapping["shows"]?.choice(of: BlockKind.allCases.map(\.rawValue), as: "kind of sheet"),
      let block = BlockKind(rawValue: shows), let table = mapping["table"]?.text(),
      let columnValues = mapping["columns"]?.list()
    else { return nil }
    if !TableName.isValid(table) {
      mapping["table"]?.note(
        "table-name", "'\(table)' cannot name an Excel table",
        hint: "begin with a letter; use letters, digits and _; no cell address such as A1")
    }
    let columns = columnValues.compactMap { column($0, of: block) }
    if columnValues.isEmpty { mapping["columns"]?.note("no-columns", "a sheet needs a column") }
    let charts = mapping["charts"]?.list()?.compactMap { chart($0) } ?? []
    if block == .charts {
      for field in ["category", "value"] where !columns.contains(where: { $0.field == field }) {
        mapping["columns"]?.note(
          "chart-column", "charts are drawn over the columns 'category' and 'value'; '\(field)' is missing")
      }
      for key in ["only", "sort"] {
        mapping[key]?.note("chart-order", "'\(key)' cannot stand on a sheet of charts, whose rows follow the charts")
      }
    }
    return SheetTemplate(
      id: id, block: block, table: table, tab: mapping["tab"]?.choice(of: colours, as: "colour"),
      lines: mapping["lines"]?.texts() ?? [], frozen: mapping["freeze"]?.integer(in: 0...20) ?? 0, columns: columns,
      only: only(mapping["only"], of: block), sort: sort(mapping["sort"], of: block), charts: charts,
      sections: mapping["sections"]?.list()?.compactMap { section($0) } ?? [], zones: zones(mapping["zones"]),
      extent: mapping["extent"]?.choice(of: ObservationExtent.allCases.map(\.rawValue), as: "extent")
        .flatMap { ObservationExtent(rawValue: $0) } ?? .all, place: value.place)
  }

  /// For how many zones a sheet is shown: `{least: 13}`, `{most: 12}`.
  private func zones(_ value: YAMLValue?) -> ClosedRange<Int> {
    guard let value, let mapping = mapping(value, "sheets[].zones") else { return 0...Int.max }
    let least = mapping["least"]?.integer(in: 0...100_000) ?? 0
    let most = mapping["most"]?.integer(in: 0...100_000) ?? Int.max
    guard least <= most else {
      value.note("wrong-range", "the least number of zones is above the most")
      return 0...Int.max
    }
    return least...most
  }

  private func column(_ value: YAMLValue, of block: BlockKind) -> ColumnTemplate? {
    guard
      let mapping = mapping(value, "sheets[].columns[]"),
      let field = mapping["field"]?.choice(of: block.fields.map(\.name), as: "field"),
      let width = mapping["width"].flatMap({ width($0) })
    else { return nil }
    let languages = mapping["languages"]?.list()?.compactMap {
      $0.choice(of: Language.allCases.map(\.rawValue), as: "language").flatMap { Language(rawValue: $0) }
    }
    return ColumnTemplate(
      field: field, width: width, style: mapping["style"]?.choice(of: styles, as: "style"),
      heading: mapping["heading"]?.text(), languages: languages ?? Language.allCases,
      isLinked: mapping["link"]?.flag() ?? true, place: value.place)
  }

  /// A width in characters: one number, or two bounds that the texts choose between.
  private func width(_ value: YAMLValue) -> ColumnContent.Width? {
    func number(_ value: YAMLValue) -> Double? {
      guard let width = value.decimal()?.double else { return nil }
      guard (1...255).contains(width) else {
        value.note("column-width", "a width of \(width) is out of range", hint: "Excel allows 1 to 255 characters")
        return nil
      }
      return width
    }
    guard value.shape == .list else { return number(value).map { .fixed($0) } }
    guard let bounds = value.list()?.compactMap({ number($0) }), bounds.count == 2, bounds[0] <= bounds[1] else {
      value.note("column-width", "a width is one number, or the least and the most: [10, 40]")
      return nil
    }
    return .fitted(least: bounds[0], most: bounds[1])
  }

  private func only(_ value: YAMLValue?, of block: BlockKind) -> [FieldFilter] {
    guard let value, let mapping = value.mapping(optional: block.fields.map(\.name)) else { return [] }
    return mapping.entries.compactMap { entry in
      let values = entry.value.shape == .list ? entry.value.texts() : entry.value.text().map { [$0] }
      return values.map { FieldFilter(field: entry.key, values: $0) }
    }
  }

  private func sort(_ value: YAMLValue?, of block: BlockKind) -> [SortKey] {
    value?.list()?.compactMap { item in
      guard let text = item.text() else { return nil }
      let isDescending = text.hasPrefix("-")
      let field = isDescending ? String(text.dropFirst()) : text
      guard block.fields.contains(where: { $0.name == field }) else {
        item.note(
          "unknown-field", "unknown field '\(field)'", hint: hint(forUnknown: field, among: block.fields.map(\.name)))
        return nil
      }
      return SortKey(field: field, isDescending: isDescending)
    } ?? []
  }

  private func chart(_ value: YAMLValue) -> ChartTemplate? {
    guard let mapping = mapping(value, "sheets[].charts[]"),
      let shows = mapping["shows"]?.choice(of: ChartTemplate.Subject.allCases.map(\.rawValue), as: "chart"),
      let kind = mapping["kind"]?.choice(of: ChartContent.Kind.allCases.map(\.rawValue), as: "kind of chart"),
      let subject = ChartTemplate.Subject(rawValue: shows), let look = ChartContent.Kind(rawValue: kind)
    else { return nil }
    if look == .line, subject != .trends {
      mapping["kind"]?.note(
        "chart-kind", "a line joins points in time, and '\(shows)' has none", hint: "use bar, column or stacked-bar")
    }
    return ChartTemplate(shows: subject, kind: look, most: mapping["most"]?.integer(in: 1...100) ?? 20)
  }

  private func section(_ value: YAMLValue) -> NoteSection? {
    if value.shape == .mapping {
      guard let mapping = mapping(value, "sheets[].sections[]"),
        let section = mapping["section"]?.text(), let texts = mapping["texts"]?.texts()
      else { return nil }
      return .texts(section: section, names: texts)
    }
    switch value.choice(of: NoteSection.plainNames, as: "section") {
    case "symbols": return .symbols
    case "definitions": return .definitions
    case "remarks": return .remarks
    case "catalogues": return .catalogues
    default: return nil
    }
  }
}
