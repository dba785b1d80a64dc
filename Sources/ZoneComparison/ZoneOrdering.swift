import ExactValues
import ZoneModel

extension ZoneOrder {
  /// Orders the comparable figures of one row; nil for fewer than two.
  ///
  /// A figure is before another only where the rounding of both leaves no doubt: 4.2亿元 and 4.204亿元 cannot be told
  /// apart. Figures printed alike are level.
  ///
  /// - Parameter figures: like for like: one span, one unit, one subject level, results only.
  init?(_ figures: [Figure], of indicator: Indicator) {
    guard figures.count >= 2 else { return nil }
    let lowerIsBetter = indicator.direction == .lower || indicator.kind == .rank
    func isSurelyBelow(_ left: Figure, _ right: Figure) -> Bool {
      guard left.range.isSurelyBelow(right.range), let upper = left.rangeBeforeRounding.upper,
        let lower = right.rangeBeforeRounding.lower
      else { return false }
      return upper.value <= lower.value
    }
    func isSurelyBetter(_ left: Figure, than right: Figure) -> Bool {
      lowerIsBetter ? isSurelyBelow(left, right) : isSurelyBelow(right, left)
    }
    func isLevel(_ left: Figure, with right: Figure) -> Bool {
      left.range.exactValue != nil && left.range.exactValue == right.range.exactValue
    }
    let exact = figures.compactMap { $0.isExact ? $0.number : nil }
    let allExact = exact.count == figures.count
    // A loss has no share of a sum.
    let addUp = allExact && indicator.kind.sumsOverZones && !exact.contains(where: \.isNegative)
    let sum = addUp ? DecimalNumber.sum(exact) : nil
    let drafts = figures.enumerated().map { index, figure in
      var better = 0
      var notWorse = 0
      for (other, rival) in figures.enumerated() where other != index {
        if isSurelyBetter(rival, than: figure) { better += 1 }
        if !isSurelyBetter(figure, than: rival), !isLevel(figure, with: rival) { notWorse += 1 }
      }
      return (figure: figure, best: better + 1, worst: notWorse + 1)
    }
    let first = drafts.filter { $0.best == 1 && $0.worst == 1 }
    let leader = first.count == 1 ? first.first?.figure : nil
    let top = first.first.flatMap { $0.figure.isExact ? $0.figure.number : nil }
    standings = drafts.enumerated()
      .sorted { ($0.element.best, $0.element.worst, $0.offset) < ($1.element.best, $1.element.worst, $1.offset) }
      .map { _, draft in
        let value = draft.figure.isExact ? draft.figure.number : nil
        return Standing(
          zone: draft.figure.zone, figure: draft.figure, best: draft.best, worst: draft.worst,
          gapToLeader: value.flatMap { value in top.map { lowerIsBetter ? value - $0 : $0 - value } },
          shareOfSum: value.flatMap { value in sum.flatMap { value.divided(by: $0) } }.map { $0 * .hundred })
      }
    self.leader = indicator.direction == .neutral ? nil : leader?.zone
    spread = allExact ? exact.max().flatMap { high in exact.min().map { high - $0 } } : nil
    self.sum = sum
  }
}
