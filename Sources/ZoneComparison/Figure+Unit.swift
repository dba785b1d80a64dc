import ExactValues
import ZoneModel

extension Figure {
  /// The figures of one indicator and dimension, by zone, in one unit: the one that most are in, the first of equals.
  ///
  /// Figures in the indicator's own dimension are in its unit already; 亿美元 and 万美元 of an indicator in 亿元 are not.
  static func inOneUnit(_ figures: [ZoneID: [Figure]]) -> [ZoneID: [Figure]] {
    var units: [(unit: MeasureUnit, count: Int)] = []
    for figure in figures.sorted(by: { $0.key < $1.key }).flatMap(\.value) {
      if let index = units.firstIndex(where: { $0.unit == figure.unit }) {
        units[index].count += 1
      } else {
        units.append((figure.unit, 1))
      }
    }
    guard units.count > 1, let first = units.first else { return figures }
    let most = units.dropFirst().reduce(first) { $1.count > $0.count ? $1 : $0 }
    return figures.mapValues { $0.map { $0.converted(to: most.unit) } }
  }

  /// The same figure in another unit of its dimension: the point moves, the digits stay.
  func converted(to other: MeasureUnit) -> Figure {
    let power = unit.power - other.power
    return Figure(
      zone: zone, indicator: indicator, origin: origin, subject: subject, status: status, period: period,
      number: number?.scaled(byPowerOfTen: power), range: range.scaled(byPowerOfTen: power),
      rangeBeforeRounding: rangeBeforeRounding.scaled(byPowerOfTen: power), comparator: comparator, unit: other,
      scope: scope, decimals: max(0, decimals - power), printed: printed, confidence: confidence, source: source,
      conflicts: conflicts)
  }
}
