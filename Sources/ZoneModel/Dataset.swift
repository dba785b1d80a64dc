/// A remark on the quality of the data: a conflict, a gap, a trap of definition.
package struct Remark: Hashable, Sendable {
  /// What the remark is about.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case conflict
    case gap
    case definition
    case quality
  }

  package let id: String
  package let zones: [ZoneID]
  package let indicators: [IndicatorID]
  package let kind: Kind
  package let text: BilingualText

  /// Makes a remark.
  package init(id: String, zones: [ZoneID], indicators: [IndicatorID], kind: Kind, text: BilingualText) {
    self.id = id
    self.zones = zones
    self.indicators = indicators
    self.kind = kind
    self.text = text
  }
}

/// A file of facts that has mistakes, so that some of its facts are left out.
package struct SeedFault: Hashable, Sendable {
  package let file: String
  /// How many mistakes it has.
  package let count: Int

  /// Makes a fault.
  package init(file: String, count: Int) {
    self.file = file
    self.count = count
  }
}

/// All that seeds/ holds, normalised.
package struct Dataset: Sendable {
  package let zones: [Zone]
  package let indicators: [Indicator]
  package let catalogues: [Catalogue]
  package let themes: [NamedTerm]
  package let initiativeKinds: [NamedTerm]
  package let states: [NamedTerm]
  package let sources: [Source]
  package let observations: [Observation]
  package let initiatives: [Initiative]
  package let remarks: [Remark]
  /// Files whose mistakes were passed over, where a run was asked to go on without them; empty otherwise.
  package let faults: [SeedFault]

  private let zoneIndex: [ZoneID: Int]
  private let indicatorIndex: [IndicatorID: Int]
  private let sourceIndex: [SourceID: Int]
  private let observationIndex: [ObservationID: Int]

  /// Makes a data set; where an id stands twice, the first counts.
  package init(
    zones: [Zone], indicators: [Indicator], catalogues: [Catalogue] = [], themes: [NamedTerm] = [],
    initiativeKinds: [NamedTerm] = [], states: [NamedTerm] = [], sources: [Source], observations: [Observation],
    initiatives: [Initiative] = [], remarks: [Remark] = [], faults: [SeedFault] = []
  ) {
    self.zones = zones
    self.indicators = indicators
    self.catalogues = catalogues
    self.themes = themes
    self.initiativeKinds = initiativeKinds
    self.states = states
    self.sources = sources
    self.observations = observations
    self.initiatives = initiatives
    self.remarks = remarks
    self.faults = faults
    zoneIndex = Dictionary(zones.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    indicatorIndex = Dictionary(indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    observationIndex = Dictionary(
      observations.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    sourceIndex = Dictionary(sources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The same data set with the files that it is incomplete for.
  package func lacking(_ faults: [SeedFault]) -> Dataset {
    Dataset(
      zones: zones, indicators: indicators, catalogues: catalogues, themes: themes, initiativeKinds: initiativeKinds,
      states: states, sources: sources, observations: observations, initiatives: initiatives, remarks: remarks,
      faults: faults)
  }

  /// The same data set with some of its observations only, in the order of the positions given.
  package func keeping(_ positions: [Int]) -> Dataset {
    Dataset(
      zones: zones, indicators: indicators, catalogues: catalogues, themes: themes, initiativeKinds: initiativeKinds,
      states: states, sources: sources, observations: positions.map { observations[$0] }, initiatives: initiatives,
      remarks: remarks, faults: faults)
  }

  /// The zone with an id.
  package func zone(_ id: ZoneID) -> Zone? { zoneIndex[id].map { zones[$0] } }
  /// The indicator with an id.
  package func indicator(_ id: IndicatorID) -> Indicator? { indicatorIndex[id].map { indicators[$0] } }
  /// The source with an id.
  package func source(_ id: SourceID) -> Source? { sourceIndex[id].map { sources[$0] } }

  /// The observation with an id.
  package func observation(_ id: ObservationID) -> Observation? { observationIndex[id].map { observations[$0] } }

  /// The quarters at whose end the span of an actual figure of these zones ends, newest first; a plan and an unknown
  /// span do not count.
  ///
  /// - Parameter countsBareYears: whether a figure for a bare year makes its fourth quarter known. It does where that
  ///   quarter is asked for; it is too little to be the latest quarter that an edition is made of.
  package func quarters(of chosen: [ZoneID]? = nil, countingBareYears countsBareYears: Bool = false) -> [Quarter] {
    let wanted = chosen.map(Set.init)
    var found: Set<Quarter> = []
    for observation in observations
    where observation.status == .actual && (countsBareYears || !observation.period.isBareYear) {
      if let wanted, !wanted.contains(observation.zone) { continue }
      if let quarter = observation.period.quarterOfEnd { found.insert(quarter) }
    }
    return found.sorted(by: >)
  }
}
