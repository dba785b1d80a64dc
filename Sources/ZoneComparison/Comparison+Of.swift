import ExactValues
package import ZoneModel

extension Comparison {
  /// Compares zones for one quarter.
  ///
  /// Pure: the same data set and request give the same comparison. Zones that the data set does not know are left out;
  /// whoever asks checks them first.
  package static func of(_ dataset: Dataset, _ request: ComparisonRequest) -> Comparison {
    let zones = request.zones.compactMap { dataset.zone($0) }
    let ids = zones.map(\.id)
    let pool = FigurePool(dataset, zones: ids, quarter: request.quarter)
    let choice = FigureChoice(dataset: dataset)
    let builder = RowBuilder(dataset: dataset, pool: pool, choice: choice)
    let changeBuilder = ChangeBuilder(pool: pool, rows: builder)
    var rows: [ComparisonRow] = []
    var changes: [Change] = []
    for key in pool.keys.indices {
      let own = builder.rows(of: key)
      for row in own { changeBuilder.add(of: row, key: key, to: &changes) }
      rows += own
    }
    let wanted = Set(ids)
    let store = dataset.observations.store
    let horizon = pool.horizon
    let isWanted = store.zones.map(wanted.contains)
    let observations = dataset.observations.keeping { isWanted[Int($0.zone)] && horizon.includes($0) }
    let initiatives = InitiativeComparison(dataset, zones: ids, within: horizon)
    var isUsed = Array(repeating: false, count: store.sources.count)
    observations.forEachRecord { _, record in isUsed[Int(record.source)] = true }
    let usedSources = Set(zip(store.sources, isUsed).filter(\.1).map(\.0)).union(
      initiatives.register.flatMap { [$0.initiative.source] + $0.spellings.map(\.source) })
    let sources = dataset.sources.filter { usedSources.contains($0.id) }
    let draft = Comparison(
      quarter: request.quarter, zones: zones, rounding: request.rounding, rows: rows, changes: changes,
      refusals: rows.compactMap { RefusedComparison($0) },
      disagreements: Disagreement.all(in: pool, choice: choice, dataset: dataset, zones: ids),
      coverage: Coverage(rows, zones: ids, dataset: dataset), initiatives: initiatives,
      laterTrends: Later { Trend.all(in: pool, choice: choice, dataset: dataset, zones: ids) },
      laterSources: Later { [rows] in Self.sources(of: rows, among: sources, in: store) },
      sinceLastEdition: EditionChanges(
        observations: observations, initiatives: initiatives.register.map(\.initiative), since: request.previousEdition),
      findings: [], observations: observations, sources: sources,
      remarks: dataset.remarks.filter { $0.zones.isEmpty || !wanted.isDisjoint(with: $0.zones) }, dataset: dataset)
    return draft.withFindings(FindingSelection(draft).findings)
  }

  private func withFindings(_ findings: [Finding]) -> Comparison {
    Comparison(
      quarter: quarter, zones: zones, rounding: rounding, rows: rows, changes: changes, refusals: refusals,
      disagreements: disagreements, coverage: coverage, initiatives: initiatives, laterTrends: laterTrends,
      laterSources: laterSources, sinceLastEdition: sinceLastEdition, findings: findings, observations: observations,
      sources: sources,
      remarks: remarks, dataset: dataset)
  }

  private static func sources(of rows: [ComparisonRow], among sources: [Source], in store: ObservationStore) -> [Source]
  {
    var isUsed = Array(repeating: false, count: store.sources.count)
    for row in rows where row.span != nil {
      for cell in row.cells where Coverage.isOfTheQuarter(cell.state) { cell.figure?.markSources(in: &isUsed) }
    }
    let used = Set(zip(store.sources, isUsed).filter(\.1).map(\.0))
    return sources.filter { used.contains($0.id) }
  }

  /// What this edition shows, for the next one to be held against.
  package var snapshot: EditionSnapshot {
    EditionSnapshot(
      quarter: quarter,
      observations: Dictionary(
        observations.map { ($0.id, $0.printedWithGrowth) }, uniquingKeysWith: { first, _ in first }),
      initiatives: initiativeStates)
  }

  /// The state of each initiative that the edition shows; empty where none is known.
  package var initiativeStates: [InitiativeID: String] {
    Dictionary(
      initiatives.register.map { ($0.initiative.id, $0.initiative.state ?? "") },
      uniquingKeysWith: { first, _ in first })
  }
}

extension RefusedComparison {
  /// The figures of a row that two or more zones have, but not like for like; nil where all of them are comparable.
  init?(_ row: ComparisonRow) {
    let figures = row.cells.compactMap(\.figure)
    guard figures.count >= 2, let refusal = row.cells.compactMap(\.refusal).first else { return nil }
    self.init(indicator: row.indicator, figures: figures, refusal: refusal)
  }
}
