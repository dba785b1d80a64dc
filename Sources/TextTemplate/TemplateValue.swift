package import ExactValues

/// A value that a template can show, test or walk through.
package enum TemplateValue: Hashable, Sendable {
  case text(String)
  case number(DecimalNumber)
  case flag(Bool)
  case items(TemplateList)
  case record(TemplateRecord)
  /// A value that is known to be absent: it can be tested and given a default, but not shown.
  case missing

  /// Makes a list.
  package static func list(_ values: [TemplateValue]) -> TemplateValue { .items(TemplateList(values)) }

  /// Makes a whole number.
  package static func integer(_ value: Int) -> TemplateValue { .number(DecimalNumber(value)) }

  /// What the value is called in mistakes.
  var kindName: String {
    switch self {
    case .text: "a text"
    case .number: "a number"
    case .flag: "true or false"
    case .items: "a list"
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
    case .items(let values): !values.isEmpty
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
    case .items, .record, .missing: nil
    }
  }
}

/// Values in an order; each may be made when it is asked for, so that a long list costs what is shown of it.
package struct TemplateList: RandomAccessCollection, Hashable, Sendable {
  package let count: Int
  private let make: @Sendable (Int) -> TemplateValue

  /// A list of values that are made when they are asked for, by their number from 0.
  package init(count: Int, _ make: @escaping @Sendable (Int) -> TemplateValue) {
    self.count = count
    self.make = make
  }

  /// A list of values that are there.
  package init(_ values: [TemplateValue]) { self.init(count: values.count) { values[$0] } }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }
  package subscript(position: Int) -> TemplateValue { make(position) }

  package static func == (left: TemplateList, right: TemplateList) -> Bool { left.elementsEqual(right) }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for value in self { hasher.combine(value) }
  }
}

/// Named values in an order; each may be made when it is asked for.
///
/// A record has a few dozen names at most: they are looked through, which is quicker than hashing them.
package struct TemplateRecord: Hashable, Sendable {
  /// The names in order.
  package private(set) var names: [String]
  private let make: @Sendable (Int) -> TemplateValue
  /// What was set since, by the place of its name.
  private var changed: [Int: TemplateValue] = [:]

  /// Makes a record; where a name stands twice the later value counts.
  package init(_ members: [(String, TemplateValue)] = []) {
    var names: [String] = []
    var values: [TemplateValue] = []
    for (name, value) in members {
      if let place = names.firstIndex(of: name) {
        values[place] = value
      } else {
        names.append(name)
        values.append(value)
      }
    }
    self.init(names: names) { [values] in values[$0] }
  }

  /// Makes a record of values that are made when they are asked for, by the place of their name, from 0.
  ///
  /// - Parameter names: each stands once.
  package init(names: [String], _ make: @escaping @Sendable (Int) -> TemplateValue) {
    self.names = names
    self.make = make
  }

  /// How many values there are.
  package var count: Int { names.count }

  /// The value of a name; nil where there is no such name.
  package subscript(name: String) -> TemplateValue? {
    get {
      guard let place = names.firstIndex(of: name) else { return nil }
      return changed.isEmpty ? make(place) : changed[place] ?? make(place)
    }
    set {
      let value = newValue ?? .missing
      if let place = names.firstIndex(of: name) {
        changed[place] = value
      } else {
        changed[names.count] = value
        names.append(name)
      }
    }
  }

  package static func == (left: TemplateRecord, right: TemplateRecord) -> Bool {
    left.names == right.names && left.names.allSatisfy { left[$0] == right[$0] }
  }

  package func hash(into hasher: inout Hasher) {
    for name in names {
      hasher.combine(name)
      hasher.combine(self[name])
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
