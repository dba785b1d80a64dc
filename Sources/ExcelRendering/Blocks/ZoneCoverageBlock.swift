import ExactValues
import Wording
import ZoneComparison
import ZoneModel

/// How well each zone covers the indicators, a row for each zone: for comparisons of many zones.
struct ZoneCoverageBlock: SheetBlock {
  enum Field: String, BlockField {
    case zone
    case province
    case quarter
    case reported
    case derived
    case bound
    case older
    case otherSubject = "other-subject"
    case plan
    case notReported = "not-reported"
    static let numeric = Set(Field.allCases).subtracting([.zone, .province])
  }

  let rendering: WorkbookRendering

  /// The zones by their place in the comparison.
  var items: [Int] { Array(rendering.comparison.zones.indices) }

  func fact(_ field: Field, of zone: Int) -> String {
    switch field {
    case .zone: rendering.comparison.zones[zone].id.text
    case .province: rendering.comparison.zones[zone].province?.en ?? ""
    default: String(100_000 + count(field, of: zone))
    }
  }

  func cell(_ field: Field, of zone: Int, at place: BlockPlace<Field>) -> CellContent {
    switch field {
    case .zone: rendering.cell(rendering.comparison.zones[zone].name[rendering.language])
    case .province: rendering.cell(rendering.comparison.zones[zone].province?[rendering.language])
    default: rendering.count(count(field, of: zone))
    }
  }

  private func count(_ field: Field, of zone: Int) -> Int {
    let counts = rendering.comparison.coverage.counts[zone]
    if field == .quarter {
      return CoverageState.allCases.filter(Coverage.isOfTheQuarter).reduce(0) { $0 + (counts[$1] ?? 0) }
    }
    return CoverageState(rawValue: field.rawValue).flatMap { counts[$0] } ?? 0
  }
}
