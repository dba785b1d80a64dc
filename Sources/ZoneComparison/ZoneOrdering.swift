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
    let exact = figures.compactMap { $0.isExact ? $0.number : nil }
    let allExact = exact.count == figures.count
    // A loss has no share of a sum.
    let addUp = allExact && indicator.kind.sumsOverZones && !exact.contains(where: \.isNegative)
    let sum = addUp ? DecimalNumber.sum(exact) : nil
    let ranges = figures.map(\.rangeInOrder)
    let count = Self.counter(ranges)
    let levels = figures.compactMap(\.range.exactValue).reduce(into: [DecimalNumber: Int]()) { $0[$1, default: 0] += 1 }
    let drafts = zip(figures, ranges).map { figure, range in
      let (below, above) = count(range)
      let (better, worse) = lowerIsBetter ? (below, above) : (above, below)
      let level = figure.range.exactValue.map { (levels[$0] ?? 1) - 1 } ?? 0
      return (figure: figure, best: better + 1, worst: figures.count - worse - level)
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

extension ZoneOrder {
  /// What counts how many of some ranges lie wholly below one of them, and how many wholly above.
  private static func counter(_ ranges: [NumberRange]) -> (NumberRange) -> (below: Int, above: Int) {
    let ends = ranges.flatMap { [$0.lower?.value, $0.upper?.value] }.compactMap(\.self)
    let least = ends.map(\.exponent).min() ?? 0
    // Printed figures fit whole numbers of their last digit, which are compared at once.
    func whole(_ number: DecimalNumber) -> Int128? {
      let shift = number.exponent - least
      guard shift <= 30 else { return nil }
      let (digits, overflow) = number.significand.multipliedReportingOverflow(by: DecimalNumber.powerOfTen(shift))
      return overflow ? nil : digits
    }
    if ends.allSatisfy({ whole($0) != nil }) {
      let field = RangeField(ranges) { whole($0) ?? 0 }
      return { (field.count(surelyBelow: $0), field.count(surelyAbove: $0)) }
    }
    let field = RangeField(ranges) { $0 }
    return { (field.count(surelyBelow: $0), field.count(surelyAbove: $0)) }
  }
}

/// The ends of many ranges in order, so that each range finds its place among them without a look at every other.
private struct RangeField<Number: Comparable> {
  /// An end as a cut between numbers: an upper end that is included lies behind its value, a lower one before it.
  private struct Cut: Comparable {
    let value: Number
    let isBehind: Bool

    static func < (left: Cut, right: Cut) -> Bool {
      left.value < right.value || (!left.isBehind && right.isBehind && left.value == right.value)
    }
  }

  private let lowers: [Cut]
  private let uppers: [Cut]
  private let number: (DecimalNumber) -> Number

  init(_ ranges: [NumberRange], _ number: @escaping (DecimalNumber) -> Number) {
    self.number = number
    lowers = ranges.compactMap { Self.lower($0, number) }.sorted()
    uppers = ranges.compactMap { Self.upper($0, number) }.sorted()
  }

  private static func lower(_ range: NumberRange, _ number: (DecimalNumber) -> Number) -> Cut? {
    range.lower.map { Cut(value: number($0.value), isBehind: !$0.isIncluded) }
  }

  private static func upper(_ range: NumberRange, _ number: (DecimalNumber) -> Number) -> Cut? {
    range.upper.map { Cut(value: number($0.value), isBehind: $0.isIncluded) }
  }

  /// How many ranges lie wholly below one: their upper cut is at or before its lower one.
  func count(surelyBelow range: NumberRange) -> Int {
    guard let lower = Self.lower(range, number) else { return 0 }
    return uppers.partitioningIndex { lower < $0 }
  }

  /// How many ranges lie wholly above one.
  func count(surelyAbove range: NumberRange) -> Int {
    guard let upper = Self.upper(range, number) else { return 0 }
    return lowers.count - lowers.partitioningIndex { !($0 < upper) }
  }
}

extension Array {
  /// The first index from which on a condition holds, of an array that is sorted by it.
  fileprivate func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Figure {
  /// Where the number may lie when figures are ordered: rounding is open to either side, since what it leaves is only
  /// just reached.
  fileprivate var rangeInOrder: NumberRange {
    guard range.exactValue != nil, let lower = rangeBeforeRounding.lower, let upper = rangeBeforeRounding.upper,
      lower.value < upper.value
    else { return range }
    return .between(lower.value, upper.value, lowIncluded: false, highIncluded: false)
  }
}
