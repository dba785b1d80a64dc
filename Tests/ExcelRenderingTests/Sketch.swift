import ExactValues
import ZoneComparison
import ZoneModel

/// A data set of three zones in a few lines, with rows that can be compared.
struct Sketch {
  private static let place = SeedPlace(file: "sketch", line: 1)
  private var observations: [Observation] = []
  private var zones = [("a", "甲", "Alpha"), ("b", "乙", "Beta"), ("c", "丙", "Gamma")]

  private static func indicator(
    _ id: String, _ zh: String, _ en: String, _ kind: MetricKind, _ unit: String, _ direction: Direction = .higher
  ) -> Indicator {
    Indicator(
      id: IndicatorID(id), name: BilingualText(zh: zh, en: en), kind: kind, unit: MeasureUnit(unit) ?? .none,
      direction: direction, decimals: nil, basis: .nominal, theme: "economy",
      definition: BilingualText(zh: "定义。", en: "A definition."))
  }

  /// Adds a figure of zone a, b or c.
  mutating func add(
    _ zone: String, _ indicator: String, _ period: String, _ value: String, _ unit: String, range: NumberRange? = nil,
    comparator: Comparator = .equal, subject: Subject = .zone, source: String = "s1"
  ) {
    let number = DecimalNumber(value) ?? .zero
    let decimals = value.split(separator: ".").dropFirst().first?.count ?? 0
    observations.append(
      Observation(
        id: ObservationID("\(zone).\(indicator).\(period).\(source)"), zone: ZoneID(zone), subject: subject,
        indicator: IndicatorID(indicator),
        measure: Measure(
          printed: "\(value)\(unit)", number: number, comparator: comparator, range: range ?? .exactly(number),
          unit: MeasureUnit(unit) ?? .none, decimals: decimals), growth: nil,
        period: Period(code: period) ?? Period(.unknown), status: .actual, source: SourceID(source),
        place: SourcePlace("7"), confidence: .high, seedPlace: Self.place))
  }

  /// Revenue that can be ranked, a level pair, a bound that leaves the order open, a rank, and one zone's older figure.
  static var whole: Sketch {
    var sketch = Sketch()
    sketch.add("a", "revenue", "2025-H1", "91.4", "亿元")
    sketch.add("b", "revenue", "2025-H1", "120", "亿元")
    sketch.add("c", "revenue", "2025-H1", "60.25", "亿元")
    sketch.add("a", "revenue", "2024-H1", "80", "亿元")
    sketch.add("b", "energy", "2025-H1", "0.4", "吨标准煤/万元")
    sketch.add("c", "energy", "2025-H1", "0.5", "吨标准煤/万元")
    sketch.add(
      "a", "visits", "2025-H1", "150", "家次", range: .above(DecimalNumber(150)), comparator: .greater)
    sketch.add("b", "visits", "2025-H1", "180", "家次")
    sketch.add("c", "visits", "2023", "90", "家次")
    sketch.add("a", "level", "2025-H1", "3.6", "%")
    sketch.add("b", "level", "2025-H1", "3.6", "%")
    sketch.add("c", "level", "2025-H1", "3.2", "%", subject: .body(BilingualText(zh: "孵化器", en: "An incubator")))
    return sketch
  }

  /// More observations than Excel opens links for, all of one zone.
  static func long(_ count: Int) -> Sketch {
    var sketch = Sketch()
    for index in 0..<count { sketch.add("a", "revenue", "2025-H1", "\(index % 90 + 10).5", "亿元", source: "s\(index)") }
    return sketch
  }

  /// So many zones that the comparison turns: figures like for like, derived, older, of a body, bounds, two sources that
  /// disagree, and a zone that is silent.
  static func wide(_ count: Int) -> Sketch {
    var sketch = Sketch()
    sketch.zones = (0..<count).map { ("z\($0)", "区\($0)", "Zone & \($0)") }
    for index in 1..<count {
      let zone = "z\(index)"
      sketch.add(zone, "revenue", "2025-H1", "\(index + 10).\(index % 7)", "亿元")
      sketch.add(zone, "revenue", "2024-H1", index % 4 == 0 ? "0" : "\(index + 9).25", "亿元")
      if index % 2 == 0 { sketch.add(zone, "revenue", "2025-Q1", "\(index / 2).1", "亿元") }
      if index % 5 == 0 { sketch.add(zone, "revenue", "2025-H1", "\(index + 11)", "亿元", source: "s2") }
      let bound = DecimalNumber(index)
      sketch.add(
        zone, "visits", index % 3 == 0 ? "2023" : "2025-H1", "\(index)", "家次",
        range: index % 4 == 1 ? .above(bound) : nil, comparator: index % 4 == 1 ? .greater : .equal)
      sketch.add(
        zone, "level", "2025-H1", "\(index % 6).5", "%",
        subject: index % 7 == 0 ? .body(BilingualText(zh: "孵化器", en: "An incubator")) : .zone)
      sketch.add(zone, "level", "2024-H1", "\(index % 5).5", "%")
      sketch.add(zone, "energy", "2025-H1", "0.\(index)", "吨标准煤/万元")
    }
    return sketch
  }

  /// The data set of the sketch.
  var dataset: Dataset {
    Dataset(
      zones: zones.map {
        Zone(id: ZoneID($0.0), name: BilingualText(zh: $0.1, en: $0.2))
      },
      indicators: [
        Self.indicator("revenue", "营业收入", "Revenue", .flowAmount, "亿元"),
        Self.indicator("energy", "能耗", "Energy use", .intensity, "吨标准煤/万元", .lower),
        Self.indicator("visits", "服务企业", "Visits", .eventCount, "家次"),
        Self.indicator("level", "占比", "Share", .share, "%"),
      ],
      themes: [NamedTerm(id: "economy", name: BilingualText(zh: "经济", en: "Economy"))],
      sources: ["s1", "s2"].map {
        Source(
          id: SourceID($0), title: BilingualText(zh: "来源" + $0, en: "Source " + $0), publisher: nil,
          published: PublicationDate("2025-07-10"), isDateStated: true, address: "https://example.org/" + $0,
          access: $0 == "s1" ? .original : .mirror, language: "zh", confidence: .high, note: nil, bulletinZone: nil,
          isReviewed: true, seedPlace: Self.place)
      }, observations: observations)
  }

  /// The comparison of the three zones for the second quarter of 2025.
  var comparison: Comparison { comparison(since: nil) }

  /// The comparison against what an earlier edition showed.
  func comparison(since previous: EditionSnapshot?) -> Comparison {
    .of(
      dataset,
      ComparisonRequest(
        quarter: Quarter("2025-Q2") ?? Quarter(containing: CivilDate(daysSince1970: 0)),
        zones: zones.map { ZoneID($0.0) }, previousEdition: previous))
  }
}
