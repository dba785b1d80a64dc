import ExactValues
import ZoneComparison
import ZoneModel

func number(_ text: String) -> DecimalNumber { DecimalNumber(text) ?? .zero }

/// A data set written down in a few lines: zones a, b, c and a handful of indicators.
struct DatasetSketch {
  static let place = SeedPlace(file: "sketch", line: 1)
  var observations: [Observation] = []
  var initiatives: [Initiative] = []
  var sources: [Source] = [source("s1", "2025-07-01"), source("s2", "2025-08-01")]
  var boundaries: [ZoneBoundary] = []

  static func source(_ id: String, _ date: String?, access: SourceAccess = .original, confidence: Confidence = .high)
    -> Source
  {
    Source(
      id: SourceID(id), title: BilingualText(zh: id, en: id), publisher: nil,
      published: date.flatMap { PublicationDate($0) },
      isDateStated: true, address: nil, access: access, language: "zh", confidence: confidence, note: nil,
      bulletinZone: nil,
      isReviewed: true, seedPlace: place)
  }

  static func indicator(
    _ id: String, _ kind: MetricKind, _ unit: String, _ direction: Direction = .higher,
    basis: PriceBasis = .notApplicable, growth: String? = nil, mayBeNegative: Bool = false
  ) -> Indicator {
    Indicator(
      id: IndicatorID(id), name: BilingualText(zh: id, en: id), kind: kind, unit: MeasureUnit(unit) ?? .none,
      direction: direction, basis: basis, theme: "economy", definition: BilingualText(zh: id, en: id),
      growthIndicator: growth.map { IndicatorID($0) }, mayBeNegative: mayBeNegative)
  }

  /// Adds an observation of a printed number, with its bound where one is given.
  mutating func add(
    _ zone: String, _ indicator: String, _ period: String, _ value: String, _ unit: String, range: NumberRange? = nil,
    comparator: Comparator = .equal, subject: Subject = .zone, status: ObservationStatus = .actual,
    source: String = "s1",
    growth: String? = nil, growthBase: Growth.Base = .yearEarlier, confidence: Confidence = .high,
    detail: String? = nil
  ) {
    let decimals = value.split(separator: ".").dropFirst().first?.count ?? 0
    let measure = Measure(
      printed: value + unit, number: number(value), comparator: comparator, range: range ?? .exactly(number(value)),
      unit: MeasureUnit(unit) ?? .none, decimals: decimals)
    let printedGrowth = growth.map {
      Growth(
        printed: "增长\($0)%", percent: .exactly(number($0)), comparator: .equal,
        decimals: $0.split(separator: ".").dropFirst().first?.count ?? 0, base: growthBase)
    }
    let kind = dataset.indicator(IndicatorID(indicator))?.kind ?? .flowAmount
    observations.append(
      Observation(
        id: ObservationID("\(zone).\(indicator).\(period).\(observations.count)"), zone: ZoneID(zone), subject: subject,
        indicator: IndicatorID(indicator), measure: measure, growth: printedGrowth,
        period: (Period(code: period) ?? Period(.unknown)).adapted(to: kind), status: status, source: SourceID(source),
        place: SourcePlace(nil), confidence: confidence, detail: detail.map { BilingualText(zh: $0, en: $0) },
        seedPlace: Self.place))
  }

  /// Adds an observation as a bulletin prints it: `超150家次`.
  mutating func addPrinted(
    _ zone: String, _ indicator: String, _ period: String, _ printed: String, growth: String? = nil
  )
    throws
  {
    let reader = PrintedFormReader(published: PublicationDate("2025-07-15"), approximation: ApproximationPolicy())
    let kind = dataset.indicator(IndicatorID(indicator))?.kind ?? .flowAmount
    observations.append(
      Observation(
        id: ObservationID("\(zone).\(indicator).\(period).\(observations.count)"), zone: ZoneID(zone), subject: .zone,
        indicator: IndicatorID(indicator), measure: try reader.measure(printed),
        growth: try growth.map { text throws(PrintedFormReader.Fault) in try reader.growth(text) },
        period: (Period(code: period) ?? Period(.unknown)).adapted(to: kind), status: .actual, source: SourceID("s1"),
        place: SourcePlace(nil), confidence: .high, seedPlace: Self.place))
  }

