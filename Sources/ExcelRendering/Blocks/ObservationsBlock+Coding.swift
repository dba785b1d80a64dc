import ExactValues
import SpreadsheetPackage
import ZoneComparison
import ZoneModel

extension ObservationsBlock {
  func coding(of positions: [Int], columns: [Field]) -> (any CellCoding)? {
    ObservationCoding(
      rendering.comparison.observations, positions: positions, columns: columns, quotation: quotation)
  }

  func plainCell(_ field: Field, of position: Int) -> CellContent? {
    let observations = rendering.comparison.observations
    let (record, store) = (observations.record(position), observations.store)
    switch field {
    case .id: return rendering.cell(store.id(record).text)
    case .value where record.unit != ObservationRecord.ofItsOwn:
      let (number, decimals) = store.number(record)
      return number.map { CellContent(.number($0, NumberFormat("figure", decimals: decimals))) }
    case .printed: return rendering.cell(quoted(store.measure(record).printed))
    case .seed: return rendering.cell("\(store.files[Int(record.file)]):\(record.line)")
    default: return nil
    }
  }

  func finder(among positions: [Int]) -> RowFinder? {
    let (shown, dataset) = (rendering.comparison.observations, rendering.comparison.dataset)
    guard shown.store === dataset.observations.store else { return nil }
    // The place of each row of the store in the table, from 1.
    var places = [UInt32](repeating: 0, count: shown.store.records.count)
    for (place, position) in positions.enumerated() { places[shown.row(position)] = UInt32(place + 1) }
    let find: @Sendable (Int) -> Int? = { [places] position in
      let place = places[dataset.observations.row(position)]
      return place == 0 ? nil : Int(place) - 1
    }
    return RowFinder(
      row: { key in dataset.position(of: ObservationID(key)).flatMap(find) }, rowOfPosition: find)
  }
}

/// The cells of the long table in numbers: those that a record has for its zone, its indicator and so on.
private struct ObservationCoding: CellCoding {
  private let store: ObservationStore
  /// The rows of the store.
  private let rows: [UInt32]
  private let columns: [ObservationsBlock.Field]
  private let quotation: (before: String, behind: String)

  init(
    _ observations: ObservationTable, positions: [Int], columns: [ObservationsBlock.Field],
    quotation: (before: String, behind: String)
  ) {
    store = observations.store
    rows = positions.map { UInt32(observations.row($0)) }
    self.columns = columns
    self.quotation = quotation
  }

  func tell(_ wanted: Range<Int>, to codes: UnsafeMutableBufferPointer<CellCode>) {
    let records = store.records
    for (column, field) in columns.enumerated() {
      var place = column
      func each(_ code: (ObservationRecord) -> CellCode) {
        for row in wanted {
          codes[place] = code(records[Int(rows[row])])
          place += columns.count
        }
      }
      switch field {
      case .zone: each { .shared($0.zone) }
      case .subject: each { .shared(UInt64($0.subject) << 32 | UInt64($0.zone)) }
      case .theme, .indicator: each { .shared($0.indicator) }
      case .unit: each { .shared(store.unitNumber($0)) }
      case .bound: each { .shared(store.comparatorNumber($0)) }
      case .lower, .upper: each { store.isExact($0) ? .shared(0) : .shared($0.significand &+ 1) }
      case .value: each { number(store.number($0)) }
      case .growth: each { number(store.growthNumber($0)) }
      case .growthPrinted: each { .shared($0.growth) }
      case .period, .periodCode, .periodPrinted, .accumulation, .periodBasis: each { .shared($0.period) }
      case .status, .confidence: each { .shared($0.marks) }
      case .source, .sourceID: each { .shared($0.source) }
      case .sourceForm: each { .shared($0.sourceForm) }
      case .place: each { .shared($0.place) }
      case .detail, .note: each { .shared($0.remark) }
      case .printed:
        each { record in
          if record.unit == ObservationRecord.ofItsOwn { return .shared(record.significand) }
          return Int(record.decimals) <= ByteBuffer.mostDecimals ? .text() : .made
        }
      case .id, .seed: each { _ in .text() }
      }
    }
  }

  @inline(__always)
  private func number(_ number: (value: DecimalNumber?, decimals: Int)) -> CellCode {
    guard let value = number.value else { return .shared(0) }
    return .number(value, form: UInt32(clamping: max(number.decimals, 0)))
  }

  func append(textOf code: CellCode, row: Int, column: Int, to text: ByteBuffer) {
    let record = store.records[Int(rows[row])]
    switch columns[column] {
    case .id: store.tellID(record) { text.append($0) }
    case .printed:
      text.append(quotation.before)
      text.append(decimal: record.significand, decimals: Int(record.decimals))
      text.append(store.units[Int(record.unit)].text)
      text.append(quotation.behind)
    case .seed:
      text.append(store.files[Int(record.file)])
      text.append(":")
      text.append(decimal: Int64(record.line), decimals: 0)
    default: break
    }
  }
}
