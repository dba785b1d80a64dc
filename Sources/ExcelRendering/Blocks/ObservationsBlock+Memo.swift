import ExactValues
import ZoneComparison
import ZoneModel

/// What the cells of the long table follow from: the numbers that a record has for its zone, its indicator and so on.
extension ObservationsBlock {
  private func record(_ position: Int) -> ObservationRecord { rendering.comparison.observations.record(position) }

  /// Sets the numbers of measures that have more to them than digits and a unit apart from the plain ones.
  private static let own: UInt64 = 1 << 48

  func memo(_ field: Field, of position: Int) -> UInt64? {
    let record = record(position)
    let isPlain = record.unit != ObservationRecord.ofItsOwn
    switch field {
    case .zone: return UInt64(record.zone)
    case .subject: return UInt64(record.subject) << 32 | UInt64(record.zone)
    case .theme, .indicator: return UInt64(record.indicator)
    case .unit: return isPlain ? UInt64(record.unit) : Self.own | UInt64(bitPattern: record.significand)
    case .bound, .lower, .upper: return isPlain ? 0 : Self.own | UInt64(bitPattern: record.significand)
    case .growth, .growthPrinted: return UInt64(record.growth)
    case .period, .periodCode, .periodPrinted, .accumulation, .periodBasis: return UInt64(record.period)
    case .status, .confidence: return UInt64(record.marks)
    case .source, .sourceID: return UInt64(record.source)
    case .sourceForm: return UInt64(record.sourceForm)
    case .place: return UInt64(record.place)
    case .detail, .note: return UInt64(record.remark)
    case .id, .value, .printed, .seed: return nil
    }
  }

  func lookMemo(_ field: Field, of position: Int) -> UInt64? {
    switch field {
    case .value:
      let record = record(position)
      let isPlain = record.unit != ObservationRecord.ofItsOwn
      return isPlain ? UInt64(record.decimals) : Self.own | UInt64(bitPattern: record.significand)
    case .id, .printed, .seed: return 0
    default: return memo(field, of: position)
    }
  }

  func plainCell(_ field: Field, of position: Int) -> CellContent? {
    let (record, store) = (record(position), rendering.comparison.observations.store)
    switch field {
    case .id: return rendering.cell(store.id(record).text)
    case .value where record.unit != ObservationRecord.ofItsOwn:
      let decimals = Int(record.decimals)
      return CellContent(
        .number(
          DecimalNumber(Int128(record.significand), exponent: -decimals), NumberFormat("figure", decimals: decimals)))
    case .printed: return rendering.cell(quoted(store.measure(record).printed))
    case .seed: return rendering.cell("\(store.files[Int(record.file)]):\(record.line)")
    default: return nil
    }
  }

  func finder(among positions: [Int]) -> (@Sendable (String) -> Int?)? {
    let (shown, dataset) = (rendering.comparison.observations, rendering.comparison.dataset)
    guard shown.store === dataset.observations.store else { return nil }
    // The place of each row of the store in the table, from 1.
    var places = [UInt32](repeating: 0, count: shown.store.records.count)
    for (place, position) in positions.enumerated() { places[shown.row(position)] = UInt32(place + 1) }
    return { [places] key in
      guard let position = dataset.position(of: ObservationID(key)) else { return nil }
      let place = places[dataset.observations.row(position)]
      return place == 0 ? nil : Int(place) - 1
    }
  }
}
