extension MeasureUnit {
  /// Whether a whole number in the unit was counted one by one, so that it is not rounded: 18个, 150家次, 第20位.
  ///
  /// Rates, ratios, money, scores, measured quantities and whatever is told in 万 or 亿 are rounded; a classifier that
  /// is not on the list of measured units counts bodies or things.
  package var isCounted: Bool {
    power == 0 && !isMoney && !dimension.contains("/") && !Self.measured.contains(dimension)
  }

  private static let measured: Set<String> = [
    "PCT", "PERMILLE", "PP", "TIMES", "RATIO", "SCORE", "NUM", "平方公里", "平方千米", "平方米", "公顷", "亩", "公里", "千米", "米",
    "立方米", "升", "吨", "吨标准煤", "千克", "公斤", "克", "千瓦时", "度", "千瓦", "兆瓦", "瓦", "年", "天", "日", "小时", "分钟", "岁",
  ]
}
