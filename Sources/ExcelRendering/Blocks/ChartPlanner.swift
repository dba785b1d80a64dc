import ExactValues
import Wording
import ZoneComparison
import ZoneModel

/// Plans the charts that answer one question; none where there is too little to draw.
struct ChartPlanner {
  let rendering: WorkbookRendering
  let template: ChartTemplate

  var plans: [ChartPlan] {
    switch template.shows {
    case .comparable: comparable
    case .coverage: coverage
    case .initiatives: initiatives
    case .trends: trends
    }
  }

  private var labels: (String) -> String { { rendering.labels["charts.\(template.shows.rawValue).\($0)"] } }

  private func label(_ part: String, _ values: [String: String]) -> String {
    rendering.labels.text("charts.\(template.shows.rawValue).\(part)", values)
  }

  private func colour(_ index: Int) -> String {
    let names = rendering.styles.charts.colours
    return names.isEmpty ? "" : names[index % names.count]
  }

  private func number(_ value: DecimalNumber, _ decimals: Int) -> String {
    rendering.wording.number(value, decimals: decimals)
  }

  private var comparable: [ChartPlan] {
    let rows = rendering.comparison.rows.filter { row in
      row.order.map { $0.standings.filter(\.figure.isExact).count >= 2 } ?? false
    }
    return rows.prefix(template.most).compactMap { row in
      guard let order = row.order, let span = row.span else { return nil }
      let points = order.standings.compactMap { standing -> ChartPlan.Point? in
        guard let value = standing.figure.number, standing.figure.isExact else { return nil }
        return ChartPlan.Point(
          category: .text(rendering.wording.name(standing.zone)), value: value, decimals: row.decimals,
          period: rendering.wording.name(span), standsOn: standing.figure.observations.map(\.text),
          link: rendering.link(to: standing.figure))
      }
      let unit = rendering.wording.unitHeading(row.unit)
      let values = [
        "indicator": rendering.wording.name(row.indicator.id), "period": rendering.wording.name(span), "unit": unit,
        "values": described(points),
      ]
      return ChartPlan(
        kind: template.kind, title: label("title", values),
        series: [ChartPlan.Series(name: unit, colour: colour(0), points: points)], unit: unit,
        categoryAxis: labels("categories"), valueAxis: unit,
        numberFormat: NumberFormat("figure", decimals: row.decimals), alternativeText: label("alt", values))
    }
  }

  private func described(_ points: [ChartPlan.Point]) -> String {
    points.map { point in
      let category =
        switch point.category {
        case .text(let text): text
        case .year(let year): String(year)
        }
      return rendering.labels.text(
        "charts.point", ["category": category, "value": number(point.value, point.decimals)])
    }.joined(separator: rendering.labels["charts.separator"])
  }

  private var coverage: [ChartPlan] {
    let zones = Array(rendering.comparison.zones.enumerated().prefix(template.most))
    let counts = rendering.comparison.coverage.counts
    guard !rendering.comparison.coverage.lines.isEmpty, zones.allSatisfy({ counts.indices.contains($0.offset) }) else {
      return []
    }
    let states = CoverageState.allCases.filter { state in zones.contains { (counts[$0.offset][state] ?? 0) > 0 } }
    let series = states.enumerated().map { index, state in
      let name = "coverage-\(state.rawValue)"
      return ChartPlan.Series(
        name: rendering.labels["states.\(state.rawValue)"],
        colour: rendering.styles.colours[name] == nil ? colour(index) : name,
        points: zones.map { zone in
          count(counts[zone.offset][state] ?? 0, category: zone.element.name[rendering.language])
        })
    }
    return plan(series, unit: labels("unit"))
  }

  private func count(_ number: Int, category: String) -> ChartPlan.Point {
    ChartPlan.Point(
      category: .text(category), value: DecimalNumber(number), decimals: 0,
      period: rendering.wording.name(rendering.comparison.quarter), standsOn: [], link: nil)
  }

