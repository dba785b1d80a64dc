import ExactValues
import ZoneModel

/// The measures of a store as binary numbers in the base unit of their dimension.
struct MeasureSizes: Sendable {
  struct Size: Sendable {
    /// The ends of what is known; infinite where there is none.
    var lower: Double
    var upper: Double
    /// The printed number without its sign; 0 where there is none.
    var magnitude: Double
    /// Half a unit of the last digit of a rounded number.
    var half: Double
    var isExact: Bool
    /// The number of its unit's dimension.
    var dimension: Int32
  }

  private let store: ObservationStore
  private let units: [(factor: Double, dimension: Int32, isCounted: Bool)]
  private static let powers = (0...60).map { DecimalNumber(1, exponent: -$0).double }

  /// The measures that are more than a number with a unit.
  private let own: [Size]
  /// What each growth may be before it was rounded, where it is against the year before and no words alone.
  private let growths: [(lower: Double, upper: Double)?]
  /// Whether each growth may be a fall by more than all there was.
  private let greatFalls: [Bool]

  init(_ store: ObservationStore) {
    self.store = store
    var dimensions: [String: Int32] = [:]
    let units = store.units.map { unit in
      let number = dimensions[unit.dimension] ?? Int32(dimensions.count)
      dimensions[unit.dimension] = number
      return (
        factor: DecimalNumber(1, exponent: unit.power).double, dimension: number,
        isCounted: unit.power == 0 && unit.dimension != "PCT"
      )
    }
    let numbers = Dictionary(zip(store.units, units), uniquingKeysWith: { first, _ in first })
    self.units = units
    own = (0..<store.ownMeasureCount).map { number in
      let measure = store.ownMeasure(number)
      let unit = numbers[measure.unit] ?? (1, -1, false)
      let step = DecimalNumber(1, exponent: -measure.decimals).double * unit.factor
      return Size(
        lower: measure.range.lower.map { $0.value.double * unit.factor } ?? -.infinity,
        upper: measure.range.upper.map { $0.value.double * unit.factor } ?? .infinity,
        magnitude: measure.number.map { abs($0.double) * unit.factor } ?? 0,
        half: measure.decimals == 0 && unit.isCounted ? 0 : step / 2, isExact: measure.isExact,
        dimension: unit.dimension)
    }
    let all = (0..<store.growthCount).map { store.growth(at: $0) }
    growths = all.map { growth in
      guard growth.base == .yearEarlier, let percent = growth.percent else { return nil }
      let half = DecimalNumber(5, exponent: -growth.decimals - 1).double
      return (
        percent.lower.map { $0.value.double - half } ?? -.infinity,
        percent.upper.map { $0.value.double + half } ?? .infinity
      )
    }
    greatFalls = all.map { $0.percent?.upper.map { $0.value < DecimalNumber(-99) } ?? false }
  }

  subscript(record: ObservationRecord) -> Size {
    guard record.unit != ObservationRecord.ofItsOwn else { return own[Int(record.significand)] }
    let unit = units[Int(record.unit)]
    let step = Self.powers[Int(record.decimals)] * unit.factor
    let value = Double(record.significand) * step
    return Size(
      lower: value, upper: value, magnitude: abs(value),
      half: record.decimals == 0 && unit.isCounted ? 0 : step / 2, isExact: true, dimension: unit.dimension)
  }

  /// The text of what is counted; 0 where nothing is said of it.
  func detail(_ record: ObservationRecord) -> UInt32 { store.remark(record)?.detailZh ?? 0 }

  /// What the growth printed beside a measure may be before it was rounded, against the year before, in per cent.
  func growth(_ record: ObservationRecord) -> (lower: Double, upper: Double)? {
    record.growth == 0 ? nil : growths[Int(record.growth) - 1]
  }

  /// Whether the growth printed beside a measure may be a fall by more than all there was.
  func isGreatFall(_ record: ObservationRecord) -> Bool {
    record.growth != 0 && greatFalls[Int(record.growth) - 1]
  }
}
