package import ExactValues

/// A value that a template can show, test or walk through.
package enum TemplateValue: Hashable, Sendable {
  case text(String)
  case number(DecimalNumber)
  case flag(Bool)
  case list([TemplateValue])
  case record(TemplateRecord)
  /// A value that is known to be absent: it can be tested and given a default, but not shown.
  case missing

  /// Makes a whole number.
  package static func integer(_ value: Int) -> TemplateValue { .number(DecimalNumber(value)) }

  /// What the value is called in mistakes.
  var kindName: String {
    switch self {
    case .text: "a text"
    case .number: "a number"
    case .flag: "true or false"
    case .list: "a list"
    case .record: "a record"
    case .missing: "missing"
    }
  }

  /// Whether a condition holds for it: all but false, zero, missing and what is empty.
  var isTrue: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .number(let number): !number.isZero
    case .flag(let flag): flag
    case .list(let values): !values.isEmpty
    case .record(let record): record.count > 0
    case .missing: false
    }
  }

  /// The text as it is shown; nil for a list, a record and missing.
  var shown: String? {
    switch self {
    case .text(let text): text
    case .number(let number): number.description
    case .flag(let flag): flag ? "true" : "false"
    case .list, .record, .missing: nil
    }
  }
}

/// Named values in an order.
package struct TemplateRecord: Hashable, Sendable {
  /// The names in order.
  package private(set) var names: [String] = []
  private var values: [String: TemplateValue] = [:]

  /// Makes a record; where a name stands twice the later value counts.
  package init(_ members: [(String, TemplateValue)] = []) {
    names.reserveCapacity(members.count)
    values.reserveCapacity(members.count)
    for (name, value) in members { self[name] = value }
  }

  /// How many values there are.
  package var count: Int { names.count }

  /// The value of a name; nil where there is no such name.
  package subscript(name: String) -> TemplateValue? {
    get { values[name] }
    set {
      if values.updateValue(newValue ?? .missing, forKey: name) == nil { names.append(name) }
    }
  }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Makes a text of a literal.
  package init(stringLiteral value: String) { self = .text(value) }
  /// Makes a whole number of a literal.
  package init(integerLiteral value: Int) { self = .integer(value) }
  /// Makes true or false of a literal.
  package init(booleanLiteral value: Bool) { self = .flag(value) }
  /// Makes a list of a literal.
  package init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
  /// Makes a record, in the order written of a literal.
  package init(dictionaryLiteral elements: (String, TemplateValue)...) { self = .record(TemplateRecord(elements)) }
}
