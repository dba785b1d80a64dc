import ExactValues
import ZoneModel

extension Coverage {
  /// Reads the coverage off the rows: one line an indicator, the best state of each zone.
  init(_ rows: [ComparisonRow], zones: [ZoneID], dataset: Dataset) {
    var lines: [Line] = []
    var position: [IndicatorID: Int] = [:]
    for row in rows {
      let states = row.cells.map(\.state)
      let figures = row.cells.map(\.figure)
      guard let index = position[row.indicator.id] else {
        position[row.indicator.id] = lines.count
        lines.append(Line(indicator: row.indicator, states: states, figures: figures))
        continue
      }
      let before = lines[index]
      let better = states.indices.map { Self.strength(states[$0]) > Self.strength(before.states[$0]) }
      lines[index] = Line(
        indicator: row.indicator,
        states: states.indices.map { better[$0] ? states[$0] : before.states[$0] },
        figures: states.indices.map { better[$0] ? figures[$0] : before.figures[$0] })
    }
    self.lines = lines
    counts = zones.indices.map { zone in
      lines.reduce(into: [:]) { $0[$1.states[zone], default: 0] += 1 }
    }
    silentZones = zones.enumerated().filter { index, _ in
      !lines.contains { Self.isOfTheQuarter($0.states[index]) }
    }.map(\.element)
    var onlyHere: [[Indicator]] = Array(repeating: [], count: zones.count)
    for line in lines {
      let reporting = zones.indices.filter { Self.isOfTheQuarter(line.states[$0]) }
      if reporting.count == 1, let only = reporting.first { onlyHere[only].append(line.indicator) }
    }
    self.onlyHere = onlyHere
  }

  /// Whether the state is of a figure of the quarter itself.
  package static func isOfTheQuarter(_ state: CoverageState) -> Bool {
    state == .reported || state == .derived || state == .boundOnly
  }

  private static func strength(_ state: CoverageState) -> Int {
    switch state {
    case .reported: 6
    case .derived: 5
    case .boundOnly: 4
    case .older: 3
    case .otherSubject: 2
    case .planOnly: 1
    case .notReported: 0
    }
  }
}

extension Trend {
  /// Every series of three points or more that are like for like: one zone, indicator, scope and unit, and the same
  /// part of different years, or points in time.
  static func all(in pool: FigurePool, choice: FigureChoice, dataset: Dataset, zones: [ZoneID]) -> [Trend] {
    var trends: [Trend] = []
    for key in pool.keys.indices {
      guard let indicator = pool.indicator(key) else { continue }
      for (place, zone) in zones.enumerated() {
        let entries = pool.entries(key, of: place)
        // Fewer than three figures make no series; none of them is made then.
        guard entries.count >= 3 else { continue }
        let own = pool.figures(key, of: place) { $0.isOwnResult && pool.end($0) != nil }.filter(\.isExact)
        for (_, members) in series(of: own) {
          let extents = members.reduce(into: [Period.Extent]()) {
            if !$0.contains($1.period.extent) { $0.append($1.period.extent) }
          }
          guard extents.count >= 3, let unit = members.first?.unit else { continue }
          let points = extents.compactMap { extent in
            choice.choose(among: members.filter { $0.period.extent == extent })?.chosen
          }.sorted { ($0.period.statedEnd ?? pool.quarter.lastDay) < ($1.period.statedEnd ?? pool.quarter.lastDay) }
          trends.append(
            Trend(
              indicator: indicator, zone: zone, unit: unit, decimals: points.map(\.decimals).max() ?? 0, points: points)
          )
        }
      }
    }
    return trends
  }

  private static func series(of figures: [Figure]) -> [(key: String, members: [Figure])] {
    Dictionary(grouping: figures) { figure -> String in
      let scope = figure.scope ?? ""
      return switch figure.period.extent {
      case .span(let first, let last) where first.year == last.year:
        "\(figure.unit.text) \(first.month)-\(first.day)/\(last.month)-\(last.day) \(scope)"
      case .point: "\(figure.unit.text) point \(scope)"
      default: "\(figure.unit.text) \(figure.period.code) \(scope)"
      }
    }.map { (key: $0.key, members: $0.value) }.sorted { $0.key < $1.key }
  }
}
