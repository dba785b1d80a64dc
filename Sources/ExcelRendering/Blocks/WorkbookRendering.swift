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
  /// The initiatives of the register by id.
  let registered: [InitiativeID: Initiative]

  /// Makes a rendering.
  package init(
    _ comparison: Comparison, wording: Wording, template: WorkbookTemplate, styles: StyleSheet, author: String
  ) {
    self.comparison = comparison
    self.wording = wording
    self.template = template
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
    let others = template.sheets.filter { $0.block != .contents }.map { ($0, sheet($0)) }
    let shown = others.compactMap(\.1)
    let absent = others.filter { $0.1 == nil }.map(\.0)
    let sheets = template.sheets.compactMap { template -> SheetContent? in
      guard template.block == .contents else { return shown.first { $0.id == template.id } }
      let block = ContentsBlock(rendering: self, sheets: shown)
      var extra: [SheetLine] = []
      if !absent.isEmpty {
        let names = absent.map { labels["sheets.\($0.id).name"] }
        extra.append(SheetLine(labels.text("contents.absent", ["sheets": wording.list(names)]), style: "note"))
      }
      return self.sheet(template, table: TableBuilder(block, sheet: template, rendering: self).table(), extra: extra)
    }
    let title = labels.text("workbook.title", lineValues)
    return WorkbookContent(
      sheets: sheets, styles: styles,
      properties: Workbook.Properties(
        title: title, subject: labels.text("workbook.subject", lineValues), author: author,
        keywords: labels.text("workbook.keywords", lineValues), comments: labels.text("workbook.comments", lineValues),
        language: labels["workbook.language"],
        // The quarter's last day: the same edition bears the same time whenever it is made.
        created: comparison.quarter.lastDay.daysSince1970 * 86_400))
  }

  private func sheet(_ template: SheetTemplate) -> SheetContent? {
    func made<Block: SheetBlock>(_ block: Block) -> SheetContent? {
      sheet(template, table: TableBuilder(block, sheet: template, rendering: self).table())
    }
    switch template.block {
    case .contents: return nil
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
    case .observations: return made(ObservationsBlock(rendering: self))
    case .sources: return made(SourcesBlock(rendering: self))
    case .notes: return made(NotesBlock(rendering: self, sections: template.sections))
    }
  }

  private func sheet(
    _ template: SheetTemplate, table: TableContent?, charts: [ChartContent] = [], extra: [SheetLine] = []
  ) -> SheetContent? {
    guard let table else { return nil }
    let id = template.id
    var lines: [SheetLine] = []
    for (index, key) in template.lines.enumerated() {
      let text = labels.text(key, lineValues)
      if !text.isEmpty { lines.append(SheetLine(text, style: index == 0 ? "subtitle" : "note")) }
    }
    if table.leavesLinksOut { lines.append(SheetLine(labels["contents.linksLeftOut"], style: "note")) }
    let page = PageSetup(
      header: labels.text("page.header", lineValues.merging(["sheet": labels["sheets.\(id).name"]]) { $1 }),
      footerLeft: labels.text("page.footer", lineValues), footerRight: labels["page.number"])
    return SheetContent(
      id: id, name: labels["sheets.\(id).name"], title: labels.text("sheets.\(id).title", lineValues),
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
