import ExactValues
import UserFiles

/// Reads the tokens of one tag; precedence is Jinja's: or, and, not, comparison, `+ -`, `~`, sign, filter, member.
struct ExpressionParser {
  private let tokens: [PlacedToken]
  private let file: UserFile
  private let end: Int
  private let scope: TemplateScope
  private let filters: TemplateFilters
  private let limits: TemplateLimits
  private var position = 0
  private var depth = 0
  private var size = 0
  /// The names of the data that the expression reads and that must be there.
  private(set) var globals: [(name: String, spot: Spot)] = []
  /// The names of the data that the expression asks after with `is defined`, so that they may be absent.
  private(set) var guardedNames: Set<String> = []

  init(
    _ tokens: [PlacedToken], file: UserFile, end: Int, scope: TemplateScope, filters: TemplateFilters,
    limits: TemplateLimits
  ) {
    self.tokens = tokens
    self.file = file
    self.end = end
    self.scope = scope
    self.filters = filters
    self.limits = limits
  }

  /// The byte of the next token, or of the tag's end.
  var offset: Int { position < tokens.count ? tokens[position].offset : end }
  var isAtEnd: Bool { position >= tokens.count }
  private var spot: Spot { Spot(file: file, offset: offset) }
  private var next: Token? { position < tokens.count ? tokens[position].token : nil }

  mutating func name(as meaning: String) throws(SyntaxMistake) -> String {
    guard case .name(let name) = next, !reservedWords.contains(name) else { throw unexpected(meaning) }
    position += 1
    return name
  }

  /// A name, a reserved word too: the word that says what a tag is.
  mutating func name(orElse meaning: String) throws(SyntaxMistake) -> String {
    guard case .name(let name) = next else { throw unexpected(meaning) }
    position += 1
    return name
  }

  mutating func quoted(as meaning: String) throws(SyntaxMistake) -> String {
    guard case .text(let text) = next else { throw unexpected(meaning) }
    position += 1
    return text
  }

  mutating func takes(word: String) -> Bool { take(.name(word)) }
  mutating func takes(sign: String) -> Bool { take(.sign(sign)) }

  mutating func expect(word: String) throws(SyntaxMistake) {
    guard take(.name(word)) else { throw unexpected("'\(word)'") }
  }

  mutating func expect(sign: String) throws(SyntaxMistake) {
    guard take(.sign(sign)) else { throw unexpected("'\(sign)'") }
  }

  func expectEnd() throws(SyntaxMistake) {
    guard isAtEnd else { throw unexpected("the end of the tag") }
  }

  mutating func expression() throws(SyntaxMistake) -> Expression {
    try enter()
    defer { depth -= 1 }
    let value = try disjunction()
    guard takes(word: "if") else { return value }
    let condition = try disjunction()
    try expect(word: "else")
    return .chosen(value, condition: condition, otherwise: try expression())
  }

  private mutating func take(_ token: Token) -> Bool {
    guard next == token else { return false }
    position += 1
    return true
  }

  private func unexpected(_ wanted: String) -> SyntaxMistake {
    let found = next?.shown ?? "the end of the tag"
    return SyntaxMistake(at: offset, "\(wanted) is expected here, not \(found)")
  }

  private mutating func enter() throws(SyntaxMistake) {
    depth += 1
    guard depth <= limits.nesting else { throw SyntaxMistake(at: offset, "the parentheses are nested too deeply") }
  }

  private mutating func grow() throws(SyntaxMistake) {
    size += 1
    guard size <= limits.expressionSize else {
      throw SyntaxMistake(at: offset, "the expression has more than \(limits.expressionSize) parts")
    }
  }

  private mutating func disjunction() throws(SyntaxMistake) -> Expression {
    var left = try conjunction()
    while takes(word: "or") {
      try grow()
      left = .or(left, try conjunction())
    }
    return left
  }

  private mutating func conjunction() throws(SyntaxMistake) -> Expression {
    var left = try negation()
    while takes(word: "and") {
      try grow()
      left = .and(left, try negation())
    }
    return left
  }

  private mutating func negation() throws(SyntaxMistake) -> Expression {
    guard takes(word: "not") else { return try comparison() }
    try enter()
    defer { depth -= 1 }
    return .not(try negation())
  }

