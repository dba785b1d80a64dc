import ExactValues
package import ZoneModel

extension Wording {
  /// How long a period's name is.
  package enum PeriodForm: String, Sendable {
    /// For sentences: `the first half of 2025`.
    case long
    /// For tables: `H1 2025`.
    case short
  }

  /// The name of a period; a span from January is named as cumulative, a later one as a span of its own.
  package func name(_ period: Period, _ form: PeriodForm = .short) -> String {
    let prefix = "periods.\(form.rawValue)."
    switch period.extent {
    case .unknown:
      // A table of the seeds writes the code itself where the source prints nothing.
      guard let printed = period.printed, printed != period.code, language == .zh, form == .short else {
        return labels[prefix + "unknown"]
      }
      return printed
    case .point(let day):
      let isMonthEnd = day == .last(ofMonth: day.month, year: day.year)
      return labels.text(prefix + (isMonthEnd ? "point" : "pointDay"), parts(day))
    case .since(let first, _):
      return labels.text(prefix + (first.month == 1 && first.day == 1 ? "toDate" : "since"), parts(first))
    case .span(let first, let last): return name(from: first, to: last, prefix)
    }
  }

  private func name(from first: CivilDate, to last: CivilDate, _ prefix: String) -> String {
    let wholeMonths = first.day == 1 && last == .last(ofMonth: last.month, year: last.year)
    guard wholeMonths else {
      return first == last
        ? labels.text(prefix + "day", parts(first))
        : labels.text(
          prefix + "days",
          ["from": labels.text(prefix + "day", parts(first)), "to": labels.text(prefix + "day", parts(last))])
    }
    if first.year != last.year {
      return first.month == 1 && last.month == 12
        ? labels.text(prefix + "years", ["from": String(first.year), "to": String(last.year)])
        : labels.text(
          prefix + "days",
          ["from": labels.text(prefix + "month", parts(first)), "to": labels.text(prefix + "month", parts(last))])
    }
    switch (first.month, last.month) {
    case (1, 12): return labels.text(prefix + "year", parts(first))
    case (1, 6): return labels.text(prefix + "half1", parts(first))
    case (7, 12): return labels.text(prefix + "half2", parts(first))
    case (1, 9): return labels.text(prefix + "nineMonths", parts(first))
    case (1, 3), (4, 6), (7, 9), (10, 12): return labels.text(prefix + "quarter\(last.month / 3)", parts(first))
    case (let from, let to) where from == to: return labels.text(prefix + "month", parts(first))
    default:
      return labels.text(
        prefix + "months",
        ["from": monthName(first.month, prefix), "to": monthName(last.month, prefix), "year": String(first.year)])
    }
  }

  private func parts(_ day: CivilDate) -> [String: String] {
    let names = ["month": monthName(day.month, "periods.long."), "shortMonth": monthName(day.month, "periods.short.")]
    return names.merging(["year": String(day.year), "day": String(day.day)]) { $1 }
  }

  private func monthName(_ month: Int, _ prefix: String) -> String { labels[prefix + "names.\(month)"] }

  /// A date of publication: the day, the month or the year, as far as it is known.
  package func name(_ date: PublicationDate) -> String {
    Period(code: date.description).map { name($0, .long) } ?? date.description
  }
}
