import ExactValues
import ZoneModel

/// Chooses among the values that sources give for one thing, and says by which rule.
///
/// The rules are asked one after the other, each of all values that the rules before left: which value is chosen does
/// not depend on the order they are listed in, but where no rule decides.
struct FigureChoice {
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
      let kept = keeps(left)
      guard !kept.isEmpty else { continue }
      for index in left where !kept.contains(index) { rules[index] = rule }
      left = kept
    }
    let chosen = left[0]
    let best = candidates[chosen]
    let against = candidates.indices.filter { $0 != chosen && !agrees(candidates[$0], best) }
    guard let strongest = against.first else { return (best, [], .firstListed) }
    let others = against.map { candidates[$0] }
    return (best.conflicting(with: others.flatMap(\.observations)), others, rules[strongest])
  }

  /// The rules in their order, each with what it keeps of some positions.
  private func tests(_ figures: [Figure]) -> [(Disagreement.Choice, ([Int]) -> [Int])] {
    [
      (.result, { $0.filter { figures[$0].status == .actual } }),
      (.moreConfident, { $0.filter { figures[$0].confidence != .low } }),
      (.newer, { left in left.filter { index in !left.contains { isOlder(figures[index], than: figures[$0]) } } }),
      (
        .moreOfficial,
        { left in
          let nearest = left.map { distance(figures[$0]) }.min()
          return left.filter { distance(figures[$0]) == nearest }
        }
      ),
      (.exactOverBound, { $0.filter { figures[$0].isExact } }),
      (
        .exactOverBound,
        { left in left.filter { index in !left.contains { isFiner(figures[$0], than: figures[index]) } } }
      ),
      (
        .moreConfident,
        { left in
          let most = left.map { figures[$0].confidence }.max()
          return left.filter { figures[$0].confidence == most }
        }
      ),
    ]
  }

  /// Whether two figures may be prints of one number: their ranges, rounding included, meet.
  private func agrees(_ left: Figure, _ right: Figure) -> Bool {
    left.rangeBeforeRounding.overlaps(right.rangeBeforeRounding)
  }

  /// Whether a figure is a print of another one's number with more digits.
  private func isFiner(_ figure: Figure, than other: Figure) -> Bool {
    figure.isExact && other.isExact && figure.decimals > other.decimals && agrees(figure, other)
  }

  /// Whether a figure's source came out before another one's for certain.
  private func isOlder(_ figure: Figure, than other: Figure) -> Bool {
    guard let mine = published(figure), let theirs = published(other) else { return false }
    return mine.last < theirs.first
  }

  func published(_ figure: Figure) -> PublicationDate? {
    figure.source.flatMap { dataset.source($0)?.published }
  }

  private func distance(_ figure: Figure) -> Int {
    figure.source.flatMap { dataset.source($0)?.access.distance } ?? 9
  }
}
