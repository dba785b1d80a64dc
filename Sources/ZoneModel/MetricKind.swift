/// What sort of quantity an indicator measures, which decides what may be done with it (domain rules, section 4).
package enum MetricKind: String, CaseIterable, Hashable, Sendable {
  case flowAmount = "flow_amount"
  case flowCount = "flow_count"
  case eventCount = "event_count"
  case distinctCount = "distinct_count"
  case stockCount = "stock_count"
  case stockAmount = "stock_amount"
  case share
  case intensity
  case growth
  case contribution
  case completion
  case index
  case rank
  case score

  /// How a change of two values of one kind is expressed.
  package enum ChangeForm: Hashable, Sendable {
    /// In per cent of the earlier value.
    case percent
    /// In percentage points.
    case points
    /// In the unit of the values: counts, index points, scores.
    case difference
    /// In places, a lower rank being better.
    case places
  }

  /// Whether values of disjoint spans add up to the value of the whole span.
  package var sumsOverTime: Bool {
    switch self {
    case .flowAmount, .flowCount, .eventCount: true
    default: false
    }
  }

  /// Whether a cumulative value less an earlier one is the value of the span between.
  package var subtractsCumulatives: Bool { sumsOverTime }

  /// Whether the difference of two points in time is a net increase: a flow over the days between.
  package var differencesAreNetChanges: Bool { isOfAMoment }

  /// Whether the values of disjoint zones add up.
  package var sumsOverZones: Bool {
    switch self {
    case .flowAmount, .flowCount, .eventCount, .stockCount, .stockAmount: true
    default: false
    }
  }

  /// Whether the value is of a moment, so that a month or a year names its last day.
  package var isOfAMoment: Bool {
    switch self {
    case .stockCount, .stockAmount: true
    default: false
    }
  }

  /// How a change against the same span of the year before is expressed.
  package var changeForm: ChangeForm {
    switch self {
    case .flowAmount, .flowCount, .eventCount, .distinctCount, .stockCount, .stockAmount, .intensity: .percent
    case .share, .growth, .contribution, .completion: .points
    case .index, .score: .difference
    case .rank: .places
    }
  }

  /// Whether a value lies between 0 and 100 by its nature.
  package var isShareOfWhole: Bool { self == .share }

  /// Whether values may be below zero without a word about it.
  package var mayBeNegative: Bool {
    switch self {
    case .growth, .contribution, .index, .score: true
    default: false
    }
  }

  /// Whether the value is a rate, so that no sum or plain average of it has a meaning.
  package var isRate: Bool {
    switch self {
    case .share, .intensity, .growth, .contribution, .completion, .index: true
    default: false
    }
  }
}
