import Scheduling

/// Searches for a course of events that breaks a promise, and makes the shortest of it.
struct PropertySearch {
  /// One try: settings and events.
  struct Course: Hashable, CustomStringConvertible {
    var daysAfterQuarter: Int
    var minimumCoverage: Int
    var catchUp: Int
    var minute: Int
    var events: [SimulatedYears.Event]

    var description: String {
      "after \(daysAfterQuarter) days, \(minimumCoverage) zones, catch up \(catchUp), at minute \(minute): \(events)"
    }
  }

  let breaks: (Course) -> String?

  /// The shortest course found that breaks the promise, with what it breaks; nil where none of the tries does.
  func counterexample(tries: Int, seed: UInt64) -> (course: Course, broken: String)? {
    var random = SplitMix(state: seed)
    for _ in 0..<tries {
      let course = Course.random(using: &random)
      if let broken = breaks(course) { return shortest(course, broken) }
    }
    return nil
  }

  private func shortest(_ course: Course, _ broken: String) -> (course: Course, broken: String) {
    var best = (course: course, broken: broken)
    var improved = true
    while improved {
      improved = false
      for simpler in best.course.simpler {
        guard let broken = breaks(simpler) else { continue }
        best = (simpler, broken)
        improved = true
        break
      }
    }
    return best
  }
}

extension PropertySearch.Course {
  static func random(using random: inout SplitMix) -> PropertySearch.Course {
    var events: [SimulatedYears.Event] = []
    // Each zone publishes for each quarter, most within weeks, some a year late, some never.
    for quarter in 0..<40 {
      for _ in 0..<3 where Int.random(in: 0..<10, using: &random) > 0 {
        let isLate = Int.random(in: 0..<8, using: &random) == 0
        let day = quarter * 91 + Int.random(in: isLate ? 60..<500 : 1..<60, using: &random)
        if day < SimulatedYears.days {
          events.append(.bulletin(day: day, age: isLate ? Int.random(in: 1...5, using: &random) : 1, zones: 1))
        }
      }
    }
    for _ in 0..<Int.random(in: 0..<30, using: &random) {
      let day = Int.random(in: 0..<SimulatedYears.days, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: events.append(.correction(day: day))
      case 1: events.append(.noPower(from: day, days: Int.random(in: 1...90, using: &random)))
      case 2:
        let error = Int.random(in: -4000...4000, using: &random)
        events.append(.wrongClock(from: day, days: Int.random(in: 1...5, using: &random), by: error))
      case 3: events.append(.firesTwice(day: day))
      default: events.append(.damage(day: day))
      }
    }
    return PropertySearch.Course(
      daysAfterQuarter: Int.random(in: 0...60, using: &random),
      minimumCoverage: Int.random(in: 0...3, using: &random), catchUp: Int.random(in: 1...8, using: &random),
      minute: Int.random(in: 0..<1440, using: &random), events: events)
  }

  /// Simpler courses to try, the boldest first: without halves, quarters and single events; with plainer settings.
  var simpler: [PropertySearch.Course] {
    var found: [PropertySearch.Course] = []
    func add(_ change: (inout PropertySearch.Course) -> Void) {
      var course = self
      change(&course)
      if course != self { found.append(course) }
    }
    var size = events.count / 2
    while size >= 1 {
      for start in stride(from: 0, to: events.count, by: size) {
        add { $0.events.removeSubrange(start..<min(start + size, events.count)) }
      }
      size /= 2
    }
    if events.count == 1 { add { $0.events = [] } }
    add { $0.daysAfterQuarter = 0 }
    add { $0.minimumCoverage = min(1, minimumCoverage) }
    add { $0.catchUp = 1 }
    add { $0.minute = 0 }
    return found
  }
}

/// A small generator of random numbers that gives the same ones for the same seed (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
