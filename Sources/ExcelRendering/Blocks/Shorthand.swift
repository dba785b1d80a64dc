/// A sign that stands where a figure does not, or behind one; the labels give its form and its meaning.
package enum Shorthand: String, CaseIterable, Hashable, Sendable {
  case notReported = "not-reported"
  case notApplicable = "not-applicable"
  case older
  case bound
  case derived
  case otherSubject = "other-subject"
  case plan
  case revised
  case conflict
  case doubtful
  case none
}
