import UserFiles

let listFilters: [TemplateFilter] = [
  TemplateFilter("length", of: .any) { value, _ throws(FilterRefusal) in
    switch value {
    case .text(let text): .integer(text.count)
    case .items(let values): .integer(values.count)
    case .record(let record): .integer(record.count)
    default: throw FilterRefusal("only a text, a list or a record has a length; this is \(value.kindName)")
    }
  },
  TemplateFilter("join", of: .list, [.init("separator", .text, optional: true)]) {
    value, arguments throws(FilterRefusal) in
    var joined = ""
    for (index, item) in items(value).enumerated() {
      guard let text = item.shown else { throw FilterRefusal("item \(index + 1) of the list is \(item.kindName)") }
      if index > 0 { joined += arguments.text(0) ?? "" }
      joined += text
    }
    return .text(joined)
  },
  TemplateFilter("first", of: .list) { value, _ in items(value).first ?? .missing },
  TemplateFilter("last", of: .list) { value, _ in items(value).last ?? .missing },
  TemplateFilter("head", of: .list, [.init("count", .whole)]) { value, arguments in
    let list = items(value)
    return .items(TemplateList(count: min(max(arguments.whole(0) ?? 0, 0), list.count)) { list[$0] })
  },
  TemplateFilter("reverse", of: .list) { value, _ in .list(Array(items(value).reversed())) },
  TemplateFilter("unique", of: .list) { value, _ in
    var seen: Set<TemplateValue> = []
    return .list(Array(items(value).filter { seen.insert($0).inserted }))
  },
  TemplateFilter("default", of: .any, [.init("value", .any)]) { value, arguments in
    value == .missing ? arguments[0] ?? .missing : value
  },
  TemplateFilter("map", of: .list, [.init("attribute", .text)]) { value, arguments throws(FilterRefusal) in
    var mapped: [TemplateValue] = []
    for item in items(value) { mapped.append(try member(arguments.text(0) ?? "", of: item)) }
    return .list(mapped)
  },
  TemplateFilter("where", of: .list, [.init("attribute", .text), .init("value", .any)]) {
    value, arguments throws(FilterRefusal) in
    var kept: [TemplateValue] = []
    for item in items(value) where try member(arguments.text(0) ?? "", of: item) == arguments[1] { kept.append(item) }
    return .list(kept)
  },
  TemplateFilter("sort", of: .list, [.init("attribute", .text, optional: true)]) {
    value, arguments throws(FilterRefusal) in
    var keyed: [(key: TemplateValue, item: TemplateValue)] = []
    for item in items(value) {
      let key = if let name = arguments.text(0) { try member(name, of: item) } else { item }
      switch key {
      case .items, .record, .flag: throw FilterRefusal("\(key.kindName) has no order to sort by")
      case .text, .number, .missing: keyed.append((key, item))
      }
    }
    // Enumerated, because Swift's sort does not promise to keep the order of equals.
    let sorted = keyed.enumerated().sorted { left, right in
      if comesBefore(left.element.key, right.element.key) { return true }
      return !comesBefore(right.element.key, left.element.key) && left.offset < right.offset
    }
    return .list(sorted.map(\.element.item))
  },
]

private func items(_ value: TemplateValue) -> TemplateList {
  if case .items(let items) = value { items } else { TemplateList([]) }
}

private func member(_ name: String, of item: TemplateValue) throws(FilterRefusal) -> TemplateValue {
  guard case .record(let record) = item else {
    throw FilterRefusal("the list holds \(item.kindName), which has no '\(name)'")
  }
  guard let value = record[name] else {
    throw FilterRefusal("a record of the list has no '\(name)'", hint: hint(forUnknown: name, among: record.names))
  }
  return value
}

/// Numbers before texts, what is missing last.
private func comesBefore(_ left: TemplateValue, _ right: TemplateValue) -> Bool {
  switch (left, right) {
  case (.number(let left), .number(let right)): left < right
  case (.text(let left), .text(let right)): left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
  case (.number, .text), (.number, .missing), (.text, .missing): true
  default: false
  }
}
