import ExactValues
package import UserFiles
package import Wording
import ZoneComparison
import ZoneModel

extension WorkbookTemplate {
  /// The places that titles, lines and charts may hold.
  package static let linePlaces = [
    "quarter", "quarterLong", "quarterEnd", "zones", "zoneCount", "indicators", "reported", "comparable",
    "observations", "sources", "initiatives", "themes", "rounding", "legend", "author", "faults",
  ]

  /// The label keys that a workbook of this template looks up, each with the places that its text may hold.
  package var labelKeys: [String: [String]] {
    var keys = Self.ownKeys
    for sheet in sheets { add(sheet, to: &keys) }
    return keys
  }

  /// Notes each sheet's name that Excel forbids, and each that two sheets share, at its label.
  package func checkSheetNames(in labels: Labels, noting mistakes: Mistakes) {
    var taken: [String: String] = [:]
    for sheet in sheets {
      guard let name = labels.optional("sheets.\(sheet.id).name"),
        let place = labels.place(of: "sheets.\(sheet.id).name")
      else { continue }
      do throws(WorkbookError) {
        try SheetName.check(name)
        if let other = taken.updateValue(name, forKey: SheetName.key(name)) {
          throw .sheetNameTaken(name: name, by: other)
        }
      } catch {
        mistakes.add(at: place, rule: "sheet-name", "\(error)", hint: "change the label")
      }
    }
  }

  private func add(_ sheet: SheetTemplate, to keys: inout [String: [String]]) {
    for part in ["title", "about"] { keys["sheets.\(sheet.id).\(part)"] = Self.linePlaces }
    keys["sheets.\(sheet.id).name"] = sheet.block == .zoneTable ? ["theme"] : []
    if sheet.block == .zoneTable { keys["sheets.\(sheet.id).title"] = Self.linePlaces + ["theme"] }
    for line in sheet.lines { keys[line] = Self.linePlaces }
    let places = sheet.block == .zoneTable ? ["indicator", "unit", "period"] : ["zone"]
    for column in sheet.columns { keys[column.headingKey(in: sheet.block)] = places }
    for chart in sheet.charts {
      let group = "charts.\(chart.shows.rawValue)"
      let places: [String]
      switch chart.shows {
      case .comparable: places = ["indicator", "period", "unit", "values"]
      case .trends: places = ["indicator", "unit", "values", "zones", "first", "last"]
      case .coverage, .initiatives:
        places = Self.linePlaces + ["values"]
        keys[group + ".unit"] = []
      }
      keys[group + ".title"] = places
      keys[group + ".alt"] = places
      keys[group + ".categories"] = []
    }
    for section in sheet.sections { add(section, to: &keys) }
  }

  private func add(_ section: NoteSection, to keys: inout [String: [String]]) {
    switch section {
    case .texts(let section, let names):
      keys["notes.sections.\(section)"] = []
      for name in names {
        keys["notes.texts.\(name).term"] = []
        keys["notes.texts.\(name).text"] = Self.linePlaces
      }
    case .symbols: keys["notes.sections.symbols"] = []
    case .definitions:
      keys["notes.sections.definitions"] = []
      keys["notes.definition"] = ["definition", "unit", "kind", "basis"]
    case .remarks:
      keys["notes.remark"] = ["kind"]
      keys["notes.allZones"] = []
    case .catalogues:
      keys["notes.sections.catalogues"] = []
      keys["notes.catalogue"] = ["document", "dimensions"]
    }
  }

  /// The keys that every workbook looks up beside those of the wording, whatever its sheets.
  private static var ownKeys: [String: [String]] {
    let figure = ["value", "unit", "period", "subject", "status", "symbol"]
    var keys: [String: [String]] = [
      "workbook.language": [], "page.number": ["page", "pages"], "page.header": linePlaces + ["sheet"],
      "legend.item": ["symbol", "meaning"], "legend.separator": [], "contents.absent": ["sheets"],
      "contents.linksLeftOut": [], "contents.forFewZones": linePlaces + ["sheets"],
      "contents.goesOn": ["sheets"],
      "charts.point": ["category", "value"], "charts.separator": [], "charts.seriesSeparator": [],
      "readings.comparable": ["count", "zones"], "readings.single": ["zone"], "readings.subject": ["zone", "subject"],
      "readings.none": [],
      "readings.refused": ["zones", "reason"], "readings.separator": [], "orders.open": [], "orders.level": [],
      "orders.neutral": [], "orders.between": ["best", "worst"], "initiatives.item": ["name"],
      "initiatives.spelling": ["name", "source"], "initiatives.counterpart": ["zone", "name"],
      "initiatives.more": ["count"], "disagreements.other": ["value", "source", "status"],
      "sources.short": ["title", "date"], "sources.undated": [], "dateBases.stated": [], "dateBases.inferred": [],
      "places.lines": ["lines"], "lists.items": [], "lists.more": ["head", "count"], "changeReadings.flat": [],
      "changeReadings.range": ["low", "high"],
      "quotation": ["text"], "spreads.all": [], "spreads.some": ["zones"], "spreads.one": ["zones"],
    ]
    func add(_ group: String, _ names: [String], _ places: [String] = []) {
      for name in names { keys["\(group).\(name)"] = places }
    }
    let states = CoverageState.allCases.map(\.rawValue)
    add("workbook", ["title", "subject", "keywords", "comments"], linePlaces)
    add("page", ["footer"], linePlaces)
    add("symbols", Shorthand.allCases.map(\.rawValue))
    add("symbolMeanings", Shorthand.allCases.map(\.rawValue))
    add("coverage", states, ["state", "symbol", "period", "subject", "status"])
    add("figures", states.filter { $0 != CoverageState.notReported.rawValue }, figure)
    add("changeReadings", ["rose", "fell", "up", "down"])
    add("bounds", Comparator.allCases.map(\.name))
    add("accesses", SourceAccess.allCases.map(\.name))
    add("roundings", RoundingPolicy.allCases.map(\.rawValue))
    add("findingTopics", Finding.Kind.allCases.map(\.rawValue))
    add("standings", ["comparable", "single", "older", "apart"])
    add("changeUnits", ["percent", "points", "places"])
    add("editionChanges", ["new-observation", "revised", "gone", "new-initiative", "state-change", "gone-initiative"])
    return keys
  }
}
