import ExactValues
import PrintedForms
import ZoneModel

/// What was read from one document as drafts of seeds/bulletins/*.yaml, one an article: facts as printed, each with its
/// line and column, and a comment wherever a person must decide.
package struct DraftBulletin {
  private let reading: BulletinReading
  private let texts: FactTexts
  private let source: String
  private var lines: [String] = []

  /// Makes the drafts of a document.
  ///
  /// - Parameter source: what the document is called.
  package init(_ reading: BulletinReading, source: String) {
    self.reading = reading
    self.source = source
    texts = FactTexts(reading: reading)
  }

  /// The drafts as YAML, parted by `---`.
  package var yaml: String {
    var copy = self
    for (number, article) in reading.articles.enumerated() {
      if number > 0 { copy.lines.append("---") }
      copy.write(article, number: number)
    }
    return copy.lines.joined(separator: "\n") + "\n"
  }

  private var reader: PrintedFormReader {
    PrintedFormReader(
      published: reading.date.flatMap { PublicationDate($0.text) }, approximation: ApproximationPolicy())
  }

  private mutating func write(_ article: BulletinReading.Article, number: Int) {
    let zone = texts.zone(article.zone)
    let isKnown = article.zone.number != nil
    let place = reading.page.place(article.place.lowerBound).line
    let end = reading.page.place(max(article.place.lowerBound, article.place.upperBound - 1)).line
    lines += [
      "# yaml-language-server: $schema=../../docs/schemas/bulletin.schema.json",
      "# A draft: article \(number + 1) of \(reading.articles.count), lines \(place) to \(end) of the input.",
      "# Decide where a comment says so, fill in the English names, then write status: reviewed.",
      "id: \(identifier(article, number))",
    ]
    if let zone, isKnown {
      lines.append("zone: \(zone)\(article.zone.basis == .stated ? "" : "  # decide: the text does not name it")")
    } else {
      lines.append("zone: \(quoted(zone ?? ""))  # decide: not a zone of seeds/zones.yaml")
    }
    lines += ["title:", "  zh: \(quoted(title(article)))", "  en: \"\"  # fill in", "published:"]
    if let date = reading.date {
      lines.append("  date: \"\(date.text)\"")
      if date.basis == .inferred { lines.append("  basis: inferred  # decide: taken from the years in the text") }
    } else {
      lines.append("  basis: unknown  # decide: the text tells no date")
    }
    lines += ["language: zh", "status: draft", "input:", "  file: \(quoted(fileName))", ""]
    writeObservations(article)
    writeInitiatives(article, zone: isKnown ? zone ?? "zone" : "zone")
    writeUnplaced(article)
  }

  private var fileName: String {
    let name = source.split(separator: "/").last.map(String.init) ?? source
    return name.isEmpty || name == "-" ? "standard-input.txt" : name
  }

  private func identifier(_ article: BulletinReading.Article, _ number: Int) -> String {
    let zone = article.zone.number.map { reading.knowledge.zones[$0].id.text } ?? "zone"
    let date = reading.date?.text ?? "undated"
    return reading.articles.count == 1 ? "\(zone)-\(date)" : "\(zone)-\(date)-\(number + 1)"
  }

  /// The first heading of an article; its first words where it has none.
  private func title(_ article: BulletinReading.Article) -> String {
    let paragraphs = article.paragraphs.map { reading.repaired.paragraphs[$0] }
    let first = paragraphs.first { $0.kind == .heading } ?? paragraphs.first { $0.kind == .body } ?? paragraphs.first
    guard let first else { return "" }
    return texts.text(first.range.lowerBound..<min(first.range.upperBound, first.range.lowerBound + 60))
  }

  // MARK: Facts

  private mutating func writeObservations(_ article: BulletinReading.Article) {
    guard !article.metrics.isEmpty || !article.ranks.isEmpty else {
      lines += ["observations: []", ""]
      return
    }
    lines.append("observations:")
    for metric in article.metrics { write(metric) }
    for rank in article.ranks {
      let place = reading.page.place(texts.place(rank.place).lowerBound)
      lines.append(
        "  # a rank: \(comment(texts.name(rank.name))) \(comment(texts.text(rank.place))), line \(place.line); decide: add it under its indicator"
      )
    }
    lines.append("")
  }

  private mutating func write(_ metric: MetricReference) {
    let place = reading.page.place(texts.place(metric.place).lowerBound)
    let name = texts.indicator(metric)
    if let indicator = metric.indicator {
      lines.append("  - indicator: \(reading.knowledge.indicators[indicator].id.text)  # \(comment(name))")
    } else {
      lines.append("  - indicator: \(quoted(name))  # decide: not in seeds/indicators.yaml")
    }
    let value = printedValue(metric)
    lines.append("    value: \(quoted(value))\(valueComment(value, metric))")
    writePeriod(metric)
    lines.append("    line: \"\(span(metric))\"  # column \(place.column)")
    if let subject = metric.subject {
      if subject.kind == .city {
        lines.append("    subject: city  # \(comment(texts.text(subject.range)))")
      } else {
        lines += ["    subject:", "      zh: \(quoted(texts.text(subject.range)))", "      en: \"\"  # fill in"]
      }
    }
    if metric.status != .actual { lines.append("    status: \(metric.status.rawValue)") }
    writeGrowth(metric)
  }

  /// The figure as it is printed: its growth word with it where nothing but a growth is given, its unit where a table
  /// gives it.
  private func printedValue(_ metric: MetricReference) -> String {
    if let quantity = metric.quantity {
      let text = texts.text(reading.quantities[quantity].place)
      return metric.unit.map { text + texts.text($0) } ?? text
    }
    guard let growth = metric.growth else { return "" }
    let text = texts.text(growth.place)
    return growth.isInColumn && !text.hasSuffix("%") ? text + "%" : text
  }

  private func valueComment(_ value: String, _ metric: MetricReference) -> String {
    guard (try? reader.measure(withoutBase(value))) != nil else {
      return "  # decide: write it as one number with its unit"
    }
    return ""
  }

  private func withoutBase(_ text: String) -> String {
    for word in ["环比", "同比"] where text.hasPrefix(word) { return String(text.dropFirst(word.count)) }
    return text
  }

  private mutating func writePeriod(_ metric: MetricReference) {
    guard let reference = metric.period else {
      lines += ["    period: unknown  # decide: no period is printed for it", "    period_basis: unknown"]
      return
    }
    let printed = texts.text(reading.periods[reference.period].place)
    let code = texts.code(reference)
    let read = reference.shift == 0 ? try? reader.period(printed) : nil
    if let read, code == nil || read.code.replacingAt == code {
      lines.append("    period: \(quoted(printed))")
    } else if let code {
      lines.append("    period: \"\(code)\"  # \(comment(printed))")
    } else {
      lines.append("    period: unknown  # decide: printed as \(comment(printed))")
    }
    if reference.basis != .stated {
      let isDecision = reference.basis == .inherited
      lines.append(
        "    period_basis: \(reference.basis.rawValue)\(isDecision ? "  # decide: taken from the words before" : "")")
    }
  }

  private mutating func writeGrowth(_ metric: MetricReference) {
    guard metric.quantity != nil, let growth = metric.growth else { return }
    let text = texts.text(growth.place)
    if growth.kind == .points || growth.form == .ratio || (try? reader.growth(text)) == nil {
      lines.append("    # growth as printed: \(comment(text)); decide: add it as a fact of its own, or in a note")
    } else {
      lines.append("    growth: \(quoted(text))")
    }
  }

  /// The lines from the name of a figure to the figure.
  private func span(_ metric: MetricReference) -> String {
    let end = reading.page.place(texts.place(metric.place).lowerBound).line
    var start = end
    for range in metric.name where !range.isEmpty {
      start = min(start, reading.page.place(texts.place(range).lowerBound).line)
    }
    // A name of another sentence is no part of where the figure stands.
    return end - start > 20 || start == end ? "\(end)" : "\(start)-\(end)"
  }

  private mutating func writeInitiatives(_ article: BulletinReading.Article, zone: String) {
    guard !article.initiatives.isEmpty else {
      lines.append("initiatives: []")
      return
    }
    lines.append("initiatives:")
    for (number, initiative) in article.initiatives.enumerated() {
      let input = texts.place(initiative.place)
      let first = reading.page.place(input.lowerBound)
      let last = reading.page.place(max(input.lowerBound, input.upperBound - 1)).line
      lines += [
        "  - id: \(zone)-initiative-\(number + 1)  # decide: a name that stays",
        "    name:", "      zh: \(quoted(texts.unquoted(initiative.name)))", "      en: \"\"  # fill in",
        "    kind: \(initiative.kind)",
        "    theme: \"\"  # decide: a theme of seeds/themes.yaml",
        "    line: \"\(first.line == last ? "\(first.line)" : "\(first.line)-\(last)")\"  # column \(first.column)",
      ]
      if !initiative.bodies.isEmpty {
        lines.append("    bodies:")
        for body in initiative.bodies {
          lines += ["      - zh: \(quoted(texts.text(body)))", "        en: \"\"  # fill in"]
        }
      }
    }
  }

  /// Lists the figures that fit no metric: nothing is dropped.
  private mutating func writeUnplaced(_ article: BulletinReading.Article) {
    var isFirst = true
    for (number, reason) in reading.reasons.enumerated() {
      guard let reason else { continue }
      let input = texts.place(reading.quantities[number].place)
      guard article.place.contains(input.lowerBound) else { continue }
      if isFirst { lines += ["", "# Figures that fit no metric:"] }
      isFirst = false
      let place = reading.page.place(input.lowerBound)
      lines.append(
        "#   line \(place.line), column \(place.column): \(comment(texts.text(reading.quantities[number].place))): \(reason.rawValue)"
      )
    }
  }

  // MARK: YAML

  /// A text in double quotes, with what YAML does not allow inside them escaped.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _
      where scalar.value < 0x20 || scalar.value == 0x7F || (0x80...0x9F).contains(scalar.value)
        || scalar.value == 0xFEFF || scalar.value == 0x2028 || scalar.value == 0x2029:
        result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A text that ends no comment and starts no line.
  private func comment(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x2028 || $0.value == 0x2029 ? " " : $0
        }))
  }
}

extension String {
  /// A period's code without the sign for the end of its span.
  fileprivate var replacingAt: String { hasSuffix("@") ? String(dropLast()) : self }
}
