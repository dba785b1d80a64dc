/// What of an observation decides whether a comparison wants it, side by side with the others of its zone and indicator:
/// most are passed over without a look at their records, which lie far apart.
package struct SeriesMember: BitwiseCopyable, Sendable {
  /// The position in the table.
  package let position: UInt32
  /// The number of its period in the store.
  package let period: UInt32
  /// The number of its measure's unit in the store.
  package let unit: UInt16
  private let marks: UInt8

  init(_ record: ObservationRecord, at position: UInt32, in store: ObservationStore) {
    self.position = position
    period = record.period
    unit = UInt16(clamping: store.unitNumber(record))
    let subject: UInt8 = record.subject == 0 ? 4 : record.subject == 1 ? 8 : 0
    marks = record.marks & 3 | subject | (store.hasYearlyGrowth(record) ? 16 : 0)
  }

  package var status: ObservationStatus { ObservationStatus.allCases[Int(marks & 3)] }
  package var isActual: Bool { marks & 3 == 0 }
  /// Whether the figure is the zone's, neither its city's nor a body's.
  package var isZoneOwn: Bool { marks & 4 != 0 }
  package var isOfCity: Bool { marks & 8 != 0 }
  /// Whether a growth against the year before is printed beside the measure, as a number or a bound.
  package var hasYearlyGrowth: Bool { marks & 16 != 0 }
}
