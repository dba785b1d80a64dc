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
      case .heading: readParagraph(tokenRanges[index], isHeading: true)
      case .rule: break
      }
    }
  }
}
