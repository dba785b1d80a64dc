package import ExactValues

/// How far 约 and 近 reach, in per cent of the printed number; a setting of the workspace.
package struct ApproximationPolicy: Hashable, Sendable {
  /// 约 v is v ± this many per cent.
  package let about: DecimalNumber
  /// 近 v is between v less this many per cent and v.
  package let near: DecimalNumber

  /// Makes a policy.
  package init(about: DecimalNumber = DecimalNumber(5), near: DecimalNumber = DecimalNumber(10)) {
    self.about = about
    self.near = near
  }
}

/// Reads the printed forms of facts into the model's values: `超150家次`, `增长6.7%`, `今年上半年`.
package struct PrintedFormReader: Sendable {
  /// Why a printed form is not read.
  package enum Fault: Error, Hashable, Sendable {
    /// No number stands in the text.
    case noNumber
    /// The text holds more than one figure, or words beside it that the model does not know: from this character on.
    case notUnderstood(rest: String)
    /// The number has no unit, and the indicator needs one.
    case unitMissing
    /// A period that cannot be: 2月30日, 第五季度.
    case impossiblePeriod
  }

  private let published: PublicationDate?
  private let approximation: ApproximationPolicy

  /// Makes a reader.
  ///
  /// - Parameter published: the date of the source, which gives 今年 its year; nil where it is not known.
  package init(published: PublicationDate?, approximation: ApproximationPolicy) {
    self.published = published
    self.approximation = approximation
  }

  /// Reads the printed form of a measure: a number with its unit, bounds and all; 增长/下降 words give the sign of a rate.
  package func measure(_ printed: String) throws(Fault) -> Measure {
    throw .noNumber
  }

  /// Reads a growth printed beside a level: `增长15.4%`, `下降3%`, `增长1.1倍`, `扭亏为盈`.
  package func growth(_ printed: String) throws(Fault) -> Growth {
    throw .noNumber
  }

  /// Reads a period as printed or as a code: `今年上半年`, `2025-H1`, `近年来`.
  package func period(_ printed: String, basis: Period.Basis = .stated) throws(Fault) -> Period {
    throw .notUnderstood(rest: printed)
  }
}
