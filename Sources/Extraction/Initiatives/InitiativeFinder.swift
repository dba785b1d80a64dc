/// An initiative that was found.
struct InitiativeReference: Sendable {
  let kind: String
  /// The pieces of its name in the repaired text, without quotes around it.
  let name: [Range<Int>]
  let bodies: [Range<Int>]
  let place: Range<Int>
}

/// Finds named initiatives: programmes, brands, platforms, projects, mechanisms, events and recognitions.
///
/// A name stands in quotes or book marks, or it ends in a noun of such things and something is done with it: it is set
/// up, held, opened, won. A noun that only says what something is (创新平台) is no name.
struct InitiativeFinder: ~Copyable {
  let text: [UInt32]
  let tokens: [Token]
  let knowledge: Knowledge
  let tables = InitiativeTables.shared
  /// Keeps the finder in one place of memory: see `MetricReader`.
  private let pinned: (any Sendable)? = nil
  var initiatives: [InitiativeReference] = []
  private var known: Set<[UInt32]> = []

  init(_ text: [UInt32], _ tokens: [Token], _ knowledge: Knowledge) {
    self.text = text
    self.tokens = tokens
    self.knowledge = knowledge
  }

  mutating func read(_ paragraphs: Range<Int>, of all: [RepairedText.Paragraph], _ tokenRanges: [Range<Int>]) {
    for index in paragraphs {
      switch all[index].kind {
      case .body, .caption, .row:
        readTokens(tokenRanges[index], isHeading: false)
        readJoining(all[index].range)
      case .heading where all[index].range.count > 0:
        readTokens(tokenRanges[index], isHeading: true)
      default: continue
      }
    }
  }

  private mutating func readTokens(_ range: Range<Int>, isHeading: Bool) {
    var lastQuoted: Int?
    for index in range {
      let token = tokens[index]
      if token.kind == .quoted {
        let open = text[Int(token.start)]
        if open == 0x300A {
          readTitle(index, in: range)
        } else if open == 0x201C || open == 0x2018 {
          let follows = lastQuoted.map { isJoined($0, index) } ?? false
          if readQuoted(index, in: range, isHeading: isHeading, follows: follows) { lastQuoted = index }
          if !isHeading { readParts(index, in: range) }
        }
        continue
      }
      if isHeading { continue }
      guard token.kind == .gap || token.kind == .word, token.word != .selfZone else { continue }
      readEnds(index, in: range)
    }
  }

  /// Whether two quoted names stand in one list: “A”“B”, “A”、“B”.
  private func isJoined(_ first: Int, _ second: Int) -> Bool {
    if second == first + 1 { return true }
    guard second == first + 2 else { return false }
    let between = tokens[first + 1]
    return between.kind == .listComma || between.end - between.start == 1
  }

  /// Keeps an initiative; a name that is there already is another mention.
  mutating func add(_ kind: String, _ name: Range<Int>, place: Range<Int>, bodies: [Range<Int>] = []) {
    add(kind, [name], place: place, bodies: bodies)
  }

  /// Keeps an initiative whose name has several pieces.
  mutating func add(_ kind: String, _ name: [Range<Int>], place: Range<Int>, bodies: [Range<Int>] = []) {
    var key: [UInt32] = []
    for range in name {
      for value in text[range] where !(value == 0x20 || Scalars.opensQuote(value) || Scalars.closesQuote(value)) {
        key.append(value)
      }
    }
    guard key.count >= 2, known.insert(key).inserted else { return }
    initiatives.append(InitiativeReference(kind: kind, name: name, bodies: bodies, place: place))
  }

  /// Whether a verb of a table ends where a token begins; verbs may be of several tokens, or the end of one.
  func verb(before index: Int, from start: Int, in verbs: WordSet) -> Bool {
    var end = Int(tokens[index].start)
    let floor = start < tokens.count ? Int(tokens[start].start) : 0
    // 了 and spaces between the verb and the name.
    while end > floor, text[end - 1] == 0x4E86 || text[end - 1] == 0x20 { end -= 1 }
    // 发放首笔“…”, 打造首个“…”
    if end - 2 > floor, text[end - 2] == 0x9996 { end -= 2 }
    return verbs.hasWord(text, endingAt: end, from: max(floor, end - 6))
  }
}
