import ExactValues
import PrintedForms
import ZoneModel

/// A page with its facts marked where they stand, for a person to review by looking.
package struct MarkedPage {
  /// What a mark stands for.
  enum Kind: String, CaseIterable {
    case metric
    case rank
    case initiative
    case unplaced
    case period
  }

  /// A marked part of the input.
  struct Mark {
    let range: Range<Int>
    let kind: Kind
    /// What was read there, on one line.
    let reading: String
  }

  let page: InputPage
  let marks: [Mark]
  let articles: [(place: Range<Int>, zone: String)]
  package let source: String

  /// Marks the facts of a document; where two would overlap, the more telling one stays.
  package init(_ reading: BulletinReading, source: String) {
    page = reading.page
    self.source = source
    let texts = FactTexts(reading: reading)
    articles = reading.articles.map { ($0.place, texts.zone($0.zone) ?? "no zone named") }
    var found: [Mark] = []
    for article in reading.articles {
      for metric in article.metrics {
        found.append(Mark(range: texts.place(metric.place), kind: .metric, reading: Self.reading(metric, texts)))
      }
      for rank in article.ranks {
        let value = reading.quantities[rank.quantity].value?.description ?? "?"
        found.append(
          Mark(range: texts.place(rank.place), kind: .rank, reading: "\(texts.name(rank.name)): rank \(value)"))
      }
      for initiative in article.initiatives {
        found.append(Mark(range: texts.place(initiative.place), kind: .initiative, reading: initiative.kind))
      }
    }
    for (number, reason) in reading.reasons.enumerated() {
      guard let reason else { continue }
      found.append(
        Mark(range: texts.place(reading.quantities[number].place), kind: .unplaced, reading: reason.rawValue))
    }
    for period in reading.periods {
      found.append(Mark(range: texts.place(period.place), kind: .period, reading: period.code))
    }
    marks = Self.apart(found)
  }

  private static func reading(_ metric: MetricReference, _ texts: FactTexts) -> String {
    let id = metric.indicator.map { texts.reading.knowledge.indicators[$0].id.text }
    var parts = ["\(texts.indicator(metric))\(id.map { " [\($0)]" } ?? "")"]
    let figure = texts.figure(metric)
    let sign = figure.comparator == .equal ? "" : figure.comparator.rawValue + " "
    let value = texts.value(metric) ?? "\(figure.low?.description ?? "")..\(figure.high?.description ?? "")"
    parts.append("\(sign)\(value) \(texts.unit(metric))")
    parts.append("\(texts.code(metric.period) ?? "period unknown") (\(texts.basis(metric.period).rawValue))")
    if let subject = texts.subject(metric) { parts.append(subject) }
    if metric.status != .actual { parts.append(metric.status.rawValue) }
    return parts.joined(separator: ", ")
  }

  /// The marks in order, none within another.
  private static func apart(_ marks: [Mark]) -> [Mark] {
    let order = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($0.element, $0.offset) })
    let sorted = marks.filter { !$0.range.isEmpty }.sorted {
      ($0.range.lowerBound, order[$0.kind] ?? 0) < ($1.range.lowerBound, order[$1.kind] ?? 0)
    }
    var kept: [Mark] = []
    for mark in sorted {
      if let last = kept.last, last.range.upperBound > mark.range.lowerBound {
        // An initiative that spans several columns gives way to the figures inside it.
        if order[mark.kind] ?? 0 < order[last.kind] ?? 0 { kept[kept.count - 1] = mark }
        continue
      }
      kept.append(mark)
    }
    return kept
  }

  /// The pieces of a line: its text, each part with its mark.
  func pieces(of line: Range<Int>, from first: inout Int) -> [(range: Range<Int>, mark: Mark?)] {
    while first < marks.count, marks[first].range.upperBound <= line.lowerBound { first += 1 }
    var pieces: [(range: Range<Int>, mark: Mark?)] = []
    var place = line.lowerBound
    var index = first
    while index < marks.count, marks[index].range.lowerBound < line.upperBound {
      let part =
        max(marks[index].range.lowerBound, line.lowerBound)..<min(marks[index].range.upperBound, line.upperBound)
      if place < part.lowerBound { pieces.append((place..<part.lowerBound, nil)) }
      pieces.append((part, marks[index]))
      place = part.upperBound
      index += 1
    }
    if place < line.upperBound { pieces.append((place..<line.upperBound, nil)) }
    return pieces
  }

  /// Characters that a terminal or a page cannot take for more than text.
  func text(_ range: Range<Int>) -> String {
    var result = String()
    for value in page.text.scalars[range] {
      let isControl =
        value < 0x20 && value != 0x09 || (0x7F...0x9F).contains(value) || (0x202A...0x202E).contains(value)
        || (0x2066...0x2069).contains(value)
      result.unicodeScalars.append(isControl ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return result
  }
}
