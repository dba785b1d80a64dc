package import ExactValues

/// The id of a zone: `zhenjiang`.
package struct ZoneID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The id as seeds/zones.yaml writes it.
  package let text: String
  /// Makes an id.
  package init(_ text: String) { self.text = text }
  package var description: String { text }
  package static func < (left: ZoneID, right: ZoneID) -> Bool { left.text < right.text }
}

/// A place with a code of GB/T 2260, which is revised often: the code says nothing without its edition.
package struct CodedPlace: Hashable, Sendable {
  /// The name of the place.
  package let name: BilingualText
  /// The six-digit code; nil where the list has none.
  package let code: String?
  /// The edition of the list that the code is from.
  package let edition: String?

  /// Makes a place.
  package init(name: BilingualText, code: String?, edition: String?) {
    self.name = name
    self.code = code
    self.edition = edition
  }
}

/// The area of a zone from a day on: boundaries are redrawn, and figures within two of them are not one series.
package struct ZoneBoundary: Hashable, Sendable {
  /// The name of the edition: `2021`.
  package let edition: String
  /// The day from which figures are within it.
  package let since: CivilDate

  /// Makes a boundary.
  package init(edition: String, since: CivilDate) {
    self.edition = edition
    self.since = since
  }
}

/// A high-tech zone: the area of an administrative committee, which is not a division of GB/T 2260.
package struct Zone: Hashable, Sendable {
  package let id: ZoneID
  /// The short name, as headings print it.
  package let name: BilingualText
  /// The official name.
  package let officialName: BilingualText?
  package let province: BilingualText?
  /// The parent city.
  package let city: CodedPlace?
  /// The districts that host the zone.
  package let districts: [CodedPlace]
  /// The year of approval as a national zone.
  package let approved: Int?
  /// Other names in use.
  package let aliases: [String]
  /// Bodies with a similar name that are not this zone.
  package let namesakes: [String]
  /// Whether the committee and a district are one body, so that the district's name means the zone.
  package let districtIsZone: Bool
  /// The editions of its boundary after the first, oldest first; empty where it was never redrawn.
  package let boundaries: [ZoneBoundary]
  package let note: BilingualText?
  /// Whether the zone is on a published list, rather than inferred.
  package let isConfirmed: Bool

  /// Makes a zone.
  package init(
    id: ZoneID, name: BilingualText, officialName: BilingualText? = nil, province: BilingualText? = nil,
    city: CodedPlace? = nil, districts: [CodedPlace] = [], approved: Int? = nil, aliases: [String] = [],
    namesakes: [String] = [], districtIsZone: Bool = false, boundaries: [ZoneBoundary] = [],
    note: BilingualText? = nil, isConfirmed: Bool = true
  ) {
    self.id = id
    self.name = name
    self.officialName = officialName
    self.province = province
    self.city = city
    self.districts = districts
    self.approved = approved
    self.aliases = aliases
    self.namesakes = namesakes
    self.districtIsZone = districtIsZone
    self.boundaries = boundaries.sorted { $0.since < $1.since }
    self.note = note
    self.isConfirmed = isConfirmed
  }

  /// The edition of the boundary in force on a day; nil for the first one.
  package func boundary(on day: CivilDate) -> String? {
    boundaries.last { $0.since <= day }?.edition
  }
}
