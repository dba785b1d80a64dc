/// The words that a wording of a period begins with, and those that close it.
final class PeriodWords: Sendable {
  static let shared = PeriodWords()

  /// What a word at the head of a wording says; its number is counted from the reference date.
  enum Head: Sendable {
    /// 今年, 去年: a year.
    case year(Int)
    /// The year of the period before: 同年, 次年.
    case yearAfterLast(Int)
    case month(Int)
    /// 当月: the month that was named just before, or the running one.
    case monthAtHand
    case quarter(Int)
    case week(Int)
    case day(Int)
    /// 上半年 (1), 下半年 (2).
    case half(Int)
    /// 上个半年.
    case halfFromNow(Int)
    case wholeYear
    /// Several years or days from the reference: 今明两年.
    case years(Int, Int)
    case days(Int, Int)
    /// 前, 头: the first of a span, or the last before now.
    case first
    /// 后, 最后: the last of a span, or the next from now.
    case last
    /// 近, 过去.
    case past
    /// 未来, 今后.
    case future
    /// 下 and a number: the whole ones after this.
    case following
    /// 同期.
    case sameSpan(Int)
    /// 自, 从.
    case since
    /// 自从: since, even without a word behind.
    case everSince
    /// 截至.
    case until
    /// 近年来: no span can be told.
    case unknown
    /// 周三, 星期天: the day of the week follows.
    case weekday
    /// 年末, 年底.
    case endOfYear
    /// 年初.
    case startOfYear
    case withinYear
    /// 年初至今.
    case yearToDate
    case endOfMonth
    case startOfMonth
    /// 首季.
    case firstQuarter
    /// 十四五: the first year.
    case plan(Int)
    case century(Int)
  }

  /// What a word behind a wording does.
  enum Tail: Int, Sendable {
    case toDate, since, from, after, before, strictlyBefore, included
  }

  let heads: WordTrie
  let meanings: [Head]
  let tails: WordTrie
  /// What may begin a wording, besides numbers. The colon is here for addresses.
  static let firstCharacters =
    ":Q第" + String(Set(headWords.flatMap { $0.0.split(separator: " ") }.compactMap(\.first)))

  private init() {
    var words: [(String, Int)] = []
    var meanings: [Head] = []
    for (group, meaning) in Self.headWords {
      for word in group.split(separator: " ") { words.append((String(word), meanings.count)) }
      meanings.append(meaning)
    }
    for word in Self.notHeads.split(separator: " ") { words.append((String(word), 999)) }
    heads = WordTrie(words)
    self.meanings = meanings
    tails = WordTrie(
      Self.tailWords.flatMap { group, tail in group.split(separator: " ").map { (String($0), tail.rawValue) } }
        + Self.notTails.split(separator: " ").map { (String($0), 999) })
  }

  private static let headWords: [(String, Head)] = [
    ("今年 本年 本年度 今年度 这一年", .year(0)), ("去年 上年 上一年 昨年 上年度 去年度 上一年度", .year(-1)), ("前年", .year(-2)),
    ("大前年", .year(-3)), ("明年 来年 下一年 下年度 明年度", .year(1)), ("后年", .year(2)), ("大后年", .year(3)),
    ("同年 当年 该年", .yearAfterLast(0)), ("次年 翌年", .yearAfterLast(1)),
    ("本月 这个月 这月 本月份", .month(0)), ("当月 当月份", .monthAtHand), ("上月 上个月 上一个月 上月份", .month(-1)), ("下月 下个月 下一个月", .month(1)),
    ("上上月 上上个月", .month(-2)), ("下下月 下下个月", .month(2)),
    ("本季度 当季 当季度 本季 这个季度 这季度", .quarter(0)), ("上季度 上个季度 上一季度 上一个季度", .quarter(-1)),
    ("下季度 下个季度 下一季度 下一个季度", .quarter(1)),
    ("本周 这周 这个周 这一周 这星期 这个星期 本星期 这礼拜 这个礼拜 今星期 今个礼拜 今个星期 今周", .week(0)),
    ("上周 上个周 上一周 上一个周 上星期 上个星期 上一个星期 上礼拜 上个礼拜", .week(-1)),
    ("下周 下个周 下一周 下星期 下个星期 下一个星期 下礼拜 下个礼拜", .week(1)),
    ("上上周 上上个周 上上个星期 上上星期 上上礼拜", .week(-2)), ("下下周 下下个周 下下个星期 下下星期 下下礼拜", .week(2)),
    ("今天 今日 即日", .day(0)), ("明天 明日", .day(1)), ("后天 后日", .day(2)), ("大后天", .day(3)), ("大大后天", .day(4)),
    ("昨天 昨日", .day(-1)), ("前天 前日", .day(-2)), ("大前天", .day(-3)), ("大大前天", .day(-4)),
    ("上半年 前半年 半年度", .half(1)), ("下半年 后半年", .half(2)), ("上个半年", .halfFromNow(-1)), ("下个半年", .halfFromNow(1)),
    ("全年", .wholeYear), ("今明两年", .years(0, 2)), ("今明两天 今明两日", .days(0, 2)), ("明后两天 明后两日", .days(1, 3)),
    ("今明后三天", .days(0, 3)), ("去今两年", .years(-1, 1)), ("今天明天后天三天", .days(0, 3)), ("明后大后三天", .days(1, 4)),
    ("前 头 前面 首", .first), ("后 最后 后面 末", .last),
    ("近 最近 过去 上 这 向前 往前 此前 之前 近这 这近 在过去 过去的 最近的", .past),
    ("未来 今后 接下来 之后 向后 往后 此后 接下来的 未来的 今后的", .future), ("下", .following),
    ("同期", .sameSpan(0)), ("上年同期 去年同期 上一年同期 前一年同期", .sameSpan(-1)), ("前年同期", .sameSpan(-2)),
    ("自 从 由", .since), ("自从 打从", .everSince), ("截至 截止 截止到 截至到 截止至", .until),
    ("近年来 近年 近几年 近几年来 近些年 近些年来 多年来 历年 历年来 截至目前 截止目前 目前为止 迄今 迄今为止 近来 近期 近日 日前", .unknown),
    ("周 星期 礼拜", .weekday), ("年末 年底 年终", .endOfYear), ("年初", .startOfYear), ("年内", .withinYear),
    ("年初至今 年初以来", .yearToDate),
    ("月末 月底", .endOfMonth), ("月初", .startOfMonth), ("首季 首季度", .firstQuarter),
    ("“十一五” 十一五", .plan(2006)), ("“十二五” 十二五", .plan(2011)), ("“十三五” 十三五", .plan(2016)), ("“十四五” 十四五", .plan(2021)),
    ("“十五五” 十五五", .plan(2026)), ("“十五” \"十五\"", .plan(2001)), ("“九五” \"九五\"", .plan(1996)),
    ("“八五” \"八五\"", .plan(1991)),
    ("“七五” \"七五\"", .plan(1986)), ("\"十一五\"", .plan(2006)), ("\"十二五\"", .plan(2011)), ("\"十三五\"", .plan(2016)),
    ("\"十四五\"", .plan(2021)), ("\"十五五\"", .plan(2026)),
    ("上世纪", .century(-1)), ("本世纪", .century(0)),
  ]

