/// What a word does in a clause.
enum WordKind: UInt8, Sendable {
  /// The noun of an indicator: 营业收入.
  case indicator
  /// A zone of the catalogue by one of its names.
  case zone
  /// A body with a name like a zone's that is not the zone.
  case namesake
  /// The zone that the article is about: 全区, 该高新区.
  case selfZone
  /// The host city: 全市.
  case city
  /// A city by its name.
  case cityName
  /// The province: 全省.
  case province
  /// The nation: 全国.
  case nation
  /// Links a noun and its figure, or stands between them: 达到, 为, 突破, 已.
  case link
  /// A verb that only says that the figure was reached: 实现, 完成.
  case achieve
  /// A verb that is part of what is counted: 引进, 新增, 覆盖.
  case action
  /// 增长, 上升.
  case rise
  /// 下降, 减少.
  case fall
  /// What a change is against: 同比, 环比, 比上年.
  case base
  /// A noun for a rate of change: 增速, 增幅.
  case rate
  /// A noun for a rate of fall: 降幅.
  case fallRate
  /// 占.
  case share
  /// 分别, 依次.
  case each
  /// 前者.
  case former
  /// 后者.
  case latter
  /// 其中.
  case ofWhich
  /// A word that makes the figure a plan: 计划.
  case plan
  /// A word that makes the figure a goal: 力争.
  case target
  /// A word that makes the figure a forecast: 预计.
  case forecast
  /// A verb of ranks: 位居.
  case rank
  /// Starts or joins clauses and is no part of a name: 此外, 同时.
  case connective
  /// 等, which ends a list of examples.
  case andSoOn
  /// A count without its noun: 总数, 总量.
  case totalNoun
  /// What a rule grants or asks, not what happened: 给予, 最高.
  case rule
  /// The end of the name of a body: 公司, 集团, 中心.
  case bodyEnd
  /// A firm by the name that everybody knows it by: 比亚迪.
  case firm
  /// Who speaks for a firm: 总经理.
  case office
  /// A word that has a number in it and counts nothing: 亿元以上, 第一产业.
  case numbered
  /// A word that holds the sign of a verb and is none.
  case plain
  /// A verb or word that is no part of a noun and means nothing here.
  case other
}