  mutating func addInitiative(
    _ zone: String, _ id: String, kind: String, theme: String, state: String? = nil, sameAs: String? = nil
  ) {
    initiatives.append(
      Initiative(
        id: InitiativeID(id), zone: ZoneID(zone), name: BilingualText(zh: id, en: id), kind: kind, theme: theme,
        state: state,
        source: SourceID("s1"), sameAs: sameAs.map { InitiativeID($0) }, seedPlace: Self.place))
  }

  var dataset: Dataset {
    Dataset(
      zones: ["a", "b", "c"].map {
        Zone(id: ZoneID($0), name: BilingualText(zh: $0, en: $0), boundaries: $0 == "a" ? boundaries : [])
      },
      indicators: [
        Self.indicator("output", .flowAmount, "亿元", basis: .nominal, growth: "output-growth"),
        Self.indicator("output-growth", .growth, "%", basis: .comparable),
        Self.indicator("firms", .stockCount, "家"),
        Self.indicator("visits", .eventCount, "家次"),
        Self.indicator("research", .share, "%"),
        Self.indicator("place", .rank, "位", .lower),
        Self.indicator("trade", .flowAmount, "亿元", basis: .nominal),
        Self.indicator("served", .distinctCount, "家"),
        Self.indicator("projects", .flowCount, "个", .neutral),
        Self.indicator("profit", .flowAmount, "亿元", basis: .nominal, mayBeNegative: true),
        Self.indicator("loans", .stockAmount, "亿元", basis: .nominal),
        Self.indicator("energy", .intensity, "吨标准煤/万元", .lower),
        Self.indicator("climate", .index, "点"),
        Self.indicator("pay", .flowAmount, "万元", basis: .nominal),
      ],
      themes: [
        NamedTerm(id: "economy", name: BilingualText(zh: "经济", en: "Economy")),
        NamedTerm(id: "talent", name: BilingualText(zh: "人才", en: "Talent")),
      ], sources: sources, observations: observations, initiatives: initiatives)
  }

  func compare(_ quarter: String = "2025-Q2", since previous: EditionSnapshot? = nil) -> Comparison {
    .of(
      dataset,
      ComparisonRequest(
        quarter: Quarter(quarter) ?? Quarter(containing: CivilDate(daysSince1970: 0)),
        zones: ["a", "b", "c"].map { ZoneID($0) },
        previousEdition: previous))
  }
}

extension Comparison {
  /// The rows as text: indicator, span, then each zone's state and printed figure, then the places.
  var table: [String] {
    rows.map { row in
      let cells = row.cells.map { cell in
        let figure = cell.figure.map { " \($0.printed ?? ($0.number?.description ?? "?")) \($0.period.code)" } ?? ""
        return "\(cell.zone): \(cell.state.rawValue)\(figure)"
      }
      let order = row.order.map { order in
        " | "
          + order.standings.map { "\($0.zone)=\($0.best == $0.worst ? "\($0.best)" : "\($0.best)-\($0.worst)")" }
          .joined(separator: " ")
      }
      return "\(row.indicator.id) \(row.span?.code ?? "-") | " + cells.joined(separator: ", ") + (order ?? "")
    }
  }
}

extension ComparisonRow {
  /// The places of the zones, leader first: `a=1 b=2-3 c=2-3`.
  var places: String? {
    order?.standings.map { "\($0.zone)=\($0.best == $0.worst ? "\($0.best)" : "\($0.best)-\($0.worst)")" }
      .joined(separator: " ")
  }
}

/// A generator with a fixed seed, so that a failing case comes back.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
