import ExactValues

/// Takes observations in, each text, period and measure once, and gives the store of them.
package struct ObservationBuilder {
  package private(set) var records: [ObservationRecord] = []
  var zones = Numbered<ZoneID>()
  var indicators = Numbered<IndicatorID>()
  var sources = Numbered<SourceID>()
  var units = Numbered<MeasureUnit>()
  var periods = Numbered<Period>()
  var bodies = Numbered<BilingualText>()
  var files = Numbered<String>()
  var measures = Numbered<MeasureRecord>()
  var growths = Numbered<GrowthRecord>()
  var remarks = Numbered<RemarkRecord>()
  var texts = TextPool()

  /// Makes an empty builder.
  package init() {}

  /// Makes room for so many observations.
  package mutating func reserve(_ count: Int) { records.reserveCapacity(count) }

  package mutating func number(of zone: ZoneID) -> UInt32 { UInt32(zones.number(of: zone)) }
  package mutating func number(of indicator: IndicatorID) -> UInt32 { UInt32(indicators.number(of: indicator)) }
  package mutating func number(of source: SourceID) -> UInt32 { UInt32(sources.number(of: source)) }
  package mutating func number(of period: Period) -> UInt32 { UInt32(periods.number(of: period)) }
  package mutating func number(of file: String) -> UInt16 { UInt16(clamping: files.number(of: file)) }
  package mutating func text(_ text: String?) -> UInt32 { text.map { texts.number(of: $0) } ?? 0 }
  package mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 { texts.number(of: bytes) }

  /// The position of what is said in words, from 1; 0 for nothing.
  package mutating func number(note: BilingualText?, detail: BilingualText?) -> UInt32 {
    guard note != nil || detail != nil else { return 0 }
    var record = RemarkRecord()
    record.noteZh = text(note?.zh)
    record.noteEn = text(note?.en)
    record.detailZh = text(detail?.zh)
    record.detailEn = text(detail?.en)
    return number(of: record)
  }

  /// The position of what is said in words, from 1.
  package mutating func number(of remark: RemarkRecord) -> UInt32 { UInt32(remarks.number(of: remark) + 1) }

  /// The position of a growth, from 1; 0 for none.
  package mutating func number(of growth: Growth?) -> UInt32 {
    guard let growth else { return 0 }
    return UInt32(
      growths.number(
        of: GrowthRecord(
          range: RangeRecord(growth.percent ?? NumberRange(lower: nil, upper: nil)),
          decimals: Int32(clamping: growth.decimals), printed: text(growth.printed),
          comparator: growth.comparator.position, isOfPreviousPeriod: growth.base == .previousPeriod,
          hasPercent: growth.percent != nil)) + 1)
  }

  /// The position of a unit where a record can name it.
  package mutating func plainUnit(_ unit: MeasureUnit) -> UInt16? {
    let number = units.number(of: unit)
    return number < Int(ObservationRecord.ofItsOwn) ? UInt16(number) : nil
  }

  /// Sets a record's measure.
  package mutating func set(_ measure: Measure, in record: inout ObservationRecord) {
    if let plain = Self.plain(measure), let unit = plainUnit(measure.unit) {
      (record.significand, record.unit) = (plain, unit)
      record.decimals = UInt8(measure.decimals)
      return
    }
    let own = MeasureRecord(
      range: RangeRecord(measure.range), number: measure.number?.significand ?? 0,
      exponent: Int32(clamping: measure.number?.exponent ?? 0), decimals: Int32(clamping: measure.decimals),
      printed: text(measure.printed), unit: UInt32(units.number(of: measure.unit)),
      comparator: measure.comparator.position, hasNumber: measure.number != nil)
    record.significand = Int64(measures.number(of: own))
    record.unit = ObservationRecord.ofItsOwn
    record.decimals = 0
  }

  /// The digits of a measure that digits, a point and its unit give back; nil for any other.
  package static func plain(_ measure: Measure) -> Int64? {
    guard measure.comparator == .equal, let number = measure.number, (0...60).contains(measure.decimals),
      number.fractionDigits <= measure.decimals, number.digitCount + number.exponent + measure.decimals <= 18,
      measure.range == .exactly(number)
    else { return nil }
    let shift = number.exponent + measure.decimals
    guard shift <= 18, let significand = Int64(exactly: number.significand * DecimalNumber.powerOfTen(shift)),
      PlainNumber.text(significand, decimals: measure.decimals, unit: measure.unit.text) == measure.printed
    else { return nil }
    return significand
  }

  /// Takes a finished record, made of this builder's numbers.
  package mutating func append(_ record: ObservationRecord) { records.append(record) }

  /// Takes an observation as it is, its id too.
  package mutating func append(_ observation: Observation) {
    var record = record(of: observation)
    record.identity = ObservationRecord.ownIdentity | texts.number(of: observation.id.text)
    records.append(record)
  }

  /// Gives the records up that were taken in; what they refer to stays.
  package mutating func takeRecords() -> [ObservationRecord] {
    defer { records.removeAll(keepingCapacity: true) }
    return records
  }

  /// Takes an observation whose id follows from what it is of; repeats are told apart when all are taken in.
  package mutating func appendNumbered(_ observation: Observation) { records.append(record(of: observation)) }

  private mutating func record(of observation: Observation) -> ObservationRecord {
    var record = ObservationRecord()
    record.zone = number(of: observation.zone)
    record.indicator = number(of: observation.indicator)
    record.period = number(of: observation.period)
    record.source = number(of: observation.source)
    switch observation.subject {
    case .zone: record.subject = 0
    case .city: record.subject = 1
    case .body(let body): record.subject = UInt32(bodies.number(of: body) + 2)
    }
    set(observation.measure, in: &record)
    record.growth = number(of: observation.growth)
    record.remark = number(note: observation.note, detail: observation.detail)
    record.sourceForm = text(observation.sourceForm)
    record.place = text(observation.place.text)
    record.set(observation.status, observation.confidence)
    record.file = number(of: observation.seedPlace.file)
    record.line = UInt32(clamping: observation.seedPlace.line)
    record.column = UInt32(clamping: observation.seedPlace.column ?? 0)
    return record
  }

  /// Numbers the observations that would have one id: from 2, in the order they were taken in.
  package mutating func numberRepeats() {
    var codes = Numbered<String>()
    let codeOfPeriod = periods.values.map { UInt64(codes.number(of: $0.code)) }
    var suffixes = Numbered<String>()
    let suffixOfSubject = (["", ".city"] + bodies.values.map(ObservationStore.suffix)).map {
      UInt64(suffixes.number(of: $0))
    }
    let pairs = SeriesIndex(ofRows: records, zoneCount: zones.values.count, indicatorCount: indicators.values.count)
    for pair in 0..<pairs.pairCount where pairs[pair].count > 1 {
      var keys = pairs[pair].map { row -> (high: UInt64, low: UInt64, row: UInt32) in
        let record = records[Int(row)]
        return (
          codeOfPeriod[Int(record.period)] << 32 | UInt64(record.source), suffixOfSubject[Int(record.subject)], row
        )
      }
      keys.sort { ($0.high, $0.low, $0.row) < ($1.high, $1.low, $1.row) }
      var number: UInt32 = 1
      for index in keys.indices.dropFirst() {
        let isSame = keys[index].high == keys[index - 1].high && keys[index].low == keys[index - 1].low
        number = isSame ? number + 1 : 1
        if number > 1 { records[Int(keys[index].row)].identity = number }
      }
    }
  }

  /// The store of all that was taken in.
  package func store() -> ObservationStore {
    let room = StoreRoom()
    return ObservationStore(
      records: room.copy(records), zones: zones.values, indicators: indicators.values, sources: sources.values,
      units: units.values, periods: periods.values, bodies: bodies.values, files: files.values,
      measures: room.copy(measures.values), growths: room.copy(growths.values), remarks: room.copy(remarks.values),
      textStarts: room.copy(texts.starts), textBytes: room.copy(texts.bytes), owner: room)
  }
}

