import UserFiles

/// A place in a template that a mistake may be told at: a byte of a file.
struct Spot: Hashable, Sendable {
  let file: UserFile
  let offset: Int

  var place: FilePlace { file.place(atByte: offset) }
  var line: Int { place.line ?? 1 }

  func moved(by bytes: Int) -> Spot { Spot(file: file, offset: offset + bytes) }

  static func == (left: Spot, right: Spot) -> Bool { left.file === right.file && left.offset == right.offset }
  func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(file))
    hasher.combine(offset)
  }
}
