package import ExactValues
package import ZoneModel

/// A change of one zone's figure against an earlier one.
///
/// A class, since of many zones there are thousands, which stand in several lists.
package final class Change: Sendable {
  /// What the figure is held against.
  package enum Base: String, CaseIterable, Hashable, Sendable {
    case yearEarlier = "year-earlier"
    case previousQuarter = "previous-quarter"
  }

  /// What came of it.
  package enum Outcome: Sendable {
    /// The change: per cent, percentage points, units or places, as the kind says; with what rounding leaves open.
    case change(value: DecimalNumber, range: NumberRange, decimals: Int, form: MetricKind.ChangeForm)
    /// The interval holds zero: little changed.
    case flat(range: NumberRange, form: MetricKind.ChangeForm)
    /// Refused by a rule.
    case refused(Refusal)
  }

  package let indicator: Indicator
  package let zone: ZoneID
  package let base: Base
  package let current: Figure
  /// The earlier figure; nil where the change is refused for want of one.
  package let earlier: Figure?
  package var outcome: Outcome { facts.value.outcome }
  /// The growth that a source prints for the same figure, never corrected by the computed one.
  package var printedGrowth: Growth? { facts.value.printedGrowth }
  /// The absolute difference in the figures' unit; nil where one is not exact.
  package var difference: DecimalNumber? {
    guard let earlier, current.isExact, earlier.isExact, current.unit == earlier.unit else { return nil }
    return current.number.flatMap { now in earlier.number.map { now - $0 } }
  }
  /// What of thousands of changes a brief tells of some only: it is reckoned when it is looked at.
  private let facts: Later<(outcome: Outcome, printedGrowth: Growth?)>

  init(
    indicator: Indicator, zone: ZoneID, base: Base, current: Figure, earlier: Figure?,
    facts: @escaping @Sendable () -> (outcome: Outcome, printedGrowth: Growth?)
  ) {
    self.indicator = indicator
    self.zone = zone
    self.base = base
    self.current = current
    self.earlier = earlier
    self.facts = Later(facts)
  }
}

extension Change {
  /// Where the value of the change surely lies, by a quick look in binary numbers; nil where only the exact rules can
  /// tell, or where it may be refused.
  var estimate: ClosedRange<Double>? {
    guard let earlier, current.isExact, earlier.isExact, let now = current.number?.double,
      let before = earlier.number?.double
    else { return nil }
    switch indicator.kind.changeForm {
    case .percent:
      guard before != 0 else { return nil }
      let value = (now / before - 1) * 100
      // Each of the few steps rounds by less than 2^−52 of what it handles.
      let room = (abs(now / before) + 1) * 1e-12
      guard value.isFinite else { return nil }
      return (value - room)...(value + room)
    case .points, .difference, .places:
      let value = now - before
      let room = (abs(now) + abs(before)) * 1e-14
      guard value.isFinite else { return nil }
      return (value - room)...(value + room)
    }
  }
}
