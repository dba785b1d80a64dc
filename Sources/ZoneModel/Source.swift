package import ExactValues

/// The id of a source document.
package struct SourceID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String
  /// Makes an id.
  package init(_ text: String) { self.text = text }
  package var description: String { text }
  package static func < (left: SourceID, right: SourceID) -> Bool { left.text < right.text }
}

/// A date that may be known to the year or month only.
package struct PublicationDate: Hashable, Sendable, CustomStringConvertible {
  /// The earliest day that it can be.
  package let first: CivilDate
  /// The latest day that it can be.
  package let last: CivilDate
  /// The first day of the year, month or day as written.
  private let writtenFirst: CivilDate

  /// Reads `2025`, `2025-07` or `2025-07-17`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard let period = Period(code: text), case .span(let first, let last) = period.extent,
      text.utf8.allSatisfy({ $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39) })
    else { return nil }
    self.init(first: first, last: last)
  }

  /// Makes a date that lies between two days.
  package init(first: CivilDate, last: CivilDate) {
    self.init(first: first, last: max(first, last), writtenFirst: first)
  }

  private init(first: CivilDate, last: CivilDate, writtenFirst: CivilDate) {
    self.first = first
    self.last = last
    self.writtenFirst = writtenFirst
  }

  /// The date as plain numbers.
  struct Days: BitwiseCopyable {
    var first: Int32 = 0
    var last: Int32 = 0
    var writtenFirst: Int32 = 0
  }

  var days: Days {
    Days(
      first: Int32(clamping: first.daysSince1970), last: Int32(clamping: last.daysSince1970),
      writtenFirst: Int32(clamping: writtenFirst.daysSince1970))
  }

  init(_ days: Days) {
    self.init(
      first: CivilDate(daysSince1970: Int(days.first)), last: CivilDate(daysSince1970: Int(days.last)),
      writtenFirst: CivilDate(daysSince1970: Int(days.writtenFirst)))
  }

  /// The same date where it is known to be no earlier than a day, as events that the source tells of show; nil where the
  /// date is over by then. It is written as before: a year stays a year.
  package func notBefore(_ day: CivilDate) -> PublicationDate? {
    guard day <= last else { return nil }
    return PublicationDate(first: max(first, day), last: last, writtenFirst: writtenFirst)
  }

  /// The day, where it is known.
  package var day: CivilDate? { writtenFirst == last ? last : nil }

  /// The date as written: `2025`, `2025-07` or `2025-07-17`.
  package var description: String { Period(.span(first: writtenFirst, last: last)).code }
}

/// How a source was reached; only some addresses may be shown as links.
package enum SourceAccess: String, CaseIterable, Hashable, Sendable {
  case original
  case repost
  case mirror
  case aggregator
  case searchExcerpt = "search excerpt"
  case spunCopy = "spun copy"
  /// A scanned page without an address.
  case scan

  /// Whether an address may become a link: copies on unrelated hosts stay text.
  package var mayBeLinked: Bool { self == .original || self == .repost }

  /// How near the source is to the body that speaks: lower is more official.
  package var distance: Int {
    switch self {
    case .original, .scan: 0
    case .repost: 1
    case .mirror, .searchExcerpt: 2
    case .aggregator: 3
    case .spunCopy: 4
    }
  }
}

/// A source document: a bulletin, or a page that figures were taken from.
package struct Source: Hashable, Sendable {
  package let id: SourceID
  package let title: BilingualText
  package let publisher: BilingualText?
  package let published: PublicationDate?
  /// Whether the date stands in the source, rather than being inferred.
  package let isDateStated: Bool
  package let address: String?
  package let access: SourceAccess
  /// The language of the document: zh, en, ja.
  package let language: String?
  package let confidence: Confidence
  package let note: BilingualText?
  /// The zone whose bulletin it is; nil for a source of the tables.
  package let bulletinZone: ZoneID?
  /// Whether a person has reviewed what was taken from it.
  package let isReviewed: Bool
  package let seedPlace: SeedPlace

  /// Makes a source.
  package init(
    id: SourceID, title: BilingualText, publisher: BilingualText?, published: PublicationDate?, isDateStated: Bool,
    address: String?, access: SourceAccess, language: String?, confidence: Confidence, note: BilingualText?,
    bulletinZone: ZoneID?, isReviewed: Bool, seedPlace: SeedPlace
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.published = published
    self.isDateStated = isDateStated
    self.address = address
    self.access = access
    self.language = language
    self.confidence = confidence
    self.note = note
    self.bulletinZone = bulletinZone
    self.isReviewed = isReviewed
    self.seedPlace = seedPlace
  }

  /// The address when it may be shown as a link: http or https, and not a copy on an unrelated host.
  package var linkableAddress: String? {
    guard let address, access.mayBeLinked, address.hasPrefix("https://") || address.hasPrefix("http://") else {
      return nil
    }
    return address
  }
}
