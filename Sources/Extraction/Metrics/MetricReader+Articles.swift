import ExactValues
import PrintedForms

extension MetricReader {
  /// Reads the paragraphs of an article.
  mutating func read(
    _ paragraphs: Range<Int>, of all: [RepairedText.Paragraph], _ tokenRanges: [Range<Int>]
  ) {
    for index in paragraphs {
      switch all[index].kind {
      case .furniture:
        for token in tokens[tokenRanges[index]] where token.kind == .quantity {
          reasons[Int(token.number)] = .furniture
        }
      case .body, .caption, .row, .byline: readParagraph(tokenRanges[index], isHeading: false)
      case .heading:
        readParagraph(tokenRanges[index], isHeading: true)
        noteTitle(all[index].range)
      case .rule: break
      }
    }
  }

  /// Takes from a heading the span of what follows, and whether it is of goals.
  private mutating func noteTitle(_ range: Range<Int>) {
    if headingFrame == nil, let number = namedPeriods.first(where: { range.contains(periods[$0].place.lowerBound) }) {
      headingFrame = number
      if let end = periods[number].end, periods[number].yearBasis == .stated { contextYear = end.adding(days: -1).year }
    }
    for word in ["工作要点", "主要目标", "目标任务", "工作计划", "工作安排"] where holds(range, word) { isPlanDocument = true }
    for word in ["回顾", "完成情况", "运行情况"] where holds(range, word) { isPlanDocument = false }
  }
}
