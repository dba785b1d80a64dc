import ExactValues

/// One observation in 64 bytes: what it refers to stands in the lists of its store.
package struct ObservationRecord: BitwiseCopyable, Sendable {
  /// The digits of the printed number with their sign, its point left out; the position in the measures where `unit`
  /// is `ofItsOwn`.
  package var significand: Int64 = 0
  package var zone: UInt32 = 0
  package var indicator: UInt32 = 0
  package var period: UInt32 = 0
  package var source: UInt32 = 0
  /// 0 for the zone, 1 for its city, the position of a body from 2.
  package var subject: UInt32 = 0
  /// The position in the growths from 1; 0 for none.
  package var growth: UInt32 = 0
  /// The position in the remarks from 1; 0 for none.
  package var remark: UInt32 = 0
  /// A text; 0 for none.
  package var sourceForm: UInt32 = 0
  /// A text; 0 for none.
  package var place: UInt32 = 0
  /// Which of the observations with the same plain id it is, from 1; a text with the highest bit set for any other id.
  package var identity: UInt32 = 1
  package var line: UInt32 = 0
  /// From 1; 0 where the fact is the whole line.
  package var column: UInt32 = 0
  package var file: UInt16 = 0
  package var unit: UInt16 = 0
  /// How many of the significand's digits stand behind the point.
  package var decimals: UInt8 = 0
  /// The status, and the confidence times four, as they stand in their lists of cases.
  package var marks: UInt8 = 0

  /// What `unit` is where the measure is more than a number with a unit, as printed.
  package static let ofItsOwn = UInt16.max
  /// The bit of `identity` that marks an id that does not follow from what the observation is of.
  package static let ownIdentity: UInt32 = 1 << 31

  /// Makes an empty record.
  package init() {}

  package var status: ObservationStatus { ObservationStatus.allCases[Int(marks & 3)] }
  package var confidence: Confidence { Confidence.allCases[Int(marks >> 2) % 3] }
  package var isActual: Bool { marks & 3 == 0 }

  package mutating func set(_ status: ObservationStatus, _ confidence: Confidence) {
    marks = Self.mark(of: status) | Self.mark(of: confidence)
  }

  /// What a status adds to `marks`.
  package static func mark(of status: ObservationStatus) -> UInt8 {
    switch status {
    case .actual: 0
    case .plan: 1
    case .forecast: 2
    case .target: 3
    }
  }

  /// What a confidence adds to `marks`.
  package static func mark(of confidence: Confidence) -> UInt8 {
    switch confidence {
    case .high: 0
    case .medium: 4
    case .low: 8
    }
  }
}

/// A range of numbers as plain bits.
package struct RangeRecord: BitwiseCopyable, Hashable, Sendable {
  var lower: Int128 = 0
  var upper: Int128 = 0
  var lowerExponent: Int32 = 0
  var upperExponent: Int32 = 0
  /// 0 for no end, 1 for an excluded one, 2 for an included one.
  var lowerKind: UInt8 = 0
  var upperKind: UInt8 = 0

  init(_ range: NumberRange) {
    if let end = range.lower {
      (lower, lowerExponent) = (end.value.significand, Int32(clamping: end.value.exponent))
      lowerKind = end.isIncluded ? 2 : 1
    }
    if let end = range.upper {
      (upper, upperExponent) = (end.value.significand, Int32(clamping: end.value.exponent))
      upperKind = end.isIncluded ? 2 : 1
    }
  }

  var range: NumberRange {
    func end(_ significand: Int128, _ exponent: Int32, _ kind: UInt8) -> RangeEnd? {
      kind == 0 ? nil : RangeEnd(DecimalNumber(significand, exponent: Int(exponent)), isIncluded: kind == 2)
    }
    return NumberRange(
      lower: end(lower, lowerExponent, lowerKind), upper: end(upper, upperExponent, upperKind))
  }
}

/// A measure that is more than a number with a unit: a bound, a range, a form that no number gives back.
package struct MeasureRecord: BitwiseCopyable, Hashable, Sendable {
  var range: RangeRecord
  var number: Int128 = 0
  var exponent: Int32 = 0
  var decimals: Int32
  var printed: UInt32
  var unit: UInt32
  var comparator: UInt8
  var hasNumber: Bool
}

/// A growth that is printed beside a level.
package struct GrowthRecord: BitwiseCopyable, Hashable, Sendable {
  var range: RangeRecord
  var decimals: Int32
  var printed: UInt32
  var comparator: UInt8
  var isOfPreviousPeriod: Bool
  var hasPercent: Bool
}

/// What is said of an observation in words, each a text; 0 for none.
package struct RemarkRecord: BitwiseCopyable, Hashable, Sendable {
  package var noteZh: UInt32 = 0
  package var noteEn: UInt32 = 0
  package var detailZh: UInt32 = 0
  package var detailEn: UInt32 = 0

  /// Makes an empty record.
  package init() {}
}

/// A period as plain bits.
struct PeriodRecord: BitwiseCopyable, Hashable, Sendable {
  /// Days after 1970-01-01; `none` where there is none.
  var first: Int32 = none
  var last: Int32 = none
  var reported: Int32 = none
  var printed: UInt32 = 0
  var extent: UInt8 = 0
  var basis: UInt8 = 0
  var isBareYear: Bool = false

  static let none = Int32.min
}
