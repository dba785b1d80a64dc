extension MeasureUnit {
  static func isCounted(_ dimension: String, power: Int) -> Bool {
    power == 0 && !currencies.contains(dimension) && !dimension.contains("/") && !measured.contains(dimension)
  }

  private static let measured: Set<String> = [
    "PCT", "PERMILLE", "PP", "TIMES", "RATIO", "SCORE", "NUM", "平方公里", "平方千米", "平方米", "公顷", "亩", "公里", "千米", "米",
    "立方米", "升", "吨", "吨标准煤", "千克", "公斤", "克", "千瓦时", "度", "千瓦", "兆瓦", "瓦", "年", "天", "日", "小时", "分钟", "岁",
  ]
}
