import UserFiles

/// Reads the segments of a template, and of those that it includes, as a tree; goes on behind a mistake.
final class TemplateParser {
  private let folder: ContainedFolder?
  private let filters: TemplateFilters
  private let limits: TemplateLimits
  private let mistakes: Mistakes
  private var includeCount = 0
  private(set) var scope = TemplateScope()
  private(set) var globals: [(name: String, spot: Spot)] = []
  private(set) var guardedNames: Set<String> = []
  private(set) var localNames: [String] = []

  init(folder: ContainedFolder?, filters: TemplateFilters, limits: TemplateLimits, mistakes: Mistakes) {
    self.folder = folder
    self.filters = filters
    self.limits = limits
    self.mistakes = mistakes
  }

  /// A `for` or `if` that is not closed yet.
  private struct OpenBlock {
    let word: String
    let spot: Spot
    var loop: LoopNode?
    var branches: [Branch] = []
    var hasElse = false

    mutating func append(_ node: TemplateNode) {
      if loop != nil {
        if hasElse { loop?.otherwise.append(node) } else { loop?.body.append(node) }
      } else if !branches.isEmpty {
        branches[branches.count - 1].body.append(node)
      }
    }
  }

  private static let tagNames = ["for", "if", "elif", "else", "endfor", "endif", "set", "include"]

  /// Reads a file.
  ///
  /// - Parameter names: the names of the files that include one another down to this one.
  func parse(_ file: UserFile, including names: [String]) -> [TemplateNode] {
    var segmenter = Segmenter(file, noting: mistakes)
    var root: [TemplateNode] = []
    var open: [OpenBlock] = []
    func append(_ node: TemplateNode) {
      if open.isEmpty { root.append(node) } else { open[open.count - 1].append(node) }
    }
    for segment in segmenter.split() {
      let spot = Spot(file: file, offset: segment.start)
      do throws(SyntaxMistake) {
        switch segment.kind {
        case .comment: continue
        case .text:
          if !segment.range.isEmpty { append(.text(String(decoding: file.bytes[segment.range], as: UTF8.self))) }
        case .value:
          var parser = try parser(of: segment, in: file)
          let start = parser.offset
          let value = try parser.expression()
          try parser.expectEnd()
          keepGlobals(of: parser)
          append(.output(value, Spot(file: file, offset: start)))
        case .tag:
          var parser = try parser(of: segment, in: file)
          let start = parser.offset
          var word = try parser.name(orElse: "a tag such as 'for' or 'if'")
          if !Self.tagNames.contains(word) {
            note(
              start, file, "unknown-tag", "unknown tag '\(word)'", hint: hint(forUnknown: word, among: Self.tagNames))
            // Read a misspelt tag as the one it stands for, so that its end is no further mistake.
            word = nearest(to: word, in: Self.tagNames) ?? ""
          }
          switch word {
          case "for", "if": open.append(opened(word, &parser, spot, depth: open.count))
          case "elif", "else": try turn(word, &parser, &open, spot)
          case "endfor", "endif":
            try parser.expectEnd()
            if let node = try close(word, &open, spot) { append(node) }
          case "set": append(try assignment(&parser))
          case "include":
            for node in try included(&parser, spot, names) { append(node) }
          default: break
          }
        }
      } catch {
        note(error.offset, file, error.rule, error.message, hint: error.hint)
      }
    }
    while let block = open.popLast() {
      note(
        block.spot.offset, file, "unclosed-block", "this '\(block.word)' is never closed with 'end\(block.word)'")
      if block.loop != nil { _ = closeLoop() }
    }
    return root
  }

  private func note(_ offset: Int, _ file: UserFile, _ rule: String, _ message: String, hint: String? = nil) {
    mistakes.add(at: file.place(atByte: offset), rule: rule, message, hint: hint)
  }

  private func parser(of segment: Segment, in file: UserFile) throws(SyntaxMistake) -> ExpressionParser {
    ExpressionParser(
      try tokens(of: file.bytes[segment.range]), file: file, end: segment.range.upperBound, scope: scope,
      filters: filters, limits: limits)
  }

  private func keepGlobals(of parser: ExpressionParser) {
    globals += parser.globals
    guardedNames.formUnion(parser.guardedNames)
  }

  /// Opens a block even where its tag is wrong, so that its end is no further mistake.
  private func opened(_ word: String, _ parser: inout ExpressionParser, _ spot: Spot, depth: Int) -> OpenBlock {
    var block = OpenBlock(word: word, spot: spot)
    do throws(SyntaxMistake) {
      if depth == limits.nesting { throw SyntaxMistake(at: spot.offset, "the blocks are nested too deeply") }
      if word == "if" {
        block.branches = [Branch(condition: .literal(.missing))]
        block.branches[0].condition = try wholeExpression(&parser)
      } else {
        block.loop = LoopNode(slots: [], list: .literal(.missing), spot: spot)
        var names = [try parser.name(as: "the name for each item")]
        while parser.takes(sign: ",") { names.append(try parser.name(as: "a name")) }
        scope.openLoop()
        block.loop?.slots = names.map { scope.declare($0) }
        localNames += names
        try parser.expect(word: "in")
        block.loop?.spot = Spot(file: spot.file, offset: parser.offset)
        // The scope that the parser was made with lacks the loop's own names, as it should.
        block.loop?.list = try wholeExpression(&parser)
        return block
      }
    } catch {
      note(error.offset, spot.file, error.rule, error.message, hint: error.hint)
      if word == "for", block.loop?.slots.isEmpty ?? true { scope.openLoop() }
    }
    return block
  }

