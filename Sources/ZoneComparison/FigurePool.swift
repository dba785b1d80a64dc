import ExactValues
import ZoneModel

/// All figures of the zones compared that are not of the quarter's future, by indicator and zone.
///
/// A growth printed beside a level is a figure of the indicator that holds the level's growth.
struct FigurePool {
  /// An indicator in one dimension: 亿元 and 亿美元 are two series of one indicator.
  struct Key: Hashable {
    let indicator: IndicatorID
    let dimension: String
  }

  let quarter: Quarter
  let keys: [Key]
  private let figures: [Key: [ZoneID: [Figure]]]

  init(_ dataset: Dataset, zones: [ZoneID], quarter: Quarter) {
    self.quarter = quarter
    let wanted = Set(zones)
    let horizon = PublicationHorizon(dataset, quarter: quarter)
    var figures: [Key: [ZoneID: [Figure]]] = [:]
    for observation in dataset.observations where wanted.contains(observation.zone) {
      guard let indicator = dataset.indicator(observation.indicator),
        horizon.includes(observation)
      else { continue }
      let figure = Figure(observation, of: indicator)
      figures[Key(indicator: indicator.id, dimension: figure.unit.dimension), default: [:]][
        observation.zone, default: []
      ]
      .append(figure)
      if let growthID = indicator.growthIndicator, let holder = dataset.indicator(growthID),
        let growth = Figure(growthOf: observation, as: holder)
      {
        figures[Key(indicator: holder.id, dimension: growth.unit.dimension), default: [:]][
          observation.zone, default: []
        ]
        .append(growth)
      }
    }
    let themeOrder = Dictionary(
      dataset.themes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let order = Dictionary(
      dataset.indicators.enumerated().map { ($1.id, ($0, themeOrder[$1.theme] ?? .max)) },
      uniquingKeysWith: { first, _ in first })
    keys = figures.keys.sorted { left, right in
      let (leftIndex, leftTheme) = order[left.indicator] ?? (.max, .max)
      let (rightIndex, rightTheme) = order[right.indicator] ?? (.max, .max)
      return (leftTheme, leftIndex, left.dimension) < (rightTheme, rightIndex, right.dimension)
    }
    self.figures = figures.mapValues(Figure.inOneUnit)
  }

  /// The figures of one zone.
  func figures(_ key: Key, of zone: ZoneID) -> [Figure] { figures[key]?[zone] ?? [] }

  /// The figures of every zone.
  func allFigures(_ key: Key) -> [Figure] {
    (figures[key] ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// The zone's own actual figures for exactly this span, best first.
  func actual(_ key: Key, of zone: ZoneID, for span: Period) -> [Figure] {
    figures(key, of: zone).filter { $0.isOwnResult && $0.period.isSameSpan(as: span) }
  }
}

extension Figure {
  /// Whether the figure is the zone's own result: neither another subject's nor a plan.
  var isOwnResult: Bool { subject == .zone && status == .actual }

  /// The measure of an observation in its indicator's unit, or in its own where the dimensions differ.
  init(_ observation: Observation, of indicator: Indicator) {
    let measure = observation.measure
    let unit = measure.unit.isSameDimension(as: indicator.unit) ? indicator.unit : measure.unit
    self.init(
      zone: observation.zone, indicator: indicator.id, origin: .printed(observation.id, .value),
      subject: observation.subject, status: observation.status, period: observation.period,
      number: measure.number(in: unit), range: measure.range(in: unit) ?? measure.range,
      rangeBeforeRounding: measure.rangeBeforeRounding.scaled(byPowerOfTen: measure.unit.power - unit.power),
      comparator: measure.comparator, unit: unit, scope: observation.detail?.zh, decimals: measure.decimals(in: unit),
      printed: measure.printed, confidence: observation.confidence, source: observation.source)
  }

  /// The growth printed beside an observation, as a figure of the indicator that holds it; nil without a yearly growth.
  init?(growthOf observation: Observation, as holder: Indicator) {
    guard let growth = observation.growth, growth.base == .yearEarlier, let percent = growth.percent else { return nil }
    self.init(
      zone: observation.zone, indicator: holder.id, origin: .printed(observation.id, .growth),
      subject: observation.subject, status: observation.status, period: observation.period, number: growth.number,
      range: percent, rangeBeforeRounding: growth.rangeBeforeRounding ?? percent, comparator: growth.comparator,
      unit: holder.unit, scope: observation.detail?.zh, decimals: growth.decimals, printed: growth.printed,
      confidence: observation.confidence, source: observation.source)
  }

  /// The same figure with the observations that say otherwise.
  func conflicting(with others: [ObservationID]) -> Figure {
    Figure(
      zone: zone, indicator: indicator, origin: origin, subject: subject, status: status, period: period,
      number: number, range: range, rangeBeforeRounding: rangeBeforeRounding, comparator: comparator, unit: unit,
      scope: scope, decimals: decimals, printed: printed, confidence: confidence, source: source, conflicts: others)
  }
}
