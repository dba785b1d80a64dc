/// What a tag computes. Each case holds the spot that its mistakes are told at.
indirect enum Expression: Sendable {
  /// A value as written.
  case literal(TemplateValue)
  /// A name of the data that the template is rendered with.
  case global(String, Spot)
  /// A name that a loop or `set` gives, in a slot of the run; until it is given one, the data's name.
  case local(Int, String, Spot)
  /// A fact of the innermost loop: `loop.index`.
  case loopFact(LoopFact)
  /// `a.b` and `a["b"]`, or `a[0]`.
  case member(Expression, key: Expression, Spot)
  case list([Expression])
  case filtered(Expression, TemplateFilter, arguments: [Expression?], Spot)
  case and(Expression, Expression)
  case or(Expression, Expression)
  case not(Expression)
  case compared(Expression, Comparator, Expression, Spot)
  case arithmetic(Expression, isSum: Bool, Expression, Spot)
  case negated(Expression, Spot)
  case joined(Expression, Expression, Spot)
  /// `a is missing`, `a is defined`.
  case tested(Expression, ValueTest, isNot: Bool)
  /// `a if condition else b`.
  case chosen(Expression, condition: Expression, otherwise: Expression)
}

/// How two values are compared.
enum Comparator: String, Sendable {
  case equal = "=="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case within = "in"
  case notWithin = "not in"
}

/// What may be asked of a value with `is`.
enum ValueTest: String, CaseIterable, Sendable {
  case missing
  case defined
}

/// What a loop tells of its round.
enum LoopFact: String, CaseIterable, Sendable {
  case index
  case index0
  case revindex
  case first
  case last
  case length
}

/// A part of a template in the order written.
indirect enum TemplateNode: Sendable {
  case text(String)
  case output(Expression, Spot)
  case loop(LoopNode)
  case choice([Branch])
  case assignment(slot: Int, Expression)
}

/// `{% for a, b in list %}…{% else %}…{% endfor %}`.
struct LoopNode: Sendable {
  var slots: [Int]
  var list: Expression
  var spot: Spot
  /// The slots that `set` fills inside, emptied before each round.
  var innerSlots: [Int] = []
  var body: [TemplateNode] = []
  var otherwise: [TemplateNode] = []
}

/// One arm of an `if`; the last may have no condition.
struct Branch: Sendable {
  var condition: Expression?
  var body: [TemplateNode] = []
}
