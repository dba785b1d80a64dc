package import ExactValues
import PrintedForms

/// The date of a page, as exactly as the page tells it.
package struct PageDate: Hashable, Sendable {
  /// How a date was found.
  package enum Basis: String, Sendable {
    /// Given with the document, or printed as its date.
    case stated
    /// Taken from the years that the text names.
    case inferred
  }

  /// `2025`, `2025-07` or `2025-07-17`.
  package let text: String
  package let basis: Basis
  /// The day that 今年 is counted from: the date itself, or the latest day that the text knows of.
  package let reference: CivilDate

  /// Reads a date of any precision; nil for what is none.
  package init?(_ text: String, basis: Basis = .stated) {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first.flatMap({ $0.utf8.count == 4 ? Int($0) : nil }), (1...9999).contains(year) else {
      return nil
    }
    var month: Int?
    var day: Int?
    if parts.count > 1 {
      guard let value = Int(parts[1]), (1...12).contains(value) else { return nil }
      month = value
    }
    if parts.count > 2 {
      guard let value = Int(parts[2]), CivilDate(year: year, month: month ?? 1, day: value) != nil else { return nil }
      day = value
    }
    let last =
      month.map { month in
        CivilDate(year: year, month: month, day: day ?? CivilDate.daysInMonth(month, of: year))
      } ?? CivilDate(year: year, month: 12, day: 31)
    guard let last else { return nil }
    self.init(text: String(text.prefix(parts.count > 2 ? 10 : parts.count > 1 ? 7 : 4)), basis: basis, reference: last)
  }

  init(text: String, basis: Basis, reference: CivilDate) {
    self.text = text
    self.basis = basis
    self.reference = reference
  }

  /// The date that a page tells of itself: a dateline, or the years that it names.
  init?(of text: RepairedText) {
    var search = Search(text.text.scalars)
    for paragraph in text.paragraphs where paragraph.kind != .caption {
      let isOwn = paragraph.kind == .furniture || paragraph.kind == .byline || paragraph.range.count <= 24
      search.read(paragraph.range, isOwn: isOwn)
    }
    if let day = search.stated {
      self.init(text: day.description, basis: .stated, reference: day)
    } else if let year = search.year {
      // The latest day that the text tells of: nothing in it can be later than its own date.
      let latest = search.latest(in: year)
      self.init(text: String(year), basis: .inferred, reference: latest)
    } else {
      return nil
    }
  }

  private struct Search {
    let text: [UInt32]
    var stated: CivilDate?
    var year: Int?
    private var days: [(month: Int, day: Int)] = []
    private var months: [Int: Int] = [:]

    init(_ text: [UInt32]) { self.text = text }

    mutating func read(_ range: Range<Int>, isOwn: Bool) {
      var index = range.lowerBound
      while index < range.upperBound {
        guard Scalars.isDigit(text[index]) else {
          index = nextDigit(index + 1, before: range.upperBound)
          continue
        }
        let (number, end) = self.number(index, before: range.upperBound)
        let mark = end < range.upperBound ? text[end] : 0
        if end - index == 4, (1990...2100).contains(number),
          mark == 0x5E74 || mark == 0x2D || mark == 0x2F || mark == 0x2E
        {
          readYear(number, index, end, range, isOwn: isOwn)
        } else if mark == 0x6708, (1...12).contains(number) {
          let (day, behind) = self.number(end + 1, before: range.upperBound)
          if behind > end + 1, behind < range.upperBound, text[behind] == 0x65E5, (1...31).contains(day) {
            days.append((number, day))
          }
        }
        index = max(end, index + 1)
      }
    }

    private func nextDigit(_ start: Int, before end: Int) -> Int {
      guard start < end, end <= text.count else { return start }
      return text.withUnsafeBufferPointer { text in
        var index = start
        while index < end, !Scalars.isDigit(text[index]) { index += 1 }
        return index
      }
    }

    private mutating func readYear(_ number: Int, _ start: Int, _ end: Int, _ range: Range<Int>, isOwn: Bool) {
      let (month, monthEnd) = self.number(end + 1, before: range.upperBound)
      if monthEnd > end + 1, (1...12).contains(month), monthEnd < range.upperBound {
        let (day, dayEnd) = self.number(monthEnd + 1, before: range.upperBound)
        if dayEnd > monthEnd + 1, let found = CivilDate(year: number, month: month, day: day) {
          if isOwn, stated == nil { stated = found }
          if text[end] == 0x5E74 { noteYear(number, start) }
          return
        }
      }
      guard text[end] == 0x5E74 else { return }
      noteYear(number, start)
      if months[number] ?? 0 < month, (1...12).contains(month) { months[number] = month }
      // 上半年
      if end + 3 < range.upperBound, text[end + 1] == 0x4E0A, text[end + 2] == 0x534A {
        months[number] = max(months[number] ?? 0, 6)
      }
    }

    /// A year behind 到 or 至 is a goal's; one behind 较 or 比 is what figures are held against.
    private mutating func noteYear(_ number: Int, _ start: Int) {
      let before = start > 0 ? text[start - 1] : 0
      switch before {
      case 0x5230, 0x81F3, 0x8F83, 0x6BD4: return
      default: break
      }
      guard number <= 2100, !isToCome(start) else { return }
      year = max(year ?? 0, number)
    }

    /// 将于2026年底投产, 预计2027年: a year that is to come.
    private func isToCome(_ start: Int) -> Bool {
      guard start >= 2 else { return false }
      switch (text[start - 2], text[start - 1]) {
      // 将于 拟于 划于 计于, 计划 预计 力争 有望
      case (0x5C06, 0x4E8E), (0x62DF, 0x4E8E), (0x5212, 0x4E8E), (0x8BA1, 0x4E8E), (0x8BA1, 0x5212), (0x9884, 0x8BA1),
        (0x529B, 0x4E89), (0x6709, 0x671B):
        return true
      default: return false
      }
    }

    func latest(in year: Int) -> CivilDate {
      var month = months[year] ?? 0
      var day = month > 0 ? CivilDate.daysInMonth(month, of: year) : 0
      for found in days where (found.month, found.day) > (month, day) { (month, day) = found }
      return CivilDate(year: year, month: max(month, 1), day: max(day, 1)).map {
        month == 0 ? CivilDate.last(ofMonth: 12, year: year) : $0
      }
        ?? CivilDate.last(ofMonth: 12, year: year)
    }

    private func number(_ start: Int, before end: Int) -> (Int, Int) {
      var value = 0
      var index = start
      while index < end, index - start < 5, Scalars.isDigit(text[index]) {
        value = value * 10 + Int(text[index] - 0x30)
        index += 1
      }
      return (value, index)
    }
  }
}
