import ExactValues
import UserFiles

/// One rendering: the data, the slots of the names given in the template, and the text so far.
final class TemplateRun {
  private(set) var output = ""
  let mistakes = Mistakes()
  private let template: Template
  private let data: TemplateRecord
  /// The values of names that were asked for: each is made once.
  private var globals: [String: TemplateValue] = [:]
  private var slots: [TemplateValue?]
  private var loops: [(index: Int, count: Int)] = []
  private var rounds = 0
  private var outputBytes = 0
  private var told: Set<Mistake> = []

  init(of template: Template, data: TemplateRecord) {
    self.template = template
    self.data = data
    slots = Array(repeating: nil, count: template.slotCount)
  }

  /// Notes every name that the data has not, whether or not it would be reached.
  func checkNames() {
    let names = Set(data.names)
    for (name, spot) in template.globals where !names.contains(name) { noteUnknown(name, spot) }
  }

  /// Writes nodes; false when a limit is passed, which ends the run.
  func write(_ nodes: [TemplateNode]) -> Bool {
    for node in nodes {
      switch node {
      case .text(let text): guard append(text, nil) else { return false }
      case .output(let expression, let spot):
        guard let value = value(of: expression) else { continue }
        guard let text = value.shown else {
          noteUnshowable(value, spot)
          continue
        }
        guard append(text, spot) else { return false }
      case .loop(let loop): guard write(loop) else { return false }
      case .choice(let branches): guard write(branches) else { return false }
      case .assignment(let slot, let expression): slots[slot] = value(of: expression)
      }
    }
    return true
  }

  private func append(_ text: String, _ spot: Spot?) -> Bool {
    outputBytes += text.utf8.count
    guard outputBytes <= template.limits.outputBytes else {
      let place = spot?.place ?? template.file.wholePlace
      mistakes.add(
        at: place, rule: "template-limit", "the text is longer than \(template.limits.outputBytes) bytes here")
      return false
    }
    output += text
    return true
  }

  private func write(_ branches: [Branch]) -> Bool {
    for branch in branches {
      guard let condition = branch.condition else { return write(branch.body) }
      // A condition that is wrong was told; neither it nor its alternatives can be chosen.
      guard let value = value(of: condition) else { return true }
      if value.isTrue { return write(branch.body) }
    }
    return true
  }

  private func write(_ loop: LoopNode) -> Bool {
    guard let list = value(of: loop.list), let items = items(of: list, for: loop) else { return true }
    if items.isEmpty { return write(loop.otherwise) }
    loops.append((0, items.count))
    defer { loops.removeLast() }
    for (index, item) in items.enumerated() {
      rounds += 1
      guard rounds <= template.limits.rounds else {
        mistakes.add(
          at: loop.spot.place, rule: "template-limit", "the loops run more than \(template.limits.rounds) rounds")
        return false
      }
      loops[loops.count - 1].index = index
      for slot in loop.innerSlots { slots[slot] = nil }
      guard bind(item, to: loop) else { continue }
      guard write(loop.body) else { return false }
    }
    return true
  }

  private func items(of list: TemplateValue, for loop: LoopNode) -> TemplateList? {
    switch list {
    case .items(let items): return items
    case .record(let record):
      return TemplateList(
        record.names.map { loop.slots.count == 1 ? .text($0) : .list([.text($0), record[$0] ?? .missing]) })
    default:
      note(
        loop.spot, "wrong-value", "a 'for' needs a list or a record; this is \(list.kindName)",
        hint: list == .missing ? "test it with 'is missing' before" : nil)
      return nil
    }
  }

  private func bind(_ item: TemplateValue, to loop: LoopNode) -> Bool {
    if loop.slots.count == 1 {
      slots[loop.slots[0]] = item
      return true
    }
    guard case .items(let parts) = item, parts.count == loop.slots.count else {
      let found = if case .items(let parts) = item { "a list of \(parts.count)" } else { item.kindName }
      note(loop.spot, "wrong-value", "each item must be a list of \(loop.slots.count) values; one is \(found)")
      return false
    }
    for (slot, part) in zip(loop.slots, parts) { slots[slot] = part }
    return true
  }

  func loopFact(_ fact: LoopFact) -> TemplateValue {
    guard let loop = loops.last else { return .missing }
    return switch fact {
    case .index: .integer(loop.index + 1)
    case .index0: .integer(loop.index)
    case .revindex: .integer(loop.count - loop.index)
    case .first: .flag(loop.index == 0)
    case .last: .flag(loop.index == loop.count - 1)
    case .length: .integer(loop.count)
    }
  }

  func global(_ name: String) -> TemplateValue? {
    if let value = globals[name] { return value }
    let value = data[name]
    globals[name] = value
    return value
  }

  func slot(_ slot: Int) -> TemplateValue? { slots[slot] }

  /// Notes a mistake, once for each place and wording however many rounds meet it.
  func note(_ spot: Spot, _ rule: String, _ message: String, hint: String? = nil) {
    let mistake = Mistake(at: spot.place, rule: rule, message, hint: hint)
    if told.insert(mistake).inserted { mistakes.add(mistake) }
  }

  func noteUnknown(_ name: String, _ spot: Spot) {
    note(
      spot, "unknown-name", "unknown name '\(name)'",
      hint: hint(forUnknown: name, among: template.localNames + data.names))
  }

  private func noteUnshowable(_ value: TemplateValue, _ spot: Spot) {
    switch value {
    case .missing:
      note(
        spot, "missing-value", "this value is missing and cannot be shown",
        hint: "give it one with default(\"…\"), or ask 'is missing' before")
    case .items: note(spot, "wrong-value", "a list cannot be shown as it is", hint: "join it: | join(\", \")")
    default: note(spot, "wrong-value", "\(value.kindName) cannot be shown as it is", hint: "show one of its values")
    }
  }
}
