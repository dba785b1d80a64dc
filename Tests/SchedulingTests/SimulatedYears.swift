import ExactValues
import Scheduling

/// A machine that cron wakes for ten years: the data that come, the nights that are missed, the clock that is wrong.
struct SimulatedYears {
  /// What happens to the machine; days count from the first.
  enum Event: Hashable {
    /// So many zones publish a figure for the quarter that ended some days before; `age` is in quarters.
    case bulletin(day: Int, age: Int, zones: Int)
    /// A file of the data set changes.
    case correction(day: Int)
    case noPower(from: Int, days: Int)
    /// The clock is wrong by some days for some days.
    case wrongClock(from: Int, days: Int, by: Int)
    case firesTwice(day: Int)
    /// Somebody deletes a file of the newest edition.
    case damage(day: Int)
  }

  /// What was done at one call.
  struct Made: Hashable {
    let quarter: QuarterOfYear
    let day: CivilDate
    let cause: EditionDecision.Cause
  }

  static let firstDay = CivilDate(year: 2026, month: 1, day: 1) ?? .first(ofMonth: 1, year: 2026)
  static let days = 3652

  var rules: DueEditions
  /// The minute of the day that cron fires at, by a clock that knows summer time.
  var minute = 6 * 60 + 17
  var events: [Event]
  /// Decides; replaced by a wrong rule to see that the search finds it.
  var decide: (DueEditions, [QuarterState], CivilDate) -> [EditionDecision] = { $0.decisions($1, asOf: $2) }

  private(set) var made: [Made] = []
  /// The first broken promise, in words.
  private(set) var broken: String?

  /// The events that last.
  private var troubles: [Event] = []
  private var coverage: [QuarterOfYear: Int] = [:]
  private var dataVersion = 0
  private var editions: [QuarterOfYear: String] = [:]
  private var damaged: Set<QuarterOfYear> = []

  init(rules: DueEditions, events: [Event]) {
    self.rules = rules
    self.events = events
  }

  /// Lets the years pass.
  mutating func run() {
    let byDay = Dictionary(grouping: events, by: Self.day)
    troubles = events.filter(Self.lasts)
    for day in 0..<Self.days where broken == nil {
      for event in byDay[day] ?? [] { happen(event, on: day) }
      guard !troubles.contains(where: { Self.isDark($0, on: day) }) else { continue }
      for moment in firings(on: day) { fire(atMinute: moment, day: day) }
      if byDay[day]?.contains(.firesTwice(day: day)) ?? false { fireAgain(day) }
    }
  }

  private static func day(of event: Event) -> Int {
    switch event {
    case .bulletin(let day, _, _), .correction(let day), .firesTwice(let day), .damage(let day): day
    case .noPower(let day, _), .wrongClock(let day, _, _): day
    }
  }

  private static func lasts(_ event: Event) -> Bool {
    switch event {
    case .noPower, .wrongClock: true
    case .bulletin, .correction, .firesTwice, .damage: false
    }
  }

  private static func isDark(_ event: Event, on day: Int) -> Bool {
    if case .noPower(let from, let days) = event { return (from..<(from + days)).contains(day) }
    return false
  }

  private mutating func happen(_ event: Event, on day: Int) {
    switch event {
    case .bulletin(_, let age, let zones):
      let date = Self.firstDay.adding(days: day)
      let quarter = QuarterOfYear(year: date.year, number: (date.month - 1) / 3 + 1).earlier(by: age)
      coverage[quarter, default: 0] += zones
      dataVersion += 1
    case .correction: dataVersion += 1
    case .damage: if let newest = editions.keys.max() { damaged.insert(newest) }
    case .noPower, .wrongClock, .firesTwice: break
    }
  }

  /// The minutes since the first day, in universal time, at which cron fires on a day of New York's clock.
  ///
  /// In spring the hour from 2 to 3 is missing: cron fires right after it. In autumn the hour from 1 to 2 is there twice.
  private func firings(on day: Int) -> [Int] {
    let date = Self.firstDay.adding(days: day)
    let (offset, isSpring, isAutumn) = Self.summerTime(date)
    let local = day * 1440 + minute
    if isSpring, (120..<180).contains(minute) { return [day * 1440 + 180 + 240] }
    if isSpring { return [local + (minute < 120 ? 300 : 240)] }
    if isAutumn, (60..<120).contains(minute) { return [local + 240, local + 300] }
    if isAutumn { return [local + (minute < 60 ? 240 : 300)] }
    return [local + offset]
  }

