import ExactValues

/// Sources of tables as bytes, and back.
extension Source {
  /// The sources as bytes: each of its texts, then what is told in numbers.
  package static func bytes(of sources: [Source]) -> [UInt8] {
    var writer = ByteWriter()
    for text in texts { writer.write(sources.map { text($0) ?? "" }) }
    for source in sources { writer.write(SourceRecord(source)) }
    return writer.bytes
  }

  /// The sources that bytes hold; nil where they are not whole.
  package static func sources(in bytes: UnsafeRawBufferPointer) -> [Source]? {
    var reader = ByteReader(bytes)
    var columns: [[String]] = []
    for _ in texts {
      guard let column = reader.texts(), column.count == columns.first?.count ?? column.count else { return nil }
      columns.append(column)
    }
    var sources: [Source] = []
    sources.reserveCapacity(columns[0].count)
    for row in columns[0].indices {
      guard let record = reader.value(SourceRecord.self) else { return nil }
      func pair(_ zh: Int, _ en: Int, _ isThere: UInt8) -> BilingualText? {
        record.parts & isThere == 0 ? nil : BilingualText(zh: columns[zh][row], en: columns[en][row])
      }
      sources.append(
        Source(
          id: SourceID(columns[0][row]), title: BilingualText(zh: columns[1][row], en: columns[2][row]),
          publisher: pair(3, 4, SourceRecord.publisher), published: record.published,
          isDateStated: record.parts & SourceRecord.dateStated != 0,
          address: record.parts & SourceRecord.address == 0 ? nil : columns[5][row], access: record.access,
          language: record.parts & SourceRecord.language == 0 ? nil : columns[6][row], confidence: record.confidence,
          note: pair(7, 8, SourceRecord.note), bulletinZone: nil, isReviewed: true,
          seedPlace: SeedPlace(
            file: columns[9][row], line: Int(record.line), column: record.column == 0 ? nil : Int(record.column))))
    }
    return sources
  }

  private static let texts: [@Sendable (Source) -> String?] = [
    { $0.id.text }, { $0.title.zh }, { $0.title.en }, { $0.publisher?.zh }, { $0.publisher?.en }, { $0.address },
    { $0.language }, { $0.note?.zh }, { $0.note?.en }, { $0.seedPlace.file },
  ]
}

/// What of a source is no text.
private struct SourceRecord: BitwiseCopyable {
  static let publisher: UInt8 = 1
  static let address: UInt8 = 2
  static let language: UInt8 = 4
  static let note: UInt8 = 8
  static let dateStated: UInt8 = 16
  static let dated: UInt8 = 32

  let date: PublicationDate.Days
  let line: UInt32
  let column: UInt32
  private let accessPlace: UInt8
  private let confidencePlace: UInt8
  let parts: UInt8

  init(_ source: Source) {
    date = source.published?.days ?? PublicationDate.Days()
    line = UInt32(clamping: source.seedPlace.line)
    column = UInt32(clamping: source.seedPlace.column ?? 0)
    accessPlace = UInt8(SourceAccess.allCases.firstIndex(of: source.access) ?? 0)
    confidencePlace = UInt8(Confidence.allCases.firstIndex(of: source.confidence) ?? 0)
    let known: [(Bool, UInt8)] = [
      (source.publisher != nil, Self.publisher), (source.address != nil, Self.address),
      (source.language != nil, Self.language), (source.note != nil, Self.note),
      (source.isDateStated, Self.dateStated), (source.published != nil, Self.dated),
    ]
    parts = known.reduce(0) { $1.0 ? $0 | $1.1 : $0 }
  }

  var published: PublicationDate? { parts & Self.dated == 0 ? nil : PublicationDate(date) }
  var access: SourceAccess { SourceAccess.allCases[min(Int(accessPlace), SourceAccess.allCases.count - 1)] }
  var confidence: Confidence { Confidence.allCases[min(Int(confidencePlace), Confidence.allCases.count - 1)] }
}
