import ExactValues
import PrintedForms

/// What is found in a text, one line for each form, as tests compare it.
enum FoundForms {
  /// The day that the tests' texts speak from.
  static let reference = CivilDate("2025-07-10")

  /// Every quantity: its text, kind, comparator and value, the ends that are known, and the unit.
  static func quantities(in text: String, reference: CivilDate? = reference) -> [String] {
    let scalars = ScalarText(text)
    return PrintedFormScanner(reference: reference).scan(scalars, in: 0..<scalars.count).quantities.map {
      line($0, scalars)
    }
  }

  /// Every period: its text, code and basis.
  static func periods(in text: String, reference: CivilDate? = reference) -> [String] {
    let scalars = ScalarText(text)
    return PrintedFormScanner(reference: reference).scan(scalars, in: 0..<scalars.count).periods.map {
      "\(scalars.text($0.place)) | \($0.code) \($0.yearBasis.rawValue)"
    }
  }

  private static func line(_ found: FoundQuantity, _ text: ScalarText) -> String {
    let value = found.value?.description ?? ""
    let ends =
      found.low == nil && found.high == nil
      ? "" : " [\(found.low?.description ?? ""), \(found.high?.description ?? "")]"
    return
      "\(text.text(found.place)) | \(found.kind.rawValue) \(found.comparator.rawValue) \(value)\(ends) \(found.unit)"
  }
}
