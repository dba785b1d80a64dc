import ExactValues
import ExcelRendering
import Wording
import ZoneComparison
import ZoneModel

/// The way of a figure from its source into the cells of an edition, as text.
struct FigureTrace {
  private let edition: Edition
  private let wording: Wording
  private let books: [(language: Language, content: WorkbookContent, cells: [String: [CellAddress]])]

  init(_ edition: Edition, wording: Wording, languages: [Language]) {
    self.edition = edition
    self.wording = wording
    books = languages.compactMap { language in edition.workbook(language).map { (language, $0, $0.cellsByFact()) } }
  }

  /// What stands behind a cell; nil where no table has the cell.
  func cell(_ address: String) -> String? {
    for (_, content, _) in books {
      guard let cell = content.cell(at: address) else { continue }
      let ids = cell.standsOn
      var text =
        "\(address): \(ids.isEmpty ? "stands on no single observation" : "stands on \(ids.count) \(ids.count == 1 ? "fact" : "facts")")\n"
      for id in ids { text += "\n" + (identifier(id) ?? "\(id)\n") }
      return text
    }
    return nil
  }

  /// Every observation and initiative whose id is, or starts with, a text; nil where there is none.
  func identifier(_ id: String) -> String? {
    let table = edition.dataset.observations
    let exact = edition.dataset.position(of: ObservationID(id)).map { [table[$0]] } ?? []
    let observations = exact.isEmpty ? edition.dataset.positions(ofIDsFrom: id).map { table[$0] } : exact
    let same = edition.dataset.initiatives.filter { $0.id.text == id }
    let initiatives =
      same.isEmpty && exact.isEmpty ? edition.dataset.initiatives.filter { $0.id.text.hasPrefix(id) } : same
    guard !observations.isEmpty || !initiatives.isEmpty else { return nil }
    return (observations.map(observation) + initiatives.map(initiative)).joined(separator: "\n")
  }

  private func line(_ name: String, _ value: String?) -> String {
    guard let value, !value.isEmpty else { return "" }
    return "  " + name.padding(to: 12) + value + "\n"
  }

  private func observation(_ observation: Observation) -> String {
    let indicator = edition.dataset.indicator(observation.indicator)
    var text = "\(observation.id)\n"
    text += line(
      "printed", observation.measure.printed + (observation.sourceForm.map { " (in the source: \($0))" } ?? ""))
    text += line("growth", observation.growth?.printed)
    text += line("read as", wording.sentence(observation.measure) + bounds(observation.measure))
    text += line(
      "indicator",
      "\(wording.name(observation.indicator)) (\(observation.indicator), \(indicator?.kind.rawValue ?? ""))")
    text += line("of", wording.name(observation.subject, of: observation.zone))
    text += line("period", period(observation.period))
    text += line("status", wording.labels["statuses.\(observation.status.rawValue)"])
    text += line("confidence", wording.labels["confidences.\(observation.confidence.rawValue)"])
    text += source(observation.source, place: observation.place)
    text += line("written in", "\(observation.seedPlace.file):\(observation.seedPlace.line)")
    text += line("note", observation.note?[wording.language])
    text += rules(observation)
    return text + cells(observation.id.text)
  }

  private func bounds(_ measure: Measure) -> String {
    guard !measure.isExact else { return "" }
    let low = measure.range.lower.map { ($0.isIncluded ? "[" : "(") + $0.value.description } ?? "(−∞"
    let high = measure.range.upper.map { $0.value.description + ($0.isIncluded ? "]" : ")") } ?? "∞)"
    return ", that is \(low), \(high) \(measure.unit.text)"
  }

  private func period(_ period: Period) -> String {
    var text = wording.name(period)
    if let printed = period.printed, printed != period.code { text += " (printed: \(printed))" }
    return text + ", " + wording.labels["accumulations.\(period.accumulation.rawValue)"] + ", "
      + wording.labels["periodBases.\(period.basis.rawValue)"]
  }

  private func source(_ id: SourceID, place: SourcePlace) -> String {
    guard let source = edition.dataset.source(id) else { return line("source", id.text) }
    var text = line("source", "\(source.title[wording.language]) (\(id))")
    text += line("publisher", source.publisher?[wording.language])
    text += line("published", source.published.map { wording.name($0) + (source.isDateStated ? "" : ", inferred") })
    text += line("place", place.text)
    return text
      + line(
        "address",
        source.address.map { $0 + (source.access.mayBeLinked ? "" : " (\(source.access.rawValue): not linked)") })
  }

  /// The rules that the comparison applied to the observation.
  private func rules(_ observation: Observation) -> String {
    var text = ""
    for row in edition.comparison.rows {
      for cell in row.cells where cell.figure?.observations.contains(observation.id) ?? false {
        let state = wording.labels["states.\(cell.state.rawValue)"]
        let reason = cell.refusal.map { ": " + wording.labels["refusals.\($0.rule)"] } ?? ""
        text += line("in \(edition.quarter)", "\(row.indicator.name[wording.language]), \(state)\(reason)")
        if case .derived(let rule, let inputs)? = cell.figure?.origin {
          text += line(
            "derived",
            wording.labels["derivations.\(rule.rawValue)"] + ": " + inputs.map(\.text).joined(separator: ", "))
        }
      }
    }
    for item in edition.comparison.disagreements {
      let isChosen = item.chosen.observations.contains(observation.id)
      guard isChosen || item.others.contains(where: { $0.observations.contains(observation.id) }) else { continue }
      text += line(isChosen ? "chosen" : "not chosen", wording.labels["choices.\(item.choice.rawValue)"])
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
    text += line("written in", "\(initiative.seedPlace.file):\(initiative.seedPlace.line)")
    return text + cells(initiative.id.text)
  }

  /// The cells of every language's workbook that the fact went into.
  private func cells(_ id: String) -> String {
    books.map { language, _, cells in
      let names = (cells[id] ?? []).map(\.description)
      return line(
        "cells (\(language.rawValue))", names.isEmpty ? "none in this edition" : names.joined(separator: ", "))
    }.joined()
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
