import ExactValues
import UserFiles
import ZoneModel

extension YAMLValue {
  /// An edition of a zone's boundary with the day it holds from; what is wrong with it is noted.
  func boundary() -> ZoneBoundary? {
    guard let entry = mapping(SeedFormat.boundary), let edition = entry["edition"]?.text(),
      let since = entry["since"], let text = since.text()
    else { return nil }
    guard let day = CivilDate(text) else {
      since.note("bad-date", "'\(text.prefix(40))' is no day", hint: "write it as \"2021-07-01\", in quotes")
      return nil
    }
    return ZoneBoundary(edition: edition, since: day)
  }
}