  /// Words that begin like a head and are none.
  private static let notHeads = """
    前瞻 前沿 前列 前往 前期 前景 前来 前进 前端 前提 前身 前期间 后备 后续 后期 后台 后勤 后发 后者 前者 后盾 后劲 \
    上市 上海 上升 上级 上线 上下 上游 上海市 上涨 上述 上门 上报 上饶 上合 上台阶 \
    下降 下游 下一步 下滑 下属 下设 下发 下拨 下调 下列 下达 下辖 下跌 自主 自然 自身 自动 自由 自治 自贸 自我 自信 自觉 自立 自强 \
    从业 从事 从严 从优 从而 从来 从容 由此 由于 由来 近平 近邻 近代 近零 近距 近海 近郊 周边 周期 周年 周围 周密 周刊 周转 周到 \
    周全 周知 周口 周村 这里 这些 这样 首先 首批 首次 首个 首家 首创 首席 首位 首届 首都 首台 首发 首选 首套 首期 首府 首单 首条 末端 末位 末梢 \
    头部 头雁 头号 头脑 最近几 未来产业 未来科技 未来城 今后一个时期 明天计划
    """

  private static let tailWords: [(String, Tail)] = [
    ("至今 起至今 到现在 到目前 至目前 到如今 到今天 以来至今", .toDate), ("以来", .since),
    ("起 开始 以后 后 或以后 及以后 或之后 及之后 起开始 起始", .from), ("之后", .after), ("以前 前 或以前 及以前", .before), ("之前", .strictlyBefore),
    ("止 为止 内 期间 左右 间 之间 之内 以内 时期 规划期间 规划时期 前后 当天 当日 当年 整年 一整年 全年 年间", .included),
  ]

  private static let notTails = """
    起到 起步 起点 起草 起源 起飞 起初 起家 起来 后备 后续 后期 后台 后勤 后发 后者 后半 后三 后两 前往 前期 前沿 前列 前瞻 前端 前景 前来 前三 \
    前两 前半 前几 内部 内外 内需 内容 内资 内蒙 内陆 内涵 内河 内在 内地 内控 止损 止于 间接 间隔 间距 开始前 前一 后一 前述 前提 后又 后来
    """

  /// The head at a place, and where it ends.
  @inline(__always)
  func head(_ text: FoldedText, at index: Int) -> (head: Head, end: Int)? {
    guard let (meaning, end) = heads.match(text, at: index), meaning < meanings.count else { return nil }
    return (meanings[meaning], end)
  }

  /// The tail at a place, and where it ends.
  func tail(_ text: FoldedText, at index: Int) -> (tail: Tail, end: Int)? {
    guard let (meaning, end) = tails.match(text, at: index), let tail = Tail(rawValue: meaning) else { return nil }
    return (tail, end)
  }
}
