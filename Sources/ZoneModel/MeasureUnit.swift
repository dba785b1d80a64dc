/// The unit of a measure: what is counted, and the power of ten it is counted in.
///
/// 亿元 and 万元 are one dimension; 亿元 and 亿美元 are not; 家 (bodies) and 家次 (visits) are not.
package struct MeasureUnit: Hashable, Sendable {
  /// What is counted, as a stable code: `CNY`, `USD`, `PCT`, `ENT`; a classifier without a code stands for itself.
  package let dimension: String
  /// The power of ten: 8 for 亿元.
  package let power: Int
  /// The unit as it is printed in Chinese.
  package let text: String
  /// Whether a whole number in the unit was counted one by one, so that it is not rounded: 18个, 150家次, 第20位.
  ///
  /// Rates, ratios, money, scores, measured quantities and whatever is told in 万 or 亿 are rounded; a classifier that
  /// is not on the list of measured units counts bodies or things.
  package let isCounted: Bool

  /// Reads a unit as it is printed: `亿元`, `家次`, `件/万人`; nil for an empty text. 大类 is 类 with an adjective.
  package init?(_ text: String) {
    guard !text.isEmpty else { return nil }
    let text = text == "大类" ? "类" : text
    let sides = text.split(separator: "/", omittingEmptySubsequences: false)
    if sides.count == 2, let above = MeasureUnit(String(sides[0])), let below = MeasureUnit(String(sides[1])) {
      dimension = "\(above.dimension)/\(below.dimension)"
      power = above.power - below.power
    } else {
      let (power, base) = Self.splitMultiplier(text)
      self.power = power
      dimension = Self.codes[base] ?? base
    }
    self.text = text
    isCounted = Self.isCounted(dimension, power: power)
  }

  private init(dimension: String, power: Int, text: String) {
    self.dimension = dimension
    self.power = power
    self.text = text
    isCounted = Self.isCounted(dimension, power: power)
  }

  /// Per cent.
  package static let percent = MeasureUnit(dimension: "PCT", power: 0, text: "%")
  /// Percentage points.
  package static let percentagePoint = MeasureUnit(dimension: "PP", power: 0, text: "百分点")
  /// A bare number.
  package static let none = MeasureUnit(dimension: "NUM", power: 0, text: "")

  /// Whether values of the two units differ by a power of ten only.
  package func isSameDimension(as other: MeasureUnit) -> Bool { dimension == other.dimension }

  /// Whether the unit is money of any currency.
  package var isMoney: Bool { Self.currencies.contains(dimension) }

  static let currencies: Set<String> = ["CNY", "USD", "HKD", "EUR", "JPY", "GBP", "KRW", "TWD"]

  /// The codes that the exchange format uses, by the printed base unit.
  package static let codes: [String: String] = [
    "元": "CNY", "人民币": "CNY", "元人民币": "CNY", "美元": "USD", "港元": "HKD", "港币": "HKD", "欧元": "EUR", "日元": "JPY",
    "英镑": "GBP", "韩元": "KRW", "新台币": "TWD",
    "%": "PCT", "\u{FF05}": "PCT", "‰": "PERMILLE", "百分点": "PP", "个百分点": "PP", "倍": "TIMES",
    "家": "ENT", "家次": "ENT_VISIT", "人": "PERS", "名": "PERS", "人次": "PERS_TIME",
    "场": "EVENT", "场次": "EVENT", "次": "EVENT", "个": "PROJ", "件": "PATENT", "项": "ITEM", "位": "RANK",
    "类": "类", "分": "SCORE", "比值": "RATIO",
  ]

  private static let multipliers: [(String, Int)] = [
    ("万亿", 12), ("千亿", 11), ("百亿", 10), ("十亿", 9), ("亿", 8), ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4), ("千", 3),
    ("百", 2),
  ]

  /// Units whose first character only looks like a multiplier.
  private static let wholeUnits: Set<String> = ["千克", "千米", "千瓦", "千瓦时", "千卡", "百分点", "千伏", "千赫", "百分比"]

  private static func splitMultiplier(_ text: String) -> (power: Int, base: String) {
    if wholeUnits.contains(text) { return (0, text) }
    for (word, power) in multipliers where text.hasPrefix(word) {
      let rest = String(text.dropFirst(word.count))
      if !rest.isEmpty { return (power, rest) }
    }
    return (0, text)
  }
}
