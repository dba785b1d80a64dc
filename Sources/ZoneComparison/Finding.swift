package import ExactValues
package import ZoneModel

/// A headline statement: data that a renderer words in its language.
package struct Finding: Sendable {
  /// What is stated; the raw value names the sentence in labels.*.yaml.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// `{comparable}` of `{indicators}` indicators can be compared in `{quarter}`.
    case comparability
    /// Nothing can be compared in the quarter; `{zoneCounts}` says how many figures each zone has.
    case nothingComparable = "nothing-comparable"
    /// `{zone}` alone is asked for, with `{count}` indicators for the quarter.
    case singleZone = "single-zone"
    /// `{zone}` leads on `{indicator}` with `{figure}`, `{second}` follows with `{secondFigure}`.
    case leader
    /// `{zone}` leads on `{indicator}` with `{figure}`, but the order of the others is open.
    case leaderOnly = "leader-only"
    /// Two or more zones report `{indicator}`, but bounds leave the order open.
    case orderOpen = "order-open"
    /// `{zones}` share the first place with `{figure}` each.
    case level
    /// Figures of two zones of which neither is the better one.
    case sideBySide = "side-by-side"
    /// `{zone}` reports `{figure}` of `{indicator}`, alone among the zones.
    case onlyReporter = "only-reporter"
    /// `{zone}` publishes no figure for the quarter; its newest is of `{period}`.
    case silent
    /// `{zone}` publishes no figure at all.
    case neverReported = "never-reported"
    /// `{indicator}` of `{zone}` rose or fell by `{change}` against the year before.
    case rose
    case fell
    /// The same of a rate or share, in percentage points.
    case rateRose = "rate-rose"
    case rateFell = "rate-fell"
    /// `{zone}` gained or lost places in a ranking.
    case movedUp = "moved-up"
    case movedDown = "moved-down"
    /// The source prints the growth `{printed}`; `{change}` is what the levels give.
    case changeAsPrinted = "change-as-printed"
    /// The source prints the growth `{printed}`, and rounding leaves open what the levels give.
    case growthPrinted = "growth-printed"
    /// Rounding leaves open whether the figure rose or fell.
    case littleChanged = "little-changed"
    /// The figure is the same, to the last unit counted.
    case unchanged
    /// Sources disagree on `{indicator}` of `{zone}`: `{figure}` is used, `{other}` is listed.
    case conflict
    case revision
    /// Every zone has initiatives in `{themes}`.
    case sharedThemes = "shared-themes"
    /// Only `{zone}` has initiatives in `{themes}`.
    case singleTheme = "single-theme"
    /// `{count}` initiatives of `{zones}` zones are registered.
    case initiativeCount = "initiative-count"
    /// `{count}` figures are plans, targets or forecasts and are not ranked.
    case plansApart = "plans-apart"
    /// `{count}` figures belong to another subject and are shown under its name.
    case otherSubjects = "other-subjects"
    /// `{count}` files have mistakes, `{files}`, so that facts of theirs are left out.
    case faultyFiles = "faulty-files"

    /// The names of the values that a finding of this kind carries, for the places of its sentence.
    package var places: [String] {
      switch self {
      case .comparability: ["quarter", "comparable", "reported", "indicators", "zones"]
      case .nothingComparable: ["quarter", "count", "indicators", "zones", "zoneCounts"]
      case .singleZone: ["zone", "quarter", "count"]
      case .level: ["indicator", "period", "zones", "figure"]
      case .leader, .leaderOnly, .orderOpen, .sideBySide:
        ["indicator", "period", "zone", "figure", "second", "secondFigure", "count"]
      case .onlyReporter: ["zone", "indicator", "figure", "period", "count"]
      case .silent: ["zone", "quarter", "period", "indicator"]
      case .neverReported: ["zone", "quarter"]
      case .rose, .fell, .rateRose, .rateFell, .movedUp, .movedDown:
        ["zone", "indicator", "period", "figure", "earlier", "change"]
      case .changeAsPrinted: ["zone", "indicator", "period", "figure", "earlier", "printed", "change"]
      case .growthPrinted: ["zone", "indicator", "period", "figure", "earlier", "printed"]
      case .littleChanged, .unchanged: ["zone", "indicator", "period", "figure", "earlier"]
      case .conflict, .revision: ["zone", "indicator", "period", "figure", "other"]
      case .sharedThemes: ["themes", "zones", "count"]
      case .singleTheme: ["zone", "themes", "count"]
      case .initiativeCount: ["count", "zones", "themes"]
      case .plansApart, .otherSubjects: ["count"]
      case .faultyFiles: ["count", "files"]
      }
    }
  }

  /// A value that fills a place of the sentence.
  package enum Value: Sendable {
    case count(Int)
    case quarter(Quarter)
    case zone(ZoneID)
    case zones([ZoneID])
    /// Zones, each with a number of its own.
    case zoneCounts([(zone: ZoneID, count: Int)])
    case indicator(IndicatorID)
    case figure(Figure)
    case period(Period)
    /// A change in the form its kind asks for.
    case change(DecimalNumber, decimals: Int, form: MetricKind.ChangeForm)
    /// The same with its sign.
    case signedChange(DecimalNumber, decimals: Int, form: MetricKind.ChangeForm)
    case themes([String])
    case subject(Subject)
    /// Names that are the same in every language: files.
    case names([String])
  }

  package let kind: Kind
  /// The values by the name of their place, in a stable order.
  package let values: [(name: String, value: Value)]
  private let laterObservations: Later<[ObservationID]>
  private let figures: [Figure]
  private let hasOthers: Bool

  init(
    kind: Kind, values: [(name: String, value: Value)], figures: [Figure] = [], observations: [ObservationID] = []
  ) {
    self.kind = kind
    self.values = values
    self.figures = figures
    hasOthers = !observations.isEmpty
    laterObservations = Later { figures.flatMap(\.observations) + observations }
  }

  /// The observations that the statement stands on; empty for counts over the whole comparison.
  package var observations: [ObservationID] { laterObservations.value }

  /// Whether the statement may stand on an observation of one of some zones and indicators.
  package func mayStandOn(_ zones: Set<ZoneID>, _ indicators: Set<IndicatorID>) -> Bool {
    hasOthers || figures.contains { indicators.contains($0.indicator) && zones.contains($0.zone) }
  }
}
