import ExactValues
import ZoneModel

extension Figure {
  /// The same figure in another unit of its dimension: the point moves, the digits stay.
  func converted(to other: MeasureUnit) -> Figure {
    let power = unit.power - other.power
    return Figure(
      zone: zone, indicator: indicator, origin: origin, subject: subject, status: status, period: period,
      number: number?.scaled(byPowerOfTen: power), range: range.scaled(byPowerOfTen: power),
      rangeBeforeRounding: rangeBeforeRounding.scaled(byPowerOfTen: power), comparator: comparator, unit: other,
      scope: scope, decimals: max(0, decimals - power), printed: printed, confidence: confidence, source: source,
      conflicts: conflicts, position: position, sources: sources)
  }
}
