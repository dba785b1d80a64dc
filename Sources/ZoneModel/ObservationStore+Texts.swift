/// The texts of observations as bytes, without making the observations.
extension ObservationStore {
  /// Tells the pieces of a record's id in their order: `zone.indicator.period.source`, the start of a body's name, a
  /// number from 2 for repeats.
  package func tellID(_ record: ObservationRecord, piece: (String) -> Void) {
    if record.identity & ObservationRecord.ownIdentity != 0 {
      return piece(text(record.identity & ~ObservationRecord.ownIdentity) ?? "")
    }
    piece(zones[Int(record.zone)].text)
    piece(".")
    piece(indicators[Int(record.indicator)].text)
    piece(".")
    piece(periodCodes[Int(record.period)])
    piece(".")
    piece(sources[Int(record.source)].text)
    if record.subject > 0 { piece(subjectSuffixes[Int(record.subject)]) }
    if record.identity > 1 { piece(".\(record.identity)") }
  }

  /// Appends the id of a record, as `id` has it.
  package func appendID(_ record: ObservationRecord, to bytes: inout [UInt8]) {
    tellID(record) { bytes += $0.utf8 }
  }

  /// Appends a record's figure as printed, with the growth printed beside it: `859亿元 (增长5.7%)`.
  package func appendPrintedWithGrowth(_ record: ObservationRecord, to bytes: inout [UInt8]) {
    if record.unit == ObservationRecord.ofItsOwn {
      bytes += textBytes(measures[Int(record.significand)].printed)
    } else {
      PlainNumber.append(record.significand, decimals: Int(record.decimals), to: &bytes)
      bytes += units[Int(record.unit)].text.utf8
    }
    guard record.growth != 0 else { return }
    bytes += [0x20, 0x28]
    bytes += textBytes(growths[Int(record.growth) - 1].printed)
    bytes.append(0x29)
  }

  /// The bytes of a text by its number; none for 0.
  private func textBytes(_ number: UInt32) -> UnsafeBufferPointer<UInt8> {
    guard number > 0, Int(number) < textStarts.count else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(rebasing: textBytes[Int(textStarts[Int(number) - 1])..<Int(textStarts[Int(number)])])
  }
}

extension PlainNumber {
  /// Appends the digits of a number with a point before the last few.
  static func append(_ significand: Int64, decimals: Int, to bytes: inout [UInt8]) {
    if significand < 0 { bytes.append(0x2D) }
    let start = bytes.count
    var (rest, count) = (significand.magnitude, 0)
    // From the last digit backwards, then turned.
    while rest > 0 || count <= decimals {
      if count == decimals, decimals > 0 { bytes.append(0x2E) }
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      count += 1
    }
    bytes[start...].reverse()
  }
}
