import PrintedForms
import ZoneModel

extension MetricReader {
  /// The catalogue's indicator with a name, tried with the verb of the metric before and what it counted.
  func indicator(_ ranges: [Range<Int>], from left: Int) -> Int? {
    if let found = knowledge.indicator(named: ranges, in: text) { return found }
    let names = knowledge.names
    if ranges.count == 1, let open = ranges[0].first(where: { Scalars.opensBracket(text[$0]) }),
      let close = (open..<ranges[0].upperBound).first(where: { Scalars.closesBracket(text[$0]) })
    {
      // 第三产业（服务业）增加值
      return knowledge.indicator(named: [ranges[0].lowerBound..<open, close + 1..<ranges[0].upperBound], in: text)
    }
    // 新材料领域实现营业收入: what a class of bodies reached is not what all did.
    if ranges.count > 1, !isClass(ranges[0]),
      let found = names.reached(text, ranges.suffix(1), from: WordTrie.Walk())?.word
    {
      return found
    }
    guard !lastName.isEmpty, let last = metrics.indices.last, metrics[last].sentence == sentence else { return nil }
    if let found = names.reached(text, lastName[...], from: WordTrie.Walk())
      .flatMap({ names.reached(text, ranges[...], from: $0)?.word })
    {
      return found
    }
    // 引进本科生164名、硕士及以上人才17名: the verb of the first serves both.
    if let first = lastName.first, first.count > 2 {
      for length in 2...min(4, first.count) {
        guard
          let verb = names.reached(text, first.lowerBound..<first.lowerBound + length, from: WordTrie.Walk())
        else { break }
        if let found = names.reached(text, ranges[...], from: verb)?.word { return found }
      }
    }
    return nil
  }

  /// The catalogue's indicator of the growth of what a name names.
  func growthIndicator(_ ranges: [Range<Int>]) -> Int? {
    guard let level = knowledge.indicator(named: ranges, in: text) else { return nil }
    guard let growth = knowledge.indicators[level].growthIndicator else {
      return knowledge.indicators[level].kind == .growth ? level : nil
    }
    return knowledge.indicatorNumbers[growth]
  }

  /// The indicator of a metric where the figure can be one of it: 签约项目 in 亿元 is not the number of projects.
  func fittedIndicator(_ metric: MetricReference) -> Int? {
    guard let number = metric.indicator, let quantity = metric.quantity, metric.unit == nil else {
      return metric.indicator
    }
    let unit = knowledge.indicators[number].unit
    let isAmount = unit.isMoney || unit.dimension.contains("/")
    let isRate = unit.dimension == "PCT" || unit.dimension == "PERMILLE" || unit.dimension == "PP"
    let fits =
      switch quantities[quantity].kind {
      case .percent, .percentagePoint: !isAmount && (isRate || unit.dimension == "RATIO" || unit == .none)
      case .currency: isAmount
      case .count: !unit.isMoney && !isRate
      default: true
      }
    return fits ? number : nil
  }
}
