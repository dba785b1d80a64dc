/// The id of an initiative.
package struct InitiativeID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String
  /// Makes an id.
  package init(_ text: String) { self.text = text }
  package var description: String { text }
  package static func < (left: InitiativeID, right: InitiativeID) -> Bool { left.text < right.text }
}

/// A named programme, brand, platform, project, mechanism, event or recognition.
package struct Initiative: Hashable, Sendable {
  package let id: InitiativeID
  package let zone: ZoneID
  package let name: BilingualText
  /// The id of its kind.
  package let kind: String
  /// The id of its theme.
  package let theme: String
  package let bodies: [BilingualText]
  package let parts: [BilingualText]
  /// When it started, was held or was granted.
  package let when: Period?
  /// The id of the state it was last seen in.
  package let state: String?
  /// When the state was seen.
  package let stateAsOf: PublicationDate?
  package let source: SourceID
  package let place: SourcePlace
  package let confidence: Confidence
  package let note: BilingualText?
  /// The initiative that this is another spelling of.
  package let sameAs: InitiativeID?
  package let seedPlace: SeedPlace

  /// Makes an initiative.
  package init(
    id: InitiativeID, zone: ZoneID, name: BilingualText, kind: String, theme: String, bodies: [BilingualText] = [],
    parts: [BilingualText] = [], when: Period? = nil, state: String? = nil, stateAsOf: PublicationDate? = nil,
    source: SourceID, place: SourcePlace = SourcePlace(nil), confidence: Confidence = .high, note: BilingualText? = nil,
    sameAs: InitiativeID? = nil, seedPlace: SeedPlace
  ) {
    self.id = id
    self.zone = zone
    self.name = name
    self.kind = kind
    self.theme = theme
    self.bodies = bodies
    self.parts = parts
    self.when = when
    self.state = state
    self.stateAsOf = stateAsOf
    self.source = source
    self.place = place
    self.confidence = confidence
    self.note = note
    self.sameAs = sameAs
    self.seedPlace = seedPlace
  }
}
