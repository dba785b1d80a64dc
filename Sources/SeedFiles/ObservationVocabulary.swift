import ExactValues
import UserFiles
import ZoneModel

/// What the texts of tables came to mean: a name, a period, a bound that was read before is not read again.
///
/// A thread has it for a block, and the next block, of whichever table, goes on with what is known.
final class ObservationVocabulary: @unchecked Sendable {
  // One thread has it at a time, and looks at it for every field: access is not checked each time.
  @exclusivity(unchecked) var builder = ObservationBuilder()
  let context: ObservationContext
  private let fieldLimit: Int
  private let forms: PrintedFormReader

  @exclusivity(unchecked) private var zones = ByteMemo<UInt32>()
  @exclusivity(unchecked) private var indicators = ByteMemo<(index: Int, number: UInt32)>()
  @exclusivity(unchecked) private var sources = ByteMemo<UInt32>()
  @exclusivity(unchecked) private var periods = ByteMemo<(span: UInt32, moment: UInt32)>()
  @exclusivity(unchecked) private var growths = ByteMemo<UInt32>()
  @exclusivity(unchecked) private var units = ByteMemo<(number: UInt16, unit: Int)>()
  @exclusivity(unchecked) private var measures = ByteMemo<(significand: Int64, unit: Int)>()
  @exclusivity(unchecked) private var remarks = ByteMemo<UInt32>()
  @exclusivity(unchecked) private var statuses = ByteMemo<UInt8>()
  @exclusivity(unchecked) private var confidences = ByteMemo<UInt8>()
  @exclusivity(unchecked) private var scratch: [UInt8] = []
  @exclusivity(unchecked) private var knownUnits: [MeasureUnit] = []
  /// Whether each indicator may be given in each unit, unit by unit: 0 not looked at, 1 no, 2 yes.
  @exclusivity(unchecked) private var fits: [UInt8] = []

  init(_ context: ObservationContext, reader: TableReader) {
    self.context = context
    fieldLimit = reader.fieldLimit
    forms = PrintedFormReader(published: nil, approximation: reader.approximation)
  }

  /// The record of a row in which nothing is out of the ordinary.
  func usual(_ row: PlacedRow) -> ObservationRecord? {
    var record = ObservationRecord()
    guard let zone = zone(row.bytes(0)), let indicator = indicator(row.bytes(1)), let source = source(row.bytes(4)),
      let period = period(row.bytes(3)), let marks = marks(row.bytes(8), row.bytes(11)),
      let growth = growth(row.bytes(7)), let remark = remark(row.bytes(13), row.bytes(14)),
      row.isEmpty(5), isPlain(row.bytes(12)), row.isEmpty(6) || !row.hasColumn(6)
    else { return nil }
    record.zone = zone
    record.indicator = indicator.number
    record.source = source
    record.period = context.isOfAMoment[indicator.index] ? period.moment : period.span
    record.marks = marks
    record.growth = growth
    record.remark = remark
    let (form, place) = (row.bytes(9), row.bytes(10))
    guard form.count <= fieldLimit, place.count <= fieldLimit,
      setMeasure(row.bytes(2), of: indicator.index, in: &record)
    else { return nil }
    record.sourceForm = form.isEmpty ? 0 : builder.text(form)
    record.place = place.isEmpty ? 0 : builder.text(place)
    return record
  }

  private func zone(_ text: UnsafeBufferPointer<UInt8>) -> UInt32? {
    if let known = zones.find(text) { return known }
    guard let index = context.catalogue.zoneNames.index(of: String(decoding: text, as: UTF8.self)) else { return nil }
    let number = builder.number(of: context.catalogue.zones[index].id)
    zones.add(text, number)
    return number
  }

  private func indicator(_ text: UnsafeBufferPointer<UInt8>) -> (index: Int, number: UInt32)? {
    if let known = indicators.find(text) { return known }
    guard let index = context.catalogue.indicatorNames.index(of: String(decoding: text, as: UTF8.self)) else {
      return nil
    }
    let found = (index: index, number: builder.number(of: context.catalogue.indicators[index].id))
    indicators.add(text, found)
    return found
  }

  private func source(_ text: UnsafeBufferPointer<UInt8>) -> UInt32? {
    if let known = sources.find(text) { return known }
    guard let index = context.sourceNames.index(of: String(decoding: text, as: UTF8.self)) else { return nil }
    let number = builder.number(of: context.sources[index].id)
    sources.add(text, number)
    return number
  }

  /// A period that is written as a code; words stand for another in each source.
  private func period(_ text: UnsafeBufferPointer<UInt8>) -> (span: UInt32, moment: UInt32)? {
    if let known = periods.find(text) { return known }
    let printed = String(decoding: text, as: UTF8.self)
    guard !printed.contains(where: \.isWhitespace), let period = Period(code: printed, printed: printed) else {
      return nil
    }
    let found = (
      span: builder.number(of: period), moment: builder.number(of: period.adapted(to: .stockCount))
    )
    periods.add(text, found)
    return found
  }

  /// The status and the confidence.
  private func marks(
    _ status: UnsafeBufferPointer<UInt8>, _ confidence: UnsafeBufferPointer<UInt8>
  ) -> UInt8? {
    guard let first = self.status(status), let second = self.confidence(confidence) else { return nil }
    return first | second
  }

