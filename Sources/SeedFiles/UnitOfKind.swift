import ZoneModel

/// Which units an indicator of a kind may be measured in (domain rules, section 4).
enum UnitOfKind {
  /// What is wrong with a unit, and what would be right; nil where it fits.
  static func fault(_ kind: MetricKind, _ unit: MeasureUnit) -> (message: String, hint: String)? {
    guard let wanted = wanted(kind, unit) else { return nil }
    return ("a \(kind.rawValue) is not measured in \(unit.text)", wanted)
  }

  /// Units that count visits or occurrences rather than bodies.
  private static let occurrences: Set<String> = ["ENT_VISIT", "PERS_TIME"]

  private static func wanted(_ kind: MetricKind, _ unit: MeasureUnit) -> String? {
    let isPercent = ["PCT", "PERMILLE"].contains(unit.dimension)
    let isRate = isPercent || unit.dimension == "PP"
    switch kind {
    case .share, .growth, .completion: return isPercent ? nil : "measure it in %"
    case .contribution: return isRate ? nil : "measure it in 百分点 or in %"
    case .rank: return unit.dimension == "RANK" ? nil : "measure it in 位"
    case .flowCount, .distinctCount, .stockCount:
      if isRate || unit.isMoney { return "measure it in what is counted: 家, 个, 人" }
      return occurrences.contains(unit.dimension)
        ? "\(unit.text) counts visits, not bodies: make it an event_count" : nil
    case .eventCount:
      return isRate || unit.isMoney ? "measure it in what is counted: 家次, 人次, 场" : nil
    case .flowAmount, .stockAmount: return isRate ? "measure it in an amount: 亿元, 万吨" : nil
    case .score: return isRate || unit.isMoney ? "measure it in 分" : nil
    case .intensity, .index: return nil
    }
  }
}
