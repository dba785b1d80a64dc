import ExactValues
import DisplayWidth
import ExcelRendering
import Wording
import ZoneComparison
import ZoneModel

/// The way of a figure from its source into the cells of an edition, as text.
struct FigureTrace {
  private let edition: Edition
  private let wording: Wording
  private let books: [(language: Language, content: WorkbookContent)]

  init(_ edition: Edition, wording: Wording, languages: [Language]) {
    self.edition = edition
    self.wording = wording
    let codes = ComparisonCodes(edition.comparison)
    books = languages.compactMap { language in
      edition.workbook(language, isToBeWritten: false, codes: codes).map { (language, $0) }
    }
  }

  /// What stands behind a cell; nil where no table has the cell.
  func cell(_ address: String) -> String? {
    for (_, content) in books {
      guard let cell = content.cell(at: address) else { continue }
      let ids = cell.standsOn
      var text = address + ": " + standing(ids.count, shown: cell) + "\n"
      for id in ids { text += "\n" + (identifier(id) ?? "\(id)\n") }
      return text
    }
    return nil
  }

  /// Every observation and initiative whose id is, or starts with, a text; nil where there is none.
  func identifier(_ id: String) -> String? {
    let table = edition.dataset.observations
    let exact = edition.dataset.position(of: ObservationID(id)).map { [$0] } ?? []
    let positions = exact.isEmpty ? edition.dataset.positions(ofIDsFrom: id) : exact
    let observations = positions.map { table[$0] }
    let same = edition.dataset.initiatives.filter { $0.id.text == id }
    let initiatives =
      same.isEmpty && exact.isEmpty ? edition.dataset.initiatives.filter { $0.id.text.hasPrefix(id) } : same
    guard !observations.isEmpty || !initiatives.isEmpty else { return nil }
    let ids = Set(observations.map(\.id.text) + initiatives.map(\.id.text))
    let hint = initiatives.isEmpty ? FactHint(observations, in: edition.dataset) : nil
    let found = books.map { ($0.language, $0.content.cells(standingOn: ids, about: hint)) }
    return
      (zip(observations, positions).map { observation($0, at: $1) + cells($0.id.text, found) }
      + initiatives.map { initiative($0) + cells($0.id.text, found) }).joined(separator: "\n")
  }

  private func word(_ key: String, _ values: [String: String] = [:], count: Int? = nil) -> String {
    wording.labels.text("trace.\(key)", values, count: count)
  }

  /// What a cell stands on: facts, or none because it says that there is none, or because it counts over many.
  private func standing(_ count: Int, shown: CellContent) -> String {
    if count > 0 { return word("stands-on", ["count": String(count)], count: count) }
    let silent = wording.labels["symbols.\(CoverageState.notReported.rawValue)"]
    if case .text(let text) = shown.value, text.contains(silent) { return word("not-reported", ["symbol": silent]) }
    return word("stands-on-none")
  }

  private func line(_ key: String, _ value: String?, _ values: [String: String] = [:]) -> String {
    guard let value, !value.isEmpty else { return "" }
    return "  " + word(key, values).padded(to: 12) + value + "\n"
  }

  private func observation(_ observation: Observation, at position: Int) -> String {
    let indicator = edition.dataset.indicator(observation.indicator)
    var text = "\(observation.id)\n"
    text += line(
      "printed",
      observation.sourceForm.map { word("in-source", ["printed": observation.measure.printed, "form": $0]) }
        ?? observation.measure.printed)
    text += line("growth", observation.growth?.printed)
    text += line("read-as", wording.sentence(observation.measure) + bounds(observation.measure))
    text += line(
      "indicator",
      "\(wording.name(observation.indicator)) (\(observation.indicator), \(indicator?.kind.rawValue ?? ""))")
    text += line("of", wording.name(observation.subject, of: observation.zone))
    text += line("period", period(observation.period))
    text += line("status", wording.labels["statuses.\(observation.status.rawValue)"])
    text += line("confidence", wording.labels["confidences.\(observation.confidence.rawValue)"])
    text += source(observation.source, place: observation.place)
    text += line("written-in", "\(observation.seedPlace.file):\(observation.seedPlace.line)")
    text += line("note", observation.note?[wording.language])
    text += rules(position)
    return text
  }

