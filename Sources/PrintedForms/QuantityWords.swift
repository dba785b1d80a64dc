/// The words around a number.
final class QuantityWords: Sendable {
  static let shared = QuantityWords()

  /// What a bound word says.
  enum Bound: Int, Sendable {
    case above, atLeast, below, atMost, about, near
    /// Reached, and passed or not: 达到. It stands between another bound word and the number.
    case none
    /// At least, where 大关 or 台阶 follows: 站上1000亿元大关.
    case reached
  }

  let units: [UnitWord]
  private let unitTrie: WordTrie
  private let wholeUnitTrie: WordTrie
  let halved: WordTrie
  let before: WordTrie
  let after: WordTrie
  let currencyBefore: WordTrie
  let symbols: WordTrie
  let sayings: WordTrie
  let ordinalNames: WordTrie
  /// What 数 belongs to where it does not mean "several": 人数十万.
  let countNouns: StaticString = "人户总指系函次件个岁分倍位项例场参基多少半天页字票学算"

  /// The meaning of words that end or begin like a bound word and are none: 签约, 上下游.
  private static let notBound = 900

  private init() {
    let all = UnitWords.all
    units = all.map(\.unit)
    unitTrie = WordTrie(all.enumerated().map { ($0.element.word, $0.offset) })
    let multiplierStarts = all.enumerated().filter { "百千兆".contains($0.element.word.first ?? " ") }
    wholeUnitTrie = WordTrie(multiplierStarts.map { ($0.element.word, $0.offset) })
    halved = WordTrie(
      "个 年 月 成 百 斤 两 公斤 天 日 小时 个月 个小时 吨 亩 里 公里 倍 世纪 数以上 克 米 价以下 个百分点".split(separator: " ")
        .enumerated().map { (String($0.element), $0.offset) })
    before = WordTrie(
      Self.beforeWords.flatMap { words, bound in words.split(separator: " ").map { (String($0), bound.rawValue) } }
        + Self.notBefore.split(separator: " ").map { (String($0), Self.notBound) }, backward: true)
    after = WordTrie(
      Self.afterWords.flatMap { words, bound in words.split(separator: " ").map { (String($0), bound.rawValue) } }
        + Self.notAfter.split(separator: " ").map { (String($0), Self.notBound) })
    currencyBefore = WordTrie(
      Self.currencyWords.enumerated().map { ($0.element, $0.offset) }, backward: true)
    symbols = WordTrie(Self.currencySymbols.enumerated().map { ($0.element, $0.offset) }, backward: true)
    sayings = WordTrie(Self.sayingWords.split(separator: " ").map { (String($0), 0) })
    ordinalNames = WordTrie(Self.ordinalNameWords.split(separator: " ").map { (String($0), 0) })
  }

  static let currencyWords = ["人民币", "新台币", "台币", "港币", "港元", "美元", "美金", "欧元", "日元", "日币", "英镑", "韩元"]
  static let currencySymbols = [
    "¥", "$", "€", "£", "₩", "₽", "₹", "US$", "HK$", "NT$", "A$", "RMB", "CNY", "USD", "EUR", "HKD",
  ]
  /// The units that the words and symbols before a number stand for.
  static let symbolUnits = [
    "¥", "$", "€", "£", "₩", "₽", "₹", "US$", "HK$", "NT$", "A$", "RMB", "CNY", "USD", "EUR", "HKD",
  ]

  private static let beforeWords: [(String, Bound)] = [
    ("超过 超出 超 逾 突破 首超 首破 冲破 高于 大于 多于 跨越 迈过 跨过 越过 > 多达 不止 不只 过", .above),
    ("大于等于 大于或等于 大于或者等于 等于或大于 ≥ >= 不低于 不少于 不小于 不下 不下于 至少 最少 起码 不亚于 至少达 最低", .atLeast),
    ("< 不到 不足 低于 小于 少于 未满 不满 未达 未到 未达到 不及", .below),
    ("小于等于 小于或等于 小于或者等于 等于或小于 ≤ <= 不超过 不高于 不大于 不多于 不超 至多 最多 顶多 最高", .atMost),
    ("约 大约 大概 约为 约有 约合 约占 约达 大致 估计 左右", .about),
    ("近 接近 将近 逼近 近乎 几近 直逼", .near),
    ("站上 站稳 迈上 跃上 登上 跨上 迈入 跨入 踏上 闯过", .reached),
    ("上", .atLeast),
  ]
  private static let notBefore = """
    签约 合约 契约 预约 节约 公约 违约 邀约 毁约 履约 制约 集约 特约 隐约 附近 最近 临近 邻近 靠近 亲近 远近 就近 高超 赶超 反超 \
    路过 经过 通过 不过 晚上 网上 以上 线上 身上 路上 会上 马上 早上 之上 加上 连上 再上 楼上 向上 往上 迎头赶上 上上 \
    超高 最上 实际上 事实上 基本上 整体上 总体上 原则上 此上 北上 南下 市上 历史上 世界上 全球上
    """

