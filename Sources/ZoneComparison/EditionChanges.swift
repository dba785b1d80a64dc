package import ZoneModel

/// What an edition showed, kept so that the next one can say what changed.
package struct EditionSnapshot: Sendable {
  package let quarter: Quarter
  /// The printed form of each observation, with the growth printed beside it.
  let shown: ShownObservations
  /// The state of each initiative, by id; empty where none was known.
  package let initiatives: [InitiativeID: String]

  /// Makes a snapshot.
  package init(quarter: Quarter, observations: [ObservationID: String], initiatives: [InitiativeID: String]) {
    self.init(quarter: quarter, shown: ShownObservations(observations), initiatives: initiatives)
  }

  /// Makes a snapshot of what its file holds.
  package init(quarter: Quarter, shown: ShownObservations, initiatives: [InitiativeID: String]) {
    self.quarter = quarter
    self.shown = shown
    self.initiatives = initiatives
  }

  /// The printed form of each observation, with the growth printed beside it, by id.
  package var observations: [ObservationID: String] { shown.texts }
}

/// What is new, revised or gone since the last edition.
package struct EditionChanges: Sendable {
  /// The quarter of the edition compared with; nil where there is none.
  package let previous: Quarter?
  package let newObservations: [ObservationID]
  /// Observations whose printed form changed, or the growth printed beside it, with the form before.
  package let revised: [(observation: ObservationID, before: String)]
  /// Observations that are no longer there, with the form they had.
  package let gone: [(observation: ObservationID, before: String)]
  package let newInitiatives: [InitiativeID]
  /// Initiatives whose state changed, with the state before.
  package let stateChanges: [(initiative: InitiativeID, before: String)]
  package let goneInitiatives: [InitiativeID]
}

extension Observation {
  /// The figure as printed, with the growth printed beside it: `859亿元 (增长5.7%)`.
  package var printedWithGrowth: String {
    growth.map { "\(measure.printed) (\($0.printed))" } ?? measure.printed
  }
}
