/// Texts made by program from a seed, so that a failing one can be made again.
struct RandomText: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Pieces that numbers, amounts and periods are made of, and some that they are not.
  private static let pieces: [String] = [
    "1", "20", "0", "3.5", "1,234", "2024", "09", "一", "二", "三", "十", "百", "千", "万", "亿", "两", "半", "几", "数", "零", "〇",
    "廿", "壹", "拾",
    "点", "分之", "百分之", "又", "负", "-", "+", "~", "至", "到", "和", "与", "之间", "元", "亿元", "万美元", "角", "分", "块", "%", "‰",
    "个百分点", "倍", "成", "家",
    "家次", "个", "人", "米", "平方公里", "千瓦", "吨", "两", "斤", "℃", "度", "岁", "天", "个月", "年", "月", "日", "号", "周", "季度", "上半年",
    "前", "后",
    "近", "最近", "超", "不低于", "约", "以上", "以下", "左右", "余", "多", "第", "截至", "自", "以来", "起", "今年", "去年", "上年同期", "“十四五”",
    "期间", "末", "底",
    "上旬", "的", "了", "，", "。", "、", "：", ":", "/", ".", " ", "　", "\n", "（含）", "(", ")", "A", "k", "M", "kg", "企业", "增长",
    "项目", "達", "億", "圓", "Ｑ", "￥", "$",
    "http://a.b/1%2", "\u{0}", "😀", "e\u{301}", "\u{FFFD}", "８", "９．５",
  ]

  /// A text of so many pieces.
  mutating func text(pieces count: Int) -> String {
    (0..<count).map { _ in Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &self)] }.joined()
  }

  /// A text with some characters doubled, dropped, moved apart, made full width or replaced.
  mutating func damaged(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch Int.random(in: 0..<40, using: &self) {
      case 0: continue
      case 1: result.append(contentsOf: [scalar, scalar])
      case 2: result.append(contentsOf: [" ", scalar])
      case 3: result.append(contentsOf: [scalar, "\n"])
      case 4 where scalar.value > 0x20 && scalar.value < 0x7F:
        result.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar)
      case 5: result.append(contentsOf: Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &self)].unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
