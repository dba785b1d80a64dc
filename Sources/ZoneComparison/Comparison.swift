package import ExactValues
package import ZoneModel

/// The comparison of zones for one quarter: a pure value that every renderer reads.
package struct Comparison: Sendable {
  package let quarter: Quarter
  /// The zones compared, in the order they were asked for.
  package let zones: [Zone]
  package let rounding: RoundingPolicy
  /// A row for each indicator and span that any of the zones tells of, by theme.
  package let rows: [ComparisonRow]
  /// Changes against the same span of the year before and against the quarter before.
  package let changes: [Change]
  /// What cannot be set side by side, and the rule that says so.
  package let refusals: [RefusedComparison]
  /// Values that sources disagree on, or that a later source changed.
  package let disagreements: [Disagreement]
  package let coverage: Coverage
  package let initiatives: InitiativeComparison
  /// Series over time; they are made when they are first asked for, since most briefs do without.
  package var trends: [Trend] { laterTrends.value }
  let laterTrends: Later<[Trend]>
  /// The sources that the figures of the quarter itself stand on.
  package var sourcesOfTheQuarter: [Source] { laterSources.value }
  let laterSources: Later<[Source]>
  /// What is new, revised or gone since the last edition.
  package let sinceLastEdition: EditionChanges
  /// The headline statements, most important first.
  package let findings: [Finding]
  /// The data behind it: everything of these zones, in a stable order.
  package let observations: ObservationTable
  /// The sources that the observations and initiatives of these zones stand on.
  package let sources: [Source]
  package let remarks: [Remark]
  /// The dataset that names and definitions are looked up in.
  package let dataset: Dataset
}

/// One indicator and span over the zones.
package struct ComparisonRow: Sendable {
  package let indicator: Indicator
  /// The span that the row's own figures share; nil where no zone has a figure for the quarter.
  package let span: Period?
  /// The unit that all figures of the row are shown in.
  package let unit: MeasureUnit
  /// Decimals that the row is shown with.
  package let decimals: Int
  /// One cell a zone, in the comparison's order.
  package let cells: [ComparisonCell]
  /// The order among comparable figures; nil where fewer than two are comparable.
  package let order: ZoneOrder?

  /// Whether at least two zones have comparable figures.
  package var isComparable: Bool { order != nil }
}

/// What one zone says of a row's indicator.
package struct ComparisonCell: Sendable {
  package let zone: ZoneID
  package let state: CoverageState
  /// The figure shown; nil where the zone reports nothing.
  package let figure: Figure?
  /// Why the figure is not set beside the others; nil where it is.
  package let refusal: Refusal?
}

/// How well a zone covers an indicator in a quarter.
package enum CoverageState: String, CaseIterable, Hashable, Sendable {
  /// An exact figure of the zone for the row's span.
  case reported
  /// Derived from cumulative figures of the zone.
  case derived
  /// Only a bound or a range for the row's span.
  case boundOnly = "bound"
  /// An older figure, or one for another span, shown with its own period.
  case older
  /// A figure of a company, an incubator or another body.
  case otherSubject = "other-subject"
  /// A plan, target or forecast.
  case planOnly = "plan"
  /// Nothing.
  case notReported = "not-reported"
}

/// The order of zones on one row: only among comparable figures, with what bounds leave open.
package struct ZoneOrder: Sendable {
  /// The place of one zone.
  package struct Standing: Sendable {
    package let zone: ZoneID
    package let figure: Figure
    /// The best place that the bounds allow, from 1.
    package let best: Int
    /// The worst place that the bounds allow.
    package let worst: Int
    /// The distance to the leader in the row's unit, zero for the leader; nil where it cannot be told.
    package let gapToLeader: DecimalNumber?
    /// Per cent of the sum over the zones compared; nil where the kind does not add up or a figure is not exact.
    package let shareOfSum: DecimalNumber?

    /// The place; nil where bounds leave it open: "cannot tell".
    package var place: Int? { best == worst ? best : nil }
  }

  /// The zones with a comparable figure, leader first as far as it can be told.
  package let standings: [Standing]
  /// The zone that surely leads; nil where it cannot be told, or two are level, or the direction is neutral.
  package let leader: ZoneID?
  /// The largest less the smallest figure; nil where one is not exact.
  package let spread: DecimalNumber?
  /// The sum over the zones compared; nil where the kind does not add up or a figure is not exact.
  package let sum: DecimalNumber?
}

/// Figures of two zones, or of a zone and the row, that are not set side by side.
package struct RefusedComparison: Sendable {
  package let indicator: Indicator
  /// The figures that stand apart, each with its own period, subject and status.
  package let figures: [Figure]
  package let refusal: Refusal
}

/// Two or more values for one thing.
package struct Disagreement: Sendable {
  /// What the values are to one another.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A later source changed the value.
    case revision
    /// Sources disagree and none is later.
    case conflict
    /// A forecast, and the result that followed it.
    case forecast
  }
  /// The rule that chose among the values.
  package enum Choice: String, CaseIterable, Hashable, Sendable {
    case result = "result-over-forecast"
    case newer
    case moreOfficial = "more-official"
    case exactOverBound = "exact-over-bound"
    case moreConfident = "more-confident"
    case firstListed = "first-listed"
  }

  package let indicator: Indicator
  package let zone: ZoneID
  package let period: Period
  package let kind: Kind
  package let chosen: Figure
  package let others: [Figure]
  package let choice: Choice
}
