import UserFiles
import ZoneModel

extension SeedPlace {
  /// The place of a fact in the files of the data set.
  init(_ place: FilePlace) { self.init(file: place.file, line: place.line ?? 1, column: place.column) }
}

extension FilePlace {
  /// The place of a fact, for a mistake of it.
  init(_ place: SeedPlace) { self.init(file: place.file, line: place.line, column: place.column) }
}
