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
  unitText: String = "亿元", subject: Subject = .zone, status: ObservationStatus = .actual, isDerived: Bool = false
) -> Term {
  let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
  let measure = Measure(exactly: number(text), unit: unit(unitText), decimals: decimals)
  return Term(
    observation: ObservationID(id), period: period, kind: kind, basis: basis, unit: unit(unitText), subject: subject,
    status: status, value: number(text), range: measure.rangeBeforeRounding, decimals: decimals, isDerived: isDerived)
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
