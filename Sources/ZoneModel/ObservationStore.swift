import ExactValues

/// Observations in little room: fixed records, and the texts, periods and measures that they refer to, each once.
///
/// An observation is made of its record when it is asked for. The records may stand in a file that is mapped, so that
/// only what is looked at is read.
package final class ObservationStore: @unchecked Sendable {
  package let records: UnsafeBufferPointer<ObservationRecord>
  package let zones: [ZoneID]
  package let indicators: [IndicatorID]
  package let sources: [SourceID]
  package let units: [MeasureUnit]
  package let periods: [Period]
  /// The code of each period.
  package let periodCodes: [String]
  package let bodies: [BilingualText]
  package let files: [String]
  let measures: UnsafeBufferPointer<MeasureRecord>
  let growths: UnsafeBufferPointer<GrowthRecord>
  let remarks: UnsafeBufferPointer<RemarkRecord>
  let textStarts: UnsafeBufferPointer<UInt32>
  let textBytes: UnsafeBufferPointer<UInt8>
  private let owner: AnyObject
  /// What stands behind the id of each subject.
  let subjectSuffixes: [String]

  init(
    records: UnsafeBufferPointer<ObservationRecord>, zones: [ZoneID], indicators: [IndicatorID], sources: [SourceID],
    units: [MeasureUnit], periods: [Period], bodies: [BilingualText], files: [String],
    measures: UnsafeBufferPointer<MeasureRecord>, growths: UnsafeBufferPointer<GrowthRecord>,
    remarks: UnsafeBufferPointer<RemarkRecord>, textStarts: UnsafeBufferPointer<UInt32>,
    textBytes: UnsafeBufferPointer<UInt8>, owner: AnyObject
  ) {
    self.records = records
    self.zones = zones
    self.indicators = indicators
    self.sources = sources
    self.units = units
    self.periods = periods
    periodCodes = periods.map(\.code)
    self.bodies = bodies
    self.files = files
    self.measures = measures
    self.growths = growths
    self.remarks = remarks
    self.textStarts = textStarts
    self.textBytes = textBytes
    self.owner = owner
    subjectSuffixes = ["", ".city"] + bodies.map(Self.suffix)
  }

  /// What stands behind the id of a figure of a body: the start of its name.
  static func suffix(of body: BilingualText) -> String {
    "." + body.zh.filter { !$0.isWhitespace && $0 != "." }.prefix(12)
  }

  /// A text by its number; nil for 0.
  package func text(_ number: UInt32) -> String? {
    guard number > 0, Int(number) < textStarts.count else { return nil }
    let (start, end) = (Int(textStarts[Int(number) - 1]), Int(textStarts[Int(number)]))
    return String(decoding: UnsafeBufferPointer(rebasing: textBytes[start..<end]), as: UTF8.self)
  }

  /// The observation of a row.
  package func observation(_ row: Int) -> Observation {
    let record = records[row]
    let remark = remark(record)
    return Observation(
      id: id(record), zone: zones[Int(record.zone)], subject: subject(record),
      indicator: indicators[Int(record.indicator)], measure: measure(record), growth: growth(record),
      period: periods[Int(record.period)], status: record.status, source: sources[Int(record.source)],
      place: SourcePlace(text(record.place)), confidence: record.confidence, sourceForm: text(record.sourceForm),
      detail: remark.flatMap { pair($0.detailZh, $0.detailEn) }, note: remark.flatMap { pair($0.noteZh, $0.noteEn) },
      seedPlace: SeedPlace(
        file: files[Int(record.file)], line: Int(record.line), column: record.column == 0 ? nil : Int(record.column)))
  }

  /// What is said of an observation in words.
  package func remark(_ record: ObservationRecord) -> RemarkRecord? {
    record.remark == 0 ? nil : remarks[Int(record.remark) - 1]
  }

  private func pair(_ zh: UInt32, _ en: UInt32) -> BilingualText? {
    text(zh).flatMap { zh in text(en).map { BilingualText(zh: zh, en: $0) } }
  }

  package func subject(_ record: ObservationRecord) -> Subject {
    switch record.subject {
    case 0: .zone
    case 1: .city
    default: .body(bodies[Int(record.subject) - 2])
    }
  }

  package func id(_ record: ObservationRecord) -> ObservationID {
    var (id, count) = ("", 0)
    tellID(record) { count += $0.utf8.count }
    id.reserveCapacity(count)
    tellID(record) { id += $0 }
    return ObservationID(id)
  }

  package func measure(_ record: ObservationRecord) -> Measure {
    guard record.unit == ObservationRecord.ofItsOwn else {
      let unit = units[Int(record.unit)]
      let number = DecimalNumber(Int128(record.significand), exponent: -Int(record.decimals))
      return Measure(
        printed: PlainNumber.text(record.significand, decimals: Int(record.decimals), unit: unit.text),
        number: number, comparator: .equal, range: .exactly(number), unit: unit, decimals: Int(record.decimals))
    }
    return ownMeasure(Int(record.significand))
  }

  /// How many measures are more than a number with a unit.
  package var ownMeasureCount: Int { measures.count }

  /// One of those measures, by its number.
  package func ownMeasure(_ number: Int) -> Measure {
    let own = measures[number]
    return Measure(
      printed: text(own.printed) ?? "",
      number: own.hasNumber ? DecimalNumber(own.number, exponent: Int(own.exponent)) : nil,
      comparator: Comparator.allCases[Int(own.comparator)], range: own.range.range, unit: units[Int(own.unit)],
      decimals: Int(own.decimals))
  }

  /// The measure of a record as printed.
  package func printed(_ record: ObservationRecord) -> String {
    record.unit == ObservationRecord.ofItsOwn
      ? text(measures[Int(record.significand)].printed) ?? ""
      : PlainNumber.text(record.significand, decimals: Int(record.decimals), unit: units[Int(record.unit)].text)
  }

  /// The unit of a record's measure.
  package func unit(_ record: ObservationRecord) -> MeasureUnit { units[unitNumber(record)] }

  /// The place of that unit in `units`.
  package func unitNumber(_ record: ObservationRecord) -> Int {
    record.unit == ObservationRecord.ofItsOwn ? Int(measures[Int(record.significand)].unit) : Int(record.unit)
  }

  /// Whether a growth against the year before is printed beside the measure, as a number or a bound.
  package func hasYearlyGrowth(_ record: ObservationRecord) -> Bool {
    guard record.growth != 0 else { return false }
    let growth = growths[Int(record.growth) - 1]
    return growth.hasPercent && !growth.isOfPreviousPeriod
  }

  package func growth(_ record: ObservationRecord) -> Growth? {
    record.growth == 0 ? nil : growth(at: Int(record.growth) - 1)
  }

  /// How many growths are printed beside measures, each counted once.
  package var growthCount: Int { growths.count }

  /// One of those growths, by its number from 0.
  package func growth(at position: Int) -> Growth {
    let own = growths[position]
    return Growth(
      printed: text(own.printed) ?? "", percent: own.hasPercent ? own.range.range : nil,
      comparator: Comparator.allCases[Int(own.comparator)], decimals: Int(own.decimals),
      base: own.isOfPreviousPeriod ? .previousPeriod : .yearEarlier)
  }
}

/// A number that is printed in digits and a point alone.
package enum PlainNumber {
  /// The digits with a point before the last few, and a unit behind: `12.50亿元`.
  package static func text(_ significand: Int64, decimals: Int, unit: String) -> String {
    var digits = significand.magnitude
    var unit = unit
    return unit.withUTF8 { unit in
      String(unsafeUninitializedCapacity: 24 + max(decimals, 0) + unit.count) { buffer in
        var written = 0
        // From the last digit backwards, then turned.
        repeat {
          if written == decimals, decimals > 0 {
            buffer[written] = 0x2E
            written += 1
          }
          buffer[written] = UInt8(truncatingIfNeeded: digits % 10) + 0x30
          digits /= 10
          written += 1
        } while digits > 0 || written < decimals + (decimals > 0 ? 2 : 1)
        if significand < 0 {
          buffer[written] = 0x2D
          written += 1
        }
        var (left, right) = (0, written - 1)
        while left < right {
          buffer.swapAt(left, right)
          left += 1
          right -= 1
        }
        for byte in unit {
          buffer[written] = byte
          written += 1
        }
        return written
      }
    }
  }
}
