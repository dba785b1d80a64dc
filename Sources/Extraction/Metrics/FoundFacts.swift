import ExactValues
import PrintedForms
import ZoneModel

/// The period of a fact: which of the periods found, and how it came to it.
struct PeriodReference: Hashable, Sendable {
  /// The number of the period in the page's list.
  var period: Int
  var basis: Period.Basis
  /// For 同期: the period that it repeats, so many years away.
  var shift = 0
  /// The year that the text before gives to words without one: 全年 behind 2024年.
  var year: Int?
}

/// Whose figure it is, where it is not the zone's.
struct SubjectReference: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case city
    case province
    case body
    case otherZone
  }

  let range: Range<Int>
  let kind: Kind
}

/// A growth that was found beside a level, or alone.
struct GrowthReference: Hashable {
  enum Kind: String, Sendable {
    case yearEarlier = "yoy"
    case previousPeriod = "qoq"
    case points = "pp"
  }

  enum Form: String, Sendable {
    case change
    case ratio
  }

  let quantity: Int
  let isFall: Bool
  let kind: Kind
  let form: Form
  /// From the word for the change to the end of its figure.
  let place: Range<Int>
  /// Whether it stands in a column of rates, where per cent is said once.
  var isInColumn = false
}

/// A metric that was found, as places in the repaired text.
struct MetricReference: Sendable {
  /// The pieces of the printed name, in reading order.
  var name: [Range<Int>]
  var indicator: Int?
  /// The figure; nil where only a growth is given.
  var quantity: Int?
  var growth: GrowthReference?
  var period: PeriodReference?
  var subject: SubjectReference?
  var status: ObservationStatus
  /// Where the figure stands, its words of change included where there is nothing but a growth.
  var place: Range<Int>
  /// The number of its sentence.
  var sentence: Int
  /// Where the unit stands that a table gives to the figure; nil where it stands beside it.
  var unit: Range<Int>?
}

/// A place in an order that was found.
struct RankReference: Sendable {
  let name: [Range<Int>]
  let quantity: Int
  let scope: Range<Int>?
  let period: PeriodReference?
  let place: Range<Int>
}

/// Why a figure is no metric.
package enum UnplacedReason: String, CaseIterable, Sendable {
  case furniture = "page furniture"
  case insideName = "part of a name"
  case threshold = "a limit that is part of an indicator's name"
  case noIndicator = "no indicator beside it"
  case ordinal = "a place in an order that ranks nothing"
  case span = "a length of time, an age or a temperature"
  case bareNumber = "a number without a unit"
  case rule = "an amount that a rule grants or asks"
  case earlier = "an earlier value beside the one reported"
  case difference = "a difference from another area or span"
  case secondGrowth = "a further growth of a figure that has one"
  case one = "one of a kind"
  case headline = "said again in the text below the headline"
}
