import DisplayWidth
package import ExactValues

/// A function that a template applies with a bar: `{{ value | pad(10) }}`.
package struct TemplateFilter: Sendable {
  /// What an argument or input must be.
  package enum Kind: String, Sendable {
    case text = "a text"
    case number = "a number"
    case whole = "a whole number"
    case list = "a list"
    case any = "any value"
  }

  /// An argument.
  package struct Parameter: Sendable {
    let name: String
    let kind: Kind
    let isRequired: Bool

    /// Makes a parameter.
    package init(_ name: String, _ kind: Kind, optional: Bool = false) {
      self.name = name
      self.kind = kind
      isRequired = !optional
    }
  }

  /// The name written behind the bar.
  package let name: String
  let input: Kind
  let parameters: [Parameter]
  let apply: @Sendable (TemplateValue, FilterArguments) throws(FilterRefusal) -> TemplateValue

  /// Makes a filter; its input and arguments are checked against their kinds before `apply` is called.
  ///
  /// - Parameters:
  ///   - name: the name behind the bar.
  ///   - input: what the value before the bar must be; a number passes for a text.
  ///   - parameters: the arguments, the optional ones last.
  ///   - apply: the work; it throws a sentence where the values do not suit.
  package init(
    _ name: String, of input: Kind, _ parameters: [Parameter] = [],
    apply: @escaping @Sendable (TemplateValue, FilterArguments) throws(FilterRefusal) -> TemplateValue
  ) {
    self.name = name
    self.input = input
    self.parameters = parameters
    self.apply = apply
  }

  /// How the filter is written.
  var signature: String {
    parameters.isEmpty
      ? name : "\(name)(" + parameters.map { $0.isRequired ? $0.name : "[\($0.name)]" }.joined(separator: ", ") + ")"
  }

  var countInWords: String {
    switch parameters.count {
    case 0: "no arguments"
    case 1: "one argument"
    default: "at most \(parameters.count) arguments"
    }
  }
}

/// Why a filter cannot work on its values: a sentence.
package struct FilterRefusal: Error {
  let message: String
  let hint: String?

  /// Makes a refusal.
  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}

/// The arguments of a filter in the order of its parameters.
package struct FilterArguments {
  let values: [TemplateValue?]

  /// An argument as text; nil where an optional one is not given.
  package func text(_ index: Int) -> String? { self[index]?.shown }

  /// An argument as a whole number; nil where an optional one is not given.
  package func whole(_ index: Int) -> Int? {
    guard case .number(let number) = self[index] else { return nil }
    return number.wholeNumber
  }

  /// An argument as a number; nil where an optional one is not given.
  package func number(_ index: Int) -> DecimalNumber? {
    guard case .number(let number) = self[index] else { return nil }
    return number
  }

  /// An argument; nil where an optional one is not given.
  package subscript(_ index: Int) -> TemplateValue? { values.indices.contains(index) ? values[index] : nil }
}

extension DecimalNumber {
  /// The number as an `Int`; nil when it has a fraction or is too large.
  var wholeNumber: Int? { isInteger && exponent < 19 ? Int(description) : nil }
}

/// The filters that a template may use, by name.
package struct TemplateFilters: Sendable {
  private var filters: [String: TemplateFilter] = [:]

  /// The filters that every template has, and further ones of the caller's, which win over those of the same name.
  package init(adding further: [TemplateFilter] = []) {
    for filter in textFilters + numberFilters + listFilters + further { filters[filter.name] = filter }
  }

  /// All names, sorted.
  package var names: [String] { filters.keys.sorted() }

  /// How each is written, sorted: `pad(width, [side])`.
  package var signatures: [String] { names.compactMap { filters[$0]?.signature } }

  subscript(name: String) -> TemplateFilter? { filters[name] }
}
