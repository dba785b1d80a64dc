import ExactValues

/// A chart before its numbers have a place on a sheet.
struct ChartPlan: Sendable {
  struct Point: Sendable {
    enum Category: Hashable, Sendable {
      case text(String)
      case year(Int)
    }

    let category: Category
    let value: DecimalNumber
    let decimals: Int
    let period: String
    let standsOn: [String]
    let link: CellLink?
  }

  struct Series: Sendable {
    let name: String
    let colour: String
    /// Never empty.
    let points: [Point]
  }

  let kind: ChartContent.Kind
  let title: String
  /// Never empty.
  let series: [Series]
  let unit: String
  let categoryAxis: String
  let valueAxis: String
  let numberFormat: NumberFormat
  let alternativeText: String
  var scale: ClosedRange<Int>?

  /// Steps of an axis over large numbers are whole.
  var axisFormat: NumberFormat {
    let largest = series.flatMap(\.points).map(\.value.magnitude).max() ?? .zero
    return largest >= DecimalNumber(20)
      ? NumberFormat("count") : NumberFormat("figure", decimals: min(numberFormat.decimals, 1))
  }

  /// Bars are read by their length, so they start at zero; where a value is below zero the axis holds zero anyway.
  var startsAtZero: Bool {
    kind != .line && series.allSatisfy { $0.points.allSatisfy { !$0.value.isNegative } }
  }
}
