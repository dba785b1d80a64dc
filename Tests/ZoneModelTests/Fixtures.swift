import ExactValues
import ZoneModel

/// A generator with a fixed seed, so that a failing case comes back.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

func number(_ text: String) -> DecimalNumber { DecimalNumber(text) ?? .zero }

func unit(_ text: String) -> MeasureUnit { MeasureUnit(text) ?? .none }

/// A term of a flow in 亿元, as printed: the decimals of the text are the decimals of the print.
func term(
  _ id: String, _ period: Period, _ text: String, kind: MetricKind = .flowAmount, basis: PriceBasis = .nominal,
  unitText: String = "亿元", subject: Subject = .zone, status: ObservationStatus = .actual, isDerived: Bool = false,
  zone: String = "a", boundary: String? = nil, indicator: String = "output", scope: String? = nil,
  mayBeNegative: Bool = false, range: NumberRange? = nil
) -> Term {
  let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
  let measure = Measure(exactly: number(text), unit: unit(unitText), decimals: decimals)
  return Term(
    observations: [ObservationID(id)],
    definition: Term.Definition(
      zone: ZoneID(zone), boundary: boundary, indicator: IndicatorID(indicator), scope: scope, kind: kind,
      basis: basis, mayBeNegative: mayBeNegative),
    period: period, unit: unit(unitText), subject: subject, status: status,
    value: range == nil ? number(text) : nil, range: range ?? measure.rangeBeforeRounding, decimals: decimals,
    isDerived: isDerived)
}

/// The end of a month as a period.
func endOfMonth(_ year: Int, _ month: Int) -> Period { Period(.point(.last(ofMonth: month, year: year))) }

extension NumberRange {
  /// The range in interval notation, its ends rounded to three decimals: `[5.478, 5.602]`.
  var text: String {
    func end(_ end: RangeEnd) -> String { "\(end.value.rounded(decimals: 3, by: .halfUp))" }
    let low = lower.map { ($0.isIncluded ? "[" : "(") + end($0) } ?? "(-"
    let high = upper.map { end($0) + ($0.isIncluded ? "]" : ")") } ?? "-)"
    return "\(low), \(high)"
  }
}

func growth(_ percent: String, base: Growth.Base = .yearEarlier) -> Growth {
  let decimals = percent.split(separator: ".").dropFirst().first?.count ?? 0
  return Growth(
    printed: "增长\(percent)%", percent: .exactly(number(percent)), comparator: .equal, decimals: decimals, base: base)
}

/// The refusal that an operation ends in; nil where it gives a value.
func refusal<Value>(_ operation: () throws(Refusal) -> Value) -> Refusal? {
  do {
    _ = try operation()
    return nil
  } catch {
    return error
  }
}

/// A single quarter as a period.
func singleQuarter(_ year: Int, _ number: Int) -> Period {
  Period(.span(first: .first(ofMonth: number * 3 - 2, year: year), last: .last(ofMonth: number * 3, year: year)))
}