  /// The minutes west of Greenwich on a day, and whether the clock is put forward or back on it.
  private static func summerTime(_ date: CivilDate) -> (offset: Int, isSpring: Bool, isAutumn: Bool) {
    func sunday(_ number: Int, ofMonth month: Int) -> CivilDate {
      let first = CivilDate.first(ofMonth: month, year: date.year)
      return first.adding(days: 7 - first.weekday + 7 * (number - 1))
    }
    let spring = sunday(2, ofMonth: 3)
    let autumn = sunday(1, ofMonth: 11)
    return (date > spring && date <= autumn ? 240 : 300, date == spring, date == autumn)
  }

  /// The day that the run believes in: that of the workspace's clock, eight hours before Greenwich, wrong or not.
  private func believed(atMinute minute: Int, day: Int) -> CivilDate {
    var error = 0
    for case .wrongClock(let from, let days, let by) in troubles where (from..<(from + days)).contains(day) {
      error += by
    }
    let shown = minute + 480
    return Self.firstDay.adding(days: (shown >= 0 ? shown : shown - 1439) / 1440 + error)
  }

  private mutating func fire(atMinute minute: Int, day: Int) {
    let date = believed(atMinute: minute, day: day)
    var decisions = decide(rules, states, date)
    // As the command does: oldest first, and each decided anew, since an edition is compared with the one before it.
    for quarter in decisions.map(\.quarter) {
      guard case .make(let cause)? = decisions.first(where: { $0.quarter == quarter })?.action else { continue }
      check(quarter, cause: cause, on: date)
      editions[quarter] = inputs(of: quarter)
      damaged.remove(quarter)
      made.append(Made(quarter: quarter, day: date, cause: cause))
      decisions = decide(rules, states, date)
    }
    checkNothingOwed(on: date)
  }

  private mutating func fireAgain(_ day: Int) {
    let count = made.count
    for moment in firings(on: day) { fire(atMinute: moment + 1, day: day) }
    if made.count > count { broken = broken ?? "day \(day): the second call made \(made[count].quarter) again" }
  }

  private var states: [QuarterState] {
    var previous = "none"
    return coverage.keys.sorted().map { quarter in
      let made = editions[quarter]
      let state = QuarterState(
        quarter: quarter, coverage: coverage[quarter, default: 0],
        edition: damaged.contains(quarter) ? .incomplete : made.map { .made(inputs: $0) } ?? .absent,
        inputs: "\(dataVersion) \(previous)")
      if made != nil { previous = String(quarter.index) }
      return state
    }
  }

  /// What an edition is made from: the data, and the edition before it.
  private func inputs(of quarter: QuarterOfYear) -> String {
    let previous = editions.keys.filter { $0 < quarter }.max().map { String($0.index) } ?? "none"
    return "\(dataVersion) \(previous)"
  }

  /// No edition before its day or without enough zones; none again without a cause.
  private mutating func check(_ quarter: QuarterOfYear, cause: EditionDecision.Cause, on date: CivilDate) {
    func say(_ text: String) { broken = broken ?? "\(date): \(quarter) \(text)" }
    if date <= quarter.lastDay.adding(days: rules.daysAfterQuarter) { say("was made before its figures can be out") }
    if coverage[quarter, default: 0] < rules.minimumCoverage { say("was made with too few zones") }
    if editions[quarter] == inputs(of: quarter), !damaged.contains(quarter) { say("was made twice without cause") }
  }

  /// After a call, each of the newest quarters that is over, can be out and has enough zones has its edition, up to date.
  private mutating func checkNothingOwed(on date: CivilDate) {
    let over = coverage.keys.filter { date > $0.lastDay.adding(days: rules.daysAfterQuarter) }.sorted()
    for quarter in over.suffix(rules.catchUp) where coverage[quarter, default: 0] >= rules.minimumCoverage {
      guard editions[quarter] == inputs(of: quarter), !damaged.contains(quarter) else {
        broken = broken ?? "\(date): \(quarter) is owed and was not made"
        return
      }
    }
  }
}

extension QuarterOfYear {
  /// The quarter so many quarters before.
  fileprivate func earlier(by count: Int) -> QuarterOfYear {
    QuarterOfYear(year: (index - count) / 4, number: (index - count) % 4 + 1)
  }
}
