/// What a sheet can show.
package enum BlockKind: String, CaseIterable, Hashable, Sendable {
  case contents
  case findings
  case comparison
  case ranking
  case coverage
  case zoneTable = "zone-table"
  case zoneCoverage = "zone-coverage"
  case initiatives
  case register
  case changes
  case disagreements
  case refusals
  case edition
  case trends
  case charts
  case observations
  case sources
  case notes

  /// The fields that its columns can show.
  package var fields: [FieldTrait] {
    switch self {
    case .contents: ContentsBlock.traits
    case .findings: FindingsBlock.traits
    case .comparison: ComparisonBlock.traits
    case .ranking: RankingBlock.traits
    case .coverage: CoverageBlock.traits
    case .zoneTable: ZoneTable.traits
    case .zoneCoverage: ZoneCoverageBlock.traits
    case .initiatives: InitiativesBlock.traits
    case .register: RegisterBlock.traits
    case .changes: ChangesBlock.traits
    case .disagreements: DisagreementsBlock.traits
    case .refusals: RefusalsBlock.traits
    case .edition: EditionBlock.traits
    case .trends: TrendsBlock.traits
    case .charts: ChartsBlock.traits
    case .observations: ObservationsBlock.traits
    case .sources: SourcesBlock.traits
    case .notes: NotesBlock.traits
    }
  }
}

/// What a template must know of a field.
package struct FieldTrait: Hashable, Sendable {
  package let name: String
  /// Whether its cells are mostly numbers, so that its heading stands to the right.
  package let isNumeric: Bool
  /// Whether it makes a column for each zone.
  package let isPerZone: Bool
}

/// A field of a block: a column that a template can ask for.
protocol BlockField: CaseIterable, Hashable, RawRepresentable, Sendable where RawValue == String {
  static var numeric: Set<Self> { get }
  static var perZone: Set<Self> { get }
}

extension BlockField {
  static var numeric: Set<Self> { [] }
  static var perZone: Set<Self> { [] }
}

/// A kind of table over a comparison: its rows, and what each field shows of one.
protocol SheetBlock: Sendable {
  associatedtype Item: Sendable
  associatedtype Field: BlockField
  /// What the cells of a row are made of, where that is more than what a table keeps of each row.
  associatedtype Shown: Sendable = Item

  /// The rows in the block's own order.
  var items: [Item] { get }
  /// What links call a row.
  func key(of item: Item) -> String?
  /// The value of a field for filters: an id where there is one.
  func fact(_ field: Field, of item: Item) -> String
  /// What a field shows of a row.
  func cell(_ field: Field, of item: Shown, at place: BlockPlace<Field>) -> CellContent
  /// Makes what the cells of a row are made of.
  func shown(_ item: Item) -> Shown
  /// Whether a row may stand on a fact that is about something.
  func mayStandOn(_ item: Item, about hint: FactHint) -> Bool
  /// The rows whose order formulas rely on cannot be sorted one by one: rows of one group stay together.
  func group(of item: Item) -> Int?

  /// Tells the cells of a table in numbers, so that each distinct one is made once; nil where each is made.
  ///
  /// Long tables are written many times as fast with it.
  func coding(of items: [Item], columns: [Field]) -> (any CellCoding)?
  /// Whether a cell is made by itself where its row has been told in numbers, since `shown` costs little.
  var makesCellsAlone: Bool { get }
  /// The cell as `cell` makes it, made without `shown`; nil where that takes more than it spares.
  func plainCell(_ field: Field, of item: Item) -> CellContent?
  /// Finds rows among those of a table; nil where the keys are to be gone through.
  func finder(among items: [Item]) -> RowFinder?
}

extension SheetBlock {
  static var traits: [FieldTrait] {
    Field.allCases.map {
      FieldTrait(name: $0.rawValue, isNumeric: Field.numeric.contains($0), isPerZone: Field.perZone.contains($0))
    }
  }

  func key(of item: Item) -> String? { nil }
  func fact(_ field: Field, of item: Item) -> String { "" }
  func group(of item: Item) -> Int? { nil }
  func mayStandOn(_ item: Item, about hint: FactHint) -> Bool { true }
  func coding(of items: [Item], columns: [Field]) -> (any CellCoding)? { nil }
  var makesCellsAlone: Bool { false }
  func plainCell(_ field: Field, of item: Item) -> CellContent? { nil }
  func finder(among items: [Item]) -> RowFinder? { nil }
}

extension SheetBlock where Shown == Item {
  func shown(_ item: Item) -> Item { item }
}

/// Where a cell stands among the columns and rows of its table.
struct BlockPlace<Field: BlockField>: Sendable {
  /// The data row, from 0.
  let row: Int
  /// The zone of the column, counted in the comparison's order; nil where the field is not a zone's.
  let zone: Int?
  /// The rows of the same group; the row itself where there are no groups.
  let group: ClosedRange<Int>
  let columns: BlockColumns<Field>
}

/// Which column shows which field; the first counts where a template shows one twice.
struct BlockColumns<Field: BlockField>: Sendable {
  struct Column: Hashable, Sendable {
    let field: Field
    let zone: Int?
  }

  let all: [Column]
  let headers: [String]
  let zoneCount: Int

  /// The column of a field.
  func column(_ field: Field, zone: Int? = nil) -> Int? {
    all.firstIndex { $0.field == field && $0.zone == zone }
  }

  /// The columns of a field over all zones.
  func zones(_ field: Field) -> ClosedRange<Int>? {
    guard zoneCount > 0, let first = column(field, zone: 0), let last = column(field, zone: zoneCount - 1) else {
      return nil
    }
    return first...last
  }
}
