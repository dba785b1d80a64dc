/// The id of an indicator: `gdp-growth`.
package struct IndicatorID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The id as seeds/indicators.yaml writes it.
  package let text: String
  /// Makes an id.
  package init(_ text: String) { self.text = text }
  package var description: String { text }
  package static func < (left: IndicatorID, right: IndicatorID) -> Bool { left.text < right.text }
}

/// The prices or scope that a level or a growth rate is reckoned at.
package enum PriceBasis: String, CaseIterable, Hashable, Sendable {
  /// Current prices.
  case nominal
  /// Constant prices.
  case real
  /// Current prices, on a scope made comparable because the set of bodies changes each year.
  case comparable
  /// Neither: counts, areas, ranks.
  case notApplicable = "n/a"
}

/// Whether more is better.
package enum Direction: String, CaseIterable, Hashable, Sendable {
  case higher
  case lower
  case neutral
}

/// The place of an indicator in an edition of an evaluation catalogue.
package struct CatalogueCode: Hashable, Sendable {
  /// The edition: `2021`.
  package let edition: String
  /// The item: `5.1`.
  package let code: String

  /// Makes a code.
  package init(edition: String, code: String) {
    self.edition = edition
    self.code = code
  }
}

/// What is measured.
///
/// A class, since every row and change of a comparison holds one.
package final class Indicator: Hashable, Sendable {
  package let id: IndicatorID
  package let name: BilingualText
  /// Other names in use.
  package let aliases: [String]
  package let kind: MetricKind
  /// The unit that values are shown in.
  package let unit: MeasureUnit
  package let direction: Direction
  /// Decimals that values are shown with; nil for as many as the most exact one has.
  package let decimals: Int?
  package let basis: PriceBasis
  /// The id of its theme.
  package let theme: String
  package let definition: BilingualText
  package let catalogueCodes: [CatalogueCode]
  /// The indicator that holds the growth rate of this one.
  package let growthIndicator: IndicatorID?
  /// Whether a value below zero is possible without a word about it: net increases.
  package let mayBeNegative: Bool
  /// Whether the English name was seen in a source, rather than rendered by us.
  package let isNameChecked: Bool

  /// Makes an indicator.
  package init(
    id: IndicatorID, name: BilingualText, aliases: [String] = [], kind: MetricKind, unit: MeasureUnit,
    direction: Direction, decimals: Int? = nil, basis: PriceBasis = .notApplicable, theme: String,
    definition: BilingualText, catalogueCodes: [CatalogueCode] = [], growthIndicator: IndicatorID? = nil,
    mayBeNegative: Bool = false, isNameChecked: Bool = false
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.unit = unit
    self.direction = direction
    self.decimals = decimals
    self.basis = basis
    self.theme = theme
    self.definition = definition
    self.catalogueCodes = catalogueCodes
    self.growthIndicator = growthIndicator
    self.mayBeNegative = mayBeNegative || kind.mayBeNegative
    self.isNameChecked = isNameChecked
  }

  package static func == (left: Indicator, right: Indicator) -> Bool {
    left === right
      || (left.id == right.id && left.name == right.name && left.aliases == right.aliases && left.kind == right.kind
        && left.unit == right.unit && left.direction == right.direction && left.decimals == right.decimals
        && left.basis == right.basis && left.theme == right.theme && left.definition == right.definition
        && left.catalogueCodes == right.catalogueCodes && left.growthIndicator == right.growthIndicator
        && left.mayBeNegative == right.mayBeNegative && left.isNameChecked == right.isNameChecked)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// An edition of an evaluation catalogue.
package struct Catalogue: Hashable, Sendable {
  /// A group of items with its weight.
  package struct Dimension: Hashable, Sendable {
    package let code: String
    package let name: BilingualText
    /// Per cent of the whole, as printed; nil where it is not known.
    package let weight: String?

    /// Makes a dimension.
    package init(code: String, name: BilingualText, weight: String?) {
      self.code = code
      self.name = name
      self.weight = weight
    }
  }

  /// The edition: `2021`.
  package let id: String
  package let name: BilingualText
  /// The number of the document.
  package let document: String?
  package let dimensions: [Dimension]

  /// Makes a catalogue.
  package init(id: String, name: BilingualText, document: String?, dimensions: [Dimension]) {
    self.id = id
    self.name = name
    self.document = document
    self.dimensions = dimensions
  }
}

/// A named member of one of the closed lists of a data set: a theme, a kind of initiative, a state.
package struct NamedTerm: Hashable, Sendable {
  package let id: String
  package let name: BilingualText

  /// Makes a term.
  package init(id: String, name: BilingualText) {
    self.id = id
    self.name = name
  }
}
