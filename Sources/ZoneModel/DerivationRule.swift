/// The identity by which a figure is derived from others (domain rules, section 3.2).
package enum DerivationRule: String, CaseIterable, Hashable, Sendable {
  /// D(a+1..b) = C(b) − C(a).
  case differenceOfCumulatives = "difference-of-cumulatives"
  /// C(b) = the sum of a complete, non-overlapping set of D.
  case sumOfParts = "sum-of-parts"
  /// T(y,m) = C(y,m) + C(y−1,12) − C(y−1,m).
  case trailingYear = "trailing-year"
  /// L0 = L1 / (1 + g), nominal growth only.
  case levelFromGrowth = "level-from-growth"
  /// g = L1 / L0 − 1.
  case growthFromLevels = "growth-from-levels"
}