/// Values by number from 0, each once.
struct Numbered<Value: Hashable> {
  private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]

  mutating func number(of value: Value) -> Int {
    if let last = values.last, last == value { return values.count - 1 }
    if let number = numbers[value] { return number }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }
}

/// Memory that belongs to a store.
final class StoreRoom {
  private var parts: [UnsafeMutableRawPointer] = []

  func copy<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafeBufferPointer<Value> {
    let part = UnsafeMutableBufferPointer<Value>.allocate(capacity: max(values.count, 1))
    parts.append(UnsafeMutableRawPointer(part.baseAddress ?? UnsafeMutablePointer<Value>.allocate(capacity: 1)))
    _ = part.initialize(from: values)
    return UnsafeBufferPointer(start: part.baseAddress, count: values.count)
  }

  /// Values that are made one by one.
  func make<Value: BitwiseCopyable>(count: Int, _ make: (Int) -> Value) -> UnsafeBufferPointer<Value> {
    let part = UnsafeMutableBufferPointer<Value>.allocate(capacity: max(count, 1))
    parts.append(UnsafeMutableRawPointer(part.baseAddress ?? UnsafeMutablePointer<Value>.allocate(capacity: 1)))
    for index in 0..<count { part.initializeElement(at: index, to: make(index)) }
    return UnsafeBufferPointer(start: part.baseAddress, count: count)
  }

  deinit { for part in parts { part.deallocate() } }
}

extension Comparator {
  /// The place in the list of cases.
  var position: UInt8 {
    switch self {
    case .equal: 0
    case .greater: 1
    case .less: 2
    case .atLeast: 3
    case .atMost: 4
    case .about: 5
    case .between: 6
    }
  }
}
