import ExactValues
import Wording
import ZoneComparison
import ZoneModel

extension WorkbookRendering {
  /// A text, or the sign for nothing.
  func cell(_ text: String?, link: CellLink? = nil) -> CellContent {
    guard let text, !text.isEmpty else { return shorthand(.none) }
    return .text(text, link: link)
  }

  /// A sign that stands where a value does not.
  func shorthand(_ shorthand: Shorthand) -> CellContent {
    .text(symbol(shorthand), style: StyleSheet.Role.shorthand.rawValue)
  }

  /// A whole number.
  func count(_ number: Int) -> CellContent {
    CellContent(.number(DecimalNumber(number), NumberFormat("count")))
  }

  /// A figure as a number where it is exact, and as a text with its bound where it is not.
  func cell(_ figure: Figure, decimals: Int? = nil, style: String? = nil) -> CellContent {
    let link = link(to: figure)
    let ids = figure.observations.map(\.text)
    let marks = marks(of: figure)
    if figure.isExact, let number = figure.number {
      return CellContent(
        .number(
          number,
          NumberFormat("figure", decimals: max(decimals ?? 0, figure.decimals), mark: marks.isEmpty ? nil : marks)),
        style: style, link: link, standsOn: ids)
    }
    let text = [wording.cell(figure), symbol(.bound), marks].filter { !$0.isEmpty }.joined(separator: " ")
    return CellContent(.text(text), style: style ?? StyleSheet.Role.bound.rawValue, link: link, standsOn: ids)
  }

  /// The signs behind a figure: derived, in conflict with another source, doubtful.
  func marks(of figure: Figure) -> String {
    FigureMarks(figure, revisions: codes.revisions).shorthands.map { symbol($0) }.joined(separator: " ")
  }

  /// A figure with what sets it apart from its row: its period, whose it is, that it is a plan.
  func apart(_ figure: Figure, state: CoverageState) -> String {
    labels.text(
      "figures.\(state.rawValue)",
      [
        "value": wording.cell(figure), "unit": wording.unitHeading(figure.unit), "period": wording.name(figure.period),
        "subject": wording.name(figure.subject, of: figure.zone),
        "status": labels["statuses.\(figure.status.rawValue)"], "symbol": labels["symbols.\(state.rawValue)"],
      ])
  }

  /// The row of the observation that a figure stands on; the first of several.
  func link(to figure: Figure) -> CellLink? { figure.positions.first.flatMap { link(toPosition: $0) } }

  /// The row of an observation.
  func link(to observation: ObservationID) -> CellLink? {
    guard unfiltered(.observations) != nil else { return nil }
    return comparison.dataset.position(of: observation).flatMap { link(toPosition: $0) }
  }

  private func link(toPosition position: Int) -> CellLink? {
    guard let sheet = unfiltered(.observations) else { return nil }
    // Tables of observations of another store are gone through by their keys.
    guard comparison.observations.store === comparison.dataset.observations.store else {
      return .row(sheet: sheet, key: comparison.dataset.observations.id(position).text)
    }
    return .observation(sheet: sheet, position: position)
  }

  /// The row of a source.
  func link(to source: SourceID) -> CellLink? {
    guard let sheet = unfiltered(.sources), comparison.dataset.source(source) != nil else { return nil }
    return .row(sheet: sheet, key: source.text)
  }

  /// The row of an initiative.
  func link(to initiative: InitiativeID) -> CellLink? {
    unfiltered(.register).map { .row(sheet: $0, key: initiative.text) }
  }

  /// The row of an indicator and span on the comparison sheet.
  func link(to row: ComparisonRow) -> CellLink? {
    unfiltered(.comparison).map { .row(sheet: $0, key: ComparisonBlock.key(of: row)) }
  }

  /// The first sheet of a kind that shows all its rows, so that every link to one leads somewhere.
  func unfiltered(_ block: BlockKind) -> String? { unfilteredSheets[block] }

  /// The number of a unit's heading with its growth or points: `%`, `percentage points`.
  func changeUnit(_ form: MetricKind.ChangeForm, unit: MeasureUnit) -> String {
    form == .difference ? wording.unitHeading(unit) : labels["changeUnits.\(form.name)"]
  }
}

extension WorkbookRendering {
  /// The first sheet of a kind that the template has, for links to a whole sheet.
  func shownSheet(_ block: BlockKind) -> String? {
    template.sheets.first { $0.block == block && !isEmpty(block) }?.id
  }

  /// Whether the comparison has nothing for a kind of sheet.
  private func isEmpty(_ block: BlockKind) -> Bool {
    switch block {
    case .initiatives, .register: comparison.initiatives.register.isEmpty
    case .coverage, .comparison: comparison.rows.isEmpty
    case .disagreements: comparison.disagreements.isEmpty
    case .changes: comparison.changes.isEmpty
    default: false
    }
  }

  /// A place in a source: lines where it is numbers, the text otherwise.
  func place(_ text: String) -> String {
    let isNumbers = text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x2C || $0 == 0x20 }
    guard isNumbers else { return text }
    let isOne = text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return labels.text("places.lines", ["lines": text], count: isOne ? 1 : 2)
  }
}
