package import ExactValues
package import ZoneModel

/// What a comparison is asked for.
package struct ComparisonRequest: Sendable {
  package let quarter: Quarter
  /// The zones, in the order they are to stand.
  package let zones: [ZoneID]
  package let rounding: RoundingPolicy
  /// What the last edition for an earlier quarter showed; nil where there is none.
  package let previousEdition: EditionSnapshot?

  /// Makes a request.
  package init(
    quarter: Quarter, zones: [ZoneID], rounding: RoundingPolicy = .halfUp, previousEdition: EditionSnapshot? = nil
  ) {
    self.quarter = quarter
    self.zones = zones
    self.rounding = rounding
    self.previousEdition = previousEdition
  }
}