  private static let afterWords: [(String, Bound)] = [
    ("以上 及以上 或以上 之上 含以上 或更多 及更多 或更高 或更大 或者以上 及其以上", .atLeast),
    ("以下 及以下 或以下 之下 以内 之内 含以下 或更少 或更低 或更小 或者以下 及其以下", .atMost),
    ("左右 上下", .about),
    ("有余 开外", .above),
    ("大关 台阶", .reached),
  ]
  private static let notAfter = "以下简称 以下几 以下方面 以下列 上下游 上下级 上下联动 上下班 上下车 左右脑"

  /// Words and sayings that begin with a numeral and count nothing.
  private static let sayingWords = """
    一带一路 一心一意 一五一十 一模一样 一朝一夕 一言一行 一举一动 一年一度 一点一滴 一对一 一帮一 一把手 一条龙 一站式 一揽子 \
    一次性 一体化 一体 一系列 一部分 一方面 一口气 一件事 一些 一直 一定 一般 一样 一起 一旦 一致 一流 一线 一级 一度 一共 一同 一概 一切 \
    一律 一向 一贯 一再 一味 一并 一道 一面 一手 一路 一举 一端 一侧 一跃 一生 一经 一时 一刻 一触即发 一马当先 一如既往 一网通办 \
    一网统管 一键 一码 一图 一张网 一张图 一盘棋 一股劲 一股脑 一代 一期 一号 一步 一环 一批 一体两翼 一核 一轴 一城 一看 一来 \
    一锤定音 一目了然 一鼓作气 一枝独秀 一技之长 一席之地 一脉相承 一往无前 一窗 一门式 一下 一会儿 一边 一旁 \
    一企一策 一事一议 一人一策 一区一策 一案双查 一岗双责 一票否决 一园多区 一区多园 一主多元 一行一 一心 一气呵成 一身 一众 一行 \
    三三两两 三番五次 三令五申 三心二意 三农 三产 三资 三会一课 三重一大 三同时 三通一平 三峡 三亚 三明 三门峡 三维 三位一体 三星 \
    三甲 三包 三板 三废 三线 三江 三聚 三方 三伏 三国 三资企业 二维 二次元 二手 二等 二线 二板 二氧 二代 二期 二级 二号 二孩 \
    四川 四面八方 四通八达 四平八稳 四位一体 四上 四处 四季 四邻 四肢 四海 五花八门 五颜六色 五湖四海 五光十色 五位一体 \
    五四 五险一金 五金 五指 五角大楼 五常 五粮 五星 五谷 五官 五大连池 六神无主 六盘水 六安 六合 六边形 六稳 六保 七上八下 七嘴八舌 \
    七夕 七一 七手八脚 乱七八糟 八方 八一 八卦 八仙 八达岭 八项规定 九牛一毛 九寨沟 九江 九龙 九霄 九州 十全十美 十分重 十分关 十分必 \
    十分明 十分丰 十分突 十分紧 十分活 十分巨 十分广 十分注 十足 十拿九稳 十堰 十字 千方百计 千家万户 千人计划 百人计划 五年规划 五年计划 千军万马 千变万化 千辛万苦 千千万万 \
    千山万水 千丝万缕 千载难逢 千古 千秋 千锤百炼 千篇一律 千兆光 千兆城 千兆宽 千兆网 万无一失 万众一心 万紫千红 万事 万物 万象 万达 \
    万科 万华 万能 万向 万里长 万维 万一 百花齐放 百花 百年 百姓 百强 百科 百货 百度 百家争鸣 百合 百色 百世 百舸 百事 百尺竿头 \
    百业 百分制 百搭 亿万 两化 两会 两山 两江 两岸 两手抓 两翼 两湖 两用 两端 两侧 两头 两不愁 两业 两弹一星 \
    两学一做 两个维护 两个确立 两美其美 半导体 零距离 零售 零部件 零碳 零工 零排放 零星 零散 零件 零跑 零食 零容忍 零下 零时 壹号 陆地 陆续 \
    陆港 陆上 陆军 陆海 陆空 肆意 肆虐 拾遗 拾起 兆易 兆丰 几何 几乎 几经 几度 几番 数字 数据 数控 数码 数学 数值 数量 数额 数次 \
    半岛 半山 半路 半径 半数 半固态 半成品 半挂 半壁 半决赛 半程
    """

  /// What 第 names rather than counts.
  private static let ordinalNameWords = """
    一产业 二产业 三产业 一二产业 二三产业 三方 一方 二方 一时间 一书记 一线 一响应 一手 一现场 一要务 一资源 一动力 一生产力 一责任人 一课堂 二课堂 一梯队 \
    二梯队 一次工业 一次世界 二次世界 一次全国 四次全国 五次全国
    """

  /// The longest unit at a place, and where it ends.
  @inline(__always)
  func unit(_ text: FoldedText, at index: Int) -> (unit: UnitWord, end: Int)? {
    guard let (meaning, end) = unitTrie.match(text, at: index) else { return nil }
    let unit = units[meaning]
    return unit.form == .notUnit ? nil : (unit, end)
  }

  /// The end of a unit that begins with what looks like a multiplier: 千瓦, 百分点, 兆赫.
  @inline(__always)
  func wholeUnit(_ text: FoldedText, at index: Int) -> Int? {
    wholeUnitTrie.match(text, at: index)?.end
  }
}
