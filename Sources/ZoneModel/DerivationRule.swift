/// The identity by which a figure is derived from others (domain rules, section 3.2).
package enum DerivationRule: String, CaseIterable, Hashable, Sendable {
  /// D(a+1..b) = C(b) − C(a).
  case differenceOfCumulatives = "difference-of-cumulatives"
  /// C(b) = the sum of a complete, non-overlapping set of D.
  case sumOfParts = "sum-of-parts"
  /// T(y,m) = C(y,m) + C(y−1,12) − C(y−1,m).
  case trailingYear = "trailing-year"
  /// The net increase of a stock between two points in time.
  case netChange = "net-change"
  /// One indicator and span, added over disjoint zones.
  case sumOverZones = "sum-over-zones"
  /// A share recomputed from its part and its whole.
  case shareOfWhole = "share-of-whole"
  /// L0 = L1 / (1 + g), nominal growth only.
  case levelFromGrowth = "level-from-growth"
  /// g = L1 / L0 − 1.
  case growthFromLevels = "growth-from-levels"
  /// The later rate, index, score or rank less the earlier one.
  case differenceOfRates = "difference-of-rates"
  /// g = (C_b − C_a) / (C_b/(1+g_b) − C_a/(1+g_a)) − 1.
  case growthOfDifference = "growth-of-difference"
}
