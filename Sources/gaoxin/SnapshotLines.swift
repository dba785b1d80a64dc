import Glibc
import ZoneComparison
import ZoneModel

/// The lines of a snapshot's file, as `EditionSnapshot.csv` writes them: what, then an id and a text in quotes.
struct SnapshotLines {
  /// The bytes of the file; behind them those of fields whose quotes were doubled.
  private(set) var bytes: [UInt8]
  private(set) var observations: [ShownObservations.Entry] = []
  private(set) var initiatives: [InitiativeID: String] = [:]

  private static let head = Array("what,id,text\n".utf8)
  private static let observation = Array("observation,".utf8)
  private static let initiative = Array("initiative,".utf8)

  /// Reads the bytes of a file; nil where they are not such lines.
  init?(_ file: [UInt8]) {
    guard file.starts(with: Self.head) else { return nil }
    bytes = file
    var place = Self.head.count
    var extra: [UInt8] = []
    let isWhole = file.withUnsafeBufferPointer { file in
      while place < file.count {
        let isObservation = Self.has(Self.observation, at: place, in: file)
        guard isObservation || Self.has(Self.initiative, at: place, in: file) else { return false }
        place += isObservation ? Self.observation.count : Self.initiative.count
        guard let id = Self.field(in: file, &place, &extra), place < file.count, file[place] == 0x2C else {
          return false
        }
        place += 1
        guard let text = Self.field(in: file, &place, &extra), place < file.count, file[place] == 0x0A else {
          return false
        }
        place += 1
        if isObservation {
          observations.append(ShownObservations.Entry(id: id, text: text))
        } else {
          func read(_ range: Range<Int>) -> String {
            range.lowerBound < file.count
              ? String(decoding: file[range], as: UTF8.self)
              : String(
                decoding: extra[(range.lowerBound - file.count)..<(range.upperBound - file.count)], as: UTF8.self)
          }
          initiatives[InitiativeID(read(id))] = read(text)
        }
      }
      return true
    }
    guard isWhole else { return nil }
    bytes += extra
  }

  private static func has(_ word: [UInt8], at place: Int, in file: UnsafeBufferPointer<UInt8>) -> Bool {
    place + word.count <= file.count && file[place..<(place + word.count)].elementsEqual(word)
  }

  /// Takes a field in quotes, and stands behind it; where its quotes are doubled it stands among the extra bytes, which
  /// count behind those of the file.
  private static func field(
    in file: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ extra: inout [UInt8]
  ) -> Range<Int>? {
    guard place < file.count, file[place] == 0x22, let base = file.baseAddress else { return nil }
    place += 1
    let start = place
    var end = start
    var isDoubled = false
    while true {
      guard let quote = memchr(base + end, 0x22, file.count - end) else { return nil }
      end = UnsafeRawPointer(quote) - UnsafeRawPointer(base)
      guard end + 1 < file.count, file[end + 1] == 0x22 else { break }
      isDoubled = true
      end += 2
    }
    place = end + 1
    guard isDoubled else { return start..<end }
    let first = file.count + extra.count
    // Of two quotes the first is left out.
    var isLeftOut = false
    for byte in file[start..<end] {
      isLeftOut = byte == 0x22 && !isLeftOut
      if !isLeftOut { extra.append(byte) }
    }
    return first..<(file.count + extra.count)
  }
}
