package import ExactValues

/// How a printed figure bounds the number it tells of (SDMX attribute BOUND).
package enum Comparator: String, CaseIterable, Hashable, Sendable {
  case equal = "="
  case greater = ">"
  case less = "<"
  case atLeast = ">="
  case atMost = "<="
  case about = "~"
  /// Between two printed numbers: 20~50亿元.
  case between = ".."

  /// The bound of the number with the other sign.
  package var mirrored: Comparator {
    switch self {
    case .greater: .less
    case .less: .greater
    case .atLeast: .atMost
    case .atMost: .atLeast
    case .equal, .about, .between: self
    }
  }
}

/// A number with its unit, its bounds and the text as printed.
package struct Measure: Hashable, Sendable {
  /// The figure as the source prints it: `超150家次`.
  package let printed: String
  /// The printed number, in the printed unit: 150; nil when a range of two numbers is printed, or words alone.
  package let number: DecimalNumber?
  package let comparator: Comparator
  /// What is known of the number, in the printed unit: (150, ∞).
  package let range: NumberRange
  package let unit: MeasureUnit
  /// How many decimals are printed.
  package let decimals: Int

  /// Makes a measure.
  package init(
    printed: String, number: DecimalNumber?, comparator: Comparator, range: NumberRange, unit: MeasureUnit,
    decimals: Int
  ) {
    self.printed = printed
    self.number = number
    self.comparator = comparator
    self.range = range
    self.unit = unit
    self.decimals = decimals
  }

  /// An exact figure.
  package init(exactly number: DecimalNumber, unit: MeasureUnit, decimals: Int? = nil, printed: String? = nil) {
    self.init(
      printed: printed ?? "\(number)\(unit.text)", number: number, comparator: .equal, range: .exactly(number),
      unit: unit, decimals: decimals ?? number.fractionDigits)
  }

  /// Whether the figure is one number rather than a bound or a range.
  package var isExact: Bool { comparator == .equal && range.exactValue != nil }

  /// The number in another unit of the same dimension; nil for other dimensions and where no number is printed.
  package func number(in other: MeasureUnit) -> DecimalNumber? {
    guard unit.isSameDimension(as: other) else { return nil }
    return number?.scaled(byPowerOfTen: unit.power - other.power)
  }

  /// What is known, in another unit of the same dimension; nil for other dimensions.
  package func range(in other: MeasureUnit) -> NumberRange? {
    guard unit.isSameDimension(as: other) else { return nil }
    return range.scaled(byPowerOfTen: unit.power - other.power)
  }

  /// What the true value may be, given that a printed number is rounded: `h = 0.5 · 10^−decimals` to either side of an
  /// exact figure, the bounds themselves otherwise (domain rules, section 3.4). In the printed unit.
  ///
  /// A number without decimals in a unit that is counted one by one is taken as counted, not rounded.
  package var rangeBeforeRounding: NumberRange {
    guard let value = range.exactValue, decimals > 0 || !unit.isCounted else { return range }
    let half = DecimalNumber(5, exponent: -decimals - 1)
    return .between(value - half, value + half)
  }

  /// Decimals that the figure has when shown in another unit.
  package func decimals(in other: MeasureUnit) -> Int {
    max(0, decimals + other.power - unit.power)
  }
}

/// A growth that is printed beside a level.
package struct Growth: Hashable, Sendable {
  /// What the growth is against.
  package enum Base: String, CaseIterable, Hashable, Sendable {
    /// 同比: the same span of the year before.
    case yearEarlier = "yoy"
    /// 环比: the span before.
    case previousPeriod = "qoq"
  }

  /// The growth as printed: `增长15.4%`.
  package let printed: String
  /// The printed number in per cent, falls negative: 8 for 增长近8%; nil for a range of two numbers and for words alone.
  package let number: DecimalNumber?
  /// What is known of it, in per cent, falls negative; nil for words alone: 扭亏为盈.
  package let percent: NumberRange?
  package let comparator: Comparator
  /// How many decimals are printed.
  package let decimals: Int
  /// The power of ten of the last printed digit, in per cent: −1 for 15.4%, 1 for 1.1倍.
  package let lastDigit: Int
  package let base: Base

  /// Makes a growth.
  ///
  /// - Parameter lastDigit: the power of ten of the last printed digit where the decimals do not give it.
  package init(
    printed: String, percent: NumberRange?, comparator: Comparator, decimals: Int, lastDigit: Int? = nil,
    base: Base = .yearEarlier
  ) {
    self.printed = printed
    self.percent = percent
    self.comparator = comparator
    self.decimals = decimals
    self.lastDigit = lastDigit ?? -decimals
    self.base = base
    number = percent.flatMap { Self.number(in: $0, comparator) }
  }

  /// What the true growth may be, given that a printed number is rounded; nil for words alone.
  package var rangeBeforeRounding: NumberRange? {
    guard let value = percent?.exactValue else { return percent }
    let half = DecimalNumber(5, exponent: lastDigit - 1)
    return .between(value - half, value + half)
  }

  /// The number that a bound is printed with: the end it names, the middle of 约.
  private static func number(in range: NumberRange, _ comparator: Comparator) -> DecimalNumber? {
    switch comparator {
    case .equal: return range.exactValue
    case .greater, .atLeast: return range.lower?.value
    case .less, .atMost: return range.upper?.value
    case .about:
      guard let low = range.lower?.value, let high = range.upper?.value else { return nil }
      return (low + high) * DecimalNumber(5, exponent: -1)
    case .between: return nil
    }
  }
}
