import PrintedForms

/// Rates of growth, and those that are averages of several years: 年均增长33.3%, 两年平均增长14.8%.
extension MetricReader {
  /// Whether a change is an average of several years, so not the growth of the level before it.
  func isAverage(_ change: Change, after left: Int) -> Bool { average(change, after: left) != nil }

  /// The token of the word that makes a change an average.
  private func average(_ change: Change, after left: Int) -> Int? {
    var place = change.index
    while place >= left, place > change.index - 4 {
      let range = tokens[place].range
      if holds(range, "年均") || holds(range, "平均") || holds(range, "复合") { return place }
      place -= 1
    }
    return nil
  }

  /// Keeps a metric that has nothing but a growth. An average is a measure of its own, and named so: its rate is no
  /// other indicator's growth on the year before.
  mutating func placeGrowth(_ growth: GrowthReference, name: [Range<Int>], _ change: Change, _ index: Int) {
    var printed = name
    var number = growthIndicator(name)
    if let average = average(change, after: clauseStart) {
      var start = Int(tokens[average].start)
      // 两年平均
      if average > clauseStart, tokens[average - 1].kind == .quantity, Int(tokens[average - 1].end) == start {
        start = Int(tokens[average - 1].start)
      }
      let end = Int(tokens[change.index].end)
      number = knowledge.indicator(named: name + [start..<end], in: text)
      // What the change did is said by the sign, or stands behind the name already.
      printed.append(start..<(average == change.index && !change.isFall ? end : Int(tokens[average].end)))
      if average == change.index, change.isFall { printed[printed.count - 1] = start..<end - 2 }
    }
    place(
      MetricReference(
        name: printed, indicator: number, quantity: nil, growth: growth, period: period(at: index),
        subject: subject, status: status, place: growth.place, sentence: sentence))
    lastName = name
  }
}
