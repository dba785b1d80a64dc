import ExactValues
import ZoneModel

/// Chooses among the values that sources give for one thing, and says by which rule.
struct FigureChoice {
  let dataset: Dataset

  /// The figure to use and what stands against it; nil for no figures at all.
  ///
  /// - Parameter candidates: figures of one zone, indicator, subject and span, results and forecasts.
  func choose(among candidates: [Figure]) -> (chosen: Figure, others: [Figure], choice: Disagreement.Choice)? {
    guard var best = candidates.first else { return nil }
    var deciding = Disagreement.Choice.firstListed
    for candidate in candidates.dropFirst() {
      let (wins, rule) = prefers(candidate, over: best)
      deciding = rule
      if wins { best = candidate }
    }
    let others = candidates.filter { $0.origin != best.origin && !agrees($0, best) }
    if let strongest = others.first { deciding = prefers(best, over: strongest).rule }
    let marked = others.isEmpty ? best : best.conflicting(with: others.flatMap(\.observations))
    return (marked, others, deciding)
  }

  /// Whether two figures may be prints of one number: their ranges, rounding included, meet.
  private func agrees(_ left: Figure, _ right: Figure) -> Bool {
    left.rangeBeforeRounding.overlaps(right.rangeBeforeRounding)
  }

  private func prefers(_ left: Figure, over right: Figure) -> (wins: Bool, rule: Disagreement.Choice) {
    if (left.status == .actual) != (right.status == .actual) { return (left.status == .actual, .result) }
    if (left.confidence == .low) != (right.confidence == .low) { return (right.confidence == .low, .moreConfident) }
    let leftDay = published(left)
    let rightDay = published(right)
    if let leftDay, let rightDay, leftDay.last < rightDay.first || rightDay.last < leftDay.first {
      return (leftDay.first > rightDay.last, .newer)
    }
    let leftDistance = distance(left)
    let rightDistance = distance(right)
    if leftDistance != rightDistance { return (leftDistance < rightDistance, .moreOfficial) }
    if left.isExact != right.isExact { return (left.isExact, .exactOverBound) }
    if left.isExact, left.decimals != right.decimals, agrees(left, right) {
      return (left.decimals > right.decimals, .exactOverBound)
    }
    if left.confidence != right.confidence { return (left.confidence > right.confidence, .moreConfident) }
    return (false, .firstListed)
  }

  func published(_ figure: Figure) -> PublicationDate? {
    figure.source.flatMap { dataset.source($0)?.published }
  }

  private func distance(_ figure: Figure) -> Int {
    figure.source.flatMap { dataset.source($0)?.access.distance } ?? 9
  }
}