  private func status(_ text: UnsafeBufferPointer<UInt8>) -> UInt8? {
    if text.isEmpty { return ObservationRecord.mark(of: .actual) }
    if let known = statuses.find(text) { return known }
    guard let read = ObservationStatus(rawValue: String(decoding: text, as: UTF8.self)) else { return nil }
    statuses.add(text, ObservationRecord.mark(of: read))
    return ObservationRecord.mark(of: read)
  }

  private func confidence(_ text: UnsafeBufferPointer<UInt8>) -> UInt8? {
    if text.isEmpty { return ObservationRecord.mark(of: .medium) }
    if let known = confidences.find(text) { return known }
    guard let read = Confidence(rawValue: String(decoding: text, as: UTF8.self)) else { return nil }
    confidences.add(text, ObservationRecord.mark(of: read))
    return ObservationRecord.mark(of: read)
  }

  private func growth(_ text: UnsafeBufferPointer<UInt8>) -> UInt32? {
    if text.isEmpty { return 0 }
    if let known = growths.find(text) { return known }
    guard text.count <= fieldLimit, let growth = try? forms.growth(String(decoding: text, as: UTF8.self)) else {
      return nil
    }
    let number = builder.number(of: growth)
    growths.add(text, number)
    return number
  }

  /// The note in both languages; one alone is looked at the long way.
  private func remark(
    _ zh: UnsafeBufferPointer<UInt8>, _ en: UnsafeBufferPointer<UInt8>
  ) -> UInt32? {
    if zh.isEmpty, en.isEmpty { return 0 }
    guard !zh.isEmpty, !en.isEmpty else { return nil }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: zh)
    scratch.append(0)
    scratch.append(contentsOf: en)
    return scratch.withUnsafeBufferPointer { both in
      if let known = remarks.find(both) { return known }
      guard isPlain(zh), isPlain(en) else { return nil }
      let text = BilingualText(zh: String(decoding: zh, as: UTF8.self), en: String(decoding: en, as: UTF8.self))
      guard !isChineseAlone(text.en) else { return nil }
      let number = builder.number(note: text, detail: nil)
      remarks.add(both, number)
      return number
    }
  }

  /// Whether a text is short enough and does not begin as a formula or an unfinished text does.
  private func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    return text.count <= fieldLimit && !TableReader.strangeStarts.contains(first)
  }

  /// Sets the measure; false where it is looked at the long way.
  private func setMeasure(
    _ text: UnsafeBufferPointer<UInt8>, of indicator: Int, in record: inout ObservationRecord
  ) -> Bool {
    if let (significand, decimals, length) = plainNumber(text) {
      let rest = UnsafeBufferPointer(rebasing: text[length...])
      if let unit = units.find(rest) {
        (record.significand, record.decimals, record.unit) = (significand, decimals, unit.number)
        return mayBeGiven(indicator, in: unit.unit)
      }
    }
    if let known = measures.find(text) {
      (record.significand, record.unit) = (known.significand, ObservationRecord.ofItsOwn)
      return mayBeGiven(indicator, in: known.unit)
    }
    guard text.count <= fieldLimit, let measure = try? forms.measure(String(decoding: text, as: UTF8.self))
    else { return false }
    builder.set(measure, in: &record)
    knownUnits.append(measure.unit)
    if record.unit == ObservationRecord.ofItsOwn {
      measures.add(text, (record.significand, knownUnits.count - 1))
    } else if let (_, _, length) = plainNumber(text) {
      units.add(UnsafeBufferPointer(rebasing: text[length...]), (record.unit, knownUnits.count - 1))
    }
    return mayBeGiven(indicator, in: knownUnits.count - 1)
  }

  private func mayBeGiven(_ indicator: Int, in unit: Int) -> Bool {
    let place = unit * context.catalogue.indicators.count + indicator
    while fits.count <= place { fits.append(0) }
    if fits[place] == 0 {
      let own = context.catalogue.indicators[indicator].unit
      let isRight = knownUnits[unit].isSameDimension(as: own) || (knownUnits[unit].isMoney && own.isMoney)
      fits[place] = isRight ? 2 : 1
    }
    return fits[place] == 2
  }

  /// A number in plain digits at the start of a text, as `PlainNumber` writes it: its digits, how many stand behind the
  /// point, and how many bytes it takes; nil for any other.
  private func plainNumber(_ text: UnsafeBufferPointer<UInt8>) -> (Int64, UInt8, Int)? {
    var index = 0
    var isNegative = false
    if text.first == 0x2D {
      isNegative = true
      index = 1
    }
    let start = index
    var value: Int64 = 0
    var digits = 0
    var point = -1
    while index < text.count {
      let byte = text[index]
      if byte >= 0x30, byte <= 0x39 {
        digits += 1
        guard digits <= 18 else { return nil }
        value = value * 10 + Int64(byte - 0x30)
      } else if byte == 0x2E, point < 0 {
        point = index
      } else {
        break
      }
      index += 1
    }
    let wholeDigits = (point < 0 ? index : point) - start
    let decimals = point < 0 ? 0 : index - point - 1
    guard wholeDigits > 0, point < 0 || decimals > 0, wholeDigits == 1 || text[start] != 0x30,
      !(isNegative && value == 0)
    else { return nil }
    return (isNegative ? -value : value, UInt8(decimals), index)
  }
}
