import ExactValues
import Wording
import ZoneComparison
import ZoneModel

extension WorkbookTemplate {
  /// The label keys that a workbook of this template uses.
  package var labelKeys: [String] {
    sheets.flatMap { keys(of: $0) } + Self.ownKeys
  }

  private func keys(of sheet: SheetTemplate) -> [String] {
    var keys = ["name", "title", "about"].map { "sheets.\(sheet.id).\($0)" } + sheet.lines
    keys += sheet.columns.map { $0.headingKey(in: sheet.block) }
    keys += sheet.charts.flatMap { chart in
      ["title", "alt", "categories"].map { "charts.\(chart.shows.rawValue).\($0)" }
        + (chart.shows == .coverage || chart.shows == .initiatives ? ["charts.\(chart.shows.rawValue).unit"] : [])
    }
    for section in sheet.sections {
      switch section {
      case .texts(let section, let names):
        keys.append("notes.sections.\(section)")
        keys += names.flatMap { ["notes.texts.\($0).term", "notes.texts.\($0).text"] }
      case .symbols: keys.append("notes.sections.symbols")
      case .definitions: keys += ["notes.sections.definitions", "notes.definition"]
      case .remarks: keys += ["notes.remark", "notes.allZones"]
      case .catalogues: keys += ["notes.sections.catalogues", "notes.catalogue"]
      }
    }
    return keys
  }

  /// The keys that every workbook uses, whatever its sheets.
  private static var ownKeys: [String] {
    let fixed = [
      "workbook.title", "workbook.subject", "workbook.keywords", "workbook.comments", "workbook.language",
      "page.header", "page.footer", "page.number", "legend.item", "legend.separator", "contents.absent",
      "charts.point", "charts.separator", "charts.seriesSeparator", "readings.comparable", "readings.single",
      "readings.none", "readings.refused", "readings.separator", "orders.open", "orders.level", "orders.neutral",
      "orders.between", "initiatives.name", "initiatives.item", "initiatives.spelling", "initiatives.counterpart",
      "initiatives.more", "figures.refused", "disagreements.other", "sources.short", "sources.undated",
      "dateBases.stated", "dateBases.inferred", "places.lines", "lists.separator", "lists.last", "lists.items",
      "subjects.zone", "subjects.city", "changeReadings.flat", "changeReadings.range", "changeReadings.rose",
      "changeReadings.fell", "changeReadings.up", "changeReadings.down",
    ]
    var keys = fixed
    func add(_ group: String, _ names: [String]) { keys += names.map { "\(group).\($0)" } }
    add("symbols", Shorthand.allCases.map(\.rawValue) + CoverageState.allCases.map(\.rawValue))
    add("symbolMeanings", Shorthand.allCases.map(\.rawValue))
    add("states", CoverageState.allCases.map(\.rawValue))
    add("coverage", CoverageState.allCases.map(\.rawValue))
    add("figures", CoverageState.allCases.filter { $0 != .notReported }.map(\.rawValue))
    add("statuses", ObservationStatus.allCases.map(\.rawValue))
    add("confidences", Confidence.allCases.map(\.rawValue))
    add("accumulations", Period.Accumulation.allCases.map(\.rawValue))
    add("periodBases", Period.Basis.allCases.map(\.rawValue))
    add("bounds", Comparator.allCases.map(\.name))
    add("kinds", MetricKind.allCases.map(\.rawValue))
    add("bases", PriceBasis.allCases.map(\.name))
    add("accesses", SourceAccess.allCases.map(\.name))
    add("comparisonBases", Change.Base.allCases.map(\.rawValue))
    add("disagreementKinds", Disagreement.Kind.allCases.map(\.rawValue))
    add("choices", Disagreement.Choice.allCases.map(\.rawValue))
    add("remarkKinds", Remark.Kind.allCases.map(\.rawValue))
    add("roundings", RoundingPolicy.allCases.map(\.rawValue))
    add("findings", Finding.Kind.allCases.map(\.rawValue))
    add("findingTopics", Finding.Kind.allCases.map(\.rawValue))
    add("standings", ["comparable", "single", "older", "apart"])
    add("spreads", ["all", "some", "one"])
    add("changeUnits", ["percent", "points", "places"])
    add("editionChanges", ["new-observation", "revised", "gone", "new-initiative", "state-change", "gone-initiative"])
    add("refusals", Refusal.rules)
    return keys
  }
}

extension Refusal {
  /// The stable names of all rules.
  static var rules: [String] {
    let operations: [Operation] = [.sumOverTime, .subtractCumulatives, .sumOverZones, .average, .growth, .rank]
    let cases: [Refusal] = [
      .spansDiffer, .spansLeaveGap, .spansOverlap, .spanUnknown, .pointWithSpan, .unitsDiffer("", ""),
      .subjectsDiffer, .statusDiffers, .baseNotPositive, .growthIsReal, .inputIsDerived, .onlyABound,
      .definitionsDiffer, .tooFewFigures,
    ]
    return (operations.map { .kindForbids(.flowAmount, operation: $0) } + cases).map(\.rule)
  }
}
