import ZoneModel

extension InitiativeComparison {
  /// Sets the initiatives of zones side by side, theme by theme.
  ///
  /// A counterpart is an initiative of another zone with the same theme and the same kind.
  init(_ dataset: Dataset, zones: [ZoneID], within horizon: PublicationHorizon) {
    let wanted = Set(zones)
    let all = dataset.initiatives.filter { wanted.contains($0.zone) && horizon.includes($0) }
    let known = Set(all.map(\.id))
    let own = all.filter { initiative in initiative.sameAs.map { !known.contains($0) } ?? true }
    let themeOrder = Dictionary(
      dataset.themes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let zoneOrder = Dictionary(zones.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    register =
      own
      .sorted { left, right in
        (zoneOrder[left.zone] ?? 0, themeOrder[left.theme] ?? .max, left.id)
          < (zoneOrder[right.zone] ?? 0, themeOrder[right.theme] ?? .max, right.id)
      }
      .map { initiative in
        Entry(
          initiative: initiative, spellings: all.filter { $0.sameAs == initiative.id },
          counterparts: own.filter {
            $0.zone != initiative.zone && $0.theme == initiative.theme && $0.kind == initiative.kind
          }.map(\.id))
      }
    let sorted = register.map(\.initiative)
    lines = dataset.themes.compactMap { theme in
      let byZone = zones.map { zone in sorted.filter { $0.zone == zone && $0.theme == theme.id } }
      return byZone.allSatisfy(\.isEmpty) ? nil : Line(theme: theme, byZone: byZone)
    }
    sharedThemes = zones.count < 2 ? [] : lines.filter { $0.byZone.allSatisfy { !$0.isEmpty } }.map(\.theme)
    singleThemes = lines.compactMap { line in
      let active = zip(zones, line.byZone).filter { !$1.isEmpty }
      guard zones.count >= 2, active.count == 1, let only = active.first else { return nil }
      return (line.theme, only.0)
    }
  }
}

extension EditionChanges {
  /// Holds what is known now against what the last edition showed.
  init(observations: ObservationTable, initiatives: [Initiative], since previous: EditionSnapshot?) {
    guard let previous else {
      self.init(
        previous: nil, newObservations: [], revised: [], gone: [], newInitiatives: [], stateChanges: [],
        goneInitiatives: [])
      return
    }
    let (store, shown) = (observations.store, previous.shown)
    var isThere = Array(repeating: false, count: shown.count)
    var new: [ObservationID] = []
    var revised: [(observation: ObservationID, before: String)] = []
    var (id, text): ([UInt8], [UInt8]) = ([], [])
    observations.forEachRecord { _, record in
      id.removeAll(keepingCapacity: true)
      store.appendID(record, to: &id)
      guard let number = shown.number(of: id) else { return new.append(store.id(record)) }
      isThere[number] = true
      text.removeAll(keepingCapacity: true)
      store.appendPrintedWithGrowth(record, to: &text)
      guard !shown.hasText(number, text) else { return }
      let before = shown.text(number)
      // Snapshots of earlier versions hold the measure alone.
      if before != String(decoding: text, as: UTF8.self), before != store.printed(record) {
        revised.append((store.id(record), before))
      }
    }
    let gone = shown.numbers.filter { !isThere[$0] }.map { (observation: shown.id($0), before: shown.text($0)) }
    let nowInitiatives = Set(initiatives.map(\.id))
    self.init(
      previous: previous.quarter, newObservations: new, revised: revised,
      gone: gone.sorted { $0.observation < $1.observation },
      newInitiatives: initiatives.filter { previous.initiatives[$0.id] == nil }.map(\.id),
      stateChanges: initiatives.compactMap { initiative in
        guard let before = previous.initiatives[initiative.id], before != (initiative.state ?? "") else { return nil }
        return (initiative.id, before)
      },
      goneInitiatives: previous.initiatives.keys.filter { !nowInitiatives.contains($0) }.sorted())
  }
}
