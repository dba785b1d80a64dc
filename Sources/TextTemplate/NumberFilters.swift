import ExactValues

private let optionalDecimals = TemplateFilter.Parameter("decimals", .whole, optional: true)

let numberFilters: [TemplateFilter] = [
  TemplateFilter("number", of: .number, [optionalDecimals, .init("grouping", .text, optional: true)]) {
    value, arguments throws(FilterRefusal) in
    .text(grouped(try printed(value, decimals: arguments.whole(0)), by: arguments.text(1) ?? ","))
  },
  TemplateFilter("percent", of: .number, [optionalDecimals]) { value, arguments throws(FilterRefusal) in
    guard case .number(let ratio) = value else { return value }
    let scaled = TemplateValue.number(ratio.scaled(byPowerOfTen: 2))
    return .text(try printed(scaled, decimals: arguments.whole(0)) + "%")
  },
  TemplateFilter("signed", of: .number, [optionalDecimals, .init("grouping", .text, optional: true)]) {
    value, arguments throws(FilterRefusal) in
    let text = grouped(try printed(value, decimals: arguments.whole(0)), by: arguments.text(1) ?? ",")
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return .text(isZero || text.hasPrefix("-") ? text : "+" + text)
  },
  TemplateFilter("plural", of: .number, [.init("singular", .text), .init("plural", .text)]) { value, arguments in
    .text((value == 1 ? arguments.text(0) : arguments.text(1)) ?? "")
  },
  TemplateFilter("bar", of: .number, [.init("width", .whole), .init("of", .number, optional: true)]) {
    value, arguments throws(FilterRefusal) in
    guard case .number(let part) = value, let width = arguments.whole(0), width >= 0, width <= 1_000 else {
      throw FilterRefusal("a bar must be from 0 to 1000 columns wide")
    }
    let whole = arguments.number(1) ?? .one
    guard whole > .zero else { throw FilterRefusal("a bar needs a whole above zero; this is \(whole)") }
    guard part >= .zero, part <= whole else { throw FilterRefusal("\(part) is not between 0 and \(whole)") }
    let eighths = (part * DecimalNumber(width * 8)).divided(by: whole)?.rounded(decimals: 0, by: .halfUp).wholeNumber
    return .text(bar(ofEighths: eighths ?? 0))
  },
]

/// The number with so many decimals, an exact half away from zero; without them, as many as it has.
private func printed(_ value: TemplateValue, decimals: Int?) throws(FilterRefusal) -> String {
  guard case .number(let number) = value else { return "" }
  guard let decimals else { return number.description }
  guard decimals >= 0, decimals <= 30 else { throw FilterRefusal("decimals must be from 0 to 30") }
  let text = number.rounded(decimals: decimals, by: .halfUp).text(decimals: decimals)
  return text
}

/// The digits before the point in threes.
private func grouped(_ text: String, by sign: String) -> String {
  let digits = text.drop { $0 == "-" }.prefix { $0 != "." }
  let minus = text.hasPrefix("-") ? "-" : ""
  let fraction = text.drop { $0 != "." }
  var grouped = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { grouped += sign }
    grouped.append(digit)
  }
  return minus + grouped + fraction
}

/// A bar of block characters, which have eight widths.
private func bar(ofEighths eighths: Int) -> String {
  let ends = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  return String(repeating: "█", count: eighths / 8) + ends[eighths % 8]
}
