/// An initiative that was found.
struct InitiativeReference: Sendable {
  let kind: String
  /// Its name in the repaired text, without quotes around it.
  let name: Range<Int>
  let bodies: [Range<Int>]
  let place: Range<Int>
}

/// Finds named initiatives: programmes, brands, platforms, projects, mechanisms, events and recognitions.
struct InitiativeFinder {
  let text: [UInt32]
  let tokens: [Token]
  let knowledge: Knowledge
  private(set) var initiatives: [InitiativeReference] = []

  init(_ text: [UInt32], _ tokens: [Token], _ knowledge: Knowledge) {
    self.text = text
    self.tokens = tokens
    self.knowledge = knowledge
  }

  mutating func read(_ paragraphs: Range<Int>, of all: [RepairedText.Paragraph], _ tokenRanges: [Range<Int>]) {
  }
}