  private func wholeExpression(_ parser: inout ExpressionParser) throws(SyntaxMistake) -> Expression {
    let value = try parser.expression()
    try parser.expectEnd()
    keepGlobals(of: parser)
    return value
  }

  /// Takes `elif` and `else`.
  private func turn(
    _ word: String, _ parser: inout ExpressionParser, _ open: inout [OpenBlock], _ spot: Spot
  ) throws(SyntaxMistake) {
    guard let block = open.last else {
      throw SyntaxMistake(at: spot.offset, "'\(word)' stands outside any \(word == "else" ? "'if' or 'for'" : "'if'")")
    }
    let index = open.count - 1
    if block.hasElse {
      throw SyntaxMistake(at: spot.offset, "'\(word)' stands behind the 'else' of line \(block.spot.line)")
    }
    if word == "elif" {
      guard block.word == "if" else {
        throw SyntaxMistake(at: spot.offset, "'elif' found, but the 'for' of line \(block.spot.line) is still open")
      }
      open[index].branches.append(Branch(condition: .literal(.missing)))
      open[index].branches[block.branches.count].condition = try wholeExpression(&parser)
      return
    }
    open[index].hasElse = true
    if block.word == "if" { open[index].branches.append(Branch()) }
    if !parser.isAtEnd, parser.takes(word: "if") {
      throw SyntaxMistake(at: parser.offset, "'else' takes no condition", hint: "write 'elif'")
    }
    try parser.expectEnd()
  }

  private func close(_ word: String, _ open: inout [OpenBlock], _ spot: Spot) throws(SyntaxMistake) -> TemplateNode? {
    let wanted = String(word.dropFirst(3))
    guard let position = open.lastIndex(where: { $0.word == wanted }) else {
      guard let block = open.last else {
        throw SyntaxMistake(at: spot.offset, "'\(word)' found, but no '\(wanted)' is open")
      }
      throw SyntaxMistake(
        at: spot.offset, "'\(word)' found, but the '\(block.word)' of line \(block.spot.line) is still open")
    }
    while open.count > position + 1, let inner = open.popLast() {
      note(
        spot.offset, spot.file, "template-syntax",
        "'\(word)' found, but the '\(inner.word)' of line \(inner.spot.line) is still open",
        hint: "close it with 'end\(inner.word)'")
      if inner.word == "for" { _ = closeLoop() }
    }
    guard let block = open.popLast() else { return nil }
    guard wanted == "for" else { return .choice(block.branches) }
    let slots = closeLoop()
    guard var loop = block.loop else { return nil }
    loop.innerSlots = slots.filter { !loop.slots.contains($0) }
    return .loop(loop)
  }

  private func closeLoop() -> Range<Int> { scope.closeLoop() }

  private func assignment(_ parser: inout ExpressionParser) throws(SyntaxMistake) -> TemplateNode {
    let name = try parser.name(as: "a name")
    try parser.expect(sign: "=")
    let value = try wholeExpression(&parser)
    localNames.append(name)
    return .assignment(slot: scope.assign(name), value)
  }

  private func included(
    _ parser: inout ExpressionParser, _ spot: Spot, _ names: [String]
  ) throws(SyntaxMistake) -> [TemplateNode] {
    let start = parser.offset
    let written = try parser.quoted(as: "the quoted name of a file")
    try parser.expectEnd()
    guard let folder else {
      throw SyntaxMistake(at: start, "this template cannot include others", rule: "include")
    }
    includeCount += 1
    guard includeCount <= limits.includes else {
      // One mistake is enough: each further inclusion would be one more.
      if includeCount > limits.includes + 1 { return [] }
      throw SyntaxMistake(at: start, "more than \(limits.includes) files are included", rule: "include")
    }
    let name = folder.displayName(of: written)
    if let first = names.firstIndex(of: name) {
      let chain = (names[first...] + [name]).map { "'\($0)'" }.joined(separator: ", which includes ")
      throw SyntaxMistake(at: start, "a file cannot include itself: \(chain)", rule: "include")
    }
    guard names.count <= limits.includeDepth else {
      throw SyntaxMistake(at: start, "files include one another more than \(limits.includeDepth) deep", rule: "include")
    }
    let place = spot.file.place(atByte: start)
    switch folder.path(of: written, writtenAt: place) {
    case .failure(let mistake):
      mistakes.add(mistake)
      return []
    case .success(let path):
      let reading = Mistakes()
      guard let file = UserFile.read(path, as: name, noting: reading) else {
        noteUnread(reading, name: written, place: place, folder: folder)
        return []
      }
      mistakes.keep(file)
      return parse(file, including: names + [name])
    }
  }

  /// A file that is missing is a mistake of the line that names it; one that is broken, of the file itself.
  private func noteUnread(_ reading: Mistakes, name: String, place: FilePlace, folder: ContainedFolder) {
    for file in reading.files.values { mistakes.keep(file) }
    for mistake in reading.all {
      guard mistake.place.line == nil else {
        mistakes.add(mistake)
        continue
      }
      mistakes.add(
        at: place, rule: mistake.rule, "'\(name)' cannot be included: \(mistake.message)",
        hint: hint(forUnknown: name, among: folder.fileNames(ending: ".txt") ?? []))
    }
  }
}
