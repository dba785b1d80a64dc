import PrintedForms
import ZoneModel

extension MetricReader {
  /// The indicator of a metric where the figure can be one of it: 签约项目 in 亿元 is not the number of projects.
  func fittedIndicator(_ metric: MetricReference) -> Int? {
    guard let number = metric.indicator, let quantity = metric.quantity, metric.unit == nil else {
      return metric.indicator
    }
    let unit = knowledge.indicators[number].unit
    let isAmount = unit.isMoney || unit.dimension.contains("/")
    let isRate = unit.dimension == "PCT" || unit.dimension == "PERMILLE" || unit.dimension == "PP"
    let fits =
      switch quantities[quantity].kind {
      case .percent, .percentagePoint: !isAmount && (isRate || unit.dimension == "RATIO" || unit == .none)
      case .currency: isAmount
      case .count: !unit.isMoney && !isRate
      default: true
      }
    return fits ? number : nil
  }
}
