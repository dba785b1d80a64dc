package import ZoneModel

/// Which zone covers which indicator, and how well.
package struct Coverage: Sendable {
  /// The states of one indicator over the zones.
  package struct Line: Sendable {
    package let indicator: Indicator
    /// One state a zone, in the comparison's order.
    package let states: [CoverageState]
    /// The figure behind each state.
    package let figures: [Figure?]
  }

  package let lines: [Line]
  /// How many indicators stand in each state, a dictionary a zone, in the comparison's order.
  package let counts: [[CoverageState: Int]]
  /// Zones without one actual figure whose span ends with the quarter.
  package let silentZones: [ZoneID]
  /// Indicators that only one of the zones reports for the quarter, by zone, in the comparison's order.
  package let onlyHere: [[Indicator]]
}

/// One indicator of one zone over time: at least three points that are like for like.
package struct Trend: Sendable {
  package let indicator: Indicator
  package let zone: ZoneID
  package let unit: MeasureUnit
  package let decimals: Int
  /// The points, oldest first.
  package let points: [Figure]
}
