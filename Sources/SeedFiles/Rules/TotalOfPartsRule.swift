import ExactValues
import ZoneModel

/// A total is the sum of its parts, as far as rounding lets it be.
struct TotalOfPartsRule: FactRule {
  static let id = "total-differs-from-parts"
  static let findsErrors = false

  /// What can be added up to one total.
  private struct Group: Hashable {
    let dimension: String
    let detail: String?
  }

  func breaches(in facts: FactTable) -> [Breach] {
    facts.series(suspectedOf: .parts).flatMap { series -> [Breach] in
      guard let indicator = facts.indicator(of: series), indicator.kind.sumsOverTime else { return [] }
      let groups = Dictionary(grouping: series.filter { Self.isAddable(facts[$0]) }) { index in
        Group(dimension: facts[index].measure.unit.dimension, detail: facts[index].detail?.zh)
      }
      return groups.values.filter { $0.count > 2 }.flatMap { breaches(among: $0, of: indicator, facts) }
    }.sorted { ($0.place.file, $0.place.line) < ($1.place.file, $1.place.line) }
  }

  private static func isAddable(_ observation: Observation) -> Bool {
    guard case .span = observation.period.extent else { return false }
    return observation.status == .actual && observation.measure.isExact
  }

  private func breaches(among members: [Int], of indicator: Indicator, _ facts: FactTable) -> [Breach] {
    // A span that sources disagree on is listed as such; which value would have to add up cannot be told.
    let bySpan = Dictionary(grouping: members) { facts[$0].period.extent }
    let single = members.filter { bySpan[facts[$0].period.extent]?.count == 1 }
    let byStart = Dictionary(grouping: single) { facts[$0].period.firstDay }
    return single.compactMap { index in
      let parts = parts(of: index, among: byStart, facts)
      guard parts.count > 1, let zone = facts.dataset.zone(facts[index].zone),
        let total = Term(facts[index], of: indicator, in: zone, unit: facts[index].measure.unit)
      else { return nil }
      let terms = parts.compactMap { Term(facts[$0], of: indicator, in: zone, unit: total.unit) }
      guard let sum = try? Derivation.sum(of: terms), let agreement = try? TotalAgreement(of: total, with: sum),
        case .beyondRounding(let difference) = agreement
      else { return nil }
      let named = parts.map { "\(facts[$0].named) for \(facts[$0].period.code)" }.joined(separator: " and ")
      return facts.doubt(
        index,
        "\(facts[index].shown) for \(facts[index].period.code) is \(difference.magnitude)\(total.unit.text) "
          + "\(difference.isNegative ? "less" : "more") than the sum of \(named)",
        hint: "both are kept and nothing is adjusted; see whether they count the same")
    }
  }

  /// The fewest spans that make up a longer one without gap or overlap; empty where there are none.
  private func parts(of total: Int, among byStart: [CivilDate?: [Int]], _ facts: FactTable) -> [Int] {
    guard case .span(let first, let last) = facts[total].period.extent else { return [] }
    var reached: [CivilDate: [Int]] = [first: []]
    var front = [first]
    while !front.isEmpty {
      var next: [CivilDate] = []
      for start in front {
        for member in byStart[start] ?? [] where member != total {
          guard let end = facts[member].period.statedEnd, end <= last else { continue }
          let after = end.adding(days: 1)
          if reached[after] == nil {
            reached[after] = (reached[start] ?? []) + [member]
            next.append(after)
          }
        }
      }
      front = next
    }
    return reached[last.adding(days: 1)] ?? []
  }
}
