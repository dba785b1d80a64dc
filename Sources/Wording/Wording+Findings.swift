import ExactValues
package import ZoneComparison
import ZoneModel

extension Wording {
  /// A finding as a sentence.
  package func sentence(_ finding: Finding) -> String {
    var values: [String: String] = [:]
    var count: Int?
    for (name, value) in finding.values {
      values[name] = text(value)
      if case .count(let number) = value {
        if name == "count" || (count == nil && name == "comparable") { count = number }
      }
    }
    return labels.text("findings.\(finding.kind.rawValue)", values, count: count)
  }

  private func text(_ value: Finding.Value) -> String {
    switch value {
    case .count(let count): labels.optional("numbers.words.\(count)") ?? String(count)
    case .quarter(let quarter): name(quarter)
    case .zone(let zone): name(zone)
    case .zones(let zones): list(zones.map { name($0) })
    case .zoneCounts(let counts):
      list(counts.map { labels.text("findings.zoneCount", ["zone": name($0.zone), "count": text(.count($0.count))]) })
    case .indicator(let indicator): name(indicator)
    case .figure(let figure): sentence(figure)
    case .period(let period): name(period, .long)
    case .change(let value, let decimals, let form): change(value, decimals: decimals, form: form)
    case .signedChange(let value, let decimals, let form):
      (value.isNegative ? labels["numbers.minus"] : value.isZero ? "" : "+")
        + change(value, decimals: decimals, form: form)
    case .themes(let themes): list(themes.map { themeInSentence($0) })
    case .subject(let subject): subjectName(subject)
    case .names(let names): list(names)
    }
  }

  private func subjectName(_ subject: Subject) -> String {
    switch subject {
    case .zone: labels["subjects.zone"]
    case .city: labels["subjects.city"]
    case .body(let body): body[language]
    }
  }
}
