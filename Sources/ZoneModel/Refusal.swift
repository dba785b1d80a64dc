/// Why an operation on figures is refused; the value names the rule and what broke it (domain rules, sections 3 and 4).
package enum Refusal: Error, Hashable, Sendable {
  /// The kind of the indicator does not allow the operation: rates are not added, visits are not bodies.
  case kindForbids(MetricKind, operation: Operation)
  /// The spans differ, or leave a gap, or overlap.
  case spansDiffer
  case spansLeaveGap
  case spansOverlap
  /// A span with an unknown or inferred end stays out of every computation.
  case spanUnknown
  /// A figure of a moment is not set beside one of a span.
  case pointWithSpan
  /// The units measure different things: 家 and 家次, 亿元 and 亿美元.
  case unitsDiffer(String, String)
  /// The figures belong to different subjects: a company's is not the zone's.
  case subjectsDiffer
  /// A plan, target or forecast is not set beside a result.
  case statusDiffers
  /// The base is zero or below, so that a rate has no meaning.
  case baseNotPositive
  /// Levels cannot be computed from growth at constant prices.
  case growthIsReal
  /// A figure that is itself derived is not derived from again.
  case inputIsDerived
  /// Only a bound is known, and the operation needs a value.
  case onlyABound
  /// The definitions differ: other indicator, other scope, other price basis.
  case definitionsDiffer
  /// The zone's boundary was redrawn between the figures.
  case boundariesDiffer
  /// An area would count twice.
  case areasOverlap
  /// A cumulative figure is less than an earlier one of its year, so that the two count different things.
  case cumulativeFalls
  /// The level comes from, falls to or stays below zero: the state is told in words.
  case signChanges(SignChange)
  /// The total hardly changed, so that nothing can be a part of its change.
  case changeNearZero
  /// Fewer than two figures.
  case tooFewFigures

  /// What was to be done with the figures.
  package enum Operation: String, CaseIterable, Hashable, Sendable {
    case sumOverTime
    case subtractCumulatives
    case sumOverZones
    case average
    case growth
    case rank
  }

  /// The stable name of the rule, for labels and tests.
  package var rule: String {
    switch self {
    case .kindForbids(_, let operation): "kind-forbids-\(operation.rawValue)"
    case .spansDiffer: "spans-differ"
    case .spansLeaveGap: "spans-leave-gap"
    case .spansOverlap: "spans-overlap"
    case .spanUnknown: "span-unknown"
    case .pointWithSpan: "point-with-span"
    case .unitsDiffer: "units-differ"
    case .subjectsDiffer: "subjects-differ"
    case .statusDiffers: "status-differs"
    case .baseNotPositive: "base-not-positive"
    case .growthIsReal: "growth-is-real"
    case .inputIsDerived: "input-is-derived"
    case .onlyABound: "only-a-bound"
    case .definitionsDiffer: "definitions-differ"
    case .boundariesDiffer: "boundaries-differ"
    case .areasOverlap: "areas-overlap"
    case .cumulativeFalls: "cumulative-falls"
    case .signChanges(let change): change.rawValue
    case .changeNearZero: "change-near-zero"
    case .tooFewFigures: "too-few-figures"
    }
  }

  /// The names of all rules, for labels.
  package static var allRules: [String] {
    let plain: [Refusal] = [
      .spansDiffer, .spansLeaveGap, .spansOverlap, .spanUnknown, .pointWithSpan, .unitsDiffer("", ""), .subjectsDiffer,
      .statusDiffers, .baseNotPositive, .growthIsReal, .inputIsDerived, .onlyABound, .definitionsDiffer,
      .boundariesDiffer, .areasOverlap, .cumulativeFalls, .changeNearZero, .tooFewFigures,
    ]
    return plain.map(\.rule) + SignChange.allCases.map(\.rawValue)
      + Operation.allCases.map { Refusal.kindForbids(.share, operation: $0).rule }
  }
}
