import ZoneModel

/// The names that zones, their like-named neighbours and their host places go by.
struct ZoneNames {
  /// A name and what it names.
  struct Entry {
    let name: String
    let kind: WordKind
    /// The zone's number in the catalogue.
    let zone: Int
  }

  /// Every name of every zone of a catalogue; names of two zones are left to the first.
  static func entries(_ zones: [Zone]) -> [Entry] {
    var entries: [Entry] = []
    for (number, zone) in zones.enumerated() {
      var names = [zone.name.zh]
      if let official = zone.officialName?.zh { names.append(official) }
      names += zone.aliases
      for name in names {
        entries.append(Entry(name: name, kind: .zone, zone: number))
        for longer in variants(of: name) { entries.append(Entry(name: longer, kind: .zone, zone: number)) }
      }
      if zone.districtIsZone {
        for district in zone.districts { entries.append(Entry(name: district.name.zh, kind: .zone, zone: number)) }
      }
    }
    for (number, zone) in zones.enumerated() {
      for name in zone.namesakes { entries.append(Entry(name: name, kind: .namesake, zone: number)) }
      if let city = zone.city?.name.zh, city.hasSuffix("市") || city.hasSuffix("区") || city.hasSuffix("县") {
        entries.append(Entry(name: city, kind: .cityName, zone: number))
      }
      if let province = zone.province?.zh { entries.append(Entry(name: province, kind: .province, zone: number)) }
    }
    return entries
  }

  /// The other forms of a name that ends in 高新区.
  private static func variants(of name: String) -> [String] {
    guard name.hasSuffix("高新区"), !name.hasSuffix("国家高新区") else { return [] }
    let place = name.dropLast(3)
    guard place.count >= 2 else { return [] }
    return ["\(place)国家高新区", "\(place)国家级高新区", "\(place)高新技术产业开发区", "\(place)国家高新技术产业开发区", "\(place)高新技术开发区"]
  }

  /// Ends of names by which a zone is known that no catalogue lists.
  static let ends = [
    "国家高新技术产业开发区", "高新技术产业开发区", "高新技术产业园区", "高新技术开发区", "国家级高新区", "国家高新区", "高新园区", "高新区",
  ]
}
