import ExactValues
import PrintedForms

extension MetricReader {
  /// Reads the paragraphs of an article.
  mutating func read(
    _ paragraphs: Range<Int>, of all: [RepairedText.Paragraph], _ tokenRanges: [Range<Int>]
  ) {
    var rows: [Range<Int>] = []
    var headlines: [Int] = []
    for index in paragraphs {
      if all[index].kind != .row, !rows.isEmpty {
        readTable(rows)
        rows = []
      }
      switch all[index].kind {
      case .furniture:
        for token in tokens[tokenRanges[index]] where token.kind == .quantity {
          reasons[Int(token.number)] = .furniture
        }
      case .row: rows.append(tokenRanges[index])
      case .body, .caption, .byline:
        noteTableUnit(all[index].range)
        readParagraph(tokenRanges[index], isHeading: false)
      case .heading:
        noteTableUnit(all[index].range)
        let first = metrics.count
        readParagraph(tokenRanges[index], isHeading: true)
        headlines += first..<metrics.count
        noteTitle(all[index].range)
      case .rule: break
      }
    }
    if !rows.isEmpty { readTable(rows) }
    leaveOutHeadlines(headlines)
  }

  /// Leaves out the figures of headlines that the text says again, often less roundly.
  private mutating func leaveOutHeadlines(_ headlines: [Int]) {
    guard !headlines.isEmpty, headlines.count < metrics.count else { return }
    let others = metrics.indices.filter { !headlines.contains($0) }
    var left: Set<Int> = []
    for headline in headlines where others.contains(where: { says($0, again: headline) }) { left.insert(headline) }
    guard !left.isEmpty else { return }
    for index in left {
      for number in [metrics[index].quantity, metrics[index].growth?.quantity].compactMap({ $0 }) {
        isPlaced[number] = false
        reasons[number] = .headline
      }
    }
    metrics = metrics.indices.filter { !left.contains($0) }.map { metrics[$0] }
  }

  /// Whether a metric tells of what a headline's metric tells of: figures of one unit, names that share their end.
  private func says(_ index: Int, again headline: Int) -> Bool {
    let one = metrics[index]
    let other = metrics[headline]
    guard let figure = other.quantity ?? other.growth?.quantity else { return false }
    for number in [one.quantity, one.growth?.quantity].compactMap({ $0 })
    where quantities[number].unit.isSame(quantities[figure].unit)
      && quantities[number].value == quantities[figure].value
    {
      return true
    }
    guard let last = one.name.last, let end = other.name.last, last.count >= 2, end.count >= 2 else { return false }
    return text[last.upperBound - 2] == text[end.upperBound - 2]
      && text[last.upperBound - 1] == text[end.upperBound - 1]
      && (one.quantity == nil) == (other.quantity == nil)
      && isNear(one.quantity ?? one.growth?.quantity, figure)
  }

  /// Whether one figure may be the other said more roundly: they differ by a tenth at most, or in their units.
  private func isNear(_ one: Int?, _ other: Int) -> Bool {
    guard let one, quantities[one].unit == quantities[other].unit,
      let left = quantities[one].value ?? quantities[one].low,
      let right = quantities[other].value ?? quantities[other].low
    else { return true }
    let difference = left < right ? right - left : left - right
    let larger = left < right ? right : left
    return !(larger < difference * DecimalNumber(10))
  }

  /// The first of the periods inside names, which stand in their order, that begins in a range.
  private func namedPeriod(in range: Range<Int>) -> Int? {
    var low = 0
    var high = namedPeriods.count
    while low < high {
      let middle = (low + high) / 2
      if periods[namedPeriods[middle]].place.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low < namedPeriods.count, range.contains(periods[namedPeriods[low]].place.lowerBound) else { return nil }
    return namedPeriods[low]
  }

  /// Takes from a heading the span of what follows, and whether it is of goals.
  private mutating func noteTitle(_ range: Range<Int>) {
    if let number = namedPeriod(in: range) {
      if headingFrame == nil { headingFrame = number }
      if let end = periods[number].end, periods[number].yearBasis == .stated { headingYear = end.adding(days: -1).year }
    }
    for word in ["工作要点", "主要目标", "目标任务", "工作计划", "工作安排"] where holds(range, word) { isPlanDocument = true }
    for word in ["回顾", "完成情况", "运行情况"] where holds(range, word) { isPlanDocument = false }
  }
}
