/// The names that loops and `set` give at one point of a template, each with its slot in the run.
struct TemplateScope {
  private var names: [(name: String, slot: Int)] = []
  private var marks: [(names: Int, firstSlot: Int)] = []
  private(set) var slotCount = 0

  /// How many loops stand open here.
  var loopDepth: Int { marks.count }

  func slot(of name: String) -> Int? { names.last { $0.name == name }?.slot }

  mutating func declare(_ name: String) -> Int {
    let slot = slotCount
    slotCount += 1
    names.append((name, slot))
    return slot
  }

  /// The slot of a name that `set` fills: the one it has in this loop already, or a new one.
  mutating func assign(_ name: String) -> Int {
    let start = marks.last?.names ?? 0
    return names[start...].last { $0.name == name }?.slot ?? declare(name)
  }

  mutating func openLoop() { marks.append((names.count, slotCount)) }

  /// Forgets the names of the innermost loop; gives the slots that belong to it and to the loops inside.
  mutating func closeLoop() -> Range<Int> {
    guard let mark = marks.popLast() else { return 0..<0 }
    names.removeSubrange(mark.names...)
    return mark.firstSlot..<slotCount
  }
}
