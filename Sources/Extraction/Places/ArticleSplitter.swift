import PrintedForms

/// Parts a page into its articles.
struct ArticleSplitter {
  private let text: [UInt32]
  private let paragraphs: [RepairedText.Paragraph]
  private let tokens: [Token]
  /// The tokens of each paragraph.
  let tokenRanges: [Range<Int>]
  private let lastBody: Int

  init(_ repaired: RepairedText, _ tokens: [Token]) {
    text = repaired.text.scalars
    paragraphs = repaired.paragraphs
    self.tokens = tokens
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(paragraphs.count)
    var index = 0
    for paragraph in repaired.paragraphs {
      let start = index
      while index < tokens.count, Int(tokens[index].start) < paragraph.range.upperBound { index += 1 }
      ranges.append(start..<index)
      if index < tokens.count, tokens[index].kind == .newline { index += 1 }
    }
    tokenRanges = ranges
    lastBody = paragraphs.lastIndex { $0.kind == .body } ?? -1
  }

  /// The articles, each a run of paragraphs.
  func articles() -> [Range<Int>] {
    var starts = [0]
    var hasBody = false
    var current: ArticleZone.Mention?
    for index in paragraphs.indices {
      let paragraph = paragraphs[index]
      let mention = ArticleZone.firstMention(tokens, tokenRanges[index], text)
      if hasBody, begins(index, current, mention) {
        let start = headline(before: index)
        if start > (starts.last ?? 0) {
          starts.append(start)
          hasBody = false
          current = nil
        }
      }
      if paragraph.kind == .body { hasBody = true }
      if current == nil, let mention { current = mention }
    }
    var ranges: [Range<Int>] = []
    for (index, start) in starts.enumerated() {
      ranges.append(start..<(index + 1 < starts.count ? starts[index + 1] : paragraphs.count))
    }
    return ranges
  }

  private func begins(_ index: Int, _ current: ArticleZone.Mention?, _ mention: ArticleZone.Mention?) -> Bool {
    let paragraph = paragraphs[index]
    switch paragraph.kind {
    case .rule: return index + 1 < paragraphs.count && hasBody(after: index)
    case .heading:
      if paragraph.isTitle { return true }
      guard let current, let mention, !ArticleZone.same(current, mention, text) else { return false }
      return startsWith(mention, index) && hasBody(after: index)
    case .body: return isDispatch(paragraph.range) || isOfAnotherZone(index, current, mention)
    default: return false
    }
  }

  private func hasBody(after index: Int) -> Bool { index < lastBody }

  /// 本报讯, 本网讯, 本刊讯 and their like.
  private func isDispatch(_ range: Range<Int>) -> Bool {
    guard range.count > 4, text[range.lowerBound] == 0x672C else { return false }
    return text[range.lowerBound + 2] == 0x8BAF
  }

  /// A paragraph that begins with another zone and does not speak of the article's.
  private func isOfAnotherZone(
    _ index: Int, _ current: ArticleZone.Mention?, _ mention: ArticleZone.Mention?
  ) -> Bool {
    guard let current, let mention, !ArticleZone.same(current, mention, text), startsWith(mention, index) else {
      return false
    }
    guard paragraphs[index].range.count >= 40, current.number != nil || mention.number == nil else { return false }
    return !ArticleZone.mentions(tokens, tokenRanges[index], text).contains { ArticleZone.same($0, current, text) }
  }

  private func startsWith(_ mention: ArticleZone.Mention, _ index: Int) -> Bool {
    mention.name.lowerBound <= paragraphs[index].range.lowerBound + 2
  }

  /// The first of the headings that stand directly before a paragraph.
  private func headline(before index: Int) -> Int {
    var start = index
    while start > 0 {
      switch paragraphs[start - 1].kind {
      case .heading, .byline, .furniture: start -= 1
      default:
        // Furniture at the end of the article before stays there.
        while start < index, paragraphs[start].kind == .furniture { start += 1 }
        return start
      }
    }
    return start
  }
}
