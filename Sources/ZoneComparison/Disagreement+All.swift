import ExactValues
import ZoneModel

extension Disagreement {
  /// Everything of these zones that sources give different values for: one zone, indicator, subject and span.
  static func all(in pool: FigurePool, choice: FigureChoice, dataset: Dataset, zones: [ZoneID]) -> [Disagreement] {
    var found: [Disagreement] = []
    for key in pool.keys {
      guard let indicator = dataset.indicator(key.indicator) else { continue }
      for zone in zones {
        let candidates = pool.figures(key, of: zone).filter {
          $0.subject == .zone && ($0.status == .actual || $0.status == .forecast) && $0.period.statedEnd != nil
        }
        for group in groups(of: candidates) where group.count > 1 {
          guard let (chosen, others, rule) = choice.choose(among: group), !others.isEmpty else { continue }
          let isLater = others.allSatisfy { other in
            guard let mine = choice.published(chosen), let theirs = choice.published(other) else { return false }
            return mine.first > theirs.last
          }
          let areForecasts = chosen.status == .actual && others.allSatisfy { $0.status == .forecast }
          found.append(
            Disagreement(
              indicator: indicator, zone: zone, period: chosen.period,
              kind: areForecasts ? .forecast : isLater ? .revision : .conflict,
              chosen: chosen, others: others, choice: rule))
        }
      }
    }
    return found
  }

  private static func groups(of figures: [Figure]) -> [[Figure]] {
    var order: [Period.Extent] = []
    var byExtent: [Period.Extent: [Figure]] = [:]
    for figure in figures {
      if byExtent[figure.period.extent] == nil { order.append(figure.period.extent) }
      byExtent[figure.period.extent, default: []].append(figure)
    }
    return order.compactMap { byExtent[$0] }
  }
}
