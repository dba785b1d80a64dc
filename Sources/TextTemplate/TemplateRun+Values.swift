import ExactValues
import UserFiles

extension TemplateRun {
  /// What an expression gives; nil where it is wrong, which has been noted.
  func value(of expression: Expression) -> TemplateValue? {
    switch expression {
    case .literal(let value): return value
    case .global(let name, let spot):
      if let value = global(name) { return value }
      noteUnknown(name, spot)
      return nil
    case .local(let slot, let name, let spot):
      if let value = self.slot(slot) ?? global(name) { return value }
      noteUnknown(name, spot)
      return nil
    case .loopFact(let fact): return loopFact(fact)
    case .member(let inner, let key, let spot):
      guard let whole = value(of: inner), let key = value(of: key) else { return nil }
      return member(key, of: whole, spot)
    case .list(let items):
      var values: [TemplateValue] = []
      for item in items {
        guard let value = value(of: item) else { return nil }
        values.append(value)
      }
      return .list(values)
    case .filtered(let inner, let filter, let arguments, let spot):
      return filtered(inner, filter, arguments, spot)
    case .and(let left, let right):
      guard let first = value(of: left) else { return nil }
      return first.isTrue ? value(of: right) : first
    case .or(let left, let right):
      guard let first = value(of: left) else { return nil }
      return first.isTrue ? first : value(of: right)
    case .not(let inner): return value(of: inner).map { .flag(!$0.isTrue) }
    case .compared(let left, let comparator, let right, let spot):
      guard let left = value(of: left), let right = value(of: right) else { return nil }
      return compared(left, comparator, right, spot).map { .flag($0) }
    case .arithmetic(let left, let isSum, let right, let spot):
      guard let left = value(of: left), let right = value(of: right) else { return nil }
      guard case .number(let first) = left, case .number(let second) = right else {
        let wrong = if case .number = left { right } else { left }
        note(
          spot, "wrong-value", "only numbers can be added and subtracted; this is \(wrong.kindName)",
          hint: "join texts with '~'")
        return nil
      }
      return .number(isSum ? first + second : first - second)
    case .negated(let inner, let spot):
      guard let value = value(of: inner) else { return nil }
      guard case .number(let number) = value else {
        note(spot, "wrong-value", "only a number can be negated; this is \(value.kindName)")
        return nil
      }
      return .number(-number)
    case .joined(let left, let right, let spot):
      guard let left = value(of: left), let right = value(of: right) else { return nil }
      guard let first = left.shown, let second = right.shown else {
        note(spot, "wrong-value", "\((left.shown == nil ? left : right).kindName) cannot be joined to a text")
        return nil
      }
      return .text(first + second)
    case .tested(let inner, .missing, let isNot):
      return value(of: inner).map { .flag(($0 == .missing) != isNot) }
    case .tested(let inner, .defined, let isNot): return isDefined(inner).map { .flag($0 != isNot) }
    case .chosen(let chosen, let condition, let otherwise):
      guard let condition = value(of: condition) else { return nil }
      return value(of: condition.isTrue ? chosen : otherwise)
    }
  }

  /// Whether a path of names leads to a value, without noting where it does not.
  private func isDefined(_ expression: Expression) -> Bool? {
    switch expression {
    case .global(let name, _): return global(name) != nil
    case .local(let slot, let name, _): return (self.slot(slot) ?? global(name)) != nil
    case .member(let inner, let key, _):
      guard let inside = isDefined(inner) else { return nil }
      guard inside, let whole = value(of: inner), let key = value(of: key) else { return false }
      switch (whole, key) {
      case (.record(let record), .text(let name)): return record[name] != nil
      case (.items(let items), .number(let number)): return position(number, among: items.count) != nil
      default: return false
      }
    default: return value(of: expression).map { _ in true }
    }
  }

  /// The position that an index means, counted from the end where it is negative.
  private func position(_ number: DecimalNumber, among count: Int) -> Int? {
    guard let index = number.wholeNumber else { return nil }
    let position = index < 0 ? count + index : index
    return position >= 0 && position < count ? position : nil
  }

