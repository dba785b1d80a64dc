import ExactValues
import ZoneComparison
import ZoneModel

/// The changes of a comparison in numbers, for tables of many of them.
struct ChangeCodes: Sendable {
  /// What rounding leaves open of a change, its ends in digits.
  struct Ends: Sendable {
    let low: Int64
    let high: Int64
    let decimals: Int
    /// Whether the ends are above zero before they are rounded.
    let isLowAbove: Bool
    let isHighAbove: Bool
  }

  /// The codes of each change, field by field.
  let codes: [CellCode]
  let ends: [Ends]

  static let fields = ChangesBlock.Field.allCases

  init(_ comparison: Comparison, revisions: Set<FigureSpan>) {
    var builder = ChangeCodeBuilder(rounding: comparison.rounding, revisions: revisions)
    var codes: [CellCode] = []
    codes.reserveCapacity(comparison.changes.count * Self.fields.count)
    for change in comparison.changes {
      builder.begin(change)
      for field in Self.fields { codes.append(builder.code(field, of: change)) }
    }
    self.codes = codes
    ends = builder.ends
  }
}

/// Makes the codes of changes one by one.
private struct ChangeCodeBuilder {
  let rounding: RoundingPolicy
  let revisions: Set<FigureSpan>
  private(set) var ends: [ChangeCodes.Ends] = []
  private var zones = Numbering<ZoneID>()
  private var indicators = Numbering<IndicatorID>()
  private var units = Numbering<MeasureUnit>()
  private var periods = Numbering<Period>()
  private var earlierPeriods = Numbering<Period>()
  private var readings = Numbering<String>()
  private var indicator = 0
  private var unit = 0

  init(rounding: RoundingPolicy, revisions: Set<FigureSpan>) {
    self.rounding = rounding
    self.revisions = revisions
  }

  mutating func begin(_ change: Change) {
    indicator = indicators.number(of: change.indicator.id)
    unit = units.number(of: change.current.unit)
  }

  mutating func code(_ field: ChangesBlock.Field, of change: Change) -> CellCode {
    switch field {
    case .base: return .shared(change.base == .yearEarlier ? 0 : 1)
    case .theme, .indicator: return .shared(indicator)
    case .zone: return .shared(zones.number(of: change.zone))
    case .unit: return .shared(unit)
    case .current: return .figure(change.current, revisions: revisions)
    case .currentPeriod: return .shared(periods.number(of: change.current.period))
    case .earlier: return change.earlier.map { .figure($0, revisions: revisions) } ?? .shared(0)
    case .earlierPeriod: return .shared(change.earlier.map { earlierPeriods.number(of: $0.period) + 1 } ?? 0)
    case .difference: return difference(of: change)
    case .change: return amount(of: change)
    case .changeUnit: return .shared(unit << 2 | change.indicator.kind.changeForm.number)
    case .range: return range(of: change)
    case .printed: return printed(of: change)
    case .reading: return .shared(readings.number(of: ChangesBlock.readingKey(of: change)))
    }
  }

  /// The two figures, when both are numbers in one unit: a formula holds one against the other.
  private func terms(_ change: Change) -> (now: DecimalNumber, before: DecimalNumber)? {
    guard let earlier = change.earlier, change.current.isExact, earlier.isExact, earlier.unit == change.current.unit,
      let now = change.current.number, let before = earlier.number
    else { return nil }
    return (now, before)
  }

  private func difference(of change: Change) -> CellCode {
    guard let difference = change.difference, !ChangesBlock.isRefused(change) else { return .shared(0) }
    guard terms(change) != nil else { return .made }
    return .number(difference, form: form(max(change.current.decimals, change.earlier?.decimals ?? 0)))
  }

  private func amount(of change: Change) -> CellCode {
    switch change.outcome {
    case .refused: return .shared(0)
    case .flat: return .shared(1)
    case .change(_, _, let decimals, let kind):
      guard let (now, before) = terms(change) else { return .made }
      if kind == .percent, let quotient = now.divided(by: before) {
        return .number((quotient - .one) * .hundred, form: form(decimals) << 1)
      }
      return .number(now - before, form: form(decimals) << 1 | 1)
    }
  }

  private func form(_ decimals: Int) -> UInt32 { UInt32(clamping: min(max(decimals, 0), 1 << 16)) }

  private mutating func range(of change: Change) -> CellCode {
    guard let (range, decimals) = ChangesBlock.openRange(of: change), let low = range.lower?.value,
      let high = range.upper?.value
    else { return .shared(0) }
    guard let lowDigits = digits(of: low, decimals: decimals), let highDigits = digits(of: high, decimals: decimals)
    else { return .made }
    ends.append(
      ChangeCodes.Ends(
        low: lowDigits, high: highDigits, decimals: decimals, isLowAbove: low > .zero, isHighAbove: high > .zero))
    return .text(Int64(ends.count - 1))
  }

  /// A number as the wording rounds it, in so many decimals.
  private func digits(of number: DecimalNumber, decimals: Int) -> Int64? {
    guard (0...12).contains(decimals) else { return nil }
    let rounded = number.rounded(decimals: decimals, by: rounding)
    let power = rounded.exponent + decimals
    guard (0...18).contains(power), let significand = Int64(exactly: rounded.significand) else { return nil }
    var (digits, isTooLarge) = (significand, false)
    for _ in 0..<power where !isTooLarge { (digits, isTooLarge) = digits.multipliedReportingOverflow(by: 10) }
    return isTooLarge ? nil : digits
  }

  private func printed(of change: Change) -> CellCode {
    guard let growth = change.printedGrowth else { return .shared(0) }
    guard let percent = growth.percent?.exactValue else { return .made }
    return .number(percent, form: UInt32(clamping: growth.decimals + 1))
  }
}

extension MetricKind.ChangeForm {
  fileprivate var number: Int {
    switch self {
    case .percent: 0
    case .points: 1
    case .difference: 2
    case .places: 3
    }
  }
}
