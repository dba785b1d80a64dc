/// What the numbers of one builder are in another; each is found when the first record needs it, so that the other one
/// numbers everything in the order of the records, however many threads gathered them.
package struct NumberMap {
  static let unknown = UInt32.max

  fileprivate var zones: [UInt32]
  fileprivate var indicators: [UInt32]
  fileprivate var sources: [UInt32]
  fileprivate var units: [UInt32]
  fileprivate var periods: [UInt32]
  fileprivate var bodies: [UInt32]
  fileprivate var files: [UInt32]
  fileprivate var measures: [UInt32]
  fileprivate var growths: [UInt32]
  fileprivate var remarks: [UInt32]
  fileprivate var texts: [UInt32]

  /// Makes a map of a builder's numbers, none of which is known yet.
  package init(_ builder: ObservationBuilder) {
    func none(_ count: Int) -> [UInt32] { Array(repeating: Self.unknown, count: count) }
    zones = none(builder.zones.values.count)
    indicators = none(builder.indicators.values.count)
    sources = none(builder.sources.values.count)
    units = none(builder.units.values.count)
    periods = none(builder.periods.values.count)
    bodies = none(builder.bodies.values.count)
    files = none(builder.files.values.count)
    measures = none(builder.measures.values.count)
    growths = none(builder.growths.values.count)
    remarks = none(builder.remarks.values.count)
    texts = none(builder.texts.count + 1)
    texts[0] = 0
  }
}

extension ObservationBuilder {
  /// Takes in all of another builder, behind what is here.
  package mutating func append(contentsOf other: ObservationBuilder) {
    var map = NumberMap(other)
    append(other.records, of: other, &map)
  }

  /// Takes in records that refer to another builder's numbers, behind what is here.
  ///
  /// - Parameter map: what is known of its numbers so far.
  package mutating func append(
    _ others: [ObservationRecord], of other: ObservationBuilder, _ map: inout NumberMap
  ) {
    for var record in others {
      record.zone = Self.found(&map.zones, record.zone) { number(of: other.zones.values[$0]) }
      record.indicator = Self.found(&map.indicators, record.indicator) { number(of: other.indicators.values[$0]) }
      record.period = Self.found(&map.periods, record.period) { number(of: other.periods.values[$0]) }
      record.source = Self.found(&map.sources, record.source) { number(of: other.sources.values[$0]) }
      if record.subject > 1 {
        record.subject =
          Self.found(&map.bodies, record.subject - 2) { UInt32(bodies.number(of: other.bodies.values[$0])) } + 2
      }
      record.file = UInt16(
        clamping: Self.found(&map.files, UInt32(record.file)) { UInt32(number(of: other.files.values[$0])) })
      if record.growth > 0 { record.growth = growth(record.growth, of: other, &map) }
      if record.remark > 0 { record.remark = remark(record.remark, of: other, &map) }
      record.sourceForm = text(record.sourceForm, of: other, &map)
      record.place = text(record.place, of: other, &map)
      if record.unit == ObservationRecord.ofItsOwn {
        record.significand = measure(record.significand, of: other, &map)
      } else {
        record.unit = UInt16(clamping: unit(UInt32(record.unit), of: other, &map))
      }
      if record.identity & ObservationRecord.ownIdentity != 0 {
        let own = record.identity & ~ObservationRecord.ownIdentity
        record.identity = ObservationRecord.ownIdentity | text(own, of: other, &map)
      }
      append(record)
    }
  }

  @inline(__always)
  private static func found(_ map: inout [UInt32], _ number: UInt32, _ find: (Int) -> UInt32) -> UInt32 {
    let known = map[Int(number)]
    if known != NumberMap.unknown { return known }
    let found = find(Int(number))
    map[Int(number)] = found
    return found
  }

  @inline(__always)
  private mutating func text(_ number: UInt32, of other: ObservationBuilder, _ map: inout NumberMap) -> UInt32 {
    let known = map.texts[Int(number)]
    if known != NumberMap.unknown { return known }
    let (start, end) = (Int(other.texts.starts[Int(number) - 1]), Int(other.texts.starts[Int(number)]))
    let found = other.texts.bytes.withUnsafeBufferPointer { bytes in
      texts.number(of: UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
    map.texts[Int(number)] = found
    return found
  }

  private mutating func unit(_ number: UInt32, of other: ObservationBuilder, _ map: inout NumberMap) -> UInt32 {
    Self.found(&map.units, number) { UInt32(units.number(of: other.units.values[$0])) }
  }

  private mutating func growth(_ number: UInt32, of other: ObservationBuilder, _ map: inout NumberMap) -> UInt32 {
    let known = map.growths[Int(number) - 1]
    if known != NumberMap.unknown { return known }
    var own = other.growths.values[Int(number) - 1]
    own.printed = text(own.printed, of: other, &map)
    let found = UInt32(growths.number(of: own) + 1)
    map.growths[Int(number) - 1] = found
    return found
  }

  private mutating func remark(_ number: UInt32, of other: ObservationBuilder, _ map: inout NumberMap) -> UInt32 {
    let known = map.remarks[Int(number) - 1]
    if known != NumberMap.unknown { return known }
    let remark = other.remarks.values[Int(number) - 1]
    var own = RemarkRecord()
    own.noteZh = text(remark.noteZh, of: other, &map)
    own.noteEn = text(remark.noteEn, of: other, &map)
    own.detailZh = text(remark.detailZh, of: other, &map)
    own.detailEn = text(remark.detailEn, of: other, &map)
    let found = self.number(of: own)
    map.remarks[Int(number) - 1] = found
    return found
  }

  private mutating func measure(_ number: Int64, of other: ObservationBuilder, _ map: inout NumberMap) -> Int64 {
    let known = map.measures[Int(number)]
    if known != NumberMap.unknown { return Int64(known) }
    var own = other.measures.values[Int(number)]
    own.printed = text(own.printed, of: other, &map)
    own.unit = unit(own.unit, of: other, &map)
    let found = measures.number(of: own)
    map.measures[Int(number)] = UInt32(clamping: found)
    return Int64(found)
  }
}
