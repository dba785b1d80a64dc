package import ZoneModel

/// What the zones do beside their figures: theme by theme, and what only one of them does.
package struct InitiativeComparison: Sendable {
  /// One theme over the zones.
  package struct Line: Sendable {
    package let theme: NamedTerm
    /// The initiatives of each zone, in the comparison's order.
    package let byZone: [[Initiative]]
  }

  /// Themes that at least one zone has an initiative in.
  package let lines: [Line]
  /// Every initiative of the zones, other spellings left out, by zone, then theme, then id.
  package let register: [Entry]
  /// Themes that every zone has an initiative in.
  package let sharedThemes: [NamedTerm]
  /// Themes that only one zone has an initiative in, with the zone.
  package let singleThemes: [(theme: NamedTerm, zone: ZoneID)]

  /// An initiative and its counterparts elsewhere.
  package struct Entry: Sendable {
    package let initiative: Initiative
    /// Other spellings of the same initiative, with their own sources.
    package let spellings: [Initiative]
    /// Initiatives of other zones with the same theme and the same kind.
    package let counterparts: [InitiativeID]
  }
}
