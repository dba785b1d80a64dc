import Wording
import ZoneComparison
import ZoneModel

/// The headline statements, each with the way to what it stands on.
struct FindingsBlock: SheetBlock {
  enum Field: String, BlockField {
    case number
    case topic
    case statement
    case see
    case observation
    case observations
    static let numeric: Set<Field> = [.number, .observations]
  }

  let rendering: WorkbookRendering

  var items: [(number: Int, finding: Finding)] {
    rendering.comparison.findings.enumerated().map { ($0 + 1, $1) }
  }

  func fact(_ field: Field, of item: (number: Int, finding: Finding)) -> String {
    field == .topic ? item.finding.kind.rawValue : ""
  }

  func cell(_ field: Field, of item: (number: Int, finding: Finding), at place: BlockPlace<Field>) -> CellContent {
    let finding = item.finding
    let ids = finding.observations.map(\.text)
    switch field {
    case .number: return rendering.count(item.number)
    case .topic: return rendering.cell(rendering.labels["findingTopics.\(finding.kind.rawValue)"])
    case .statement:
      return CellContent(.text(rendering.wording.sentence(finding)), standsOn: ids)
    case .see:
      guard let (sheet, link) = destination(of: finding) else { return rendering.shorthand(.none) }
      return .text(rendering.labels["sheets.\(sheet).name"], link: link)
    case .observation:
      guard let first = finding.observations.first else { return rendering.shorthand(.none) }
      return CellContent(.text(first.text), link: rendering.link(to: first), standsOn: ids)
    case .observations: return rendering.count(ids.count)
    }
  }

  func mayStandOn(_ item: (number: Int, finding: Finding), about hint: FactHint) -> Bool {
    item.finding.mayStandOn(hint.zones, hint.indicators)
  }

  /// The row or sheet that shows what a finding tells of.
  private func destination(of finding: Finding) -> (String, CellLink)? {
    switch finding.kind {
    case .sharedThemes, .singleTheme, .initiativeCount: return sheet(.initiatives)
    case .silent, .neverReported, .comparability, .nothingComparable, .singleZone, .plansApart, .otherSubjects,
      .faultyFiles:
      return sheet(.coverage)
    case .conflict, .revision: return sheet(.disagreements)
    case .rose, .fell, .rateRose, .rateFell, .movedUp, .movedDown, .changeAsPrinted, .growthPrinted, .littleChanged,
      .unchanged:
      return sheet(.changes)
    case .leader, .leaderOnly, .level, .sideBySide, .orderOpen, .onlyReporter: break
    }
    var indicator: IndicatorID?
    var period: Period?
    for (_, value) in finding.values {
      if case .indicator(let id) = value { indicator = id }
      if case .period(let known) = value { period = known }
    }
    let rows = rendering.comparison.rows.filter { $0.indicator.id == indicator }
    let row =
      rows.first { row in
        guard let period, let span = row.span else { return false }
        return span.isSameSpan(as: period)
      } ?? rows.first
    guard let row, let link = rendering.link(to: row), let id = rendering.unfiltered(.comparison) else { return nil }
    return (id, link)
  }

  private func sheet(_ block: BlockKind) -> (String, CellLink)? {
    rendering.shownSheet(block).map { ($0, .sheet($0)) }
  }
}
