import ExactValues
import PrintedForms

/// The span that an article is about, which its figures without one have.
extension MetricReader {
  /// The span of the article: the one that it opens with, unless that is but 今年以来 and the heading says which months.
  var articlePeriod: Int? {
    guard let articleFrame, let headingFrame, periods[headingFrame].extent == .span else {
      return articleFrame ?? headingFrame
    }
    let isOfYear = periods[headingFrame].start?.year == periods[articleFrame].start?.year
    // 去年以来 in the text of a page on 一季度 does not reach through it.
    return periods[articleFrame].extent == .since && isOfYear || !isOfYear && token(of: articleFrame, is: "去年")
      ? headingFrame : articleFrame
  }

  func token(of period: Int, is word: String) -> Bool {
    let range = periods[period].place
    return Scalars.end(of: word, in: text, at: range.lowerBound, before: range.upperBound) == range.upperBound
  }

  /// Whether a page may be about a span: one of its own year or the year before, not one that its history begins with.
  func isRecent(_ number: Int) -> Bool {
    guard let reference, let end = periods[number].end else { return true }
    return end.adding(days: -1).year >= reference.year - 1
  }

  /// Whether a span is not long over: a body's figures without a span are what it has by now.
  func isFresh(_ number: Int) -> Bool {
    guard let reference, let end = periods[number].end else { return true }
    return reference.daysSince1970 - end.daysSince1970 <= 100
  }

  /// Whether a span that is told here may be the article's: told of the zone, not of a body, and in the year of the page
  /// or at its beginning.
  func mayFrame(_ index: Int) -> Bool {
    if let subject, subject.kind == .body, subject.range.lowerBound < Int(tokens[index].start) { return false }
    guard let reference, let end = periods[Int(tokens[index].number)].end else { return true }
    return end.adding(days: -1).year >= reference.year || bodies <= 2
  }
}