  private func plan(_ series: [ChartPlan.Series], unit: String) -> [ChartPlan] {
    guard !series.isEmpty else { return [] }
    let values = rendering.lineValues.merging([
      "values": series.map { "\($0.name): \(described($0.points))" }.joined(
        separator: rendering.labels["charts.seriesSeparator"])
    ]) { $1 }
    return [
      ChartPlan(
        kind: template.kind, title: label("title", values), series: series, unit: unit,
        categoryAxis: labels("categories"), valueAxis: unit, numberFormat: NumberFormat("chart-count"),
        alternativeText: label("alt", values))
    ]
  }

  private var initiatives: [ChartPlan] {
    let lines = rendering.comparison.initiatives.lines.prefix(template.most)
    guard !lines.isEmpty else { return [] }
    let series = rendering.comparison.zones.enumerated().compactMap { index, zone -> ChartPlan.Series? in
      let points = lines.map { line in
        count(
          line.byZone.indices.contains(index) ? line.byZone[index].count : 0,
          category: line.theme.name[rendering.language])
      }
      guard points.contains(where: { !$0.value.isZero }) else { return nil }
      return ChartPlan.Series(name: zone.name[rendering.language], colour: colour(index), points: points)
    }
    return plan(series, unit: labels("unit"))
  }

  /// One chart for the series of one indicator that cover the same part of the year.
  private var trends: [ChartPlan] {
    var groups: [(key: String, trends: [Trend])] = []
    for trend in rendering.comparison.trends {
      let key = "\(trend.indicator.id)|\(trend.unit.text)|\(months(of: trend) ?? "\(trend.zone)")"
      if let index = groups.firstIndex(where: { $0.key == key }) {
        groups[index].trends.append(trend)
      } else {
        groups.append((key, [trend]))
      }
    }
    return groups.prefix(template.most).compactMap { plan(of: $0.trends) }
  }

  /// The part of the year that every point of a trend ends with; nil where the parts differ.
  private func months(of trend: Trend) -> String? {
    let parts = trend.points.map { point -> String in
      guard let end = point.period.statedEnd else { return "" }
      return "\(point.period.firstDay.map { "\($0.month)-" } ?? "@")\(end.month)-\(end.day)"
    }
    guard let first = parts.first, parts.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  private func plan(of trends: [Trend]) -> ChartPlan? {
    guard let first = trends.first else { return nil }
    let isYearly = months(of: first) != nil
    let zones = rendering.comparison.zones
    let series = trends.compactMap { trend -> ChartPlan.Series? in
      let points = trend.points.compactMap { figure -> ChartPlan.Point? in
        guard let value = figure.number, figure.isExact, let end = figure.period.statedEnd else { return nil }
        let period = rendering.wording.name(figure.period)
        return ChartPlan.Point(
          category: isYearly ? .year(end.year) : .text(period), value: value, decimals: trend.decimals, period: period,
          standsOn: figure.observations.map(\.text), link: rendering.link(to: figure))
      }
      guard points.count >= 3 else { return nil }
      return ChartPlan.Series(
        name: rendering.wording.name(trend.zone), colour: colour(zones.firstIndex { $0.id == trend.zone } ?? 0),
        points: points)
    }
    let all = trends.flatMap(\.points).sorted {
      ($0.period.statedEnd?.daysSince1970 ?? 0) < ($1.period.statedEnd?.daysSince1970 ?? 0)
    }
    guard !series.isEmpty, let oldest = all.first, let newest = all.last else { return nil }
    let unit = rendering.wording.unitHeading(first.unit)
    let years = all.compactMap { $0.period.statedEnd?.year }
    let values = [
      "indicator": rendering.wording.name(first.indicator.id), "unit": unit,
      "zones": rendering.wording.list(series.map(\.name)),
      "first": rendering.wording.name(oldest.period), "last": rendering.wording.name(newest.period),
      "values": series.map { "\($0.name): \(described($0.points))" }.joined(
        separator: rendering.labels["charts.seriesSeparator"]),
    ]
    var plan = ChartPlan(
      kind: isYearly ? template.kind : .column, title: label("title", values), series: series, unit: unit,
      categoryAxis: labels("categories"), valueAxis: unit,
      numberFormat: NumberFormat("figure", decimals: trends.map(\.decimals).max() ?? 0),
      alternativeText: label("alt", values))
    if isYearly, plan.kind == .line, let low = years.min(), let high = years.max() {
      plan.scale = (low - 1)...(high + 1)
    }
    return plan
  }
}
