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

  /// 本季度, where a quarter was told before: that one, whenever the page appeared.
  func spanAtHand(_ index: Int) -> Int? {
    if token(index, is: "当月") { return spanAtHand(months: 1) }
    if token(index, is: "当季") { return spanAtHand(months: 3) }
    guard let frame = articleFrame ?? headingFrame, let start = periods[frame].start, let end = periods[frame].end
    else {
      return nil
    }
    let months = (end.year - start.year) * 12 + end.month - start.month
    if token(index, is: "本季度") || token(index, is: "本季") { return months == 3 ? frame : nil }
    return token(index, is: "本月") && months == 1 ? frame : nil
  }

  /// 7月份是…首月，…，当月完成…: the last span of so many months that was told.
  private func spanAtHand(months: Int) -> Int? {
    [sentencePeriod, paragraphPeriod, articleFrame, headingFrame].lazy.compactMap { $0 }.first { number in
      guard let start = periods[number].start, let end = periods[number].end else { return false }
      return (end.year - start.year) * 12 + end.month - start.month == months && end.day == start.day
    }
  }

  /// 预计到2025年，…: a span before the comma that is of the forecasts behind it.
  func opensForecast(_ index: Int, in clause: Range<Int>) -> Bool {
    guard index + 1 == clause.upperBound, index + 1 < tokens.count, tokens[index + 1].kind == .comma else {
      return false
    }
    return (clause.lowerBound..<index).allSatisfy {
      tokens[$0].isWord(.forecast) || tokens[$0].isWord(.plan) || tokens[$0].isWord(.link) || isSmall(tokens[$0])
    }
  }
}
