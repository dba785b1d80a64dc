import ExactValues

/// A store as bytes, and back: sections of plain records, each at a multiple of 64 bytes, that can be used where they lie.
extension ObservationStore {
  /// The sections in their order.
  package var sections: [UnsafeRawBufferPointer] {
    [
      UnsafeRawBufferPointer(records), UnsafeRawBufferPointer(measures), UnsafeRawBufferPointer(growths),
      UnsafeRawBufferPointer(remarks), UnsafeRawBufferPointer(textStarts), UnsafeRawBufferPointer(textBytes),
    ]
  }

  /// What the records refer to by number, as bytes.
  package var names: [UInt8] {
    var writer = ByteWriter()
    writer.write(zones.map(\.text))
    writer.write(indicators.map(\.text))
    writer.write(sources.map(\.text))
    writer.write(units.map(\.text))
    writer.write(files)
    writer.write(bodies.map(\.zh))
    writer.write(bodies.map(\.en))
    writer.write(periods.map { $0.printed ?? "" })
    for period in periods { writer.write(PeriodRecord(period)) }
    return writer.bytes
  }

  /// A store over sections that lie in memory; nil where they do not fit together.
  ///
  /// - Parameter owner: keeps the memory.
  package static func over(
    _ sections: [UnsafeRawBufferPointer], names: UnsafeRawBufferPointer, owner: AnyObject
  ) -> ObservationStore? {
    var reader = ByteReader(names)
    guard sections.count == 6, let zones = reader.texts(), let indicators = reader.texts(),
      let sources = reader.texts(), let unitTexts = reader.texts(), let files = reader.texts(),
      let bodiesZh = reader.texts(), let bodiesEn = reader.texts(), let printed = reader.texts(),
      bodiesZh.count == bodiesEn.count
    else { return nil }
    var periods: [Period] = []
    periods.reserveCapacity(printed.count)
    for text in printed {
      guard let record = reader.value(PeriodRecord.self) else { return nil }
      periods.append(record.period(printed: text))
    }
    let store = ObservationStore(
      records: sections[0].bindMemory(to: ObservationRecord.self), zones: zones.map { ZoneID($0) },
      indicators: indicators.map { IndicatorID($0) }, sources: sources.map { SourceID($0) },
      units: unitTexts.map { MeasureUnit($0) ?? .none }, periods: periods,
      bodies: zip(bodiesZh, bodiesEn).map { BilingualText(zh: $0, en: $1) }, files: files,
      measures: sections[1].bindMemory(to: MeasureRecord.self),
      growths: sections[2].bindMemory(to: GrowthRecord.self), remarks: sections[3].bindMemory(to: RemarkRecord.self),
      textStarts: sections[4].bindMemory(to: UInt32.self), textBytes: sections[5].bindMemory(to: UInt8.self),
      owner: owner)
    return store.isSound ? store : nil
  }

  /// Whether every number leads to what it names, so that nothing is read from outside the store.
  private var isSound: Bool {
    let textCount = UInt32(clamping: textStarts.count)
    func isText(_ number: UInt32) -> Bool { number == 0 || number < textCount }
    guard textStarts.first == 0, textStarts.last.map({ Int($0) <= textBytes.count }) ?? false,
      zip(textStarts, textStarts.dropFirst()).allSatisfy({ $0 <= $1 }),
      measures.allSatisfy({ isText($0.printed) && $0.unit < units.count && $0.comparator < 7 }),
      growths.allSatisfy({ isText($0.printed) && $0.comparator < 7 }),
      remarks.allSatisfy({ isText($0.noteZh) && isText($0.noteEn) && isText($0.detailZh) && isText($0.detailEn) })
    else { return false }
    let (zoneCount, indicatorCount, periodCount) = (
      UInt32(zones.count), UInt32(indicators.count), UInt32(periods.count)
    )
    let (sourceCount, fileCount, subjectCount) = (
      UInt32(sources.count), UInt16(clamping: files.count), UInt32(bodies.count + 2)
    )
    let (growthCount, remarkCount) = (UInt32(growths.count), UInt32(remarks.count))
    for record in records {
      let hasOwn = record.unit == ObservationRecord.ofItsOwn
      let isMeasured =
        hasOwn
        ? record.significand >= 0 && record.significand < Int64(measures.count) : Int(record.unit) < units.count
      let isOwnIdentity = record.identity & ObservationRecord.ownIdentity != 0
      guard isMeasured, record.zone < zoneCount, record.indicator < indicatorCount, record.period < periodCount,
        record.source < sourceCount, record.subject < subjectCount, record.growth <= growthCount,
        record.remark <= remarkCount, isText(record.sourceForm), isText(record.place), record.file < fileCount,
        record.decimals <= 60, !isOwnIdentity || isText(record.identity & ~ObservationRecord.ownIdentity)
      else { return false }
    }
    return true
  }
}

extension PeriodRecord {
  init(_ period: Period) {
    switch period.extent {
    case .span(let first, let last):
      (extent, self.first, self.last) = (0, Int32(first.daysSince1970), Int32(last.daysSince1970))
    case .point(let day): (extent, first) = (1, Int32(day.daysSince1970))
    case .since(let day, let reported):
      (extent, first) = (2, Int32(day.daysSince1970))
      self.reported = reported.map { Int32($0.daysSince1970) } ?? Self.none
    case .unknown: extent = 3
    }
    basis = UInt8(Period.Basis.allCases.firstIndex(of: period.basis) ?? 0)
    isBareYear = period.isBareYear
    printed = period.printed == nil ? 0 : 1
  }

  func period(printed text: String) -> Period {
    func day(_ number: Int32) -> CivilDate { CivilDate(daysSince1970: Int(number)) }
    let bases = Period.Basis.allCases
    let extent: Period.Extent =
      switch self.extent {
      case 0: .span(first: day(first), last: day(last))
      case 1: .point(day(first))
      case 2: .since(day(first), reported: reported == Self.none ? nil : day(reported))
      default: .unknown
      }
    return Period(
      extent, basis: bases[min(Int(basis), bases.count - 1)], isBareYear: isBareYear, printed: printed == 0 ? nil : text
    )
  }
}
