import ExactValues
package import Wording
package import ZoneComparison
package import ZoneModel

/// Renders a comparison as a workbook in one language, as a template lays it out.
package struct WorkbookRendering: Sendable {
  package let comparison: Comparison
  package let wording: Wording
  package let template: WorkbookTemplate
  package let styles: StyleSheet
  /// The author that the document names.
  package let author: String
  /// What the places in titles and lines are filled with.
  let lineValues: [String: String]
  /// Whether rows are made once and kept, as writing needs them, rather than each time one is looked at.
  let keepsRows: Bool
  /// The sheets that the template has for fewer zones only.
  let leftOut: [String]
  /// The positions of the observations that other sheets stand on, where only those are shown; nil for all.
  let usedPositions: [Int]?
  /// What its long tables show, in numbers.
  let codes: ComparisonCodes
  /// The first sheet of each kind that shows all its rows.
  let unfilteredSheets: [BlockKind: String]
  /// The initiatives of the register by id.
  let registered: [InitiativeID: Initiative]

  /// Makes a rendering.
  ///
  /// - Parameter codes: those of the comparison, where another rendering of it shares them.
  package init(
    _ comparison: Comparison, wording: Wording, template: WorkbookTemplate, styles: StyleSheet, author: String,
    keepsRows: Bool = true, codes: ComparisonCodes? = nil
  ) {
    let codes = codes ?? ComparisonCodes(comparison)
    self.codes = codes
    self.keepsRows = keepsRows
    self.comparison = comparison
    self.wording = wording
    let shown = template.sheets.filter { $0.zones.contains(comparison.zones.count) }
    self.template = WorkbookTemplate(sheets: shown)
    unfilteredSheets = Dictionary(
      shown.filter { $0.only.isEmpty && !$0.columns.isEmpty }.map { ($0.block, $0.id) },
      uniquingKeysWith: { first, _ in first })
    leftOut = template.sheets.filter { $0.zones.upperBound < comparison.zones.count }.map(\.id)
    usedPositions =
      shown.contains { $0.block == .observations && $0.extent == .used } ? codes.usedPositions : nil
    self.styles = styles
    self.author = author
    lineValues = Self.lineValues(comparison, wording, author: author)
    registered = Dictionary(
      comparison.initiatives.register.map { ($0.initiative.id, $0.initiative) }, uniquingKeysWith: { first, _ in first }
    )
  }

  package var labels: Labels { wording.labels }
  package var language: Language { wording.language }

  /// The workbook's content; sheets without a row are left out, and the contents sheet names them.
  package func content() -> WorkbookContent {
    let made = template.sheets.filter { $0.block != .contents }.map { (template: $0, sheets: sheets($0)) }
    let absent = made.filter(\.sheets.isEmpty).map(\.template)
    let pages = template.sheets.flatMap { template -> [SheetContent] in
      guard template.block == .contents else { return made.first { $0.template.id == template.id }?.sheets ?? [] }
      let block = ContentsBlock(rendering: self, sheets: made.flatMap(\.sheets))
      var extra: [SheetLine] = []
      if !absent.isEmpty {
        let names = absent.map { labels["sheets.\($0.id).name"] }
        extra.append(SheetLine(labels.text("contents.absent", ["sheets": wording.list(names)]), style: "note"))
      }
      if !leftOut.isEmpty {
        let names = wording.list(leftOut.map { labels["sheets.\($0).name"] })
        extra.append(
          SheetLine(
            labels.text("contents.forFewZones", lineValues.merging(["sheets": names]) { $1 }), style: "note"))
      }
      return self.sheet(template, table: TableBuilder(block, sheet: template, rendering: self).table(), extra: extra)
        .map { [$0] } ?? []
    }
    let title = labels.text("workbook.title", lineValues)
    let parts = pages.flatMap { sheet in
      sheet.parts { labels.text("contents.goesOn", ["sheets": wording.list($0)]) }
    }
    return WorkbookContent(
      sheets: parts, styles: styles,
      properties: Workbook.Properties(
        title: title, subject: labels.text("workbook.subject", lineValues), author: author,
        keywords: labels.text("workbook.keywords", lineValues), comments: labels.text("workbook.comments", lineValues),
        language: labels["workbook.language"],
        // The quarter's last day: the same edition bears the same time whenever it is made.
        created: comparison.quarter.lastDay.daysSince1970 * 86_400))
  }

  /// The sheets that a template's sheet becomes: one, or one for each theme, or none where there is nothing to show.
  private func sheets(_ template: SheetTemplate) -> [SheetContent] {
    guard template.block == .zoneTable else { return sheet(template).map { [$0] } ?? [] }
    let table = ZoneTable(rendering: self, sheet: template)
    var names = Set(self.template.sheets.map { SheetName.key(labels["sheets.\($0.id).name"]) })
    return table.parts.enumerated().compactMap { index, part in
      let theme = wording.theme(part.theme)
      let places = ["theme": part.number > 1 ? "\(theme) \(part.number)" : theme]
      let name = SheetName.fitted(labels.text("sheets.\(template.id).name", places), besides: &names)
      return sheet(
        template, table: table.table(part, number: index + 1), id: "\(template.id)#\(index + 1)", name: name,
        places: places)
    }
  }

  private func sheet(_ template: SheetTemplate) -> SheetContent? {
    func made<Block: SheetBlock>(_ block: Block) -> SheetContent? {
      sheet(template, table: TableBuilder(block, sheet: template, rendering: self).table())
    }
    switch template.block {
    case .contents, .zoneTable: return nil
    case .zoneCoverage: return made(ZoneCoverageBlock(rendering: self))
    case .findings: return made(FindingsBlock(rendering: self))
    case .comparison: return made(ComparisonBlock(rendering: self))
    case .ranking: return made(RankingBlock(rendering: self))
    case .coverage: return made(CoverageBlock(rendering: self))
    case .initiatives: return made(InitiativesBlock(rendering: self))
    case .register: return made(RegisterBlock(rendering: self))
    case .changes: return made(ChangesBlock(rendering: self))
    case .disagreements: return made(DisagreementsBlock(rendering: self))
    case .refusals: return made(RefusalsBlock(rendering: self))
    case .edition: return made(EditionBlock(rendering: self))
    case .trends: return made(TrendsBlock(rendering: self))
    case .charts:
      let block = ChartsBlock(rendering: self, charts: template.charts)
      let builder = TableBuilder(block, sheet: template, rendering: self)
      return sheet(template, table: builder.table(), charts: block.contents(in: template))
    case .observations: return made(ObservationsBlock(rendering: self, extent: template.extent))
    case .sources: return made(SourcesBlock(rendering: self))
    case .notes: return made(NotesBlock(rendering: self, sections: template.sections))
    }
  }

  private func sheet(
    _ template: SheetTemplate, table: TableContent?, charts: [ChartContent] = [], extra: [SheetLine] = [],
    id: String? = nil,
    name: String? = nil, places: [String: String] = [:]
  ) -> SheetContent? {
    guard let table else { return nil }
    let lineValues = lineValues.merging(places) { $1 }
    let name = name ?? labels["sheets.\(template.id).name"]
    var lines: [SheetLine] = []
    for (index, key) in template.lines.enumerated() {
      let text = labels.text(key, lineValues)
      if !text.isEmpty { lines.append(SheetLine(text, style: index == 0 ? "subtitle" : "note")) }
    }
    if table.leavesLinksOut { lines.append(SheetLine(labels["contents.linksLeftOut"], style: "note")) }
    let page = PageSetup(
      header: labels.text("page.header", lineValues.merging(["sheet": name]) { $1 }),
      footerLeft: labels.text("page.footer", lineValues), footerRight: labels["page.number"])
    return SheetContent(
      id: id ?? template.id, name: name, title: labels.text("sheets.\(template.id).title", lineValues),
      lines: lines + extra, charts: charts, table: table, page: page, tabColour: template.tab)
  }

  private static func lineValues(_ comparison: Comparison, _ wording: Wording, author: String) -> [String: String] {
    let labels = wording.labels
    let coverage = comparison.coverage
    let reported = coverage.lines.filter { $0.states.contains(where: Coverage.isOfTheQuarter) }.count
    let comparable = Set(comparison.rows.filter(\.isComparable).map(\.indicator.id)).count
    func count(_ number: Int) -> String { wording.number(.init(number), decimals: 0) }
    return [
      "quarter": wording.name(comparison.quarter),
      "quarterLong": wording.name(Period.single(comparison.quarter), .long),
      "quarterEnd": wording.name(Period(.point(comparison.quarter.lastDay)), .long),
      "zones": zones(comparison, wording), "zoneCount": count(comparison.zones.count),
      "indicators": count(coverage.lines.count), "reported": count(reported), "comparable": count(comparable),
      "observations": count(comparison.observations.count), "sources": count(comparison.sources.count),
      "initiatives": count(comparison.initiatives.register.count),
      "themes": count(comparison.initiatives.lines.count),
      "rounding": labels["roundings.\(comparison.rounding.rawValue)"], "legend": legend(labels), "author": author,
      "faults": comparison.findings.first { $0.kind == .faultyFiles }.map(wording.sentence) ?? "",
    ]
  }

  /// The names of the zones, of many the first few: page headers and document properties hold 255 characters.
  private static func zones(_ comparison: Comparison, _ wording: Wording) -> String {
    let most = 4
    let names = comparison.zones.map { $0.name[wording.language] }
    guard names.count > most + 1 else { return wording.list(names) }
    return wording.labels.text(
      "lists.more",
      [
        "head": names.prefix(most).joined(separator: wording.labels["lists.separator"]),
        "count": wording.number(.init(names.count - most), decimals: 0),
      ])
  }

  /// The shorthand in one line.
  private static func legend(_ labels: Labels) -> String {
    Shorthand.allCases.filter { $0 != .none }.map {
      labels.text(
        "legend.item", ["symbol": labels["symbols.\($0.rawValue)"], "meaning": labels["symbolMeanings.\($0.rawValue)"]])
    }.joined(separator: labels["legend.separator"])
  }

  func symbol(_ shorthand: Shorthand) -> String { labels["symbols.\(shorthand.rawValue)"] }
}