  private func bounds(_ measure: Measure) -> String {
    guard !measure.isExact else { return "" }
    let low = measure.range.lower.map { ($0.isIncluded ? "[" : "(") + $0.value.description } ?? "(−∞"
    let high = measure.range.upper.map { $0.value.description + ($0.isIncluded ? "]" : ")") } ?? "∞)"
    return word("range", ["range": "\(low), \(high) \(measure.unit.text)"])
  }

  private func period(_ period: Period) -> String {
    if period.extent == .unknown {
      return period.printed.flatMap { $0 == period.code ? nil : word("span-unknown", ["printed": $0]) }
        ?? wording.name(period)
    }
    var text = wording.name(period)
    if let printed = period.printed, printed != period.code {
      text = word(period.basis == .stated ? "span-printed" : "span-taken", ["period": text, "printed": printed])
    }
    let parts = ["accumulations.\(period.accumulation.rawValue)", "periodBases.\(period.basis.rawValue)"]
    return ([text] + parts.map { wording.labels[$0] }).joined(separator: wording.labels["trace.separator"])
  }

  private func source(_ id: SourceID, place: SourcePlace) -> String {
    guard let source = edition.dataset.source(id) else { return line("source", id.text) }
    var text = line("source", "\(source.title[wording.language]) (\(id))")
    text += line("publisher", source.publisher?[wording.language])
    text += line(
      "published",
      source.published.map {
        source.isDateStated ? wording.name($0) : word("date-inferred", ["date": wording.name($0)])
      })
    text += line("place", place.text)
    return text
      + line(
        "address",
        source.address.map {
          source.access.mayBeLinked
            ? $0
            : word("not-linked", ["address": $0, "access": wording.labels["accesses.\(source.access.name)"]])
        })
  }

  /// The rules that the comparison applied to the observation.
  private func rules(_ position: Int) -> String {
    var text = ""
    for row in edition.comparison.rows {
      for cell in row.cells where cell.figure?.stands(on: position) ?? false {
        let state = wording.labels["states.\(cell.state.rawValue)"]
        let reason = cell.refusal.map { wording.labels["trace.colon"] + wording.labels["refusals.\($0.rule)"] } ?? ""
        text += line(
          "in-edition", "\(row.indicator.name[wording.language])\(wording.labels["trace.separator"])\(state)\(reason)",
          ["quarter": edition.quarter.description])
        if case .derived(let rule, let inputs)? = cell.figure?.origin {
          text += line(
            "derived",
            wording.labels["derivations.\(rule.rawValue)"] + wording.labels["trace.colon"]
              + inputs.map(\.text).joined(separator: ", "))
        }
      }
    }
    for item in edition.comparison.disagreements {
      let isChosen = item.chosen.stands(on: position)
      guard isChosen || item.others.contains(where: { $0.stands(on: position) }) else { continue }
      text += line(isChosen ? "chosen" : "not-chosen", wording.labels["choices.\(item.choice.rawValue)"])
    }
    return text
  }

  private func initiative(_ initiative: Initiative) -> String {
    var text = "\(initiative.id)\n"
    text += line("name", wording.name(initiative))
    text += line("of", wording.name(initiative.zone))
    text += line("kind", wording.initiativeKind(initiative.kind))
    text += line("theme", wording.theme(initiative.theme))
    text += line("when", initiative.when.map(period))
    text += line("state", wording.state(initiative.state))
    text += source(initiative.source, place: initiative.place)
    text += line("written-in", "\(initiative.seedPlace.file):\(initiative.seedPlace.line)")
    return text
  }

  /// The cells of every language's workbook that the fact went into.
  private func cells(_ id: String, _ found: [(language: Language, cells: [String: [CellAddress]])]) -> String {
    found.map { language, cells in
      let names = (cells[id] ?? []).map(\.description)
      return line(
        "cells", names.isEmpty ? word("no-cell") : names.joined(separator: ", "), ["language": language.rawValue])
    }.joined()
  }
}
