import PrintedForms

/// Running text with its flow repaired: what the recognisers read, every character with its place in the input.
struct RepairedText: Sendable {
  /// A paragraph of the repaired text.
  struct Paragraph: Sendable {
    let kind: Flow.Paragraph.Kind
    /// Its characters in the repaired text, without the line feed that ends it.
    let range: Range<Int>
    let isTitle: Bool
  }

  let text: ScalarText
  /// The input offset of each character.
  let origin: [Int32]
  let paragraphs: [Paragraph]

  init(_ page: InputPage) {
    let flow = Flow(page.shown)
    var builder = RepairedTextBuilder(page)
    for paragraph in flow.paragraphs { builder.add(paragraph) }
    text = ScalarText(scalars: builder.scalars.array)
    origin = builder.origin.array
    paragraphs = builder.paragraphs
  }

  /// Where a part of the repaired text stands in the input, from its first character to behind its last.
  func input(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else {
      let place = range.lowerBound < origin.count ? Int(origin[range.lowerBound]) : 0
      return place..<place
    }
    let first = Int(origin[range.lowerBound])
    let last = Int(origin[range.upperBound - 1])
    return min(first, last)..<max(first, last) + 1
  }
}
