import ExactValues

extension Period {
  /// The period as a code: `2024`, `2024-H1`, `2024-Q3`, `2024-9M`, `2024-06`, `2024-06-18`, `2016/2020`, `2025-YTD`,
  /// `2017-08/2017-11`, `2024-06-30@` for a point at the end of a month, `unknown`.
  ///
  /// `2024-Q1`, `2024-H1` and `2024-9M` are cumulative; `2024-Q2` to `2024-Q4` and `2024-H2` are single.
  package var code: String {
    switch extent {
    case .unknown: return "unknown"
    case .point(let day): return day == .last(ofMonth: day.month, year: day.year) ? "\(Self.month(day))@" : "\(day)@"
    case .since(let first, _): return accumulation == .yearToDate ? "\(Self.year(first))-YTD" : "\(first)/.."
    case .span(let first, let last):
      return Self.code(first: first, last: last)
    }
  }

  private static func code(first: CivilDate, last: CivilDate) -> String {
    let wholeMonths = first.day == 1 && last == .last(ofMonth: last.month, year: last.year)
    guard wholeMonths else { return first == last ? "\(first)" : "\(first)/\(last)" }
    if first.year != last.year {
      return first.month == 1 && last.month == 12
        ? "\(year(first))/\(year(last))" : "\(month(first))/\(month(last))"
    }
    switch (first.month, last.month) {
    case (1, 12): return year(first)
    case (1, 6): return "\(year(first))-H1"
    case (7, 12): return "\(year(first))-H2"
    case (1, 3), (4, 6), (7, 9), (10, 12): return "\(year(first))-Q\(last.month / 3)"
    case (let from, let to) where from == to: return month(first)
    case (1, let to): return "\(year(first))-\(to)M"
    default: return "\(month(first))/\(month(last))"
    }
  }

  private static func year(_ day: CivilDate) -> String { String("\(day)".prefix(4)) }
  private static func month(_ day: CivilDate) -> String { String("\(day)".prefix(7)) }

  /// Reads a code as `code` writes it; a code of a year alone is a bare year. Nil for anything else.
  package init?(code: some StringProtocol, basis: Basis = .stated, printed: String? = nil) {
    guard let extent = Self.extent(of: String(code)) else { return nil }
    let isYear = code.utf8.count == 4
    self.init(extent, basis: basis, isBareYear: isYear, printed: printed)
  }

  private static func extent(of code: String) -> Extent? {
    if code == "unknown" { return .unknown }
    if code.hasSuffix("@") {
      guard let span = days(of: code.dropLast()) else { return nil }
      return .point(span.last)
    }
    let sides = code.split(separator: "/", omittingEmptySubsequences: false)
    if sides.count == 2 {
      guard let start = days(of: sides[0]) else { return nil }
      if sides[1] == ".." { return .since(start.first, reported: nil) }
      guard let end = days(of: sides[1]), start.first <= end.last else { return nil }
      return .span(first: start.first, last: end.last)
    }
    if code.hasSuffix("-YTD"), let year = days(of: code.dropLast(4)), code.utf8.count == 8 {
      return .since(year.first, reported: nil)
    }
    return days(of: Substring(code)).map { .span(first: $0.first, last: $0.last) }
  }

  private static func days(of code: Substring) -> (first: CivilDate, last: CivilDate)? {
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard let head = parts.first, head.utf8.count == 4, let year = Int(head), year >= 1, head.utf8.first != 0x2B else {
      return nil
    }
    func months(_ from: Int, _ to: Int) -> (CivilDate, CivilDate) {
      (.first(ofMonth: from, year: year), .last(ofMonth: to, year: year))
    }
    switch parts.count {
    case 1: return months(1, 12)
    case 2:
      let tail = parts[1]
      switch tail {
      case "H1", "S1": return months(1, 6)
      case "H2", "S2": return months(7, 12)
      case "Q1": return months(1, 3)
      case "Q2": return months(4, 6)
      case "Q3": return months(7, 9)
      case "Q4": return months(10, 12)
      default: break
      }
      if tail.hasSuffix("M"), let count = Int(tail.dropLast()), (1...12).contains(count), tail.utf8.first != 0x2B {
        return months(1, count)
      }
      guard tail.utf8.count == 2, tail.utf8.first != 0x2B, let month = Int(tail), (1...12).contains(month) else {
        return nil
      }
      return months(month, month)
    case 3:
      guard let day = CivilDate(code) else { return nil }
      return (day, day)
    default: return nil
    }
  }
}