  private mutating func comparison() throws(SyntaxMistake) -> Expression {
    let left = try sum()
    let spot = spot
    guard let comparator = comparator() else { return left }
    try grow()
    let right = try sum()
    let behind = position
    if self.comparator() != nil {
      position = behind
      throw SyntaxMistake(at: offset, "comparisons cannot be chained", hint: "write 'a < b and b < c'")
    }
    return .compared(left, comparator, right, spot)
  }

  private mutating func comparator() -> Comparator? {
    if case .sign(let sign) = next, let comparator = Comparator(rawValue: sign) {
      position += 1
      return comparator
    }
    if takes(word: "in") { return .within }
    if next == .name("not"), position + 1 < tokens.count, tokens[position + 1].token == .name("in") {
      position += 2
      return .notWithin
    }
    return nil
  }

  private mutating func sum() throws(SyntaxMistake) -> Expression {
    var left = try concatenation()
    while true {
      let spot = spot
      let isSum = takes(sign: "+")
      guard isSum || takes(sign: "-") else { return left }
      try grow()
      left = .arithmetic(left, isSum: isSum, try concatenation(), spot)
    }
  }

  private mutating func concatenation() throws(SyntaxMistake) -> Expression {
    var left = try signed()
    while true {
      let spot = spot
      guard takes(sign: "~") else { return left }
      try grow()
      left = .joined(left, try signed(), spot)
    }
  }

  private mutating func signed() throws(SyntaxMistake) -> Expression {
    let spot = spot
    guard takes(sign: "-") else { return try filtered(try primary()) }
    try enter()
    defer { depth -= 1 }
    return try filtered(.negated(try members(of: try primary()), spot))
  }

  /// The members, filters and tests behind a value.
  private mutating func filtered(_ value: Expression) throws(SyntaxMistake) -> Expression {
    var value = try members(of: value)
    while true {
      if takes(sign: "|") {
        try grow()
        value = try members(of: try filter(of: value))
      } else if takes(word: "is") {
        try grow()
        value = try test(of: value)
      } else {
        return value
      }
    }
  }

  private mutating func test(of value: Expression) throws(SyntaxMistake) -> Expression {
    let isNot = takes(word: "not")
    let start = offset
    guard case .name(let word) = next else { throw unexpected("a test, 'missing' or 'defined',") }
    position += 1
    guard let test = word == "none" ? .missing : ValueTest(rawValue: word) else {
      throw SyntaxMistake(
        at: start, "unknown test '\(word)'", rule: "unknown-test",
        hint: hint(forUnknown: word, among: ValueTest.allCases.map(\.rawValue)))
    }
    if test == .defined, let name = value.rootName { guardedNames.insert(name) }
    return .tested(value, test, isNot: isNot)
  }

  private mutating func members(of value: Expression) throws(SyntaxMistake) -> Expression {
    var value = value
    while true {
      let spot = spot
      if takes(sign: ".") {
        try grow()
        let start = self.spot
        if case .number(let number) = next, number.isInteger {
          position += 1
          value = .member(value, key: .literal(.number(number)), start)
        } else if case .name(let key) = next {
          position += 1
          value = .member(value, key: .literal(.text(key)), start)
        } else {
          throw unexpected("a key")
        }
      } else if takes(sign: "[") {
        try grow()
        let start = self.spot
        let key = try expression()
        try expect(sign: "]")
        value = .member(value, key: key, start)
      } else if next == .sign("(") {
        throw SyntaxMistake(
          at: spot.offset, "a value cannot be called",
          hint: "filters are written behind a bar: value | filter(argument)")
      } else {
        return value
      }
    }
  }

  private mutating func primary() throws(SyntaxMistake) -> Expression {
    try grow()
    let spot = spot
    guard let token = next else { throw unexpected("a value") }
    switch token {
    case .text(let text):
      position += 1
      return .literal(.text(text))
    case .number(let number):
      position += 1
      return .literal(.number(number))
    case .name(let name):
      return try named(name, spot)
    case .sign("("):
      position += 1
      let inner = try expression()
      try expect(sign: ")")
      return inner
    case .sign("["):
      position += 1
      return .list(try items(until: "]"))
    case .sign:
      throw unexpected("a value")
    }
  }