  private func member(_ key: TemplateValue, of whole: TemplateValue, _ spot: Spot) -> TemplateValue? {
    switch (whole, key) {
    case (.record(let record), .text(let name)):
      if let value = record[name] { return value }
      note(spot, "unknown-key", "there is no '\(name)' here", hint: hint(forUnknown: name, among: record.names))
    case (.items(let items), .number(let number)):
      if let position = position(number, among: items.count) { return items[position] }
      note(spot, "unknown-key", "the list has \(items.count) items, so none at \(number)", hint: "the first is at 0")
    case (.items, _): note(spot, "wrong-value", "an item of a list is named by its number, not by \(key.kindName)")
    case (.record, _): note(spot, "wrong-value", "a value of a record is named by a text, not by \(key.kindName)")
    case (.missing, _):
      note(spot, "missing-value", "the value before this is missing", hint: "ask 'is missing' before")
    default: note(spot, "wrong-value", "\(whole.kindName) has no parts")
    }
    return nil
  }

  private func compared(
    _ left: TemplateValue, _ comparator: Comparator, _ right: TemplateValue, _ spot: Spot
  ) -> Bool? {
    switch comparator {
    case .equal: return left == right
    case .unequal: return left != right
    case .within: return contains(right, left, spot)
    case .notWithin: return contains(right, left, spot).map { !$0 }
    case .less: return order(left, right, spot).map { $0 < 0 }
    case .lessOrEqual: return order(left, right, spot).map { $0 <= 0 }
    case .greater: return order(left, right, spot).map { $0 > 0 }
    case .greaterOrEqual: return order(left, right, spot).map { $0 >= 0 }
    }
  }

  private func order(_ left: TemplateValue, _ right: TemplateValue, _ spot: Spot) -> Int? {
    switch (left, right) {
    case (.number(let left), .number(let right)): return left < right ? -1 : (left == right ? 0 : 1)
    case (.text(let left), .text(let right)):
      if left == right { return 0 }
      return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars) ? -1 : 1
    default:
      note(spot, "wrong-value", "\(left.kindName) and \(right.kindName) have no order")
      return nil
    }
  }

  private func contains(_ whole: TemplateValue, _ part: TemplateValue, _ spot: Spot) -> Bool? {
    switch (whole, part) {
    case (.items(let items), _): return items.contains(part)
    case (.record(let record), .text(let name)): return record[name] != nil
    case (.text(let whole), .text(let part)): return part.isEmpty || whole.contains(part)
    default:
      note(spot, "wrong-value", "\(part.kindName) cannot be looked for in \(whole.kindName)")
      return nil
    }
  }

  private func filtered(
    _ inner: Expression, _ filter: TemplateFilter, _ arguments: [Expression?], _ spot: Spot
  ) -> TemplateValue? {
    guard let input = value(of: inner) else { return nil }
    var values: [TemplateValue?] = []
    values.reserveCapacity(arguments.count)
    for (argument, parameter) in zip(arguments, filter.parameters) {
      guard let argument else {
        values.append(nil)
        continue
      }
      guard let value = value(of: argument) else { return nil }
      guard value.suits(parameter.kind) else {
        note(
          spot, "filter-arguments",
          "the argument '\(parameter.name)' of '\(filter.name)' must be \(parameter.kind.rawValue); this is \(value.kindName)"
        )
        return nil
      }
      values.append(value)
    }
    guard input.suits(filter.input) else {
      note(
        spot, input == .missing ? "missing-value" : "filter-input",
        "the filter '\(filter.name)' needs \(filter.input.rawValue); this is \(input.kindName)",
        hint: input == .missing ? "put default(\"…\") before it, or ask 'is missing'" : nil)
      return nil
    }
    do throws(FilterRefusal) {
      return try filter.apply(input, FilterArguments(values: values))
    } catch {
      note(spot, "filter-input", "the filter '\(filter.name)': \(error.message)", hint: error.hint)
      return nil
    }
  }
}

extension TemplateValue {
  /// Whether the value is of a kind; a number passes for a text.
  fileprivate func suits(_ kind: TemplateFilter.Kind) -> Bool {
    switch (kind, self) {
    case (.any, _), (.text, .text), (.text, .number), (.number, .number), (.list, .items): true
    case (.whole, .number(let number)): number.wholeNumber != nil
    default: false
    }
  }
}
