package import ExactValues

/// A number, an amount, a count or a share that stands in a text.
///
/// Places are kept in 32 bits, and fields in an order that makes it 128 bytes long, up to which a copy is a few
/// instructions and no call. What is asked for each token can be inlined: a call would copy the whole quantity first.
package struct FoundQuantity: Hashable, Sendable {
  /// What is counted or measured.
  package enum Kind: String, Sendable, CaseIterable {
    case number
    case percent
    case percentagePoint = "percentage_point"
    /// Times as much: 1.1倍.
    case multiple
    case currency
    /// A length, area, mass, volume, energy, power, amount of data or another physical quantity.
    case dimension
    /// A number with its classifier: 150家, 3人次.
    case count
    /// A place in an order: 第七.
    case ordinal
    /// Two bare numbers: 20~50.
    case range = "number_range"
    case duration
    case age
    case temperature
  }

  /// How the number stands to the value.
  package enum Comparator: String, Sendable, CaseIterable {
    case equal = "="
    case above = ">"
    case below = "<"
    case atLeast = ">="
    case atMost = "<="
    case about = "~"
  }

  @usableFromInline let placeStart: Int32
  @usableFromInline let placeEnd: Int32
  @usableFromInline let numberStart: Int32
  @usableFromInline let numberEnd: Int32
  /// The number in the printed unit: 91.4 of 91.4亿元; nil for a range.
  package let value: DecimalNumber?
  /// What is counted or measured.
  package let kind: Kind
  /// How the number stands to the value.
  package let comparator: Comparator
  /// The lower end where the text says or implies one: 20~50, 150余, 以上; in the printed unit.
  package let low: DecimalNumber?
  /// The upper end where the text says or implies one.
  package let high: DecimalNumber?
  /// The unit as printed, its multiplier included: 亿元, 家次, %; empty where there is none.
  package let unit: String

  /// Bound words, number and unit: 超150家次.
  @inlinable package var place: Range<Int> { Int(placeStart)..<Int(placeEnd) }
  /// The number and the unit without bound words: 150家次.
  @inlinable package var numberPlace: Range<Int> { Int(numberStart)..<Int(numberEnd) }

  /// Makes a quantity; its places lie in the first 2^31 scalars of a text.
  package init(
    place: Range<Int>, numberPlace: Range<Int>, kind: Kind, value: DecimalNumber?, low: DecimalNumber? = nil,
    high: DecimalNumber? = nil, comparator: Comparator = .equal, unit: String
  ) {
    placeStart = Int32(clamping: place.lowerBound)
    placeEnd = Int32(clamping: place.upperBound)
    numberStart = Int32(clamping: numberPlace.lowerBound)
    numberEnd = Int32(clamping: numberPlace.upperBound)
    self.kind = kind
    self.value = value
    self.low = low
    self.high = high
    self.comparator = comparator
    self.unit = unit
  }
}
