package import ZoneModel

/// What facts that are looked for are about, so that rows about other things need not be made.
package struct FactHint: Hashable, Sendable {
  package let zones: Set<ZoneID>
  /// The indicators, and those that hold the growth printed beside them.
  package let indicators: Set<IndicatorID>

  /// What some observations are about.
  package init(_ observations: [Observation], in dataset: Dataset) {
    zones = Set(observations.map(\.zone))
    let own = Set(observations.map(\.indicator))
    indicators = own.union(own.compactMap { dataset.indicator($0)?.growthIndicator })
  }
}
