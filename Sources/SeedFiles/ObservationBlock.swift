import ExactValues
import UserFiles
import ZoneModel

/// Reads the rows of a block of a table of observations: the usual ones straight from their bytes, any other the long way,
/// which also says what is wrong with it.
struct ObservationBlock: @unchecked Sendable {
  /// The records, in the numbers of the vocabulary's builder.
  private(set) var records: [ObservationRecord] = []
  let mistakes: Mistakes
  let vocabulary: ObservationVocabulary
  private let reader: TableReader
  private let positions: [Int]
  private let file: UInt16

  init(_ vocabulary: ObservationVocabulary, name: String, positions: [Int], reader: TableReader) {
    mistakes = Mistakes()
    self.vocabulary = vocabulary
    self.positions = positions
    self.reader = reader.noting(mistakes)
    file = vocabulary.builder.number(of: name)
  }

  /// Takes a row in.
  mutating func take(_ row: ByteCSVRow) {
    let placed = PlacedRow(row: row, positions: positions)
    if var record = vocabulary.usual(placed) {
      record.file = file
      let (line, column) = row.lineAndColumn(positions[2])
      record.line = UInt32(clamping: line)
      record.column = UInt32(clamping: column)
      records.append(record)
    } else {
      reader.readObservation(placed, vocabulary.context, noting: mistakes, into: &vocabulary.builder)
      records += vocabulary.builder.takeRecords()
    }
  }
}

/// What rows of observations refer to.
struct ObservationContext: Sendable {
  let catalogue: CatalogueReader
  let sources: [Source]
  let sourceNames: NameIndex
  /// The readers of printed forms by source, whose date they need.
  let readers: [PrintedFormReader]
  /// Whether each indicator of the catalogue is of a moment.
  let isOfAMoment: [Bool]
  let facts: FactBuilder
}
