package import ExactValues
package import ZoneComparison
package import ZoneModel

extension Wording {
  /// A number in the digits of the language, grouped by thousands, with a true minus sign.
  package func number(_ value: DecimalNumber, decimals: Int, grouped: Bool = true) -> String {
    let rounded = value.rounded(decimals: decimals, by: rounding)
    let digits = rounded.magnitude.text(decimals: max(0, decimals))
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    var whole = String(parts[0])
    if grouped, whole.utf8.count > 3 {
      var groups: [Substring] = []
      var rest = whole[...]
      while rest.count > 3 {
        groups.insert(rest.suffix(3), at: 0)
        rest = rest.dropLast(3)
      }
      whole = ([rest] + groups).joined(separator: labels["numbers.grouping"])
    }
    let text = parts.count > 1 ? whole + labels["numbers.point"] + parts[1] : whole
    return rounded.isNegative ? labels["numbers.minus"] + text : text
  }

  /// The heading of a unit: `CNY 100 million`, `亿元`.
  package func unitHeading(_ unit: MeasureUnit) -> String {
    if let label = labels.optional("units.\(unit.text).heading") { return label }
    return unit.text
  }

  /// A figure within a sentence: `CNY 9.14 billion`, `over 150 enterprise visits`, `6.7%`.
  package func sentence(_ figure: Figure) -> String {
    sentence(
      figure.range, number: figure.number, comparator: figure.comparator, decimals: figure.decimals, unit: figure.unit)
  }

  /// A measure within a sentence.
  package func sentence(_ measure: Measure) -> String {
    sentence(
      measure.range, number: measure.number, comparator: measure.comparator, decimals: measure.decimals,
      unit: measure.unit)
  }

  private func sentence(
    _ range: NumberRange, number: DecimalNumber?, comparator: Comparator, decimals: Int, unit: MeasureUnit
  ) -> String {
    let shown: DecimalNumber?
    switch comparator {
    case .between: shown = nil
    default: shown = number ?? range.exactValue ?? range.lower?.value ?? range.upper?.value
    }
    if let shown {
      let text = quantity(shown, decimals: decimals, unit: unit)
      return Self.isNear(comparator, range)
        ? labels.text("comparators.near", ["value": text]) : bounded(text, comparator)
    }
    switch (range.lower?.value, range.upper?.value) {
    case (let low?, let high?):
      return labels.text(
        "comparators.between",
        ["low": quantity(low, decimals: decimals, unit: unit), "high": quantity(high, decimals: decimals, unit: unit)])
    case (let low?, nil): return bounded(quantity(low, decimals: decimals, unit: unit), .atLeast)
    case (nil, let high?): return bounded(quantity(high, decimals: decimals, unit: unit), .atMost)
    case (nil, nil): return labels["comparators.none"]
    }
  }

  /// Whether a figure is printed as 近: below the number, and not by much.
  private static func isNear(_ comparator: Comparator, _ range: NumberRange) -> Bool {
    comparator == .less && range.lower != nil
  }

  private func bounded(_ text: String, _ comparator: Comparator) -> String {
    comparator == .equal ? text : labels.text("comparators.\(comparator.name)", ["value": text])
  }

  /// A number with its unit: the point moves to the scale that the language speaks in, no digit is added or lost.
  package func quantity(_ value: DecimalNumber, decimals: Int, unit: MeasureUnit) -> String {
    let key = "units.\(unit.text)"
    if unit.isMoney, labels.optional("scales.12") != nil {
      let base = value.scaled(byPowerOfTen: unit.power)
      let size = base.magnitude
      for power in [12, 9, 6] where size >= DecimalNumber(1, exponent: power) {
        // Zeros that only filled the printed unit are no digits of the source: 3400亿元 is 340 billion.
        let digits =
          decimals > 0 ? max(0, decimals + power - unit.power) : base.scaled(byPowerOfTen: -power).fractionDigits
        let shown = number(base.scaled(byPowerOfTen: -power), decimals: digits)
        return labels.text("money", ["currency": unit.dimension, "number": shown, "scale": labels["scales.\(power)"]])
      }
      return labels.text(
        "moneyPlain", ["currency": unit.dimension, "number": number(base, decimals: max(0, decimals - unit.power))])
    }
    if unit.power > 0, !unit.dimension.contains("/"), labels.optional("scales.12") != nil,
      labels.optional(key + ".one") != nil
    {
      let base = value.scaled(byPowerOfTen: unit.power)
      let text = number(base, decimals: base.fractionDigits)
      return labels.text(key, ["number": text], count: base == .one ? 1 : 2)
    }
    let text = number(value, decimals: decimals)
    guard labels.optional(key + ".other") != nil else {
      return labels.text("unitFallback", ["number": text, "unit": unit.text])
    }
    return labels.text(key, ["number": text], count: value == .one ? 1 : 2)
  }

  /// A figure in a table cell, without its unit: `91.4`, `>150`, `±` bounds as `20–30`.
  package func cell(_ figure: Figure, decimals: Int? = nil) -> String {
    let digits = decimals ?? figure.decimals
    if figure.comparator != .between, let value = figure.number ?? figure.range.exactValue {
      let text = number(value, decimals: digits)
      if Self.isNear(figure.comparator, figure.range) { return labels.text("comparators.cell.near", ["value": text]) }
      return figure.comparator == .equal
        ? text : labels.text("comparators.cell.\(figure.comparator.name)", ["value": text])
    }
    let low = figure.range.lower.map { number($0.value, decimals: digits) }
    let high = figure.range.upper.map { number($0.value, decimals: digits) }
    return labels.text("comparators.cell.between", ["low": low ?? "", "high": high ?? ""])
  }

  /// A change in words: `6.7%`, `0.8 percentage points`, `5 places`; without a sign.
  package func change(_ value: DecimalNumber, decimals: Int, form: MetricKind.ChangeForm) -> String {
    let text = number(value.magnitude, decimals: decimals)
    let isOne = value.magnitude == .one
    return labels.text("changes.\(form.name)", ["number": text], count: isOne ? 1 : 2)
  }

  /// A change with its sign, for a table: `+6.7`, `−0.8`.
  package func signedNumber(_ value: DecimalNumber, decimals: Int) -> String {
    let text = number(value, decimals: decimals)
    return value > .zero ? "+" + text : text
  }
}

extension Comparator {
  /// The name of the comparator in labels and exports.
  package var name: String {
    switch self {
    case .equal: "equal"
    case .greater: "greater"
    case .less: "less"
    case .atLeast: "at-least"
    case .atMost: "at-most"
    case .about: "about"
    case .between: "between"
    }
  }
}

extension MetricKind.ChangeForm {
  /// The name of the form in labels and exports.
  package var name: String {
    switch self {
    case .percent: "percent"
    case .points: "points"
    case .difference: "difference"
    case .places: "places"
    }
  }
}
