import ExactValues
import PrintedForms

/// Counts in lists: what heads one, what a member shares with the one before, parts of what was counted.
extension MetricReader {
  /// ◆ 3次大考：…: a small count with its noun that heads what follows.
  func isListHead(_ index: Int, in clause: Range<Int>) -> Bool {
    let quantity = quantities[Int(tokens[index].number)]
    guard quantity.kind == .count, let value = quantity.value, value < DecimalNumber(11),
      clause.upperBound < tokens.count,
      tokens[clause.upperBound].kind == .colon, clause.upperBound - index <= 3,
      index == clause.lowerBound || index == clause.lowerBound + 1 && tokens[index - 1].kind == .space
    else { return false }
    let place = tokens[clause.lowerBound].start
    return clause.lowerBound == 0 || tokens[clause.lowerBound - 1].kind == .newline || place == 0
      || tokens[clause.lowerBound].kind == .space
  }

  /// 毕业企业297家，其中6家已上市: a part of what was counted, with what it did.
  func part(_ index: Int, in clause: Range<Int>) -> NounPhrase? {
    guard index > clause.lowerBound, tokens[index - 1].isWord(.ofWhich), !lastName.isEmpty, let last = metrics.last,
      last.sentence == sentence, let whole = last.quantity,
      quantities[whole].unit == quantities[Int(tokens[index].number)].unit
    else { return nil }
    var ranges = lastName
    if let verb = (index + 1..<max(index + 1, clause.upperBound)).first(where: { tokens[$0].isWord(.action) }),
      verb <= index + 2
    {
      ranges.append(tokens[verb].range)
    }
    return NounPhrase(ranges: ranges, hasIndicator: true, isTotal: false, firstToken: index)
  }

  /// Whether a figure counts in another unit what the one before it does: 老旧小区27个、143万平方米.
  func listsOn(_ index: Int) -> Bool {
    guard index >= 2, tokens[index - 1].kind == .listComma, tokens[index - 2].kind == .quantity, !lastName.isEmpty,
      let last = metrics.last, last.sentence == sentence, last.quantity == Int(tokens[index - 2].number)
    else { return false }
    let unit = quantities[Int(tokens[index].number)].unit
    return !unit.isEmpty && unit != quantities[Int(tokens[index - 2].number)].unit
  }

  /// 8月份完成产值68.4亿元。1至8月累计完成547.2亿元: a sentence that counts on, in the same unit.
  func countsFurther(_ index: Int, in clause: Range<Int>) -> Bool {
    guard !previousName.isEmpty, let last = metrics.last, last.sentence == sentence - 1,
      clause.lowerBound == 0 || tokens[clause.lowerBound - 1].kind == .stop,
      hasOwnScope(index, after: clause.lowerBound), isUnnamed(index, after: clause.lowerBound)
    else { return false }
    let unit = quantities[Int(tokens[index].number)].unit
    return metrics.reversed().prefix(4).contains { metric in
      metric.sentence == sentence - 1 && metric.name == previousName
        && metric.quantity.map { quantities[$0].unit == unit } ?? false
    }
  }

  /// 在福建省9个国家级高新区中排名第5: among how many.
  func isScope(_ index: Int, in clause: Range<Int>) -> Bool {
    guard quantities[Int(tokens[index].number)].kind == .count else { return false }
    var place = index + 1
    while place < clause.upperBound, place < index + 5, !tokens[place].isWord(.rank), tokens[place].kind != .quantity {
      place += 1
    }
    guard place < clause.upperBound, tokens[place].isWord(.rank), text[Int(tokens[place].start) - 1] == 0x4E2D else {
      return false
    }
    return (max(clause.lowerBound, index - 3)..<index).contains { text[Int(tokens[$0].start)] == 0x5728 }
  }

  /// Reads the clause that brackets hold; what stands behind them goes on with the figure before: 743亿元（出口386亿元），增长8%.
  mutating func readBracket(_ range: Range<Int>) {
    let count = metrics.count
    let kept = (group, lastName)
    readClause(range)
    guard metrics.count > count, kept.0 == [count - 1], metrics[count - 1].sentence == sentence,
      metrics[count - 1].growth == nil, metrics[count - 1].place.upperBound == Int(tokens[range.lowerBound - 1].start)
    else { return }
    (group, lastName) = kept
  }
}
