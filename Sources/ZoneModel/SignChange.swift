package import ExactValues

/// A change of a level from, to or below zero, which is told in words because a rate has no meaning: 扭亏为盈, 由盈转亏,
/// 减亏, 增亏 of profits.
package enum SignChange: String, CaseIterable, Hashable, Sendable {
  /// From below zero to above: 扭亏为盈.
  case turnsPositive = "turns-positive"
  /// From above zero to below: 由盈转亏.
  case turnsNegative = "turns-negative"
  /// Below zero, and nearer to it: 减亏.
  case lossNarrows = "loss-narrows"
  /// Below zero, and farther from it: 增亏.
  case lossWidens = "loss-widens"

  /// The change that two levels surely tell; nil where neither is below zero, or rounding or a bound leaves it open.
  package init?(from earlier: NumberRange, to later: NumberRange) {
    let zero = NumberRange.exactly(.zero)
    let wasNegative = earlier.isSurelyBelow(zero)
    let isNegative = later.isSurelyBelow(zero)
    if wasNegative, zero.isSurelyBelow(later) {
      self = .turnsPositive
    } else if isNegative, zero.isSurelyBelow(earlier) {
      self = .turnsNegative
    } else if wasNegative, isNegative, earlier.isSurelyBelow(later) {
      self = .lossNarrows
    } else if wasNegative, isNegative, later.isSurelyBelow(earlier) {
      self = .lossWidens
    } else {
      return nil
    }
  }
}
