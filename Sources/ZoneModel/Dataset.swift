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
  package let observations: ObservationTable
  /// The positions of the observations by zone and indicator.
  package let series: SeriesIndex
  package let initiatives: [Initiative]
  package let remarks: [Remark]
  /// Files whose mistakes were passed over, where a run was asked to go on without them; empty otherwise.
  package let faults: [SeedFault]

  private let zoneIndex: [ZoneID: Int]
  private let indicatorIndex: [IndicatorID: Int]
  private let sourceIndex: [SourceID: Int]
  /// The observations whose id does not tell what they are of.
  private let ownIDs: [ObservationID: Int]

  /// Makes a data set; where an id stands twice, the first counts.
  package init(
    zones: [Zone], indicators: [Indicator], catalogues: [Catalogue] = [], themes: [NamedTerm] = [],
    initiativeKinds: [NamedTerm] = [], states: [NamedTerm] = [], sources: [Source], observations: [Observation],
    initiatives: [Initiative] = [], remarks: [Remark] = [], faults: [SeedFault] = []
  ) {
    self.init(
      zones: zones, indicators: indicators, catalogues: catalogues, themes: themes, initiativeKinds: initiativeKinds,
      states: states, sources: sources, observations: ObservationTable(observations), initiatives: initiatives,
      remarks: remarks, faults: faults)
  }

  /// Makes a data set of a table of observations.
  ///
  /// - Parameter series: the index of the table where it is there already.
  package init(
    zones: [Zone], indicators: [Indicator], catalogues: [Catalogue] = [], themes: [NamedTerm] = [],
    initiativeKinds: [NamedTerm] = [], states: [NamedTerm] = [], sources: [Source], observations: ObservationTable,
    series: SeriesIndex? = nil, initiatives: [Initiative] = [], remarks: [Remark] = [], faults: [SeedFault] = []
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
    self.series = series ?? SeriesIndex(observations)
    var ownIDs: [ObservationID: Int] = [:]
    for position in observations.indices
    where observations.record(position).identity & ObservationRecord.ownIdentity != 0 {
      let id = observations.id(position)
      if ownIDs[id] == nil { ownIDs[id] = position }
    }
    self.ownIDs = ownIDs
    sourceIndex = Dictionary(sources.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The same data set with the files that it is incomplete for.
  package func lacking(_ faults: [SeedFault]) -> Dataset {
    Dataset(
      zones: zones, indicators: indicators, catalogues: catalogues, themes: themes, initiativeKinds: initiativeKinds,
      states: states, sources: sources, observations: observations, series: series, initiatives: initiatives,
      remarks: remarks, faults: faults)
  }

  /// The same data set with some of its observations only, in the order of the positions given.
  package func keeping(_ positions: [Int]) -> Dataset {
    Dataset(
      zones: zones, indicators: indicators, catalogues: catalogues, themes: themes, initiativeKinds: initiativeKinds,
      states: states, sources: sources, observations: observations.keeping(positions), initiatives: initiatives,
      remarks: remarks, faults: faults)
  }

  /// The zone with an id.
  package func zone(_ id: ZoneID) -> Zone? { zoneIndex[id].map { zones[$0] } }
  /// The indicator with an id.
  package func indicator(_ id: IndicatorID) -> Indicator? { indicatorIndex[id].map { indicators[$0] } }
  /// The source with an id.
  package func source(_ id: SourceID) -> Source? { sourceIndex[id].map { sources[$0] } }

  /// The observation with an id.
  package func observation(_ id: ObservationID) -> Observation? { position(of: id).map { observations[$0] } }

  /// Where the observation with an id stands; nil where there is none.
  package func position(of id: ObservationID) -> Int? {
    if let own = ownIDs[id] { return own }
    let parts = id.text.utf8.split(separator: 0x2E, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let zone = ZoneID(String(parts[0]) ?? "")
    let indicator = IndicatorID(String(parts[1]) ?? "")
    let codes = observations.store.periodCodes
    let tail = Array(parts[2])
    return series.positions(of: zone, indicator).first { position in
      // The code of the period tells most apart before an id is made.
      var code = codes[Int(observations.record(Int(position)).period)]
      return code.withUTF8 { tail.starts(with: $0) } && observations.id(Int(position)) == id
    }.map { Int($0) }
  }

  /// Where the observations stand whose id starts with a text, in the data set's order.
  package func positions(ofIDsFrom prefix: String) -> [Int] {
    let store = observations.store
    let parts = prefix.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    // Of an id that tells zone and indicator only theirs are looked through.
    if ownIDs.isEmpty, parts.count > 2 {
      return series.positions(of: ZoneID(parts[0]), IndicatorID(parts[1])).map { Int($0) }
        .filter { observations.id($0).text.hasPrefix(prefix) }
    }
    let mayBe = store.zones.map { zone in zone.text.hasPrefix(prefix) || prefix.hasPrefix(zone.text) }
    return observations.indices.filter { position in
      let record = observations.record(position)
      let isOwn = record.identity & ObservationRecord.ownIdentity != 0
      return (isOwn || mayBe[Int(record.zone)]) && store.id(record).text.hasPrefix(prefix)
    }
  }

  /// The quarters at whose end the span of an actual figure of these zones ends, newest first; a plan and an unknown
  /// span do not count.
  ///
  /// - Parameter countsBareYears: whether a figure for a bare year makes its fourth quarter known. It does where that
  ///   quarter is asked for; it is too little to be the latest quarter that an edition is made of.
  package func quarters(of chosen: [ZoneID]? = nil, countingBareYears countsBareYears: Bool = false) -> [Quarter] {
    let wanted = chosen.map(Set.init)
    let store = observations.store
    let isWanted = store.zones.map { zone in wanted.map { $0.contains(zone) } ?? true }
    var isFound = store.periods.map { ($0.isBareYear && !countsBareYears) || $0.quarterOfEnd == nil }
    var found: Set<Quarter> = []
    for position in observations.indices {
      let record = observations.record(position)
      guard record.isActual, !isFound[Int(record.period)], isWanted[Int(record.zone)] else { continue }
      isFound[Int(record.period)] = true
      if let quarter = store.periods[Int(record.period)].quarterOfEnd { found.insert(quarter) }
    }
    return found.sorted(by: >)
  }
}
