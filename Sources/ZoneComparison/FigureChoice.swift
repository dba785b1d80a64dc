import ExactValues
import ZoneModel

/// Chooses among the values that sources give for one thing, and says by which rule.
///
/// The rules are asked one after the other, each of all values that the rules before left: which value is chosen does
/// not depend on the order they are listed in, but where no rule decides.
struct FigureChoice: Sendable {
  let dataset: Dataset

  /// The figure to use, what stands against it, and the rule that decided against the first of those; nil for no
  /// figures at all.
  ///
  /// - Parameter candidates: figures of one zone, indicator, subject and span, results and forecasts.
  func choose(among candidates: [Figure]) -> (chosen: Figure, others: [Figure], choice: Disagreement.Choice)? {
    guard let first = candidates.first else { return nil }
    if candidates.count == 1 { return (first, [], .firstListed) }
    var left = Array(candidates.indices)
    var rules = [Disagreement.Choice](repeating: .firstListed, count: candidates.count)
    for (rule, keeps) in tests(candidates) where left.count > 1 {
      let isKept = keeps(left)
      let kept = left.filter(isKept)
      guard !kept.isEmpty else { continue }
      for index in left where !isKept(index) { rules[index] = rule }
      left = kept
    }
    let most = left.map { candidates[$0].confidence }.max()
    for index in left where candidates[index].confidence != most { rules[index] = .moreConfident }
    let surest = left.first { candidates[$0].confidence == most } ?? left[0]
    // Where sources print one number to different digits, the most are shown, whoever was surer of it.
    let chosen = finest(of: left, printing: surest, candidates)
    let best = candidates[chosen]
    let against = candidates.indices.filter { $0 != chosen && !agrees(candidates[$0], best) }
    guard let strongest = against.first else { return (best, [], .firstListed) }
    let others = against.map { candidates[$0] }
    return (best.conflicting(with: others), others, rules[strongest])
  }

  /// The rules in their order but for the last, more confidence: each with which of some positions it keeps.
  private func tests(_ figures: [Figure]) -> [(Disagreement.Choice, ([Int]) -> (Int) -> Bool)] {
    [
      (.result, { _ in { figures[$0].status == .actual } }),
      (.moreConfident, { _ in { figures[$0].confidence != .low } }),
      (
        .newer,
        { left in
          // A date known to the year or month is older only than what came out after all of it.
          let newest = left.compactMap { published(figures[$0])?.first }.max()
          return { index in
            guard let newest, let day = published(figures[index]) else { return true }
            return day.last >= newest
          }
        }
      ),
      (
        .moreOfficial,
        { left in
          let nearest = left.map { distance(figures[$0]) }.min()
          return { distance(figures[$0]) == nearest }
        }
      ),
      (.exactOverBound, { _ in { figures[$0].isExact } }),
    ]
  }

  /// The position whose print of the same number has the most digits, the first of equals.
  private func finest(of positions: [Int], printing index: Int, _ figures: [Figure]) -> Int {
    guard figures[index].isExact else { return index }
    return positions.reduce(index) { best, next in
      figures[next].isExact && figures[next].decimals > figures[best].decimals && agrees(figures[next], figures[index])
        ? next : best
    }
  }

  /// Whether two figures may be prints of one number: their ranges, rounding included, meet.
  private func agrees(_ left: Figure, _ right: Figure) -> Bool {
    left.rangeBeforeRounding.overlaps(right.rangeBeforeRounding)
  }

  func published(_ figure: Figure) -> PublicationDate? {
    figure.source.flatMap { dataset.source($0)?.published }
  }

  private func distance(_ figure: Figure) -> Int {
    figure.source.flatMap { dataset.source($0)?.access.distance } ?? 9
  }
}
