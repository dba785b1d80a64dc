import ExactValues
import PrintedForms
import ZoneModel

/// The texts and codes of facts, as records and drafts print them.
struct FactTexts {
  let reading: BulletinReading

  private var scalars: [UInt32] { reading.repaired.text.scalars }

  /// The pieces of a name, without spaces.
  func name(_ ranges: [Range<Int>]) -> String {
    var text = String()
    for range in ranges {
      for value in scalars[range] where !(value == 0x0A || value == 0x7C) {
        text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      }
    }
    return text
  }

  /// The pieces of an initiative's name, without spaces and quotes.
  func unquoted(_ ranges: [Range<Int>]) -> String {
    name(ranges).filter { character in
      !character.unicodeScalars.contains { Scalars.opensQuote($0.value) || Scalars.closesQuote($0.value) }
    }
  }

  func text(_ range: Range<Int>) -> String { name([range]) }

  /// The indicator as printed: 增长 or 下降 with it where nothing but the growth is given.
  func indicator(_ metric: MetricReference) -> String { name(metric.name) + ending(metric) }

  /// What is added to the name of a metric that has nothing but a growth: 增长 or 下降, where the name does not say it.
  func ending(_ metric: MetricReference) -> String {
    guard metric.quantity == nil, let growth = metric.growth else { return "" }
    if let last = metric.name.last, last.count >= 2 {
      let tail = (scalars[last.upperBound - 2], scalars[last.upperBound - 1])
      // 增长, 增速
      if tail == (0x589E, 0x957F) || tail == (0x589E, 0x901F) { return "" }
    }
    return growth.isFall ? "下降" : "增长"
  }

  /// The figure that a metric's value is: the level, or the growth where there is no level.
  func figure(_ metric: MetricReference) -> FoundQuantity {
    reading.quantities[metric.quantity ?? metric.growth?.quantity ?? 0]
  }

  /// The unit of a metric's figure, wherever it is printed.
  func unit(_ metric: MetricReference) -> String {
    if let unit = metric.unit { return text(unit) }
    let unit = figure(metric).unit
    return unit.isEmpty && metric.growth?.isInColumn == true && metric.quantity == nil ? "%" : unit
  }

  /// The value in decimal digits, negative for a fall; nil for a range.
  func value(_ metric: MetricReference) -> String? { digits(metric)?.text }

  /// The value of a metric as it is written, negative for a fall; nil for a range.
  func digits(_ metric: MetricReference) -> DecimalDigits? {
    let number = metric.quantity ?? metric.growth?.quantity ?? 0
    guard let value = reading.quantities[number].value else { return nil }
    if metric.quantity == nil, let growth = metric.growth { return signed(value, of: number, isFall: growth.isFall) }
    return DecimalDigits(value, decimals: decimals(value, of: number))
  }

  /// The value of a growth as it is written, negative for a fall; nil for a range.
  func digits(_ growth: GrowthReference) -> DecimalDigits? {
    guard let value = reading.quantities[growth.quantity].value else { return nil }
    return signed(value, of: growth.quantity, isFall: growth.isFall)
  }

  private func signed(_ value: DecimalNumber, of number: Int, isFall: Bool) -> DecimalDigits {
    DecimalDigits(value, decimals: decimals(value, of: number), isNegated: isFall && !value.isNegative && !value.isZero)
  }

  /// How many decimals are printed: 10.00 keeps its zeros.
  private func decimals(_ value: DecimalNumber, of number: Int) -> Int {
    let place = reading.quantities[number].numberPlace
    var count = 0
    var seenPoint = false
    var isPlain = true
    for index in place {
      let scalar = scalars[index]
      if Scalars.isDigit(scalar) {
        if seenPoint { count += 1 }
      } else if scalar == 0x2E {
        seenPoint = true
      } else if seenPoint {
        break
      } else if scalar != 0x2C, scalar != 0x2B, scalar != 0x2D, scalar != 0x20 {
        if count == 0, !Scalars.isDigit(scalar) { isPlain = index > place.lowerBound }
        break
      }
    }
    guard isPlain, seenPoint, count >= value.fractionDigits else { return value.fractionDigits }
    return count
  }

  /// The code of a period; nil where start or end cannot be told.
  func code(_ reference: PeriodReference?) -> String? { knownCode(reference)?.text }

  /// The code of a period; nil where start or end cannot be told.
  func knownCode(_ reference: PeriodReference?) -> PeriodCode? {
    guard let reference else { return nil }
    let found: PeriodCode?
    if let year = reference.year {
      found = reading.periods[reference.period].inYear(year).knownCode
    } else {
      found = reading.periods[reference.period].knownCode
    }
    guard let found else { return nil }
    // The end of a month is written as the month, that of a day as the day.
    let count = found[found.count - 1] == 0x40 ? found.count - 1 : found.count
    var hasSlash = false
    for index in 0..<count {
      if found[index] == 0x2E { return nil }
      if found[index] == 0x2F { hasSlash = true }
    }
    if reference.shift == 0, count == found.count { return found }
    guard reference.shift == 0 || !hasSlash else { return nil }
    var code = PeriodCode()
    var start = 0
    if reference.shift != 0 {
      var year = 0
      for index in 0..<4 { year = year * 10 + Int(found[index]) - 0x30 }
      code.append(number: year + reference.shift)
      start = 4
    }
    for index in start..<count { code.append(found[index]) }
    return code
  }

  func basis(_ reference: PeriodReference?) -> Period.Basis {
    guard let reference, knownCode(reference) != nil else { return .unknown }
    return reference.basis
  }

  func subject(_ metric: MetricReference) -> String? { metric.subject.map { text($0.range) } }

  /// The id of a zone, or its name where no catalogue lists it.
  func zone(_ zone: ArticleZone) -> String? {
    if let number = zone.number { return reading.knowledge.zones[number].id.text }
    if let name = zone.givenName { return name }
    return zone.name.map { text($0) }
  }

  /// Where a part of the repaired text stands in the input.
  func place(_ range: Range<Int>) -> Range<Int> { reading.repaired.input(range) }
}
