import ExactValues
import ZoneModel

/// The least and the greatest of some changes.
struct ChangeExtremes {
  private var least: (change: Change, value: DecimalNumber)
  private var most: (change: Change, value: DecimalNumber)
  /// The values of both as binary numbers.
  private var range: ClosedRange<Double>

  init(_ change: Change, _ value: DecimalNumber) {
    least = (change, value)
    most = (change, value)
    range = value.double...value.double
  }

  /// Whether a change surely lies between both.
  func contains(_ change: Change) -> Bool {
    guard let estimate = change.estimate else { return false }
    return range.lowerBound < estimate.lowerBound && estimate.upperBound < range.upperBound
  }

  /// The extremes with one more change; of equals the first stays.
  func taking(_ change: Change, _ value: DecimalNumber) -> ChangeExtremes {
    var taken = self
    if value < least.value { taken.least = (change, value) }
    if most.value < value { taken.most = (change, value) }
    taken.range = taken.least.value.double...taken.most.value.double
    return taken
  }

  /// The greatest rise and the greatest fall, where there are such.
  var ends: [Change] {
    (most.value.isNegative ? [] : [most.change]) + (least.value.isNegative ? [least.change] : [])
  }
}

extension Change {
  /// Whether another change is of figures of the same indicator, span and unit.
  func isOfRow(of other: Change) -> Bool {
    indicator === other.indicator && current.period.extent == other.current.period.extent
      && current.unit.dimension == other.current.unit.dimension
  }
}
