package import UserFiles
package import ZoneModel

/// The sheets of a workbook in order, as workbook.yaml lists them.
package struct WorkbookTemplate: Sendable {
  package let sheets: [SheetTemplate]

  /// Makes a template.
  package init(sheets: [SheetTemplate]) { self.sheets = sheets }
}

/// One sheet of a workbook template.
package struct SheetTemplate: Sendable {
  /// The name that labels and links use.
  package let id: String
  /// What it shows.
  package let block: BlockKind
  /// The name of its Excel table.
  package let table: String
  /// The name of its tab's colour.
  package let tab: String?
  /// The label keys of the lines under the title.
  package let lines: [String]
  /// Columns from the left that stay when one scrolls.
  package let frozen: Int
  package let columns: [ColumnTemplate]
  /// Which rows are shown: for each field the values wanted; all when empty.
  package let only: [FieldFilter]
  /// The fields that rows are sorted by; the block's own order when empty.
  package let sort: [SortKey]
  package let charts: [ChartTemplate]
  /// What the notes sheet holds, in order.
  package let sections: [NoteSection]
  /// For how many zones it is shown.
  package let zones: ClosedRange<Int>
  /// Which observations it lists, where it lists observations.
  package let extent: ObservationExtent
  package let place: FilePlace

  /// Makes a sheet.
  package init(
    id: String, block: BlockKind, table: String, tab: String? = nil, lines: [String] = [], frozen: Int = 0,
    columns: [ColumnTemplate], only: [FieldFilter] = [], sort: [SortKey] = [], charts: [ChartTemplate] = [],
    sections: [NoteSection] = [], zones: ClosedRange<Int> = 0...Int.max, extent: ObservationExtent = .all,
    place: FilePlace
  ) {
    self.id = id
    self.block = block
    self.table = table
    self.tab = tab
    self.lines = lines
    self.frozen = frozen
    self.columns = columns
    self.only = only
    self.sort = sort
    self.charts = charts
    self.sections = sections
    self.zones = zones
    self.extent = extent
    self.place = place
  }
}

/// Which observations a sheet lists.
package enum ObservationExtent: String, CaseIterable, Hashable, Sendable {
  /// Everything of the zones.
  case all
  /// Those that the edition's rows, changes and disagreements stand on.
  case used
}

/// One column of a sheet, or one for each zone where its field is a zone's.
package struct ColumnTemplate: Sendable {
  package let field: String
  package let width: ColumnContent.Width
  /// The name of the style of its cells; nil for the field's own.
  package let style: String?
  /// The label key of its heading; nil for `columns.<block>.<field>`.
  package let heading: String?
  /// The languages that have the column.
  package let languages: [Language]
  /// Whether its cells link to where they come from.
  package let isLinked: Bool
  package let place: FilePlace

  /// Makes a column.
  package init(
    field: String, width: ColumnContent.Width, style: String? = nil, heading: String? = nil,
    languages: [Language] = Language.allCases, isLinked: Bool = true, place: FilePlace
  ) {
    self.field = field
    self.width = width
    self.style = style
    self.heading = heading
    self.languages = languages
    self.isLinked = isLinked
    self.place = place
  }

  /// The label key of the heading.
  package func headingKey(in block: BlockKind) -> String { heading ?? "columns.\(block.rawValue).\(field)" }
}

/// The values of a field that rows must have to be shown.
package struct FieldFilter: Hashable, Sendable {
  package let field: String
  package let values: [String]

  /// Makes a filter.
  package init(field: String, values: [String]) {
    self.field = field
    self.values = values
  }
}

/// A field that rows are sorted by.
package struct SortKey: Hashable, Sendable {
  package let field: String
  package let isDescending: Bool

  /// Makes a key.
  package init(field: String, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }
}

/// A group of charts on a charts sheet.
package struct ChartTemplate: Hashable, Sendable {
  /// The question that the charts answer.
  package enum Subject: String, CaseIterable, Hashable, Sendable {
    /// One chart for each row with two or more comparable figures.
    case comparable
    /// How many indicators stand in which state, by zone.
    case coverage
    /// How many initiatives each zone has, by theme.
    case initiatives
    /// One chart for each indicator with three points or more.
    case trends
  }

  package let shows: Subject
  package let kind: ChartContent.Kind
  /// How many charts, or bars of one chart, at most.
  package let most: Int

  /// Makes a group.
  package init(shows: Subject, kind: ChartContent.Kind, most: Int) {
    self.shows = shows
    self.kind = kind
    self.most = most
  }
}

/// A part of the notes sheet.
package enum NoteSection: Hashable, Sendable {
  /// The notes of these names in the labels, in order, under a heading of the labels.
  case texts(section: String, names: [String])
  /// The shorthand with its meanings.
  case symbols
  /// Definitions of the indicators compared.
  case definitions
  /// Remarks on the data's quality.
  case remarks
  /// The editions of evaluation catalogues.
  case catalogues

  /// The names of the sections that hold no texts of their own.
  package static let plainNames = ["symbols", "definitions", "remarks", "catalogues"]
}
