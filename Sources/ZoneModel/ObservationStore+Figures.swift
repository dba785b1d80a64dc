package import ExactValues

/// What tables of many observations show of each, without making the observation.
extension ObservationStore {
  /// The number that a record's measure shows, and its decimals; nil for a range of two numbers, or words alone.
  package func number(_ record: ObservationRecord) -> (value: DecimalNumber?, decimals: Int) {
    guard record.unit == ObservationRecord.ofItsOwn else {
      let decimals = Int(record.decimals)
      return (DecimalNumber(Int128(record.significand), exponent: -decimals), decimals)
    }
    let own = measures[Int(record.significand)]
    let number = own.hasNumber ? DecimalNumber(own.number, exponent: Int(own.exponent)) : own.range.range.exactValue
    return (number, Int(own.decimals))
  }

  /// How a record's measure bounds its number, as a place in the list of cases.
  package func comparatorNumber(_ record: ObservationRecord) -> Int {
    guard record.unit == ObservationRecord.ofItsOwn else { return 0 }
    return Int(measures[Int(record.significand)].comparator)
  }

  /// Whether a record's measure is one number.
  package func isExact(_ record: ObservationRecord) -> Bool {
    guard record.unit == ObservationRecord.ofItsOwn else { return true }
    let own = measures[Int(record.significand)]
    return Comparator.allCases[Int(own.comparator)] == .equal && own.range.range.exactValue != nil
  }

  /// The growth printed beside a record's measure where it is one number, and its decimals.
  package func growthNumber(_ record: ObservationRecord) -> (value: DecimalNumber?, decimals: Int) {
    guard record.growth != 0 else { return (nil, 0) }
    let own = growths[Int(record.growth) - 1]
    return (own.hasPercent ? own.range.range.exactValue : nil, Int(own.decimals))
  }
}