  private mutating func named(_ name: String, _ spot: Spot) throws(SyntaxMistake) -> Expression {
    switch name {
    case "true", "True":
      position += 1
      return .literal(.flag(true))
    case "false", "False":
      position += 1
      return .literal(.flag(false))
    case "none", "None", "missing":
      position += 1
      return .literal(.missing)
    case _ where reservedWords.contains(name): throw unexpected("a value")
    case "loop" where scope.loopDepth > 0:
      position += 1
      try expect(sign: ".")
      let start = self.spot
      let word = try self.name(as: "a fact of the loop")
      guard let fact = LoopFact(rawValue: word) else {
        throw SyntaxMistake(
          at: start.offset, "a loop has no '\(word)'", rule: "unknown-key",
          hint: hint(forUnknown: word, among: LoopFact.allCases.map(\.rawValue)))
      }
      return .loopFact(fact)
    default:
      position += 1
      if let slot = scope.slot(of: name) { return .local(slot, name, spot) }
      globals.append((name, spot))
      return .global(name, spot)
    }
  }

  private mutating func items(until sign: String) throws(SyntaxMistake) -> [Expression] {
    var items: [Expression] = []
    while !takes(sign: sign) {
      items.append(try expression())
      if takes(sign: sign) { break }
      try expect(sign: ",")
    }
    return items
  }

  private mutating func filter(of value: Expression) throws(SyntaxMistake) -> Expression {
    let spot = spot
    let name = try name(as: "the name of a filter")
    guard let filter = filters[name] else {
      throw SyntaxMistake(
        at: spot.offset, "unknown filter '\(name)'", rule: "unknown-filter",
        hint: hint(forUnknown: name, among: filters.names))
    }
    var arguments = [Expression?](repeating: nil, count: filter.parameters.count)
    if takes(sign: "(") { try fill(&arguments, of: filter) }
    for (index, parameter) in filter.parameters.enumerated() where parameter.isRequired && arguments[index] == nil {
      throw SyntaxMistake(
        at: spot.offset, "the filter '\(name)' needs its argument '\(parameter.name)'", rule: "filter-arguments",
        hint: "write \(filter.signature)")
    }
    return .filtered(value, filter, arguments: arguments, spot)
  }

  private mutating func fill(_ arguments: inout [Expression?], of filter: TemplateFilter) throws(SyntaxMistake) {
    var count = 0
    var seenName = false
    while !takes(sign: ")") {
      let start = offset
      var index = count
      if case .name(let name) = next, position + 1 < tokens.count, tokens[position + 1].token == .sign("=") {
        guard let named = filter.parameters.firstIndex(where: { $0.name == name }) else {
          throw SyntaxMistake(
            at: start, "the filter '\(filter.name)' has no argument '\(name)'", rule: "filter-arguments",
            hint: hint(forUnknown: name, among: filter.parameters.map(\.name)))
        }
        position += 2
        index = named
        seenName = true
      } else if seenName {
        throw SyntaxMistake(at: start, "an argument without a name cannot follow one with a name")
      }
      guard index < arguments.count else {
        throw SyntaxMistake(
          at: start, "the filter '\(filter.name)' takes \(filter.countInWords)", rule: "filter-arguments",
          hint: "write \(filter.signature)")
      }
      guard arguments[index] == nil else {
        throw SyntaxMistake(
          at: start, "the argument '\(filter.parameters[index].name)' is given twice", rule: "filter-arguments")
      }
      arguments[index] = try expression()
      count += 1
      if takes(sign: ")") { return }
      try expect(sign: ",")
    }
  }
}

/// The words of the language, which no value may have as its name.
let reservedWords: Set<String> = ["and", "or", "not", "in", "is", "if", "else"]

extension Expression {
  /// The name of the data that a path such as `a.b` starts with; nil for another expression.
  fileprivate var rootName: String? {
    switch self {
    case .global(let name, _): name
    case .member(let inner, _, _): inner.rootName
    default: nil
    }
  }
}
